import type { Table } from 'dexie';
import { recordReaders } from '../core/machines/record-state';
import { mostRows } from '../core/records/library-records';
import { type Note, notes, readRow } from '../core/records/read-fields';
import type { CarrelDatabase, LibraryRecord } from '../storage/database';
import { clockSetting } from '../storage/stamps';
import { vaultSchema } from './article-files';
import { doublesSetting } from './doubles';
import { copiesSetting } from './join-copies';
import { distrustSetting } from './trusted-changes';

/** The result of parsing a record's file. */
export type ParsedRecord =
  | {
      ok: true;
      rows: { id: string }[];
      /** States how many of the rows were read; absent when all were. */
      cutOff?: string;
      /** One line for each value or row that was out of bounds, at most ten. Absent when there are none. */
      repaired?: string[];
    }
  | { ok: false; reason: 'damaged' | 'newer-version' };

/** Settings that identify one database and are not written to the folder: see storage/epoch.ts. */
const ownSettings = new Set([
  ...['epoch', 'library', clockSetting],
  ...[distrustSetting, doublesSetting, copiesSetting],
]);

/** The content of a record's file. Equal rows give equal bytes. */
export async function recordFile(database: CarrelDatabase, name: LibraryRecord): Promise<string> {
  const rows = await recordRows(database, name);
  return `${JSON.stringify({ schema: vaultSchema, [name]: rows }, null, 2)}\n`;
}

/** The rows of a record, ordered by id. */
export async function recordRows(
  database: CarrelDatabase,
  name: LibraryRecord,
): Promise<{ id: string }[]> {
  const rows: unknown[] = await tableOf(database, name).toArray();
  return readRows(name, rows);
}

/** The table that holds the rows of a record. */
export function tableOf(
  database: CarrelDatabase,
  name: LibraryRecord,
): Table<{ id: string }, string> {
  const names = {
    settings: 'settings',
    feeds: 'feeds',
    'saved-searches': 'savedSearches',
    'site-rules': 'siteRules',
    tags: 'tags',
    collections: 'collections',
  };
  return database.table(names[name]);
}

/**
 * Parses a record's file. The content is not trusted, since any program can write to the folder. The
 * fields and the maximum number of rows are in core/records/library-records.ts.
 */
export function parseRecord(name: LibraryRecord, json: string): ParsedRecord {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    return { ok: false, reason: 'damaged' };
  }
  if (!isFields(content) || isDeeperThan(deepest, content)) return { ok: false, reason: 'damaged' };
  if (Number(content.schema) > vaultSchema) return { ok: false, reason: 'newer-version' };
  const rows = content[name];
  if (!Array.isArray(rows)) return { ok: false, reason: 'damaged' };
  const most = mostRows[name];
  const { note, lines } = notes();
  return {
    ok: true,
    rows: readRows(name, rows.slice(0, most), note),
    ...(rows.length > most && { cutOff: `${most} of ${rows.length} taken` }),
    ...(lines.length > 0 && { repaired: lines }),
  };
}

/**
 * Maximum nesting of a record's JSON. Carrel writes 5 levels. Comparing and storing values recurses,
 * so deeper input could overflow the stack.
 */
const deepest = 100;

function isDeeperThan(levels: number, content: object): boolean {
  let level: object[] = [content];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > levels) return true;
    level = level.flatMap((value) => Object.values(value).filter(isFields));
  }
  return false;
}

/** Reads the rows with their fields in a fixed order; rows that cannot be read are left out. */
function readRows(name: LibraryRecord, rows: readonly unknown[], note?: Note): { id: string }[] {
  const read = recordReaders[name];
  return rows.flatMap((row, at) => {
    const inRow = note && ((field: string, problem: string) => note(`[${at}].${field}`, problem));
    const taken = readRow<{ id: string }>(read, row, inRow);
    return taken === null || (name === 'settings' && ownSettings.has(taken.id)) ? [] : taken;
  });
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
