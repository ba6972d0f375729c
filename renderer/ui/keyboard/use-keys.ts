import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useNewest } from '../app/use-newest';
import { frameKey } from '../reader/frame-events';
import type { Chord } from './chord';
import type { KeyCommand, Keymap, KeyPlace } from './keymap';

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

/** How long the second key of a sequence is waited for, in milliseconds. */
const sequenceMs = 4_000;

/**
 * Listens on the page and, through frame-events.ts, in the frames.
 *
 * @returns the first key of a sequence while the second one is waited for, else null
 */
export function useKeys(handlers: KeyHandlers, keymap: Keymap): Chord | null {
  const run = useNewest((command: KeyCommand) => handlers[command]());
  const [first, setFirst] = useState<Chord | null>(null);
  const waiting = useRef<{ chord: Chord; timer: number } | null>(null);

  useEffect(() => {
    const wait = (chord: Chord | null) => {
      window.clearTimeout(waiting.current?.timer);
      const timer = chord === null ? 0 : window.setTimeout(() => wait(null), sequenceMs);
      waiting.current = chord === null ? null : { chord, timer };
      setFirst(chord);
    };
    const commandFor = (event: KeyboardEvent, place: KeyPlace): KeyCommand | null => {
      const before = waiting.current?.chord ?? null;
      // Shift alone is pressed on the way to the second key.
      if (before === null || isModifier(event)) return keymap.find(event, place);
      wait(null);
      if (event.key === 'Escape') return null;
      // A key that continues nothing means what it always does.
      return keymap.find(event, place, before) ?? keymap.find(event, place);
    };
    const handle = (event: KeyboardEvent, place: KeyPlace) => {
      if (event.defaultPrevented) return;
      if (place === 'field') wait(null);
      const wasWaiting = waiting.current !== null && !isModifier(event);
      const command = commandFor(event, place);
      if (command === null) {
        const chord = keymap.begins(event, place);
        if (chord !== null) wait(chord);
        if (chord !== null || wasWaiting) event.preventDefault();
        return;
      }
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
      wait(null);
      window.removeEventListener('keydown', onKey);
      window.removeEventListener(frameKey, onFrameKey);
    };
  }, [run, keymap]);
  return first;
}

const isModifier = ({ key }: KeyboardEvent) =>
  key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta';

/** Null in dialogs and menus, which have keys of their own. */
function placeOf(target: Element): KeyPlace | null {
  if (target.closest('[role=dialog], [role=alertdialog], [role=menu]')) return null;
  if (target.closest('input, textarea, select, [contenteditable]')) return 'field';
  if (target.closest('[data-keys=list]')) return 'list';
  return target.closest('button, a, [tabindex]') ? 'control' : 'list';
}
