import { useEffect, useRef } from 'react';
import { inputsOf } from '../../library/import/import-batch';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';

/** Imports files from watched folders without opening the panel; a message reports them. */
export function useWatchedFiles(): void {
  const { bridge, queue } = useServices();
  const announce = useAnnounce();
  const { watch } = useStrings();
  const latest = useRef({ announce, watch });
  latest.current = { announce, watch };

  useEffect(
    () =>
      bridge.on('watchedFiles', async ({ ticket, grant }) => {
        const inputs = await inputsOf(grant);
        const { taken, unread, cancelled } = await queue.add(inputs);
        const places = (chosen: ReadonlySet<unknown>) =>
          inputs.flatMap((input, at) => (chosen.has(input) ? at : []));
        const later = places(cancelled);
        const again = places(unread).filter((at) => !later.includes(at));
        await bridge.request('takenIn', ticket, again, later);
        const [folder = ''] = grant.files[0]?.name.split('/') ?? [];
        if (taken > 0) latest.current.announce(latest.current.watch.tookIn(taken, folder));
      }),
    [bridge, queue],
  );
}
