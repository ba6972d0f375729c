import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same, and calls the newest `run`: for whoever keeps it for long. */
export function useNewest<Args extends unknown[], Result>(
  run: (...args: Args) => Result,
): (...args: Args) => Result {
  const newest = useRef(run);
  useLayoutEffect(() => {
    newest.current = run;
  });
  return useCallback((...args: Args) => newest.current(...args), []);
}
