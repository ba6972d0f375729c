import { useEffect } from 'react';
import type { MenuCommand } from '../../../electron/ipc/contract';
import { type ImportInput, inputsOf } from '../../library/import/import-batch';
import { useServices } from './services';
import { useNewest } from './use-newest';

interface MainEvents {
  onFiles: (inputs: ImportInput[]) => void;
  onLink: (link: string) => void;
  onSearch: (query: string) => void;
  onArticles: (ids: readonly string[]) => void;
  onMenu: Record<MenuCommand, () => unknown>;
}

/** Handles the events from main: menu commands, and what was opened or chosen outside of the window. */
export function useMainEvents(events: MainEvents): void {
  const { bridge } = useServices();
  const onMenu = useNewest((command: MenuCommand) => void events.onMenu[command]());
  const onFiles = useNewest(events.onFiles);
  const onLink = useNewest(events.onLink);
  const onSearch = useNewest(events.onSearch);
  const onArticles = useNewest(events.onArticles);

  useEffect(() => {
    const stopMenu = bridge.on('menu', onMenu);
    const stopFiles = bridge.on('openFiles', async (grant) => {
      const inputs = await inputsOf(grant);
      if (inputs.length > 0) onFiles(inputs);
    });
    const stopLinks = bridge.on('openLink', onLink);
    const stopSearches = bridge.on('searchFor', onSearch);
    const stopArticles = bridge.on('showArticles', onArticles);
    return () => {
      stopSearches();
      stopArticles();
      stopMenu();
      stopFiles();
      stopLinks();
    };
  }, [bridge, onMenu, onFiles, onLink, onSearch, onArticles]);

  // Sent once the page has rendered and its listeners are attached.
  useEffect(() => void bridge.request('pageReady'), [bridge]);
}
