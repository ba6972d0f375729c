import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const restMs = 800;

/**
 * A text field that saves itself: when typing pauses, when the field or the window loses the focus,
 * and when it unmounts, as happens before the window closes. Text being typed is never replaced by
 * an older stored one.
 */
export function useAutosave(stored: string, save: (text: string) => void) {
  const [text, setText] = useState(stored);
  const unsaved = useRef<string | null>(null);
  /** Saved and not yet read back: until then, stored texts that arrive are older ones. */
  const expected = useRef<string | null>(null);
  const known = useRef(stored);
  const latestSave = useRef(save);
  const timer = useRef(0);

  useLayoutEffect(() => {
    latestSave.current = save;
  });

  useEffect(() => {
    known.current = stored;
    if (expected.current === stored) expected.current = null;
    if (unsaved.current === null && expected.current === null) setText(stored);
  }, [stored]);

  const flush = useCallback(() => {
    window.clearTimeout(timer.current);
    const typed = unsaved.current;
    if (typed === null) return;
    unsaved.current = null;
    if (typed === known.current) return;
    expected.current = typed;
    latestSave.current(typed);
  }, []);

  useLayoutEffect(() => {
    window.addEventListener('pagehide', flush);
    window.addEventListener('blur', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('blur', flush);
      flush();
    };
  }, [flush]);

  const type = useCallback(
    (typed: string) => {
      setText(typed);
      unsaved.current = typed;
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(flush, restMs);
    },
    [flush],
  );
  return { text, type, flush };
}
