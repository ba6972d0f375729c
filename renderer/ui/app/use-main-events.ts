import { useEffect } from 'react';
import type { MenuCommand } from '../../../electron/ipc/contract';
import { type ImportInput, inputsOf } from '../../library/import/import-batch';
import { useServices } from './services';
import { useNewest } from './use-newest';

interface MainEvents {
  onFiles: (inputs: ImportInput[]) => void;
  onLink: (link: string) => void;
  onMenu: Record<MenuCommand, () => void>;
}

/** Handles the events from main: menu commands, and files and links opened from outside. */
export function useMainEvents(events: MainEvents): void {
  const { bridge } = useServices();
  const onMenu = useNewest((command: MenuCommand) => events.onMenu[command]());
  const onFiles = useNewest(events.onFiles);
  const onLink = useNewest(events.onLink);

  useEffect(() => {
    const stopMenu = bridge.on('menu', onMenu);
    const stopFiles = bridge.on('openFiles', async (grant) => {
      const inputs = await inputsOf(grant);
      if (inputs.length > 0) onFiles(inputs);
    });
    const stopLinks = bridge.on('openLink', onLink);
    return () => {
      stopMenu();
      stopFiles();
      stopLinks();
    };
  }, [bridge, onMenu, onFiles, onLink]);

  // Sent once the page has rendered and its listeners are attached.
  useEffect(() => void bridge.request('pageReady'), [bridge]);
}
