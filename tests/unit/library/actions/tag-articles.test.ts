import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  saveProgress,
  setState,
  stepState,
  unarchive,
} from '../../../../renderer/library/actions/mark-articles';
import {
  addTags,
  deleteTag,
  removeTags,
  renameTag,
} from '../../../../renderer/library/actions/tag-articles';
import type { Library } from '../../../../renderer/library/library';
import { lastSeq } from '../../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../../renderer/storage/database';
import { article } from '../../article';

let library: Library;

beforeEach(async () => {
  const database = new CarrelDatabase(`tags-${Math.random()}`);
  await database.articles.bulkAdd([
    article({ id: 'A', tags: ['경제'] }),
    article({ id: 'B', tags: ['경제', '정치'] }),
  ]);
  library = { database, search: {} as Library['search'], vault: {} as Library['vault'] };
});
afterEach(() => library.database.delete());

const tagsOf = async (id: string) => (await library.database.articles.get(id))?.tags;

it('adds to many and logs only what changed', async () => {
  expect(await addTags(library, ['A', 'B', 'gone'], ['정치', ' #정치 '])).toEqual(['A']);
  expect(await tagsOf('A')).toEqual(['경제', '정치']);
  expect(await lastSeq(library.database)).toBe(1);
});

it('keeps a tag typed on a Mac as the same tag', async () => {
  expect(await addTags(library, ['A'], ['경제'.normalize('NFD')])).toEqual([]);
});

it('removes, renames into another, and deletes', async () => {
  await removeTags(library, ['B'], ['정치']);
  expect(await tagsOf('B')).toEqual(['경제']);
  await addTags(library, ['A'], ['economy']);
  expect(await renameTag(library, '경제', 'economy')).toEqual(['A', 'B']);
  expect(await tagsOf('A')).toEqual(['economy']);
  expect(await deleteTag(library, 'economy')).toEqual(['A', 'B']);
  expect(await tagsOf('B')).toEqual([]);
});

it('renames, merges and deletes what is below a tag along with it', async () => {
  await addTags(library, ['A'], ['역사/로마', '역사학']);
  await addTags(library, ['B'], ['역사', '과거/로마']);
  expect((await renameTag(library, '역사', '과거')).sort()).toEqual(['A', 'B']);
  expect(await tagsOf('A')).toEqual(['경제', '과거/로마', '역사학']);
  expect(await tagsOf('B')).toEqual(['경제', '정치', '과거', '과거/로마']);
  await renameTag(library, '과거', '과거/옛날');
  expect(await tagsOf('B')).toEqual(['경제', '정치', '과거/옛날', '과거/옛날/로마']);
  expect((await deleteTag(library, '과거')).sort()).toEqual(['A', 'B']);
  expect(await tagsOf('A')).toEqual(['경제', '역사학']);
});

it('moves an unread article to reading with its progress, and an archived one nowhere', async () => {
  await setState(library, ['B'], 'archived');
  await saveProgress(library, 'A', 0.4);
  await saveProgress(library, 'B', 7);
  const [a, b] = await library.database.articles.bulkGet(['A', 'B']);
  expect(a).toMatchObject({ state: 'reading', progress: 0.4 });
  expect(b).toMatchObject({ state: 'archived', progress: 1 });
});

it('marks an article as read when it was read to its end, and keeps that when it is read again', async () => {
  const stateOf = async () => (await library.database.articles.get('A'))?.state;
  await saveProgress(library, 'A', 1);
  expect(await stateOf()).toBe('read');
  await saveProgress(library, 'A', 0.2);
  expect(await stateOf()).toBe('read');
});

it('takes articles out of the archive into the state they had, else by how far they were read', async () => {
  await library.database.articles.bulkAdd(
    [0, 0.5, 1].map((progress) => article({ id: `P${progress}`, state: 'archived', progress })),
  );
  const ids = ['A', 'P0', 'P0.5', 'P1'];
  await setState(library, ['A'], 'archived');
  await unarchive(library, ids, new Map([['A', 'read']]));
  const rows = await library.database.articles.bulkGet(ids);
  expect(rows.map((row) => row?.state)).toEqual(['read', 'unread', 'reading', 'read']);
  // Through all states and back, and no further than their ends.
  await stepState(library, ids, 1);
  expect(await stepState(library, ['A'], 1)).toEqual([]);
  await stepState(library, ids, -1);
  expect((await library.database.articles.bulkGet(ids)).map((row) => row?.state)).toEqual([
    ...['read', 'unread', 'reading', 'read'],
  ]);
});
