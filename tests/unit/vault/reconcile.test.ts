import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CleanHtml } from '../../../renderer/core/article/article';
import { deleteArticles } from '../../../renderer/library/actions/delete-articles';
import { addTags } from '../../../renderer/library/actions/tag-articles';
import type { Library } from '../../../renderer/library/library';
import { appendChanges } from '../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { putBody } from '../../../renderer/storage/put-body';
import type { ArticleRecord } from '../../../renderer/vault/article-files';
import { differing } from '../../../renderer/vault/findings';
import { VaultFollower } from '../../../renderer/vault/follower';
import { reconcile } from '../../../renderer/vault/reconcile';
import { verifyLibrary } from '../../../renderer/vault/verify';
import { articleRecord } from './generated-article';
import { MemoryLibrary } from './memory-library';

const asIs = (html: string) => html as CleanHtml;
const newDatabase = () => new CarrelDatabase(`vault-${Math.random()}`);
const libraryOf = (database: CarrelDatabase) => ({ database }) as Library;
const compare = (database: CarrelDatabase, files: MemoryLibrary, restored: string[] = []) =>
  reconcile(database, files, asIs, () => {}, new Set(restored));

async function put(database: CarrelDatabase, records: readonly ArticleRecord[]): Promise<void> {
  const { articles, html, texts, highlights, assets, originals, changes } = database;
  await database.transaction(
    'rw',
    [articles, html, texts, highlights, assets, originals, changes],
    async () => {
      for (const record of records) {
        const { id } = record.article;
        await putBody(database, record.article, { ...record, html: record.html as CleanHtml });
        if (record.highlights.length > 0)
          await highlights.put({ id, highlights: record.highlights });
        await assets.bulkPut(record.assets);
        await originals.bulkPut(record.originals.map((row) => ({ ...row, complete: true })));
        await appendChanges(database, 'article-added', [id]);
      }
    },
  );
}

async function save(database: CarrelDatabase, files: MemoryLibrary): Promise<VaultFollower> {
  const follower = new VaultFollower(database, files, () => {});
  await follower.settle();
  return follower;
}

async function contentOf(database: CarrelDatabase) {
  const { articles, html, texts, highlights, assets, originals } = database;
  const tables = [articles, html, texts, highlights, assets, originals];
  return Promise.all(tables.map((table) => table.toArray()));
}

const someRecords = fc.uniqueArray(articleRecord, {
  selector: ({ article }) => article.id,
  minLength: 1,
  maxLength: 8,
});
const sample = (count: number) =>
  fc.sample(articleRecord, { numRuns: count * 2, seed: 7 }).slice(0, count);

