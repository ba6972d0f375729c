import { useEffect, useLayoutEffect, useState } from 'react';

/** May return a clean-up function, called before the next run and when the component unmounts. */
type Run = () => unknown;

/**
 * Runs `run` after the first render and after each render in which one of the values changed. The
 * values only say when it runs: unlike an effect, `run` always sees the newest props and state.
 */
export function useWhenChanged(values: readonly unknown[], run: Run): void {
  const [runner] = useState(createRunner);
  useEffect(() => runner.run(values, run));
  useEffect(() => runner.end, [runner]);
}

/** Like `useWhenChanged`, but before the browser paints. */
export function useWhenChangedBeforePaint(values: readonly unknown[], run: Run): void {
  const [runner] = useState(createRunner);
  useLayoutEffect(() => runner.run(values, run));
  useLayoutEffect(() => runner.end, [runner]);
}

function createRunner() {
  let last: readonly unknown[] | null = null;
  let cleanUp: unknown;
  function end(): void {
    last = null;
    if (typeof cleanUp === 'function') cleanUp();
    cleanUp = undefined;
  }
  return {
    run(values: readonly unknown[], run: Run): void {
      if (last?.every((value, at) => Object.is(value, values[at]))) return;
      end();
      last = values;
      cleanUp = run();
    },
    end,
  };
}
