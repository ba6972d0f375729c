import { useEffect, useRef } from 'react';
import { type ImportReportItem, inputsOf } from '../../library/import/import-batch';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';

/** Ids of articles that one notification leads to. */
const mostTold = 500;

/**
 * Imports files from watched folders without opening the panel. A message reports them, and a notification of the
 * desktop while the window is not used.
 */
export function useWatchedFiles(): void {
  const { bridge, queue } = useServices();
  const announce = useAnnounce();
  const { watch, list } = useStrings();
  const latest = useRef({ announce, watch, list });
  latest.current = { announce, watch, list };

  useEffect(() => {
    /** What came in since the window was used, by id. */
    const arrived = new Map<string, string>();

    async function tell(items: readonly ImportReportItem[], folder: string): Promise<void> {
      const { watch, list } = latest.current;
      for (const { outcome, id, title } of items) {
        const isNew = outcome === 'imported' && id !== null && arrived.size < mostTold;
        if (isNew) arrived.set(id, title || list.noTitle);
      }
      if (arrived.size === 0) return;
      const [title = ''] = arrived.size === 1 ? arrived.values() : [watch.arrived(arrived.size)];
      const isAway = await bridge.request('notifyOfNew', title, watch.arrivedFrom(folder), [
        ...arrived.keys(),
      ]);
      if (!isAway) arrived.clear();
    }

    const used = () => arrived.clear();
    window.addEventListener('focus', used);
    const stop = bridge.on('watchedFiles', async ({ ticket, grant }) => {
      const inputs = await inputsOf(grant);
      const { taken, items, unread, cancelled } = await queue.add(inputs);
      const places = (chosen: ReadonlySet<unknown>) =>
        inputs.flatMap((input, at) => (chosen.has(input) ? at : []));
      const later = places(cancelled);
      const again = places(unread).filter((at) => !later.includes(at));
      await bridge.request('takenIn', ticket, again, later);
      const [folder = ''] = grant.files[0]?.name.split('/') ?? [];
      if (taken === 0) return;
      latest.current.announce(latest.current.watch.tookIn(taken, folder));
      await tell(items, folder);
    });
    return () => {
      window.removeEventListener('focus', used);
      stop();
    };
  }, [bridge, queue]);
}
