import {
  type RecordRow,
  type RecordRowState,
  recordJoinings,
  stateInFile,
} from '../core/machines/record-state';
import { mostRows } from '../core/records/library-records';
import { notes } from '../core/records/read-fields';
import type { CarrelDatabase, LibraryRecord } from '../storage/database';
import { readRows, recordRows } from '../storage/record-rows';
import { recordStates } from '../storage/record-stamps';
import { articleSchema, vaultSchema } from './article-files';

/** The result of parsing a record's file. */
export type ParsedRecord =
  | {
      ok: true;
      rows: RecordRow[];
      /** The state of each row, also of those that were removed. */
      states: ReadonlyMap<string, RecordRowState>;
      /** States how many of the rows were read; absent when all were. */
      cutOff?: string;
      /** One line for each value or row that was out of bounds, at most ten. Absent when there are none. */
      repaired?: string[];
    }
  | { ok: false; reason: 'damaged' | 'newer-version' };

/**
 * The content of a record's file: the rows, and the stamps of what was ever changed. Equal rows and states give
 * equal bytes.
 */
export async function recordFile(database: CarrelDatabase, name: LibraryRecord): Promise<string> {
  const rows = await recordRows(database, name);
  const { write } = recordJoinings[name];
  const clocks = (await recordStates(database, name)).flatMap(({ row, state }) => {
    const stamps = write(state, 'beside');
    return stamps === undefined ? [] : [[row, stamps] as const];
  });
  const isStamped = clocks.length > 0;
  const content = {
    schema: isStamped ? articleSchema : vaultSchema,
    [name]: rows,
    ...(isStamped && { clocks }),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
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
  if (Number(content.schema) > articleSchema) return { ok: false, reason: 'newer-version' };
  const rows = content[name];
  if (!Array.isArray(rows)) return { ok: false, reason: 'damaged' };
  const most = mostRows[name];
  const { note, lines } = notes();
  const read = readRows(name, rows.slice(0, most), note);
  return {
    ok: true,
    rows: read,
    states: statesOf(name, read, content.clocks),
    ...(rows.length > most && { cutOff: `${most} of ${rows.length} taken` }),
    ...(lines.length > 0 && { repaired: lines }),
  };
}

function statesOf(
  name: LibraryRecord,
  rows: readonly RecordRow[],
  clocks: unknown,
): Map<string, RecordRowState> {
  const given = Array.isArray(clocks) ? clocks.slice(0, 2 * mostRows[name]) : [];
  const stamps = new Map<string, unknown>(
    given.flatMap((each) => (typeof each?.[0] === 'string' ? [[each[0], each[1]]] : [])),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const ids = [...new Set([...byId.keys(), ...stamps.keys()])];
  return new Map(
    ids.flatMap((id) => {
      const state = stateInFile(name, byId.get(id), stamps.get(id));
      return state ? [[id, state] as const] : [];
    }),
  );
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

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
