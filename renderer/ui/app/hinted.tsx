import type { ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import { CommandKey } from '../keyboard/command-key';
import type { KeyCommand } from '../keyboard/keymap';

interface HintedProps {
  label: string;
  /** The command whose key the tooltip shows. */
  command?: KeyCommand | undefined;
  /** The key that the tooltip shows, where it is no command of the whole window. */
  shortcut?: string | undefined;
  /** `top` by default, where there is room. */
  placement?: 'right';
  /** A `Button`, or another element in a `Focusable`. */
  children: ReactNode;
}

/** Shows a tooltip after a moment, and at once while another one was just shown. */
export function Hinted({ label, command, shortcut, placement, children }: HintedProps) {
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
      {children}
      <Tooltip className="tooltip" offset={4} placement={placement ?? 'top'}>
        {label}
        {command && <CommandKey of={command} isSpoken />}
        {shortcut && <kbd>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
