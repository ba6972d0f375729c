import { useEffect, useState } from 'react';

/**
 * Debounces a value. A single change is returned at once, in the same render; of several changes less
 * than `restMs` apart, as while a key is held down, only the last one is.
 */
export function useDebounced<Value>(value: Value, restMs: number): Value {
  const [seen, setSeen] = useState({ value, settled: value, changedAt: 0 });
  let { settled } = seen;
  if (!Object.is(seen.value, value)) {
    const now = performance.now();
    if (now - seen.changedAt >= restMs) settled = value;
    setSeen({ value, settled, changedAt: now });
  }
  const isWaiting = !Object.is(settled, value);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = window.setTimeout(() => setSeen((last) => ({ ...last, settled: value })), restMs);
    return () => window.clearTimeout(timer);
  }, [isWaiting, value, restMs]);
  return settled;
}
