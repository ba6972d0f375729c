import { useEffect, useRef, useState } from 'react';

/**
 * A value that follows at once when it changes now and then, and when it changes in a row, as while
 * a key is held down, only after it has come to rest.
 */
export function useSettled<Value>(value: Value, restMs: number): Value {
  const [settled, setSettled] = useState(value);
  const changedAt = useRef(0);
  useEffect(() => {
    const now = performance.now();
    const inARow = now - changedAt.current < restMs;
    changedAt.current = now;
    if (!inARow) {
      setSettled(value);
      return;
    }
    const timer = window.setTimeout(() => setSettled(value), restMs);
    return () => window.clearTimeout(timer);
  }, [value, restMs]);
  return settled;
}
