import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuTrigger, Popover } from 'react-aria-components';
import { Hinted } from './hinted';

interface MoreMenuProps {
  /** Names the button. */
  label: string;
  /** A line above the items. */
  heading?: string;
  disabledKeys?: readonly string[];
  /** Given together where something else opens the menu, too. */
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** `MenuItem`s. */
  children: ReactNode;
}

/** A button of three dots that opens a menu. */
export function MoreMenu({ label, heading, disabledKeys, children, ...open }: MoreMenuProps) {
  return (
    <MenuTrigger {...open}>
      <Hinted label={label}>
        <Button className="icon-button" aria-label={label}>
          <Ellipsis size={15} aria-hidden />
        </Button>
      </Hinted>
      <Popover className="menu-popover" placement="bottom end">
        {heading && <p className="menu-heading">{heading}</p>}
        <Menu className="menu" aria-label={label} {...(disabledKeys ? { disabledKeys } : {})}>
          {children}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
