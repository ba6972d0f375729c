/**
 * Joins of single kinds of value. A state is what all machines together have done to a value, as plain JSON
 * in one canonical form. States form a semilattice: `join` is associative, commutative and idempotent, so
 * they may arrive in any order, more than once and late.
 */
import { type Clock, laterOf, never, readClock, type Tick } from './clock';

/**
 * How a state is written. `line`: what was ever changed, with its values, for a machine's own file. `whole`:
 * also what was not. `beside`: without the values that the same file has elsewhere, for article.json.
 */
export type Form = 'line' | 'whole' | 'beside';

export interface Joining<State, Value> {
  /** The state of a value that no machine has changed since it came in. */
  base(value: Value): State;
  join(one: State, other: State): State;
  valueOf(state: State): Value;
  /**
   * The state after this machine has set the value; the same object when it has that value already.
   *
   * @param state undefined for a value that is new
   */
  stamped(state: State | undefined, value: Value, tick: Tick): State;
  /** The latest stamp in it. */
  newest(state: State): Clock;
  /** True when the two have different values under one stamp, which no machine writes. */
  clashes(one: State, other: State): boolean;
  /** Undefined when there is nothing to write. */
  write(state: State, form: Form): unknown;
  /**
   * Reads what `write` has written, or anything else: what is not valid is left out.
   *
   * @param beside the value that the same file has elsewhere
   */
  read(raw: unknown, beside?: Value): State | undefined;
}

/** Reads an untrusted value; undefined when it is not valid. */
export type Check<Value> = (value: unknown) => Value | undefined;

/** A text of at most so many characters. */
export const textUpTo =
  (most: number): Check<string> =>
  (value) =>
    typeof value === 'string' && value.length <= most ? value : undefined;

/** A value with the stamp under which it was set. */
export type Register<Value> = readonly [at: Clock, value: Value];

export const sameJson = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

/** The larger one by its text: an order without a meaning, but the same on every machine. */
export function largerOf<Value>(one: Value, other: Value): Value {
  return (JSON.stringify(one) ?? '') < (JSON.stringify(other) ?? '') ? other : one;
}

/** The value that was set last. */
export function last<Value>(check: Check<Value>): Joining<Register<Value>, Value> {
  const checked = (at: Clock, raw: unknown): Register<Value> | undefined => {
    const value = check(raw);
    return value === undefined ? undefined : [at, value];
  };
  return {
    base: (value) => [never, value],
    join(one, other) {
      if (one[0] === other[0])
        return sameJson(one[1], other[1]) ? one : [one[0], largerOf(one[1], other[1])];
      return one[0] < other[0] ? other : one;
    },
    valueOf: ([, value]) => value,
    stamped(state, value, tick) {
      if (state && sameJson(state[1], value)) return state;
      return [tick(state?.[0] ?? never), value];
    },
    newest: ([at]) => at,
    clashes: (one, other) => one[0] === other[0] && !sameJson(one[1], other[1]),
    write([at, value], form) {
      if (at === never && form !== 'whole') return undefined;
      return form === 'beside' ? at : [at, value];
    },
    read(raw, beside) {
      const [at, value] = Array.isArray(raw) ? raw : [raw, beside];
      const stamp = at === never ? never : readClock(at);
      return stamp === null ? undefined : checked(stamp, value);
    },
  };
}

/** Rows with a key in their first place, sorted by it. */
type Keyed = readonly [key: string, ...rest: unknown[]];

/** Joins two sorted lists of rows; a row that both have is joined by `both`. */
export function joinSorted<Row extends Keyed>(
  one: readonly Row[],
  other: readonly Row[],
  both: (one: Row, other: Row) => Row,
): readonly Row[] {
  if (one.length === 0) return other;
  if (other.length === 0) return one;
  const rows: Row[] = [];
  for (let at = 0, there = 0; at < one.length || there < other.length; ) {
    const [mine, theirs] = [one[at], other[there]];
    if (!theirs || (mine && mine[0] < theirs[0])) {
      rows.push(mine!);
      at++;
    } else if (!mine || theirs[0] < mine[0]) {
      rows.push(theirs);
      there++;
    } else {
      rows.push(both(mine, theirs));
      at++;
      there++;
    }
  }
  return rows;
}

