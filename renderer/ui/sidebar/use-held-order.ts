import { type FocusEvent, useMemo, useRef, useState } from 'react';

type Line = [name: string, count: number];

/** How long lines stay in their places after the pointer has moved over them, in milliseconds. */
const restMs = 1_500;

export interface HeldOrder {
  ordered: Line[];
  /** To be called when the user does something that changes the lines. */
  release: () => void;
  /** The handlers of the list. */
  handlers: {
    onPointerMove: () => void;
    onFocus: () => void;
    onBlur: (event: FocusEvent) => void;
  };
}

/**
 * The lines in their order, but each in its place while the list has the focus or the pointer moves over it:
 * other machines, imports and commands change counts at any time, and a line that goes elsewhere takes the
 * focus or a click with it.
 */
export function useHeldOrder(lines: Line[]): HeldOrder {
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const timer = useRef(0);
  const hasFocus = useRef(false);
  const hold = () => setHeld((before) => before ?? lines.map(([name]) => name));
  const ordered = useMemo(() => {
    if (held === null) return lines;
    const places = new Map(held.map((name, at) => [name, at]));
    const placeOf = ([name]: Line) => places.get(name) ?? held.length;
    return [...lines].sort((a, b) => placeOf(a) - placeOf(b));
  }, [lines, held]);
  return {
    ordered,
    release: () => setHeld(null),
    handlers: {
      onPointerMove() {
        hold();
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(() => !hasFocus.current && setHeld(null), restMs);
      },
      onFocus() {
        hasFocus.current = true;
        hold();
      },
      onBlur({ currentTarget, relatedTarget }) {
        if (currentTarget.contains(relatedTarget)) return;
        hasFocus.current = false;
        setHeld(null);
      },
    },
  };
}
