import { useEffect, useMemo, useState } from 'react';
import type { ReferenceFormat } from '../../../electron/ipc/exporting';
import { bibtexOf } from '../../core/cite/bibtex';
import type { CslItem } from '../../core/cite/csl-item';
import { risOf } from '../../core/cite/ris';
import type { StyleFile } from '../../core/cite/style-file';
import { type FormattedReference, formatReference } from '../../library/cite/format-reference';

type Failed = Exclude<FormattedReference, { ok: true }>;

export type References =
  | { state: 'making' }
  | { state: 'failed'; reason: Failed['reason']; fault: string }
  | { state: 'written'; text: string }
  | (Omit<FormattedReference & { ok: true }, 'ok'> & { state: 'formatted' });

const making: References = { state: 'making' };

/** The references of the items in a format; in a style they are made in a worker. */
export function useReferences(
  current: readonly CslItem[],
  format: ReferenceFormat,
  style: StyleFile | null,
  lang: string,
): References {
  const items = useUnchanged(current);
  const [formatted, setFormatted] = useState<References>(making);
  const isStyled = format === 'text';

  useEffect(() => {
    if (!isStyled || style === null) return;
    setFormatted(making);
    const stop = new AbortController();
    formatReference(items, style, lang, stop.signal).then(
      (made) => {
        if (stop.signal.aborted) return;
        if (made.ok) setFormatted({ ...made, state: 'formatted' });
        else setFormatted({ state: 'failed', reason: made.reason, fault: made.fault });
      },
      // Only the signal rejects: another choice was made.
      () => {},
    );
    return () => stop.abort();
  }, [items, isStyled, style, lang]);

  switch (format) {
    case 'text':
      return formatted;
    case 'bibtex':
      return { state: 'written', text: bibtexOf(items) };
    case 'ris':
      return { state: 'written', text: risOf(items) };
    case 'csl':
      return { state: 'written', text: JSON.stringify(items, null, 2) };
  }
}

/** The same array while its content is the same: articles are new objects after every change of the library. */
function useUnchanged(current: readonly CslItem[]): readonly CslItem[] {
  const content = useMemo(() => JSON.stringify(current), [current]);
  const [kept, setKept] = useState({ content, items: current });
  if (kept.content === content) return kept.items;
  setKept({ content, items: current });
  return current;
}
