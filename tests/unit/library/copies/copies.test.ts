import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deleteArticles } from '../../../../renderer/library/actions/delete-articles';
import { CopiesFollower } from '../../../../renderer/library/copies/copies-follower';
import type { Library } from '../../../../renderer/library/library';
import { readGroups } from '../../../../renderer/storage/copies';
import { CarrelDatabase } from '../../../../renderer/storage/database';
import { storeArticle } from '../../../../renderer/storage/store-article';
import { original, prepared } from '../../article';

let database: CarrelDatabase;

beforeEach(() => {
  database = new CarrelDatabase(`copies-${Math.random()}`);
});
afterEach(() => database.delete());

/** Enough words for an article; each number gives other words. */
const story = (number: number, from = 0, to = 160) =>
  Array.from({ length: to - from }, (_, at) => `w${number}x${from + at}`).join(' ');

const store = (id: string, text: string, host: string, kind: 'article' | 'page' = 'article') =>
  storeArticle(
    database,
    prepared({ id, kind, canonicalUrl: `https://${host}/${id}`, textSha256: `of ${text}` }, text),
    [original()],
  );

async function groups(follower = new CopiesFollower(database)) {
  await follower.catchUp();
  return Object.fromEntries(await readGroups(database));
}

test('one story in three papers is a group, another story is not in it', async () => {
  await store('A', story(1), 'one.example');
  await store('B', `${story(1)} ${story(2, 0, 20)}`, 'two.example');
  await store('C', story(1, 0, 70), 'three.example');
  await store('D', story(3), 'one.example');
  expect(await groups()).toEqual({ A: 'A', B: 'A', C: 'A' });
});

test('follows what comes later, and what is deleted and brought back', async () => {
  const follower = new CopiesFollower(database);
  await store('A', story(1), 'one.example');
  expect(await groups(follower)).toEqual({});
  await store('B', story(1), 'two.example');
  expect(await groups(follower)).toEqual({ A: 'A', B: 'A' });
  await deleteArticles({ database } as Library, ['A']);
  expect(await groups(follower)).toEqual({});
  expect(await database.copies.get('B')).toMatchObject({ copies: [] });
  await store('A', story(1), 'one.example');
  // A follower that starts from the tables comes to the same result.
  expect(await groups()).toEqual({ A: 'A', B: 'A' });
});

test('two that hung together by a third part with it', async () => {
  await store('A', story(1, 0, 100), 'one.example');
  await store('B', story(1, 0, 160), 'two.example');
  await store('C', story(1, 60, 160), 'three.example');
  expect(await groups()).toEqual({ A: 'A', B: 'A', C: 'A' });
  await deleteArticles({ database } as Library, ['B']);
  expect(await groups()).toEqual({});
});

test('looks again when a text has changed', async () => {
  const follower = new CopiesFollower(database);
  await store('A', story(1), 'one.example');
  await store('B', story(1), 'two.example');
  await groups(follower);
  // The page was saved again with much more text.
  const page = prepared(
    { id: 'N', canonicalUrl: 'https://two.example/B', textSha256: 'new' },
    story(5, 0, 900),
  );
  await storeArticle(database, page, [original({ sha256: 'g' })]);
  expect(await groups(follower)).toEqual({});
});

test('comes to the same groups when all it noted is lost, or belongs to another database', async () => {
  await store('A', story(1), 'one.example');
  await store('B', story(1), 'two.example');
  await groups();
  await database.copies.clear();
  await database.cursors.clear();
  expect(await groups()).toEqual({ A: 'A', B: 'A' });
  await database.copies.update('B', { copies: [], rules: 0 });
  await database.copies.put({ ...(await database.copies.get('A'))!, id: 'GONE' });
  await database.cursors.update('copies', { epoch: 'another' });
  expect(await groups()).toEqual({ A: 'A', B: 'A' });
  expect(await database.copies.get('GONE')).toBeUndefined();
});

test('does not compare pages without an article', async () => {
  await store('A', story(1), 'one.example', 'page');
  await store('B', story(1), 'two.example', 'page');
  expect(await groups()).toEqual({});
});
