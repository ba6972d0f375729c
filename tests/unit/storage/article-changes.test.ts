import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  addTags,
  deleteTag,
  removeTags,
  renameTag,
} from '../../../renderer/library/actions/tag-articles';
import { changeArticles, changesEnded } from '../../../renderer/storage/article-changes';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { article } from '../article';

const count = 520;
const ids = Array.from({ length: count }, (_, at) => `A${String(at).padStart(5, '0')}`);
let database: CarrelDatabase;

beforeEach(async () => {
  database = new CarrelDatabase(`changes-${Math.random()}`);
  await database.articles.bulkAdd(ids.map((id) => article({ id, tags: [] })));
});
afterEach(() => database.delete());

const tagged = (tag: string) => database.articles.where('tags').equals(tag).count();

it('writes many in several steps, and tells how far it is', async () => {
  const seen: [done: number, logged: number][] = [];
  const logged: Promise<unknown>[] = [];
  const onProgress = (done: number) => {
    logged.push(database.changes.count().then((rows) => seen.push([done, rows])));
  };
  const changed = await addTags({ database, progress: { onProgress } }, ids, ['sea']);
  await Promise.all(logged);
  expect(changed).toEqual(ids);
  expect(seen.map(([done]) => done)).toEqual([0, 500, count]);
  // The first ones were in the log before the last ones were written.
  expect(seen[1]![1]).toBeLessThan(count);
  expect(await database.changes.count()).toBe(count);
  expect(await tagged('sea')).toBe(count);
});

it('lets others read and write between, and does not undo what they did', async () => {
  let between: Promise<unknown> | undefined;
  const last = ids.at(-1)!;
  const onProgress = () => {
    between ??= database.articles.update(last, { note: 'written meanwhile' });
  };
  await addTags({ database, progress: { onProgress } }, ids, ['sea']);
  await between;
  expect(await database.articles.get(last)).toMatchObject({
    note: 'written meanwhile',
    tags: ['sea'],
  });
});

it('carries out what follows after it, on one article and on all', async () => {
  const last = ids.at(-1)!;
  const adding = addTags({ database }, ids, ['sea']);
  const removing = removeTags({ database }, [last], ['sea']);
  await Promise.all([adding, removing]);
  expect(await tagged('sea')).toBe(count - 1);

  void addTags({ database }, ids, ['sand']);
  await removeTags({ database }, ids, ['sand']);
  expect(await tagged('sand')).toBe(0);
});

it('renames and deletes a tag that is still being added', async () => {
  const library = { database } as Parameters<typeof renameTag>[0];
  void addTags(library, ids, ['sea']);
  expect(await renameTag(library, 'sea', 'ocean')).toHaveLength(count);
  void addTags(library, ids, ['sand']);
  expect(await deleteTag(library, 'sand')).toHaveLength(count);
  expect([await tagged('sea'), await tagged('sand'), await tagged('ocean')]).toEqual([0, 0, count]);
});

it('keeps what was done before an error, and goes on with the next change', async () => {
  const failing = changeArticles(database, ids, (one) => {
    if (one.id === ids[510]) throw new Error('broken');
    return { ...one, starred: true };
  });
  const next = addTags({ database }, ids, ['sea']);
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toHaveLength(count);
  const starred = await database.articles.filter((one) => one.starred).count();
  expect(starred).toBe(500);
});

it('has ended when the window may close', async () => {
  void addTags({ database }, ids, ['sea']);
  await changesEnded(database);
  expect(await tagged('sea')).toBe(count);
  await changesEnded(database);
});

it('tells the followers once within ten seconds, also when it fails half-way', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(1_000);
  const heard = vi.fn();
  const channel = new BroadcastChannel('carrel-changes');
  channel.onmessage = heard;
  await addTags({ database }, ids, ['sea']);
  await expect.poll(() => heard.mock.calls.length).toBe(1);
  const failing = changeArticles(database, ids, (one) => {
    if (one.id === ids[510]) throw new Error('broken');
    return { ...one, starred: true };
  });
  await expect(failing).rejects.toThrow('broken');
  await expect.poll(() => heard.mock.calls.length).toBe(2);
  // Nothing changed, so there is nothing to read.
  await addTags({ database }, ids, ['sea']);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard).toHaveBeenCalledTimes(2);

  // On a slow machine they need not wait for the end.
  const onProgress = (done: number) => now.mockReturnValue(1_000 + done * 100);
  await addTags({ database, progress: { onProgress } }, ids, ['sand']);
  await expect.poll(() => heard.mock.calls.length).toBeGreaterThan(2);
  channel.close();
  now.mockRestore();
});