export const byKey = (one: Keyed, other: Keyed): number =>
  one[0] < other[0] ? -1 : Number(one[0] > other[0]);

/** Untrusted rows as a sorted list, each key once. */
export function sortedRows<Row extends Keyed>(
  raw: unknown,
  most: number,
  read: (fields: readonly unknown[]) => Row | undefined,
  both: (one: Row, other: Row) => Row,
): readonly Row[] {
  const fields = Array.isArray(raw) ? raw.slice(0, most) : [];
  const rows = fields.flatMap((each): Row[] => {
    const row = Array.isArray(each) ? read(each) : undefined;
    return row ? [row] : [];
  });
  rows.sort(byKey);
  return rows.reduce<Row[]>((all, row) => {
    const before = all.at(-1);
    if (before?.[0] === row[0]) all[all.length - 1] = both(before, row);
    else all.push(row);
    return all;
  }, []);
}

/** Things by their ids, each with a state of its own; the value null means that it is not there. */
export function byId<State, Value>(
  of: Joining<State, Value | null>,
  most: number,
): Joining<readonly (readonly [id: string, state: State])[], ReadonlyMap<string, Value>> {
  type Row = readonly [id: string, state: State];
  const both = (one: Row, other: Row): Row => [one[0], of.join(one[1], other[1])];
  return {
    base: (values) => [...values].map(([id, value]): Row => [id, of.base(value)]).sort(byKey),
    join: (one, other) => joinSorted(one, other, both),
    valueOf(rows) {
      const values = rows.flatMap(([id, state]) => {
        const value = of.valueOf(state);
        return value === null ? [] : [[id, value] as const];
      });
      return new Map(values);
    },
    stamped(rows = [], values, tick) {
      const known = new Set(rows.map(([id]) => id));
      const kept = rows.map((row): Row => {
        const state = of.stamped(row[1], values.get(row[0]) ?? null, tick);
        return state === row[1] ? row : [row[0], state];
      });
      const added = [...values].filter(([id]) => !known.has(id));
      if (added.length === 0 && kept.every((row, at) => row === rows[at])) return rows;
      const fresh = added.map(([id, value]): Row => [id, of.stamped(undefined, value, tick)]);
      return [...kept, ...fresh].sort(byKey);
    },
    newest: (rows) => rows.reduce((at, [, state]) => laterOf(at, of.newest(state)), never),
    clashes(one, other) {
      const states = new Map(other);
      const isOdd = ([, state]: Row, theirs: State | undefined) =>
        theirs === undefined
          ? of.newest(state) === never && of.valueOf(state) !== null
          : of.clashes(state, theirs);
      const known = new Map(one);
      return (
        one.some((row) => isOdd(row, states.get(row[0]))) ||
        other.some((row) => !known.has(row[0]) && isOdd(row, undefined))
      );
    },
    write(rows, form) {
      const written = rows.flatMap(([id, state]) => {
        if (form !== 'whole' && of.newest(state) === never) return [];
        const text = of.write(state, form === 'line' ? 'whole' : form);
        return text === undefined ? [] : [[id, text]];
      });
      return written.length === 0 && form !== 'whole' ? undefined : written;
    },
    read(raw, beside) {
      const row = ([id, text]: readonly unknown[]): Row | undefined => {
        if (typeof id !== 'string' || id.length > longestId) return undefined;
        const state = of.read(text, beside?.get(id));
        return state === undefined ? undefined : [id, state];
      };
      return sortedRows(raw, most, row, both);
    },
  };
}

const longestId = 20_000;
