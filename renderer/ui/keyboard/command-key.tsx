import type { KeyCommand } from './keymap';
import { useKeyLabels } from './use-keymap';

interface CommandKeyProps {
  of: KeyCommand;
  /** True where screen readers say it; beside a name it would become a part of the name. */
  isSpoken?: boolean;
}

/** The first key of a command, beside its name; nothing when it has none. */
export function CommandKey({ of, isSpoken = false }: CommandKeyProps) {
  const [label] = useKeyLabels()(of);
  return label === undefined ? null : <kbd aria-hidden={!isSpoken}>{label}</kbd>;
}
