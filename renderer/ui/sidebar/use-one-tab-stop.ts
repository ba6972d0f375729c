import { type FocusEvent, type KeyboardEvent, useRef } from 'react';

/** The first button of each line, among which the arrow keys move. */
const heads = '.sidebar-item, .facet-trigger, .show-more, .small-times';
const lines = 'li, .facet-head';

interface OneTabStop {
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onFocus: (event: FocusEvent<HTMLElement>) => void;
  onBlur: (event: FocusEvent<HTMLElement>) => void;
}

/**
 * Makes the sidebar one stop for Tab, as a tree is: the arrow keys move from line to line and to the buttons of a
 * line, Home and End to the ends, and left and right close and open a section. Tab comes back to where it left.
 */
export function useOneTabStop(): OneTabStop {
  const last = useRef<Element | null>(null);
  return {
    onKeyDown(event) {
      const { key, target, currentTarget, ctrlKey, altKey, metaKey, shiftKey } = event;
      if (event.defaultPrevented || ctrlKey || altKey || metaKey) return;
      if (!(target instanceof HTMLElement) || target.closest('input')) return;
      // React hands on what happens in the section's dialogs and menus.
      if (!currentTarget.contains(target)) return;
      if (key === 'Tab') {
        // From the last button Tab leads out of the sidebar, from the first one Shift+Tab does.
        const all = seen(currentTarget, 'button');
        last.current = target;
        (shiftKey ? all[0] : all.at(-1))?.focus();
        last.current = target;
      } else if (!shiftKey && moves(key, target, currentTarget)) event.preventDefault();
    },
    onFocus({ target, currentTarget, relatedTarget }) {
      const comesBack = !currentTarget.contains(relatedTarget) && target.matches(':focus-visible');
      const there = last.current;
      last.current = null;
      if (comesBack && there instanceof HTMLElement && currentTarget.contains(there)) there.focus();
    },
    onBlur({ target, currentTarget, relatedTarget }) {
      const isHere = currentTarget.contains(target);
      if (isHere && !currentTarget.contains(relatedTarget)) last.current ??= target;
    },
  };
}

/** @returns true when the key meant something here */
function moves(key: string, from: HTMLElement, sidebar: HTMLElement): boolean {
  const all = seen(sidebar, heads);
  const line = from.closest(lines);
  const at = all.findIndex((head) => head === from || head.closest(lines) === line);
  if (key === 'ArrowDown') all[at + 1]?.focus();
  else if (key === 'ArrowUp') all[Math.max(0, at - 1)]?.focus();
  else if (key === 'Home') all[0]?.focus();
  else if (key === 'End') all.at(-1)?.focus();
  else if (key === 'ArrowRight') toTheRight(from, line);
  else if (key === 'ArrowLeft') toTheLeft(from, line);
  else return false;
  return true;
}

function toTheRight(from: HTMLElement, line: Element | null): void {
  const buttons = line === null ? [] : seen(line, 'button');
  if (from.getAttribute('aria-expanded') === 'false' && from.matches('.facet-trigger'))
    from.click();
  else buttons[buttons.indexOf(from as HTMLButtonElement) + 1]?.focus();
}

function toTheLeft(from: HTMLElement, line: Element | null): void {
  const buttons = line === null ? [] : seen(line, 'button');
  const at = buttons.indexOf(from as HTMLButtonElement);
  if (at > 0) buttons[at - 1]?.focus();
  else if (from.matches('.facet-trigger[aria-expanded=true]')) from.click();
  else from.closest('.facet')?.querySelector<HTMLElement>('.facet-trigger')?.focus();
}

const seen = (within: Element, selector: string) =>
  [...within.querySelectorAll<HTMLButtonElement>(selector)].filter(
    (button) => !button.disabled && button.checkVisibility(),
  );
