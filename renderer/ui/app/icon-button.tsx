import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';

interface IconButtonProps {
  icon: LucideIcon;
  label: string;
  /** The key that does the same. */
  shortcut?: string;
  onPress?: () => void;
  className?: string;
  isDisabled?: boolean;
  /** For buttons that are on or off. */
  pressed?: boolean;
  filled?: boolean;
  children?: ReactNode;
}

/** A button that shows a picture, and says what it does to who cannot see it or points at it. */
export function IconButton(props: IconButtonProps) {
  const { icon: Icon, label, shortcut } = props;
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
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
      <Tooltip className="tooltip" offset={4}>
        {label}
        {shortcut && <kbd>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
