import type { KeyCommand } from './keymap';
import { useKeyLabels } from './use-keymap';

/** The first key of a command, beside its name; nothing when it has none. */
export function CommandKey({ of }: { of: KeyCommand }) {
  const [label] = useKeyLabels()(of);
  return label === undefined ? null : <kbd aria-hidden>{label}</kbd>;
}
