import { useEffect, useRef, useState } from 'react';

/**
 * Debounces a value. A single change is returned at once; of several changes less than `restMs`
 * apart, as while a key is held down, only the last one is.
 */
export function useDebounced<Value>(value: Value, restMs: number): Value {
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
