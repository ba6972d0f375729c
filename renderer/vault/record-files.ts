import type { Table } from 'dexie';
import { readSiteRule } from '../core/site-rule';
import type {
  CarrelDatabase,
  FeedRow,
  LibraryRecord,
  SavedSearchRow,
  SettingRow,
} from '../storage/database';
import { vaultSchema } from './article-files';

/** What a record's file says. */
export type ParsedRecord =
  | { ok: true; rows: { id: string }[] }
  | { ok: false; reason: 'damaged' | 'newer-version' };

/** Belongs to this very database and to no other: see storage/epoch.ts. */
const ownSettings = new Set(['epoch', 'library']);

/** What a record's file holds now; the same rows give the same bytes. */
export async function recordFile(database: CarrelDatabase, name: LibraryRecord): Promise<string> {
  const rows = await recordRows(database, name);
  return `${JSON.stringify({ schema: vaultSchema, [name]: rows }, null, 2)}\n`;
}

/** The rows of a record, by their ids. */
export async function recordRows(
  database: CarrelDatabase,
  name: LibraryRecord,
): Promise<{ id: string }[]> {
  const rows: unknown[] = await tableOf(database, name).toArray();
  return readRows(name, rows);
}

/** Where the rows of a record stand. */
export function tableOf(
  database: CarrelDatabase,
  name: LibraryRecord,
): Table<{ id: string }, string> {
  const names = {
    settings: 'settings',
    feeds: 'feeds',
    'saved-searches': 'savedSearches',
    'site-rules': 'siteRules',
  };
  return database.table(names[name]);
}

/**
 * Reads a record's file with suspicion: whoever can write to the folder can write anything into it.
 * What does not fit is as good as not there.
 */
export function parseRecord(name: LibraryRecord, json: string): ParsedRecord {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    return { ok: false, reason: 'damaged' };
  }
  if (!isFields(content)) return { ok: false, reason: 'damaged' };
  if (Number(content.schema) > vaultSchema) return { ok: false, reason: 'newer-version' };
  const rows = content[name];
  if (!Array.isArray(rows)) return { ok: false, reason: 'damaged' };
  return { ok: true, rows: readRows(name, rows) };
}

/** With their fields in one order. */
function readRows(name: LibraryRecord, rows: readonly unknown[]): { id: string }[] {
  const read = (fields: Fields): { id: string } | [] => readers[name](fields) ?? [];
  return rows.filter(isFields).flatMap(read);
}

type Fields = Record<string, unknown>;

const readers: Record<LibraryRecord, (fields: Fields) => { id: string } | null> = {
  settings({ id, value }): SettingRow | null {
    return typeof id === 'string' && !ownSettings.has(id) ? { id, value } : null;
  },
  feeds({ id, title, siteUrl, tags, addedAt }): FeedRow | null {
    if (typeof id !== 'string' || typeof title !== 'string') return null;
    return {
      id,
      title,
      siteUrl: typeof siteUrl === 'string' ? siteUrl : null,
      tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
      addedAt: timeOf(addedAt),
    };
  },
  'saved-searches'({ id, name, query, createdAt }): SavedSearchRow | null {
    if (typeof id !== 'string' || typeof name !== 'string' || typeof query !== 'string')
      return null;
    return { id, name, query, createdAt: timeOf(createdAt) };
  },
  'site-rules': readSiteRule,
};

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const timeOf = (value: unknown) => (Number.isFinite(value) ? Number(value) : 0);
