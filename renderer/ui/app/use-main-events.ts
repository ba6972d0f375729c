import { useEffect } from 'react';
import type { MenuCommand } from '../../../electron/ipc/contract';
import { type ImportInput, inputsOf } from '../../library/import/import-batch';
import { useDesk } from './desk';
import { useNewest } from './use-newest';

interface MainEvents {
  onFiles: (inputs: ImportInput[]) => void;
  onMenu: Record<MenuCommand, () => void>;
}

/** What main tells the page: the menu's commands, and files opened from outside. */
export function useMainEvents(events: MainEvents): void {
  const { bridge } = useDesk();
  const onMenu = useNewest((command: MenuCommand) => events.onMenu[command]());
  const onFiles = useNewest(events.onFiles);

  useEffect(() => {
    const stopMenu = bridge.on('menu', onMenu);
    const stopFiles = bridge.on('openFiles', async (grant) => {
      const inputs = await inputsOf(grant);
      if (inputs.length > 0) onFiles(inputs);
    });
    return () => {
      stopMenu();
      stopFiles();
    };
  }, [bridge, onMenu, onFiles]);

  // Asked once this page is drawn and listens.
  useEffect(() => void bridge.request('pageReady'), [bridge]);
}
