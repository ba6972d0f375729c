import { useEffect, useState } from 'react';
import type { DocumentName } from '../../../electron/ipc/help';
import { useServices } from '../app/services';

/** The text of one of the program's documents; null until it is read, `failed` when it cannot be. */
export function useDocument(name: DocumentName): string | null | 'failed' {
  const { bridge } = useServices();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    bridge.request('readDocument', name).then(setText, () => setText('failed'));
  }, [bridge, name]);
  return text;
}
