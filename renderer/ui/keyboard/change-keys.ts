import { type Chord, meet } from './chord';
import { createKeymap, defaultKeys, type KeyCommand, type OwnKeys } from './keymap';

/**
 * Gives a command other keys, and takes them away from the commands that had them: no key, and no
 * beginning of a sequence, is two commands.
 *
 * @returns the changed keys of all commands, and those that have lost one
 */
export function withKeys(
  changed: OwnKeys,
  command: KeyCommand,
  chords: readonly Chord[],
): { keys: OwnKeys; taken: KeyCommand[] } {
  const keymap = createKeymap(changed);
  const taken = new Set(chords.flatMap((chord) => keymap.inConflict(chord)));
  taken.delete(command);
  const isFree = (chord: Chord) => !chords.some((given) => meet(given, chord));
  const next: Record<string, readonly Chord[]> = { ...changed, [command]: chords };
  for (const other of taken) next[other] = keymap.own(other).filter(isFree);
  const kept = Object.entries(next).filter(
    ([name, own]) => own.join('\n') !== defaultKeys[name as KeyCommand]?.join('\n'),
  );
  return { keys: Object.fromEntries(kept), taken: [...taken] };
}
