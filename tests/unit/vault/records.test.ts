import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultPreferences,
  readPreferences,
  savePreferences,
} from '../../../renderer/library/actions/preferences';
import type { Library } from '../../../renderer/library/library';
import { appendChanges, lastSeq } from '../../../renderer/storage/change-log';
import { CarrelDatabase, libraryRecords } from '../../../renderer/storage/database';
import { finding } from '../../../renderer/vault/findings';
import { VaultFollower } from '../../../renderer/vault/follower';
import { addRecords } from '../../../renderer/vault/merge-records';
import { reconcile } from '../../../renderer/vault/reconcile';
import { parseRecord } from '../../../renderer/vault/record-files';
import { MemoryLibrary } from './memory-library';

const newDatabase = () => new CarrelDatabase(`records-${Math.random()}`);
const libraryOf = (database: CarrelDatabase) => ({ database }) as Library;
const compare = (database: CarrelDatabase, files: MemoryLibrary) =>
  reconcile(
    database,
    files,
    (html) => html as never,
    () => {},
  );
const save = (database: CarrelDatabase, files: MemoryLibrary) =>
  new VaultFollower(database, files, () => {}).settle();

const harbour = { id: '01', name: 'Harbours', query: 'tag:harbour', createdAt: 5 };
const typewriter = { id: '02', name: '타자기', query: '"한글 타자기"', createdAt: 6 };
const rule = { id: 'a.example', body: 'main > div.text', madeAt: 7 };
const look = { id: 'port', colour: 'blue', description: 'Where ships lie' } as const;
const shelf = {
  ...{ id: '03', name: 'Ports', note: '# Why', articles: ['01B', '01A'], createdAt: 8 },
};
const feed = { id: 'https://a.example/f', title: 'A', siteUrl: null, tags: ['news'], addedAt: 1 };

async function putSearches(database: CarrelDatabase, ...rows: (typeof harbour)[]): Promise<void> {
  const { savedSearches, changes } = database;
  await database.transaction('rw', savedSearches, changes, async () => {
    await savedSearches.clear();
    await savedSearches.bulkPut(rows);
    await appendChanges(database, 'record-changed', ['saved-searches']);
  });
}

describe('settings, feeds and saved searches', () => {
  it('come back from the folder when the database is lost', async () => {
    const [files, first, second] = [new MemoryLibrary(), newDatabase(), newDatabase()];
    await putSearches(first, harbour, typewriter);
    await first.feeds.put(feed);
    await first.siteRules.put(rule);
    await first.tags.put(look);
    await first.collections.put(shelf);
    await appendChanges(first, 'record-changed', ['feeds', 'site-rules', 'tags', 'collections']);
    await savePreferences(libraryOf(first), { ...defaultPreferences, theme: 'sepia' });
    await save(first, files);
    expect(await compare(second, files)).toMatchObject({ findings: [] });
    expect(await second.savedSearches.toArray()).toEqual([harbour, typewriter]);
    expect(await second.feeds.toArray()).toEqual([feed]);
    expect(await second.siteRules.toArray()).toEqual([rule]);
    expect(await second.tags.toArray()).toEqual([look]);
    expect(await second.collections.toArray()).toEqual([shelf]);
    expect((await readPreferences(libraryOf(second))).theme).toBe('sepia');
    expect(files.records.get('settings')).not.toContain('epoch');
  });

  it('that nobody changed are not written again', async () => {
    const [files, database] = [new MemoryLibrary(), newDatabase()];
    await putSearches(database, harbour);
    await save(database, files);
    const seq = await lastSeq(database);
    await compare(database, files);
    expect(await lastSeq(database)).toBe(seq);
  });

  it('are written again where their file is lost, and come back where their table is', async () => {
    const [files, database] = [new MemoryLibrary(), newDatabase()];
    await putSearches(database, harbour);
    await save(database, files);
    files.records.delete('saved-searches');
    await compare(database, files);
    await save(database, files);
    expect(files.records.get('saved-searches')).toContain('Harbours');
    await database.savedSearches.clear();
    await compare(database, files);
    expect(await database.savedSearches.toArray()).toEqual([harbour]);
  });

  it('deleted a moment before the end stay deleted', async () => {
    const [files, database] = [new MemoryLibrary(), newDatabase()];
    await putSearches(database, harbour, typewriter);
    await save(database, files);
    await putSearches(database, typewriter);
    await compare(database, files);
    await save(database, files);
    expect(await database.savedSearches.toArray()).toEqual([typewriter]);
    expect(files.records.get('saved-searches')).not.toContain('Harbours');
  });

  it('of an exported library join those that are there', async () => {
    const [files, database] = [new MemoryLibrary(), newDatabase()];
    await putSearches(database, { ...harbour, name: 'Mine' });
    const theirs = { schema: 2, 'saved-searches': [harbour, typewriter] };
    files.records.set('saved-searches', JSON.stringify(theirs));
    await addRecords(database, 'aaaaaaaaaa', files);
    expect((await database.savedSearches.toArray()).map(({ name }) => name)).toEqual([
      'Mine',
      '타자기',
    ]);
  });

  it('in a file that cannot be read are reported, and those of the database kept', async () => {
    const [files, database] = [new MemoryLibrary(), newDatabase()];
    await putSearches(database, harbour);
    await save(database, files);
    files.records.set('saved-searches', '{"schema":2,');
    const { findings } = await compare(database, files);
    expect(findings).toEqual([finding('unreadable', 'saved-searches.json', 'damaged')]);
    await save(database, files);
    expect(files.records.get('saved-searches')).toContain('Harbours');
  });

  it('are read with suspicion', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...libraryRecords),
        fc.oneof(fc.string(), fc.json()),
        (name, text) => {
          const parsed = parseRecord(name, text);
          expect(!parsed.ok || parsed.rows.every(({ id }) => typeof id === 'string')).toBe(true);
        },
      ),
    );
    const odd = [{ id: 'epoch', value: 'x' }, { id: 7 }, null, { id: 'preferences', value: {} }];
    expect(parseRecord('settings', JSON.stringify({ schema: 2, settings: odd }))).toMatchObject({
      ok: true,
      rows: [{ id: 'preferences', value: {} }],
      repaired: [expect.stringContaining('[1].id'), expect.stringContaining('[2]')],
    });
  });

  it('of a newer Carrel are left alone', async () => {
    const [files, database] = [new MemoryLibrary(), newDatabase()];
    const newer = '{"schema":99,"feeds":{"folders":[]}}';
    files.records.set('feeds', newer);
    await database.feeds.put(feed);
    expect((await compare(database, files)).findings).toEqual([
      finding('unreadable', 'feeds.json', 'newer-version'),
    ]);
    await save(database, files);
    expect(files.records.get('feeds')).toBe(newer);
  });

  it('that make no sense are as good as not set', async () => {
    const database = newDatabase();
    const value = { theme: 'plaid', fontSize: 1e9, lineWidth: 50, constructor: 1 };
    await database.settings.put({ id: 'preferences', value });
    expect(await readPreferences(libraryOf(database))).toEqual({
      ...defaultPreferences,
      lineWidth: 50,
    });
  });
});
