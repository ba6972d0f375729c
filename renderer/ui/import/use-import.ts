import { useCallback, useRef, useState } from 'react';
import type { ImportInput } from '../../library/import/import-batch';
import { useServices } from '../app/services';
import type { FilePickersHandle } from './file-pickers';
import { useImportBatch } from './import-panel';
import { useWatchedFiles } from './use-watched-files';

/** Starts imports, and opens or closes the panel with their progress. */
export function useImport() {
  const { queue } = useServices();
  const hasImported = useImportBatch() !== null;
  useWatchedFiles();
  const pickers = useRef<FilePickersHandle>(null);
  const [isShown, setIsShown] = useState(false);
  const add = useCallback(
    (inputs: ImportInput[]) => {
      void queue.add(inputs);
      setIsShown(true);
    },
    [queue],
  );
  return {
    add,
    pickers,
    pickFiles: useCallback(() => pickers.current?.files(), []),
    pickFolder: useCallback(() => pickers.current?.folder(), []),
    hasImported,
    isShown,
    show: useCallback(() => setIsShown(true), []),
    hide: useCallback(() => setIsShown(false), []),
  };
}
