import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { Article } from '../../../../renderer/core/article/article';
import { addFeed, changeFeed } from '../../../../renderer/library/feeds/feeds';
import { applyKeepRule } from '../../../../renderer/library/feeds/keep-rule';
import { refreshFeed } from '../../../../renderer/library/feeds/refresh-feeds';
import type { Library } from '../../../../renderer/library/library';
import { type FeedDesk, fetched, newFeedDesk, rss } from './feed-desk';

const url = 'https://a.example/f';
const day = 24 * 60 * 60 * 1000;
let desk: FeedDesk;
let found: string[] = [];

const library = () =>
  ({
    database: desk.database,
    search: {
      whenCaughtUp: async () => {},
      search: async () => ({ hits: found.map((id) => ({ id })) }),
    },
  }) as unknown as Library;

const items = Array.from({ length: 4 }, (_, at) => ({
  ...{ id: `${at}`, link: `https://a.example/${at}`, title: `Story ${at}`, text: `Words ${at}.` },
  more: '<category>Boats</category>',
}));

const titles = async () =>
  (await desk.database.articles.toCollection().sortBy('title')).map(({ title }) => title);

const mark = async (title: string, change: Partial<Article>) => {
  const article = (await desk.database.articles.toArray()).find((each) => each.title === title)!;
  await desk.database.articles.update(article.id, change);
  return article.id;
};

/** Stories 0 to 2 have left the feed, and all were read. */
beforeEach(async () => {
  desk = newFeedDesk();
  const feed = await addFeed(desk, { url, title: 'The Quay' });
  desk.answers.set(url, fetched(rss(items)));
  await refreshFeed(desk, feed);
  desk.answers.set(url, fetched(rss(items.slice(3))));
  await refreshFeed(desk, feed);
  await desk.database.articles.toCollection().modify({ state: 'archived' });
});

/** Days after the items have left. The feed was read a moment before. */
async function daysLater(days: number) {
  const { items: seen } = (await desk.database.feedStates.get(url))!;
  const earlier = seen.map((item) =>
    item.key === '3' ? item : { ...item, seenAt: item.seenAt - days * day },
  );
  await desk.database.feedStates.update(url, { items: earlier });
  return applyKeepRule(library(), url);
}

it('keeps everything by default, however long ago it left the feed', async () => {
  expect(await daysLater(400)).toEqual([]);
  expect(await titles()).toHaveLength(4);
});

it.each(['read', 'archived'] as const)('moves what is %s to the trash', async (state) => {
  await changeFeed(desk, url, { keep: 'starred' });
  await mark('Story 1', { state });
  await daysLater(8);
  expect(await titles()).toEqual(['Story 3']);
});

it('keeps what is starred, and moves read articles to the trash a week after they left', async () => {
  await changeFeed(desk, url, { keep: 'starred' });
  await mark('Story 0', { starred: true });
  expect(await daysLater(6)).toEqual([]);
  expect(await daysLater(2)).toHaveLength(2);
  expect(await titles()).toEqual(['Story 0', 'Story 3']);
});

it.each<[string, Partial<Article>]>([
  ['unread', { state: 'unread' }],
  ['half read', { state: 'reading' }],
  ['with a highlight', { highlightCount: 1 }],
  ['with a note', { note: 'Ask Mara.' }],
  ['with a tag of the reader', { tags: ['Boats', 'mine'] }],
  ['in another feed', { feeds: [url, 'https://b.example'] }],
])('keeps an article that is %s', async (_, change) => {
  await changeFeed(desk, url, { keep: 'starred' });
  await mark('Story 1', change);
  await daysLater(30);
  expect(await titles()).toEqual(['Story 1', 'Story 3']);
});

it('keeps what its saved search finds, and everything when that search is gone', async () => {
  await changeFeed(desk, url, { keep: 'search', keepSearch: 'S' });
  expect(await daysLater(30)).toEqual([]);
  await desk.database.savedSearches.put({ id: 'S', name: 'Two', query: 'two', createdAt: 1 });
  found = [await mark('Story 2', {})];
  await applyKeepRule(library(), url);
  expect(await titles()).toEqual(['Story 2', 'Story 3']);
});

it('moves nothing while the feed could not be read for a week', async () => {
  await changeFeed(desk, url, { keep: 'starred' });
  await desk.database.feedStates.update(url, { goodAt: Date.now() - 8 * day });
  expect(await daysLater(30)).toEqual([]);
});
