import { useLayoutEffect, useRef, useState } from 'react';

type Call = (...args: never[]) => unknown;
type Props = Record<string, unknown>;

/**
 * The same props with functions that keep their identity and call the newest ones, also in plain objects one
 * level below. With `areSteadyPropsSame` a memoised component renders only when a value has changed.
 */
export function useSteadyProps<Given extends object>(given: Given): Given {
  const newest = useRef(given as Props);
  useLayoutEffect(() => {
    newest.current = given as Props;
  });
  const [calls] = useState(() => new Map<string, Call>());
  const steady = (outer: string, inner: string | null): Call => {
    const path = inner === null ? outer : `${outer} ${inner}`;
    const known = calls.get(path);
    if (known) return known;
    const call: Call = (...args) => {
      const value = newest.current[outer];
      return ((inner === null ? value : (value as Props)[inner]) as Call)(...args);
    };
    calls.set(path, call);
    return call;
  };
  const within = (outer: string, value: Props) =>
    Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        typeof each === 'function' ? steady(outer, name) : each,
      ]),
    );
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (typeof value === 'function') return [name, steady(name, null)];
      return [name, holdsCalls(value) ? within(name, value) : value];
    }),
  ) as Given;
}

/** True when every value is the same; plain objects with functions are compared by their values. */
export function areSteadyPropsSame<Given extends object>(before: Given, after: Given): boolean {
  return isSame(before as Props, after as Props, (one, other) =>
    holdsCalls(one) && holdsCalls(other) ? isSame(one, other, Object.is) : Object.is(one, other),
  );
}

function isSame(
  before: Props,
  after: Props,
  areEqual: (one: unknown, other: unknown) => boolean,
): boolean {
  const names = Object.keys(after);
  return (
    names.length === Object.keys(before).length &&
    names.every((name) => areEqual(before[name], after[name]))
  );
}

/** True for an object made in the render, as `{ isOn, toggle }`. */
function holdsCalls(value: unknown): value is Props {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.values(value).some((each) => typeof each === 'function')
  );
}
