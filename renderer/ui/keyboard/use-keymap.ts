import { useMemo } from 'react';
import { useServices } from '../app/services';
import { useStrings } from '../i18n/language-context';
import { usePreferences } from '../settings/preferences-context';
import { chordLabel } from './chord';
import { createKeymap, type KeyCommand, type Keymap, type OwnKeys } from './keymap';

const keymaps = new WeakMap<OwnKeys, Keymap>();

/** The keys as the user has them. All who ask share one map: the settings ask for each command. */
export function useKeymap(): Keymap {
  const { keys } = usePreferences().preferences;
  const keymap = keymaps.get(keys) ?? createKeymap(keys);
  keymaps.set(keys, keymap);
  return keymap;
}

/** Says the keys of a command as their caps show them, those that can be changed first. */
export function useKeyLabels(): (command: KeyCommand) => string[] {
  const keymap = useKeymap();
  const { space } = useStrings().keys;
  const isMac = useServices().info.platform === 'darwin';
  return useMemo(
    () => (command) => keymap.all(command, isMac).map((chord) => chordLabel(chord, isMac, space)),
    [keymap, isMac, space],
  );
}
