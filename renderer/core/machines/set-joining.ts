import { type Clock, laterOf, never, readClock } from './clock';
import {
  byKey,
  type Check,
  type Joining,
  joinSorted,
  largerOf,
  sameJson,
  sortedRows,
} from './joining';

/** An element of a set: when it was last added and last removed. It is there unless it was removed later. */
export type Element<Item> = readonly [key: string, added: Clock, removed: Clock, item: Item];

const isThere = ([, added, removed]: Element<unknown>) => removed <= added;
/** True for an element that no machine has added or removed since it came in. */
const isBase = ([, added, removed]: Element<unknown>) => added === never && removed === never;

/** In the order in which they were added, those that came in first; the same on every machine. */
const byAdding = (one: Element<unknown>, other: Element<unknown>) =>
  one[1] < other[1] ? -1 : one[1] > other[1] ? 1 : byKey(one, other);

/**
 * A set: of two machines, one that adds and one that removes the same element, the later wins.
 *
 * @param keyOf what tells one element from another
 */
export function setOf<Item>(
  check: Check<Item>,
  keyOf: (item: Item) => string,
  most: number,
): Joining<readonly Element<Item>[], readonly Item[]> {
  type Row = Element<Item>;
  const both = (one: Row, other: Row): Row => {
    const item =
      one[1] === other[1] ? largerOf(one[3], other[3]) : one[1] < other[1] ? other[3] : one[3];
    return [one[0], laterOf(one[1], other[1]), laterOf(one[2], other[2]), item];
  };
  const rowsOf = (items: readonly Item[], added: (key: string) => Clock): Row[] => {
    const rows = new Map(items.map((item) => [keyOf(item), item]));
    return [...rows].map(([key, item]): Row => [key, added(key), never, item]);
  };
  return {
    base: (items) => rowsOf(items, () => never).sort(byKey),
    join: (one, other) => joinSorted(one, other, both),
    valueOf: (rows) =>
      rows
        .filter(isThere)
        .sort(byAdding)
        .map(([, , , item]) => item),
    stamped(rows = [], items, tick) {
      const values = new Map(items.map((item) => [keyOf(item), item]));
      const known = new Set(rows.map(([key]) => key));
      const kept = rows.map((row): Row => {
        const [key, added, removed, item] = row;
        const value = values.get(key);
        if (value === undefined) {
          return isThere(row) ? [key, added, tick(laterOf(added, removed)), item] : row;
        }
        if (isThere(row) && sameJson(item, value)) return row;
        return [key, tick(laterOf(added, removed)), removed, value];
      });
      const fresh = rowsOf(
        [...values.values()].filter((item) => !known.has(keyOf(item))),
        () => tick(never),
      );
      if (fresh.length === 0 && kept.every((row, at) => row === rows[at])) return rows;
      return [...kept, ...fresh].sort(byKey);
    },
    newest: (rows) => rows.reduce((at, row) => laterOf(at, laterOf(row[1], row[2])), never),
    clashes(one, other) {
      const [mine, theirs] = [
        new Map(one.map((row) => [row[0], row])),
        new Map(other.map((row) => [row[0], row])),
      ];
      const isOdd = (row: Row, there: Row | undefined) =>
        there === undefined ? isBase(row) : row[1] === there[1] && !sameJson(row[3], there[3]);
      return (
        one.some((row) => isOdd(row, theirs.get(row[0]))) ||
        other.some((row) => !mine.has(row[0]) && isOdd(row, undefined))
      );
    },
    write(rows, form) {
      const wanted = form === 'whole' ? rows : rows.filter((row) => !isBase(row));
      if (wanted.length === 0 && form !== 'whole') return undefined;
      return wanted.map((row) => {
        const [key, added, removed, item] = row;
        // The text of a tag is its key, and article.json has the others that are there.
        const isElsewhere = keyOf(item) === item || (form === 'beside' && isThere(row));
        return isElsewhere ? [key, added, removed] : [key, added, removed, item];
      });
    },
    read(raw, beside = []) {
      const known = new Map(beside.map((item) => [keyOf(item), item]));
      const row = ([key, added, removed, given]: readonly unknown[]): Row | undefined => {
        const clocks = [added, removed].map((at) => (at === never ? never : readClock(at)));
        const [first, second] = clocks;
        if (typeof key !== 'string' || first == null || second == null) return undefined;
        const item = check(given ?? known.get(key) ?? key);
        return item === undefined || keyOf(item) !== key ? undefined : [key, first, second, item];
      };
      return sortedRows(raw, most, row, both);
    },
  };
}
