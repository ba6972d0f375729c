import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import {
  changeFeed,
  feedsNamed,
  listFeeds,
  removeFeed,
} from '../../../renderer/library/feeds/feeds';
import { lastSeq } from '../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { changeFeedState } from '../../../renderer/storage/feed-states';
import { storeFeed } from '../../../renderer/storage/store-feed';
import { parseRecord, recordFile } from '../../../renderer/vault/record-files';

let database: CarrelDatabase;
beforeEach(() => {
  database = new CarrelDatabase(`feeds-${Math.random()}`);
});

const draft = (at: number) => ({
  ...{ url: `https://a.example/${at}`, title: `Feed ${at}`, siteUrl: null, tags: ['Sea'] },
  folders: [['Sea']],
});

it('keeps the order of a list, and joins tags and folders of a feed that comes again', async () => {
  for (const at of [3, 1, 2]) expect(await storeFeed(database, draft(at))).toBe('imported');
  expect((await listFeeds({ database })).map(({ title }) => title)).toEqual([
    'Feed 3',
    'Feed 1',
    'Feed 2',
  ]);
  expect(await storeFeed(database, draft(1))).toBe('duplicate');
  const elsewhere = { ...draft(1), tags: ['Boats'], folders: [['Deep', 'Boats']] };
  expect(await storeFeed(database, elsewhere)).toBe('updated');
  expect(await database.feeds.get('https://a.example/1')).toMatchObject({
    tags: ['Sea', 'Boats'],
    folders: [['Sea'], ['Deep', 'Boats']],
  });
});

it('knows a feed by the address that it has moved to', async () => {
  await storeFeed(database, draft(1));
  await changeFeed({ database }, 'https://a.example/1', { movedTo: 'https://b.example/1' });
  expect(await storeFeed(database, { ...draft(1), url: 'https://b.example/1' })).toBe('duplicate');
  expect(await database.feeds.count()).toBe(1);
});

it('does not write the record for what changes with each visit', async () => {
  await storeFeed(database, draft(1));
  const seq = await lastSeq(database);
  await changeFeedState(database, 'https://a.example/1', { triedAt: 5, etag: '"x"' });
  expect(await lastSeq(database)).toBe(seq);
  expect(await database.feedStates.get('https://a.example/1')).toMatchObject({
    ...{ triedAt: 5, etag: '"x"', goodAt: null, items: [] },
  });
});

it('reads a record of an older version as it was, and a setting that makes no sense as not set', async () => {
  const older = { id: 'https://a.example/f', title: 'A', siteUrl: null, tags: [], addedAt: 1 };
  const odd = {
    ...older,
    id: 'x:',
    schedule: 'each-second',
    keep: 7,
    folders: [['a'], 3],
    text: 'page',
  };
  const parsed = parseRecord('feeds', JSON.stringify({ schema: 2, feeds: [older, odd] }));
  expect(parsed).toMatchObject({
    ok: true,
    rows: [older, { ...older, id: 'x:', folders: [['a']], text: 'page' }],
  });
  expect(Object.keys(parsed.ok ? parsed.rows[0]! : {})).toEqual(Object.keys(older));
});

it('writes what is set and nothing that has its default', async () => {
  await storeFeed(database, { ...draft(1), folders: undefined } as never);
  await changeFeed({ database }, 'https://a.example/1', { schedule: 'hourly', muted: false });
  const [row] = JSON.parse(await recordFile(database, 'feeds')).feeds;
  expect(Object.keys(row)).toEqual(['id', 'title', 'siteUrl', 'tags', 'schedule', 'addedAt']);
});

it('finds a feed by address, else by title, else by a part of either', async () => {
  for (const at of [1, 11]) await storeFeed(database, draft(at));
  const feeds = await listFeeds({ database });
  const ids = (words: string) => feedsNamed(feeds, words).map(({ id }) => id);
  expect(ids('https://a.example/1')).toEqual(['https://a.example/1']);
  expect(ids('feed 1')).toEqual(['https://a.example/1']);
  expect(ids('A.EXAMPLE')).toHaveLength(2);
  expect(ids('nothing')).toEqual([]);
});

it('is gone when it is removed, with its state', async () => {
  await storeFeed(database, draft(1));
  await changeFeedState(database, 'https://a.example/1', { triedAt: 5 });
  expect(await removeFeed({ database }, 'https://a.example/1')).toMatchObject({ title: 'Feed 1' });
  expect(await removeFeed({ database }, 'https://a.example/1')).toBeNull();
  expect([await database.feeds.count(), await database.feedStates.count()]).toEqual([0, 0]);
});
