import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function of stable identity that calls the newest `run`. */
export function useNewest<Args extends unknown[], Result>(
  run: (...args: Args) => Result,
): (...args: Args) => Result {
  const newest = useRef(run);
  useLayoutEffect(() => {
    newest.current = run;
  });
  return useCallback((...args: Args) => newest.current(...args), []);
}
