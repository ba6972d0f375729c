import { useEffect, useRef } from 'react';
import type { MenuCommand } from '../../../electron/ipc/contract';
import { type ImportInput, inputsOf } from '../../library/import/import-batch';
import { useDesk } from './desk';

interface MainEvents {
  onFiles: (inputs: ImportInput[]) => void;
  onMenu: Record<MenuCommand, () => void>;
}

/** What main tells the page: the menu's commands, and files opened from outside. */
export function useMainEvents(events: MainEvents): void {
  const { bridge } = useDesk();
  const latest = useRef(events);
  latest.current = events;

  useEffect(() => {
    const stopMenu = bridge.on('menu', (command) => latest.current.onMenu[command]());
    const stopFiles = bridge.on('openFiles', async (grant) => {
      const inputs = await inputsOf(grant);
      if (inputs.length > 0) latest.current.onFiles(inputs);
    });
    return () => {
      stopMenu();
      stopFiles();
    };
  }, [bridge]);

  // Asked once this page is drawn and listens.
  useEffect(() => void bridge.request('pageReady'), [bridge]);
}
