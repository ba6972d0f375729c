import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { useNewest } from '../app/use-newest';
import { frameKey } from '../reader/frame-events';
import { commandOf, type KeyCommand, type KeyPlace } from './command-of';

/** The actions of all keys. False means that nothing was done: the browser handles the key. */
export type KeyHandlers = Record<KeyCommand, () => unknown>;

/** Commands that repeat while their key is held; all others run once for each press. */
const repeatable: ReadonlySet<KeyCommand> = new Set([
  'next',
  'previous',
  'extend-next',
  'extend-previous',
  'page-down',
  'page-up',
  'next-hit',
  'previous-hit',
  'find-next',
  'find-previous',
  'next-sentence',
  'previous-sentence',
  'extend-next-sentence',
  'extend-previous-sentence',
  'reader-down',
  'reader-up',
  'larger-text',
  'smaller-text',
]);

/** Listens on the page and, through frame-events.ts, in the frames. */
export function useKeys(handlers: KeyHandlers): void {
  const run = useNewest((command: KeyCommand) => handlers[command]());

  useEffect(() => {
    const handle = (event: KeyboardEvent, place: KeyPlace) => {
      if (event.defaultPrevented) return;
      const command = commandOf(event, place);
      if (command === null) return;
      // Holding a key a moment too long must not delete the next article, too.
      if (event.repeat && !repeatable.has(command)) event.preventDefault();
      // React renders a key of its own page at once, but that of a frame perhaps after the next key.
      else if (flushSync(() => run(command)) !== false) event.preventDefault();
    };
    const onKey = (event: KeyboardEvent) => {
      const place = placeOf(event.target as Element);
      if (place !== null) handle(event, place);
    };
    const onFrameKey = (event: Event) => {
      const press: KeyboardEvent = (event as CustomEvent).detail;
      // The frame's elements are of another realm, where `instanceof Element` is false.
      const target = press.target as Partial<Element> | null;
      const isPressed = press.key === ' ' && target?.closest?.('button, summary, a, input, select');
      if (!isPressed) handle(press, 'reader');
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener(frameKey, onFrameKey);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener(frameKey, onFrameKey);
    };
  }, [run]);
}

/** Null in dialogs and menus, which have keys of their own. */
function placeOf(target: Element): KeyPlace | null {
  if (target.closest('[role=dialog], [role=alertdialog], [role=menu]')) return null;
  if (target.closest('input, textarea, select, [contenteditable]')) return 'field';
  if (target.closest('[data-keys=list]')) return 'list';
  return target.closest('button, a, [tabindex]') ? 'control' : 'list';
}
