/**
 * The state of a row of a record of the library: each of its fields, and its life. Everything here is made
 * from the tables in `core/records/library-records.ts`.
 */
import {
  collection,
  feed,
  longestCollectionNote,
  longestTagDescription,
  mostFeedTags,
  mostInCollection,
  mostRows,
  mostSettingCharacters,
  recordRowFields,
  savedSearch,
  setting,
  siteRule,
  tag,
} from '../records/library-records';
import { type Read, type Refused, readAsIs, readRow, refused } from '../records/read-fields';
import type { Tick } from './clock';
import { byId, type Check, type Joining, last, sameJson, textUpTo } from './joining';
import { listOf } from './list-joining';
import { type RowState, type RowValue, rowOf } from './row-joining';
import { setOf } from './set-joining';
import { text } from './text-joining';

export type RecordName = keyof typeof mostRows;
export interface RecordRow {
  id: string;
}
export type RecordRowState = RowState;

/** How the rows of each record are read. */
export const recordReaders: Record<RecordName, Read<RecordRow | Refused>> = {
  settings: setting,
  feeds: feed,
  'saved-searches': savedSearch,
  'site-rules': siteRule,
  tags: tag,
  collections: collection,
};

export const recordNames = Object.keys(mostRows) as RecordName[];

/**
 * What of a setting belongs to the machine: it is in no file, and no other machine's is taken.
 * By the setting's id.
 */
const machinesOwn: Readonly<Record<string, readonly string[]>> = { preferences: ['sidebarOpen'] };

type AnyJoining = Joining<unknown, unknown>;

/** A field's reader as a check. Null stands for a value that is absent. */
function checkOf(read: Read<unknown>): Check<unknown> {
  const absent = read(undefined, () => {}, '');
  const mayBeAbsent = absent === undefined || absent === null;
  return (value) => {
    if (value === null) return mayBeAbsent ? null : undefined;
    const taken = readAsIs(read, value);
    return taken === refused ? undefined : (taken ?? null);
  };
}

const mostProperties = 400;

/** Each property by itself; a value that is not a record stands under the empty name. */
function properties(): Joining<unknown, unknown> {
  const property = last<readonly [unknown] | null>((value) => {
    if (value === null) return null;
    const isValue = Array.isArray(value) && value.length === 1 && value[0] !== undefined;
    const isShort = isValue && JSON.stringify(value).length <= mostSettingCharacters;
    return isShort ? [value[0]] : undefined;
  });
  const inner = byId<unknown, readonly [unknown]>(property as never, mostProperties);
  const mapOf = (value: unknown) => {
    const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
    const entries: [string, unknown][] = isRecord ? Object.entries(value) : [['', value]];
    return new Map(
      entries.flatMap(([name, each]) => (each === undefined ? [] : [[name, [each] as const]])),
    );
  };
  return {
    ...(inner as unknown as AnyJoining),
    base: (value) => inner.base(mapOf(value)),
    valueOf(state) {
      const values = inner.valueOf(state as never);
      const only = values.size === 1 ? values.get('') : undefined;
      if (only) return only[0];
      return Object.fromEntries([...values].map(([name, [each]]) => [name, each]));
    },
    stamped: (state, value, tick) => inner.stamped(state as never, mapOf(value), tick),
    read: (raw, beside) =>
      inner.read(raw, beside === undefined ? undefined : (mapOf(beside) as never)),
  };
}

/** The fields that do not join as a whole. */
const ownJoinings: Readonly<Record<RecordName, Readonly<Record<string, unknown>>>> = {
  settings: { value: properties() },
  feeds: { tags: setOf(textUpTo(1_000), (name) => name, mostFeedTags * 2) },
  'saved-searches': {},
  'site-rules': {},
  tags: { description: text(longestTagDescription) },
  collections: {
    note: text(longestCollectionNote),
    articles: listOf(textUpTo(100), mostInCollection * 2),
  },
};

function fieldJoiningsOf(name: RecordName): Record<string, AnyJoining> {
  const fields = Object.entries(recordRowFields[name]).filter(([field]) => field !== 'id');
  const joinings = fields.map(([field, read]) => [
    field,
    ownJoinings[name][field] ?? last(checkOf(read)),
  ]);
  return Object.fromEntries(joinings);
}

const fieldJoinings = Object.fromEntries(
  recordNames.map((name) => [name, fieldJoiningsOf(name)]),
) as Record<RecordName, Record<string, AnyJoining>>;

/** The joining of the rows of each record. Its values are those of `valuesOf`. */
export const recordJoinings = Object.fromEntries(
  recordNames.map((name) => [name, rowOf(fieldJoinings[name])]),
) as Record<RecordName, Joining<RowState, RowValue | null>>;

