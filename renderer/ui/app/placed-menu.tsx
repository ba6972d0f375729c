import { type ReactNode, useRef } from 'react';
import { Menu, Popover } from 'react-aria-components';

/** Where a context menu opens, in the window. */
export interface MenuPlace {
  x: number;
  y: number;
}

interface PlacedMenuProps {
  at: MenuPlace;
  label: string;
  onClose: () => void;
  /** `MenuItem`s. */
  children: ReactNode;
}

/** A context menu. */
export function PlacedMenu({ at, label, onClose, children }: PlacedMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} style={{ position: 'fixed', left: at.x, top: at.y }} />
      <Popover
        className="menu-popover"
        triggerRef={anchor}
        isOpen
        onOpenChange={onClose}
        placement="bottom start"
        offset={2}
      >
        <Menu className="menu" aria-label={label} onClose={onClose}>
          {children}
        </Menu>
      </Popover>
    </>
  );
}

/** Where the menu of an element opens: at the pointer, or in the element for the menu key. */
export function placeOfMenu(event: {
  clientX: number;
  clientY: number;
  currentTarget: Element;
}): MenuPlace {
  const { left, right, top, bottom } = event.currentTarget.getBoundingClientRect();
  const { clientX: x, clientY: y } = event;
  const isInside = x > left && x < right && y > top && y < bottom;
  return isInside ? { x, y } : { x: left + 24, y: (top + bottom) / 2 };
}
