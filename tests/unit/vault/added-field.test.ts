// A field that is added to the table of fields, and nowhere else, is kept in every place that holds an
// article.
import 'fake-indexeddb/auto';
import { join } from 'node:path';
import Dexie from 'dexie';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Article, ArticleDraft, CleanHtml } from '../../../renderer/core/article/article';
import type { ArticleField } from '../../../renderer/core/article/article-fields';
import type { CarrelDatabase as Database } from '../../../renderer/storage/database';
import type { ArticleRecord } from '../../../renderer/vault/article-files';
import type { Desk } from './desk';

interface Added {
  /** Comes from the page. */
  mood: string | null;
  /** Comes from the reader. */
  verdict: string;
}

// The real table with two more fields; all other code is the app's, loaded again with that table. Test
// files share their modules, so the other files get the real table back.
const table = '../../../renderer/core/article/article-fields';
vi.resetModules();
vi.doMock(table, async (original) => {
  const real = await original<{ articleFields: object }>();
  const { optional, text } = await import('../../../renderer/core/records/read-fields');
  const { shortText } = await import('../../../renderer/core/records/values');
  const mood: ArticleField<string | null> = {
    from: 'draft',
    read: optional(shortText(20)),
    merge: ({ body, other }) => body ?? other,
    join: (left, right) => left ?? right,
    renew: (known, said) => said ?? known,
  };
  const verdict: ArticleField<string> = {
    from: 'marks',
    read: text(20),
    merge: ({ known, incoming }) => known || incoming,
    isReported: (merged, known) => merged !== known,
    join: (left, right) => left || right,
    keeps: (here, there) => here === '' || here === there,
    machines: 'last',
  };
  return { ...real, articleFields: { ...real.articleFields, mood, verdict } };
});

afterAll(() => {
  vi.doUnmock(table);
  vi.resetModules();
});
const { joinedArticle } = await import('../../../renderer/core/article/join-pages');
const { boundedDraft, draftDefaults, newArticle } = await import(
  '../../../renderer/core/article/article-record'
);
const { renewedArticle } = await import('../../../renderer/core/article/renew-article');
const { restoreTrashed, undoDeletion } = await import(
  '../../../renderer/library/actions/restore-articles'
);
const { CarrelDatabase } = await import('../../../renderer/storage/database');
const { storeArticle } = await import('../../../renderer/storage/store-article');
const { toJsonFile } = await import('../../../renderer/vault/article-files');
const { exportArticles } = await import('../../../renderer/vault/export-articles');
const { parseArticleFile } = await import('../../../renderer/vault/parse-article');
const { keepsReadersWork } = await import('../../../renderer/vault/reader-marks');
const { reconcile } = await import('../../../renderer/vault/reconcile');
const { outsideChange } = await import('../../../renderer/vault/save-article');
const { newFolder } = await import('../electron/vault/library-folder');
const { fill, newDesk, restoreInto, rowsOf, settle } = await import('./desk');
const { articleRecord } = await import('./generated-article');

const said: Added = { mood: 'calm', verdict: 'read it twice' };
const facts = { wordCount: 2, readingMinutes: 1, textSha256: 'b'.repeat(64) };
const asIs = (html: string) => html as CleanHtml;

/** The added fields of an article. */
function addedOf(article: Article | undefined): Added {
  const { mood, verdict } = article as unknown as Added;
  return { mood, verdict };
}
const withAdded = (article: Article, added: Partial<Added> = said): Article => ({
  ...article,
  ...added,
});

let record: ArticleRecord;
beforeAll(() => {
  const [sample] = fc.sample(articleRecord, { numRuns: 1, seed: 7 });
  const { pageLinks: _, versions: __, ...article } = sample!.article;
  record = { ...sample!, article: withAdded({ ...article, canonicalUrl: 'https://a.example/x' }) };
});

async function filled(records: readonly ArticleRecord[] = [record]): Promise<Desk> {
  const desk = await newDesk();
  await fill(desk, records);
  return desk;
}
const onlyArticle = async ({ database }: { database: Database }) =>
  (await database.articles.toArray())[0];