/** The values of a row's state: an absent field is null. */
export function valuesOf(name: RecordName, row: RecordRow): RowValue {
  const given = withoutOwn(name, row) as RecordRow & Record<string, unknown>;
  const names = Object.keys(fieldJoinings[name]);
  return Object.fromEntries(names.map((field) => [field, given[field] ?? null]));
}

/**
 * The row with the values of a state, and what is the machine's own of the row before; null where the row is
 * deleted. A row that lacks what it must have is as it was before.
 */
export function rowWithState(
  name: RecordName,
  id: string,
  state: RecordRowState,
  before: RecordRow | undefined,
): RecordRow | null {
  const values = recordJoinings[name].valueOf(state);
  if (values === null) return null;
  const stated = Object.entries(values).filter(([, value]) => value !== null);
  const row = readRow(recordReaders[name], { id, ...Object.fromEntries(stated) });
  if (row === null) return before ?? null;
  const own = name === 'settings' ? ownPart(before) : {};
  return Object.keys(own).length === 0 ? row : withValue(row, { ...own, ...partsOf(row) });
}

/** The row without what of it is the machine's own. */
export function withoutOwn(name: RecordName, row: RecordRow): RecordRow {
  const own = name === 'settings' ? Object.keys(ownPart(row)) : [];
  if (own.length === 0) return row;
  const rest = Object.entries(partsOf(row)).filter(([property]) => !own.includes(property));
  return withValue(row, Object.fromEntries(rest));
}

function ownPart(row: RecordRow | undefined): Record<string, unknown> {
  const names = machinesOwn[row?.id ?? ''] ?? [];
  const value = partsOf(row);
  return Object.fromEntries(
    names.flatMap((property) => (property in value ? [[property, value[property]]] : [])),
  );
}

const partsOf = (row: object | undefined) =>
  Object((row as { value?: unknown } | undefined)?.value) as Record<string, unknown>;

const withValue = (row: RecordRow, value: unknown): RecordRow => ({ ...row, value }) as RecordRow;

/**
 * The state of a row as its file has it: its values, and the stamps beside them.
 *
 * @param row undefined for one that the file no longer has
 */
export function stateInFile(
  name: RecordName,
  row: RecordRow | undefined,
  clocks: unknown,
): RecordRowState | undefined {
  const joining = recordJoinings[name];
  if (!row) return joining.read(clocks);
  const values = valuesOf(name, row);
  const [base, stamped] = [joining.base(values), joining.read(clocks, values)];
  return stamped ? joining.join(base, stamped) : base;
}

/**
 * The two joined; where they have different values under one stamp, which no machine writes, those of
 * `preferred` count. Sets and lists have the elements of both.
 */
export function joinedRow(
  name: RecordName,
  preferred: RecordRowState,
  other: RecordRowState,
  tick: Tick,
): RecordRowState {
  const joining = recordJoinings[name];
  const joined = joining.join(preferred, other);
  const values = joining.valueOf(joined);
  if (values === null || !joining.clashes(preferred, other)) return joined;
  const chosen = Object.entries(fieldJoinings[name]).map(([field, of]) => {
    const [mine, theirs] = [preferred[field], other[field]];
    const isOdd = mine !== undefined && theirs !== undefined && of.clashes(mine, theirs);
    const choose = isOdd ? (choosing[name][field] ?? ofPreferred(of)) : null;
    return [field, choose ? choose(mine, theirs, values[field]) : values[field]];
  });
  return joining.stamped(joined, Object.fromEntries(chosen), tick);
}

/** The value of two that have different ones under one stamp, given what joining makes of them. */
type Choose = (preferred: unknown, other: unknown, joined: unknown) => unknown;

const ofPreferred =
  (of: AnyJoining): Choose =>
  (preferred) =>
    of.valueOf(preferred);
const ofBoth: Choose = (_preferred, _other, joined) => joined;

type Properties = readonly (readonly [
  name: string,
  state: readonly [at: string, value: unknown],
])[];

/** Of each property that differs, the preferred value. */
const ofPreferredProperties: Choose = (preferred, other, joined) => {
  const theirs = new Map(other as Properties);
  const odd = (preferred as Properties).flatMap(([property, [at, value]]) => {
    const there = theirs.get(property);
    const isOdd = there !== undefined && there[0] === at && !sameJson(there[1], value);
    return isOdd && Array.isArray(value) ? [[property, value[0]] as const] : [];
  });
  const isWhole = odd.some(([property]) => property === '');
  return isWhole ? odd[0]?.[1] : { ...Object(joined), ...Object.fromEntries(odd) };
};

const choosing: Readonly<Record<RecordName, Readonly<Record<string, Choose>>>> = {
  settings: { value: ofPreferredProperties },
  feeds: { tags: ofBoth },
  'saved-searches': {},
  'site-rules': {},
  tags: {},
  collections: { articles: ofBoth },
};
