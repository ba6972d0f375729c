import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { KeyCommand } from '../keyboard/keymap';
import { Hinted } from './hinted';

interface IconButtonProps {
  icon: LucideIcon;
  label: string;
  /** The command whose key the tooltip shows. */
  command?: KeyCommand;
  /** The key that the tooltip shows, where it is no command of the whole window. */
  shortcut?: string;
  onPress?: () => void;
  className?: string;
  isDisabled?: boolean;
  /** Set for toggle buttons. */
  pressed?: boolean;
  filled?: boolean;
  children?: ReactNode;
}

/** A button with an icon, and a label for the tooltip and for screen readers. */
export function IconButton(props: IconButtonProps) {
  const { icon: Icon, label, command, shortcut } = props;
  return (
    <Hinted label={label} command={command} shortcut={shortcut}>
      <Button
        className={`icon-button ${props.className ?? ''}`}
        aria-label={label}
        isDisabled={props.isDisabled ?? false}
        {...(props.pressed !== undefined && { 'aria-pressed': props.pressed })}
        {...(props.onPress && { onPress: props.onPress })}
      >
        <Icon
          size={17}
          strokeWidth={1.8}
          aria-hidden
          fill={props.filled ? 'currentColor' : 'none'}
        />
        {props.children}
      </Button>
    </Hinted>
  );
}
