import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TrashedArticle } from '../../../../electron/ipc/vault-files';
import type { Article } from '../../../../renderer/core/article/article';
import type { Highlight } from '../../../../renderer/core/highlights/highlight';
import { deleteArticles } from '../../../../renderer/library/actions/delete-articles';
import { listTrash } from '../../../../renderer/library/actions/list-trash';
import {
  restoreTrashed,
  undoDeletion,
} from '../../../../renderer/library/actions/restore-articles';
import type { Library } from '../../../../renderer/library/library';
import { CarrelDatabase } from '../../../../renderer/storage/database';
import { toJsonFile } from '../../../../renderer/vault/article-files';
import type { VaultClient } from '../../../../renderer/vault/client';
import { parseArticleFile } from '../../../../renderer/vault/parse-article';
import { article } from '../../article';

const idOf = (at: number) => `${at}`.padStart(26, '0');
const folderOf = (at: number) => `articles/2025/01/article-${at}`;
const nth = (at: number, given: Partial<Article> = {}) =>
  article({ id: idOf(at), folder: folderOf(at), title: `Article ${at}`, ...given });

const marked: Highlight = {
  id: idOf(9),
  quote: 'the harbour',
  prefix: 'in ',
  suffix: ' at night',
  colour: 'green',
  note: '',
  tags: [],
  createdAt: 1,
};

let library: Library;
/** The articles in the trash; `saved` moves the waiting ones there, as the follower does. */
let trash: TrashedArticle[];
let waiting: TrashedArticle[];

function inTrash(
  of: Article,
  trashedAt = 1_800_000_000_000,
  name = of.folder.slice(17),
): TrashedArticle {
  const json = toJsonFile(
    { article: of, text: '', highlights: [], assets: [], originals: [] },
    'f',
  );
  return { name, folder: of.folder, trashedAt, daysKept: 0, json };
}

const vault = {
  listTrash: async () => trash,
  async ask(ask: { kind: string; names?: string[] }) {
    if (ask.kind === 'saved') trash.push(...waiting.splice(0));
    if (ask.kind !== 'restore') return null;
    const restored = trash.filter(({ name }) => ask.names?.includes(name));
    trash = trash.filter((entry) => !restored.includes(entry));
    for (const { folder, json } of restored) {
      const result = parseArticleFile(folder, json ?? '');
      if (result.ok) await library.database.articles.put(result.parsed.article);
    }
    return restored.map(({ name }) => name);
  },
} as unknown as VaultClient;

beforeEach(() => {
  const database = new CarrelDatabase(`restore-${Math.random()}`);
  library = { database, search: {} as Library['search'], vault };
  trash = [];
  waiting = [];
});
afterEach(() => library.database.delete());

it('brings back what was deleted, with what its reader had done to it', async () => {
  const marks = { tags: ['항구'], state: 'reading', starred: true, progress: 0.5 } as const;
  const kept = nth(1, { ...marks, tags: ['항구'], note: '다시', highlightCount: 1 });
  await library.database.articles.bulkAdd([kept, nth(2)]);
  const row = { id: kept.id, highlights: [marked] };
  await library.database.highlights.put(row);
  const deleted = await deleteArticles(library, [idOf(1), idOf(2), 'gone']);
  expect(deleted.map(({ id }) => id)).toEqual([idOf(1), idOf(2)]);
  // The folder had not yet been told of the star and the tag.
  waiting = [inTrash(nth(1)), inTrash(nth(2))];
  expect(await undoDeletion(library, deleted)).toEqual([]);
  expect(await library.database.articles.get(idOf(1))).toEqual(kept);
  expect(await library.database.highlights.toArray()).toEqual([row]);
  expect(await library.database.articles.count()).toBe(2);
  expect(trash).toEqual([]);
});

it('takes the latest of two with the same folder', async () => {
  trash = [inTrash(nth(1), 2_000, 'b~2'), inTrash(nth(1, { title: 'Older' }), 1_000, 'b')];
  await undoDeletion(library, [{ ...nth(1), highlights: [] }]);
  expect((await library.database.articles.get(idOf(1)))?.title).toBe('Article 1');
  expect(trash.map(({ name }) => name)).toEqual(['b']);
});

it('says which are not in the trash', async () => {
  trash = [inTrash(nth(1))];
  const left = await undoDeletion(
    library,
    [nth(1), nth(2)].map((each) => ({ ...each, highlights: [] })),
  );
  expect(left.map(({ id }) => id)).toEqual([idOf(2)]);
});

it('restores by name and counts', async () => {
  trash = [inTrash(nth(1)), inTrash(nth(2))];
  const trashed = [...trash.map(({ name }) => name), 'no such'].map((name) => ({ name, id: null }));
  expect(await restoreTrashed(library, trashed)).toBe(2);
  expect(await restoreTrashed(library, [])).toBe(0);
});

it('lists the last deleted first, whatever the files say', async () => {
  trash = [
    inTrash(nth(1), 1_000, 'old'),
    inTrash(nth(2), 2_000, 'new'),
    {
      ...inTrash(nth(3), 1e300, 'odd'),
      json: '{"article":[1,{"id":7}]}',
    },
    { ...inTrash(nth(4), -1e300, 'none'), json: null },
  ];
  const listed = await listTrash(library);
  expect(listed.map(({ name }) => name)).toEqual(['odd', 'new', 'old', 'none']);
  expect(listed.map((entry) => entry.article?.title ?? null)).toEqual([
    null,
    'Article 2',
    'Article 1',
    null,
  ]);
});

it('says when an article was deleted and goes, unless its date cannot be right', async () => {
  const day = 24 * 60 * 60 * 1000;
  const now = Date.now();
  trash = [
    { ...inTrash(nth(1), now - 10 * day, 'counted'), daysKept: 10 },
    { ...inTrash(nth(2), now - 40 * day, 'seldom open'), daysKept: 5 },
    { ...inTrash(nth(3), 100 * day, '1970'), daysKept: 2 },
    { ...inTrash(nth(4), now + 900 * day, 'to come'), daysKept: 29 },
    { ...inTrash(nth(5), now - day, 'clock was ahead'), daysKept: 40 },
  ];
  const listed = await listTrash(library);
  const days = (at: number | null) => (at === null ? null : Math.round((at - now) / day));
  const told = listed.map(({ name, trashedAt, keptUntil }) => [
    name,
    days(trashedAt),
    days(keptUntil),
  ]);
  expect(told).toEqual([
    ['to come', null, 1],
    ['clock was ahead', -1, 29],
    ['counted', -10, 20],
    ['seldom open', -40, 25],
    ['1970', null, 28],
  ]);
});