describe('a lost database', () => {
  it('comes back from the folder just as it was, and nothing is written again', async () => {
    await fc.assert(
      fc.asyncProperty(someRecords, async (records) => {
        const files = new MemoryLibrary();
        const first = newDatabase();
        await put(first, records);
        await save(first, files);
        const { writes } = files;
        const second = newDatabase();
        const report = await compare(second, files);
        expect(report).toMatchObject({ rebuilt: records.length, findings: [] });
        expect(await contentOf(second)).toEqual(await contentOf(first));
        await save(second, files);
        expect(files.writes).toBe(writes);
        expect((await verifyLibrary(second, files)).problems.map(({ kind }) => kind)).not.toContain(
          'article-differs',
        );
        await Promise.all([first.delete(), second.delete()]);
      }),
      { numRuns: 30 },
    );
  });

  it('comes back in parts where only parts are lost', async () => {
    const files = new MemoryLibrary();
    const database = newDatabase();
    const [a, b, c] = sample(3) as [ArticleRecord, ArticleRecord, ArticleRecord];
    await put(database, [a, b, c]);
    await save(database, files);
    const before = await contentOf(database);
    await database.articles.delete(a.article.id);
    await database.html.delete(b.article.id);
    expect(await compare(database, files)).toMatchObject({ rebuilt: 2 });
    expect(await contentOf(database)).toEqual(before);
  });

  it('never has the folder of an article trashed that nobody deleted', async () => {
    const files = new MemoryLibrary();
    const database = newDatabase();
    const [record] = sample(1) as [ArticleRecord];
    const { id, folder } = record.article;
    await put(database, [record]);
    await save(database, files);
    // Changed, and then lost before the folder was told of the change.
    await addTags(libraryOf(database), [id], ['newer']);
    await database.html.delete(id);
    await save(database, files);
    expect(files.folders.has(folder)).toBe(true);
    await database.cursors.clear();
    expect(await compare(database, files)).toMatchObject({ rebuilt: 1 });
    expect(await database.html.get(id)).toMatchObject({ id, html: record.html });
  });

  it('that forgot what is made of what, and what was written, is told by the folder', async () => {
    const files = new MemoryLibrary();
    const database = newDatabase();
    const records = sample(4);
    await put(database, records);
    await save(database, files);
    const before = await contentOf(database);
    await database.vault.clear();
    expect(await compare(database, files)).toMatchObject({ rebuilt: 0, findings: [] });
    await database.originals.clear();
    await database.assets.clear();
    expect(await compare(database, files)).toMatchObject({ findings: [] });
    expect(await contentOf(database)).toEqual(before);
  });

  it('set back to before a deletion does not bring the article back', async () => {
    const files = new MemoryLibrary();
    const [database, old] = [newDatabase(), newDatabase()];
    const records = sample(2) as [ArticleRecord, ArticleRecord];
    await put(database, records);
    await save(database, files);
    for (const table of database.tables) {
      await old.table(table.name).bulkPut(await table.toArray());
    }
    await deleteArticles(libraryOf(database), [records[0].article.id]);
    await save(database, files);
    await compare(old, files);
    await save(old, files);
    expect(await old.articles.toCollection().primaryKeys()).toEqual([records[1].article.id]);
    expect(files.trash.size).toBe(1);
    expect(files.folders.size).toBe(1);
  });

  it('set back to an older state takes the newer tags from the folder', async () => {
    const files = new MemoryLibrary();
    const database = newDatabase();
    const [record] = sample(1) as [ArticleRecord];
    await put(database, [record]);
    await save(database, files);
    const [tables, old] = [['articles', 'changes', 'cursors', 'vault'] as const, newDatabase()];
    // An older copy of the database, with its epoch.
    await put(old, [record]);
    for (const table of [...tables, 'settings' as const]) {
      await old.table(table).clear();
      await old.table(table).bulkPut(await database.table(table).toArray());
    }
    await addTags(libraryOf(database), [record.article.id], ['newer']);
    await save(database, files);
    await compare(old, files);
    expect((await old.articles.get(record.article.id))?.tags).toContain('newer');
  });
});

