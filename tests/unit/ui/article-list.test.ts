import { noFilter } from '../../../renderer/core/article/article-filter';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deleteArticles } from '../../../renderer/library/actions/delete-articles';
import { setStarred } from '../../../renderer/library/actions/mark-articles';
import type { Library } from '../../../renderer/library/library';
import { type ArticleList, openArticleList } from '../../../renderer/library/list/article-list';
import { newestFirst } from '../../../renderer/library/list/article-view';
import { announceChanges, appendChanges } from '../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { article } from '../article';

let library: Library;
let list: ArticleList;

const idAt = (at: number) => `A${String(at).padStart(5, '0')}`;
const rows = () => list.snapshot().rows.map((row) => row.id);

async function add(from: number, to: number): Promise<void> {
  const { database } = library;
  const ids = Array.from({ length: to - from }, (_, at) => idAt(from + at));
  await database.transaction('rw', database.articles, database.changes, async () => {
    await database.articles.bulkAdd(ids.map((id, at) => article({ id, savedAt: from + at })));
    await appendChanges(database, 'article-added', ids);
  });
  announceChanges();
}

beforeEach(() => {
  const database = new CarrelDatabase(`list-${Math.random()}`);
  library = { database, search: {} as Library['search'], vault: {} as Library['vault'] };
});

afterEach(() => {
  list.close();
  library.database.close();
});

describe('opening', () => {
  it('loads every article once, newest first', async () => {
    await add(0, 1000);
    list = openArticleList(library);
    await vi.waitFor(() => expect(rows()).toHaveLength(1000));
    expect(rows()).toEqual(Array.from({ length: 1000 }, (_, at) => idAt(999 - at)));
    expect(list.snapshot().counts.all).toBe(1000);
  });

  it('shows the newest at once', async () => {
    await add(0, 1000);
    list = openArticleList(library);
    const first = await new Promise<string[]>((resolve) => {
      const stop = list.subscribe(() => {
        stop();
        resolve(rows());
      });
    });
    expect(first[0]).toBe(idAt(999));
    expect(first.length).toBeLessThan(1000);
  });

  it('says when the library is empty, and not before', async () => {
    list = openArticleList(library);
    expect(list.snapshot().opening).toBe(true);
    await vi.waitFor(() => expect(list.snapshot().opening).toBe(false));
    expect(rows()).toEqual([]);
  });
});

describe('following the log', () => {
  beforeEach(async () => {
    await add(0, 5);
    list = openArticleList(library);
    await vi.waitFor(() => expect(rows()).toHaveLength(5));
  });

  it('lets in what is imported', async () => {
    await add(5, 7);
    await vi.waitFor(() => expect(rows()[0]).toBe(idAt(6)));
    expect(rows()).toHaveLength(7);
  });

  it('shows marks and takes out what is deleted', async () => {
    await setStarred(library, [idAt(1)], true);
    await deleteArticles(library, [idAt(3)]);
    await vi.waitFor(() => expect(rows()).toHaveLength(4));
    expect(rows()).not.toContain(idAt(3));
    expect(list.snapshot().counts.starred).toBe(1);
  });

  it('starts again when the rows after its place were pruned', async () => {
    await library.database.articles.put(article({ id: 'B', savedAt: 99 }));
    await appendChanges(library.database, 'article-added', ['B', idAt(0)]);
    await library.database.changes.where('seq').belowOrEqual(6).delete();
    announceChanges();
    await vi.waitFor(() => expect(rows()[0]).toBe('B'));
    expect(rows()).toHaveLength(6);
  });

  it('keeps every row in sight while it starts again', async () => {
    const lengths = new Set<number>();
    const stop = list.subscribe(() => lengths.add(rows().length));
    await library.database.articles.put(article({ id: 'B', savedAt: 99 }));
    await library.database.articles.delete(idAt(2));
    await appendChanges(library.database, 'article-added', ['B', idAt(0)]);
    await library.database.changes.where('seq').belowOrEqual(6).delete();
    announceChanges();
    await vi.waitFor(() => expect(rows()).not.toContain(idAt(2)));
    stop();
    expect(rows()).toHaveLength(5);
    expect(Math.min(...lengths)).toBe(5);
  });

  it('keeps to the view that is shown', async () => {
    list.show({ filter: { ...noFilter, starred: true }, sort: newestFirst });
    await vi.waitFor(() => expect(rows()).toEqual([]));
    await setStarred(library, [idAt(1), idAt(4)], true);
    await vi.waitFor(() => expect(rows()).toEqual([idAt(4), idAt(1)]));
  });
});

describe('what the user asks for', () => {
  it('comes before the changes of an import, and with them', async () => {
    await add(0, 3_300);
    list = openArticleList(library);
    await vi.waitFor(() => expect(rows()).toHaveLength(3_300), 10_000);
    const published: [key: string, rows: number][] = [];
    list.subscribe(() => {
      const { view, rows } = list.snapshot();
      published.push([view.sort.key, rows.length]);
    });
    // As during an import: changes keep coming while the list is sorted.
    let added = 3_300;
    let isAsking = true;
    const importing = (async () => {
      while (isAsking) {
        await add(added, added + 1);
        added += 1;
      }
    })();
    const views = ['title', 'published', 'length'] as const;
    for (const key of views) {
      list.show({ filter: noFilter, sort: { key, descending: true } });
      const before = published.length;
      await vi.waitFor(() => expect(list.snapshot().view.sort.key).toBe(key), 10_000);
      expect(published[before]?.[0]).toBe(key);
    }
    isAsking = false;
    await importing;
    await vi.waitFor(() => expect(rows()).toHaveLength(added), 10_000);
  }, 60_000);

  it('is the last view of several, and no other is shown', async () => {
    await add(0, 600);
    list = openArticleList(library);
    await vi.waitFor(() => expect(rows()).toHaveLength(600));
    const shown: string[] = [];
    list.subscribe(() => shown.push(list.snapshot().view.sort.key));
    for (const key of ['title', 'published', 'length'] as const) {
      list.show({ filter: noFilter, sort: { key, descending: true } });
    }
    await vi.waitFor(() => expect(shown).toContain('length'));
    expect(shown).not.toContain('title');
  });
});
