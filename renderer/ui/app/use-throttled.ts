import { useEffect, useRef, useState } from 'react';

/**
 * Passes a value on at once, and further ones at most once every `restMs`: of those that come meanwhile
 * only the last one.
 */
export function useThrottled<Value>(value: Value, restMs: number): Value {
  const [passed, setPassed] = useState({ value, at: Number.NEGATIVE_INFINITY });
  const newest = useRef(value);
  useEffect(() => {
    newest.current = value;
  }, [value]);
  const isWaiting = !Object.is(passed.value, value);
  const { at } = passed;
  useEffect(() => {
    if (!isWaiting) return;
    const pass = () => setPassed({ value: newest.current, at: performance.now() });
    const timer = window.setTimeout(pass, Math.max(0, at + restMs - performance.now()));
    return () => window.clearTimeout(timer);
  }, [isWaiting, at, restMs]);
  return passed.value;
}