describe('the folder', () => {
  it('on a failing disk gives what can be read, and nothing is written over the rest', async () => {
    const files = new MemoryLibrary();
    const database = newDatabase();
    const [a, b, c] = sample(3) as [ArticleRecord, ArticleRecord, ArticleRecord];
    await put(database, [a, b, c]);
    await save(database, files);
    const problem = { reason: 'disk-error' as const, message: 'EIO: i/o error, read' };
    for (const [record, name] of [
      [a, 'article.html'],
      [b, 'article.json'],
    ] as const) {
      const place = `${record.article.folder}/${name}`;
      files.broken.set(place, { place, ...problem });
    }
    const lost = newDatabase();
    const report = await compare(lost, files);
    expect(await lost.articles.toCollection().primaryKeys()).toEqual([c.article.id]);
    expect(report.findings).toHaveLength(2);
    expect(report.findings).toMatchObject([problem, problem].map(({ reason }) => ({ reason })));
    const { writes } = files;
    await save(lost, files);
    expect(files.writes).toBe(writes);
    files.broken.clear();
    expect(await compare(lost, files)).toMatchObject({ rebuilt: 2, findings: [] });
  });

  it('gets again what it lost', async () => {
    const files = new MemoryLibrary();
    const database = newDatabase();
    const [a, b] = sample(2) as [ArticleRecord, ArticleRecord];
    await put(database, [a, b]);
    await save(database, files);
    files.folders.delete(a.article.folder);
    expect(await compare(database, files)).toMatchObject({ missing: 1, rebuilt: 0 });
    await save(database, files);
    expect(files.folders.get(a.article.folder)?.json).toBeTruthy();
    expect(files.folders.get(a.article.folder)?.html).toBeTruthy();
  });

  it('changed by somebody else is reported, and neither side is touched', async () => {
    const files = new MemoryLibrary();
    const database = newDatabase();
    const [record] = sample(1) as [ArticleRecord];
    await put(database, [record]);
    await save(database, files);
    const { folder } = record.article;
    const theirs = files.folders
      .get(folder)
      ?.json?.replace(/"starred": \w+/, `"starred": ${!record.article.starred}`);
    files.folders.set(folder, { html: files.folders.get(folder)?.html ?? null, json: theirs! });
    const before = await contentOf(database);
    const { findings } = await compare(database, files);
    expect(findings).toEqual([differing(record.article.id, folder)]);
    await save(database, files);
    expect(files.folders.get(folder)?.json).toBe(theirs);
    expect(await contentOf(database)).toEqual(before);
  });

  it('keeps a deleted article in the trash, and it does not come back by itself', async () => {
    const files = new MemoryLibrary();
    const database = newDatabase();
    const [record] = sample(1) as [ArticleRecord];
    await put(database, [record]);
    await save(database, files);
    await deleteArticles(libraryOf(database), [record.article.id]);
    // Ended before the folder was told of it.
    expect(await compare(database, files)).toMatchObject({ rebuilt: 0 });
    await save(database, files);
    expect([...files.trash.keys()]).toEqual([record.article.folder]);
    expect(await compare(database, files)).toMatchObject({ rebuilt: 0 });
    await files.restoreArticle(record.article.folder);
    // It may be a copy that comes late from another machine.
    expect((await compare(database, files)).findings).toMatchObject([{ kind: 'deleted' }]);
    const { folder } = record.article;
    expect(await compare(database, files, [folder])).toMatchObject({ rebuilt: 1 });
    expect((await database.articles.get(record.article.id))?.tags).toEqual(record.article.tags);
  });
});

describe('a folder that cannot be written', () => {
  it('holds up no other article, where it is that of one alone', async () => {
    const files = new MemoryLibrary();
    const database = newDatabase();
    const records = sample(3);
    const [{ article }] = records as [ArticleRecord];
    files.blocked = article.folder;
    await put(database, records);
    const follower = await save(database, files);
    expect(follower.status).toMatchObject({ unsaved: 1, trouble: { reason: 'failed' } });
    expect(files.folders.size).toBe(2);
    const others = records.map((record) => record.article.id).filter((id) => id !== article.id);
    expect(follower.hasSaved(others)).toBe(true);
    expect(follower.hasSaved([article.id])).toBe(false);
    files.blocked = null;
    await follower.catchUp();
    expect(follower.status).toEqual({ unsaved: 0, trouble: null });
    expect(files.folders.size).toBe(3);
  });

  it('holds nothing up, loses nothing, and is caught up with', async () => {
    const files = new MemoryLibrary();
    const database = newDatabase();
    const records = sample(3);
    files.trouble = { ok: false, reason: 'full', message: 'no space left' };
    await put(database, records);
    const follower = await save(database, files);
    expect(follower.status).toEqual({
      unsaved: 3,
      trouble: { reason: 'full', message: 'no space left' },
    });
    files.trouble = null;
    await follower.catchUp();
    expect(follower.status).toEqual({ unsaved: 0, trouble: null });
    expect(files.folders.size).toBe(3);
  });
});