describe('a field that only the table knows', () => {
  it('is in the file, with its bounds and its default', () => {
    const { folder } = record.article;
    const read = (article: Article) => {
      const parsed = parseArticleFile(folder, toJsonFile({ ...record, article }, 'a'.repeat(64)));
      if (!parsed.ok) throw new Error(parsed.reason);
      return { ...addedOf(parsed.parsed.article), repaired: parsed.repaired };
    };
    expect(read(record.article)).toEqual({ ...said, repaired: undefined });
    const { mood: _, verdict: __, ...older } = record.article as Article & Added;
    expect(read(older)).toEqual({ mood: null, verdict: '', repaired: undefined });
    const evil = withAdded(record.article, { mood: 'x'.repeat(21), verdict: 7 as never });
    expect(read(evil)).toMatchObject({ mood: null, verdict: '', repaired: { length: 2 } });
  });

  it('comes back when the database is made again from the folder', async () => {
    const desk = await filled();
    const rows = await rowsOf(desk.database);
    await desk.database.delete();
    const database = new CarrelDatabase(`added-${Math.random()}`);
    await reconcile(database, desk.files, asIs, () => {});
    expect(addedOf(await onlyArticle({ database }))).toEqual(said);
    expect(await rowsOf(database)).toEqual(rows);
  });

  it('goes out with an export and comes in with a restore', async () => {
    const [first, second] = [await filled(), await newDesk()];
    const target = join(newFolder(), 'library.zip');
    await exportArticles(first.database, first.carrel, first.transfers.allowTarget(target));
    expect(await restoreInto(second, target)).toMatchObject({ added: 1, failed: [] });
    expect(addedOf(await onlyArticle(second))).toEqual(said);
  });

  it('merges by its rule when an export meets the same article', async () => {
    const plain = { ...record, article: withAdded(record.article, { mood: null, verdict: '' }) };
    const [first, second] = [await filled(), await filled([plain])];
    const target = join(newFolder(), 'library.zip');
    await exportArticles(first.database, first.carrel, first.transfers.allowTarget(target));
    expect(await restoreInto(second, target)).toMatchObject({ added: 0, merged: 1 });
    await settle(second);
    expect(addedOf(await onlyArticle(second))).toEqual(said);
  });

  const draft = (more: object): ArticleDraft => ({
    ...{ ...draftDefaults, canonicalUrl: 'https://a.example/x', title: 'A', savedAt: null },
    ...{ html: '<p>x y</p>' as CleanHtml, text: 'x y', assets: [], marks: null },
    ...{ format: 'html', encoding: 'utf-8', ...more },
  });
  const marks = { state: 'unread', starred: false, progress: 0, note: '', highlights: [] };
  const articleOf = (given: ArticleDraft, id: string) =>
    newArticle(given, {
      ...{ id, folder: `articles/2025/02/${id}`, savedAt: 1, originals: [], ...facts },
      source: { format: 'html', fileName: 'a.html', importedAt: 1 },
    });

  it('comes in with a draft, and merges with what the library knows', async () => {
    const database = new CarrelDatabase(`added-${Math.random()}`);
    const store = (given: ArticleDraft, id: string) =>
      storeArticle(database, { draft: given, article: articleOf(given, id) }, []);
    expect(await store(draft({}), 'A')).toMatchObject({ outcome: 'imported' });
    expect(addedOf(await onlyArticle({ database }))).toEqual({ mood: null, verdict: '' });

    const told = draft({ mood: 'calm', marks: { ...marks, verdict: said.verdict } });
    expect(await store(boundedDraft(told), 'B')).toMatchObject({ outcome: 'updated', id: 'A' });
    expect(addedOf(await onlyArticle({ database }))).toEqual(said);
    expect(await store(draft({}), 'C')).toMatchObject({ outcome: 'duplicate' });
    expect(addedOf(await onlyArticle({ database }))).toEqual(said);
  });

  it('is joined by its rule with the page before', () => {
    const left = withAdded(record.article, { mood: null, verdict: '' });
    const joined = joinedArticle(left, record.article, facts, left);
    expect(addedOf(joined)).toEqual(said);
  });

  it('is renewed with its page where the page says it, and stays where the reader did it', () => {
    const told = draft({ mood: 'stormy', marks: { ...marks, verdict: 'no' } });
    expect(addedOf(renewedArticle(record.article, told, facts))).toEqual({
      ...{ mood: 'stormy', verdict: said.verdict },
    });
    expect(addedOf(renewedArticle(record.article, draft({}), facts))).toEqual(said);
  });

  it('is missed by a copy of the folder that does not have what the reader did', async () => {
    const highlights = record.highlights;
    const without = { article: withAdded(record.article, { verdict: '' }), highlights };
    expect(keepsReadersWork(record, without)).toBe(false);
    expect(keepsReadersWork(without, record)).toBe(true);
    // A file with earlier work of the reader does not count as a stranger's.
    const desk = await filled();
    const [row] = await desk.database.vault.toArray();
    const stored = await onlyArticle(desk);
    const earlier = { ...record, ...without, article: withAdded(stored!, { verdict: '' }) };
    await desk.files.writeArticle(stored!.folder, null, toJsonFile(earlier, row!.htmlSha256), null);
    expect(await outsideChange(desk.files, { ...record, article: stored! }, row)).toBeNull();
    const others = { ...earlier, article: withAdded(stored!, { mood: 'theirs' }) };
    await desk.files.writeArticle(stored!.folder, null, toJsonFile(others, row!.htmlSha256), null);
    const change = await outsideChange(desk.files, { ...record, article: stored! }, row);
    expect(change).toBe('changed-outside');
  });

  it('comes back with a deletion that is undone', async () => {
    const desk = await filled();
    const stored = (await onlyArticle(desk))!;
    const before = withAdded(stored, { verdict: 'changed a moment ago' });
    const vault = { ask: async () => [], listTrash: async () => [] } as never;
    expect(await restoreTrashed({ vault }, [])).toBe(0);
    const highlights = record.highlights;
    await undoDeletion({ database: desk.database, vault }, [{ ...before, highlights } as never]);
    expect(addedOf(await onlyArticle(desk))).toMatchObject({ verdict: 'changed a moment ago' });
  });

  it('has its default in the row of an older database', async () => {
    const name = `added-${Math.random()}`;
    const old = new Dexie(name);
    old.version(1).stores({ articles: 'id', html: 'id', texts: 'id', changes: '++seq' });
    const { mood: _, verdict: __, note: ___, ...older } = record.article as Article & Added;
    await old.table('articles').put(older);
    old.close();
    const database = new CarrelDatabase(name);
    const row = await onlyArticle({ database });
    expect({ ...addedOf(row), note: row?.note }).toEqual({ mood: null, verdict: '', note: '' });
  });
});
