import { useEffect } from 'react';
import { serveBrowser } from '../../library/receive/serve-browser';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { useNewest } from '../app/use-newest';
import { useStrings } from '../i18n/language-context';

/** Answers browsers, and imports the pages that they hand over without opening the panel. */
export function useBrowserPages(): void {
  const { bridge, library } = useServices();
  const announce = useAnnounce();
  const strings = useStrings();
  const onSaved = useNewest((title: string) => announce(strings.browser.saved(title)));
  const failures = useNewest(
    (reason: keyof typeof strings.import.failures) => strings.import.failures[reason],
  );

  useEffect(
    () =>
      serveBrowser({
        carrel: bridge,
        library: async () => library,
        failureText: failures,
        onSaved,
      }),
    [bridge, library, failures, onSaved],
  );
}
