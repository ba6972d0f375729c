import { useEffect, useRef } from 'react';
import type { FileGrant, MenuCommand } from '../../../electron/ipc/contract';
import type { ImportInput } from '../../library/import-batch';
import { useStrings } from '../i18n/language-context';
import { useAnnounce } from './announcer';
import { useDesk } from './desk';

interface MainEvents {
  onFiles: (inputs: ImportInput[]) => void;
  onMenu: Record<MenuCommand, () => void>;
}

/** What main tells the page: the menu's commands, and files opened from outside. */
export function useMainEvents(events: MainEvents): void {
  const { bridge } = useDesk();
  const strings = useStrings();
  const announce = useAnnounce();
  const latest = useRef(events);
  latest.current = events;

  useEffect(() => {
    const stopMenu = bridge.on('menu', (command) => latest.current.onMenu[command]());
    const stopFiles = bridge.on('openFiles', (grant) => {
      const inputs = grantedInputs(grant);
      if (inputs.length > 0) latest.current.onFiles(inputs);
      const missing = grant.missing[0];
      if (missing) announce(`${missing.path}: ${strings.import.failures[missing.reason]}`);
    });
    return () => {
      stopMenu();
      stopFiles();
    };
  }, [bridge, announce, strings]);

  // Asked once this page is drawn and listens.
  useEffect(() => void bridge.request('pageReady'), [bridge]);
}

function grantedInputs({ grant, files }: FileGrant): ImportInput[] {
  return files.map(({ name, path, index }) => ({ kind: 'granted', name, path, grant, index }));
}
