import { useCallback, useRef } from 'react';
import type { ImportInput, ImportReportItem } from '../../library/import/import-batch';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { useNewest } from '../app/use-newest';
import { useStrings } from '../i18n/language-context';
import { whatToShow } from './what-to-show';

interface OpenedFiles {
  onArticle: (id: string) => void;
  /** Shows the panel with the progress. */
  onBegun: () => void;
  onReport: () => void;
  onPanelDone: () => void;
}

/**
 * Imports files that were opened from the desktop, and shows what came of them. A desktop may start one process
 * for each of many files: files that come while others are read belong together.
 */
export function useOpenedFiles(events: OpenedFiles): (inputs: ImportInput[]) => void {
  const { queue } = useServices();
  const announce = useAnnounce();
  const { import: words } = useStrings();
  const opened = useRef<{ left: number; items: ImportReportItem[] }>({ left: 0, items: [] });

  const show = useNewest((items: readonly ImportReportItem[]) => {
    const shown = whatToShow(items);
    if (shown.kind === 'report') events.onReport();
    if (shown.kind !== 'article') return;
    // Other files may still be read.
    if (queue.batch()?.state === 'finished') events.onPanelDone();
    events.onArticle(shown.id);
    announce(shown.isNew ? words.opened(shown.title) : words.wasThere(shown.title));
  });
  const begun = useNewest(events.onBegun);

  return useCallback(
    (inputs) => {
      const { current } = opened;
      current.left += 1;
      begun();
      void queue.add(inputs).then(({ items }) => {
        current.items.push(...items);
        current.left -= 1;
        if (current.left > 0) return;
        show(current.items.splice(0));
      });
    },
    [queue, begun, show],
  );
}
