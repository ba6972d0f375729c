import { useEffect, useLayoutEffect, useState } from 'react';

/** A function that it answers is called before the next run and when the component is taken down. */
type Run = () => unknown;

/**
 * Runs after the first render, and after each render in which one of the values is another. Unlike the
 * dependencies of an effect the values say when it runs, not what it reads: `run` is the newest one.
 */
export function useWhenChanged(values: readonly unknown[], run: Run): void {
  const [runner] = useState(createRunner);
  useEffect(() => runner.run(values, run));
  useEffect(() => runner.end, [runner]);
}

/** The same before the browser draws. */
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
