import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FeedRow } from '../../../../renderer/core/records/library-records';
import { addFeed, changeFeed, removeFeed } from '../../../../renderer/library/feeds/feeds';
import { refreshFeed, refreshFeeds } from '../../../../renderer/library/feeds/refresh-feeds';
import { storeArticle } from '../../../../renderer/storage/store-article';
import { prepared } from '../../article';
import { type FeedDesk, fetched, type Item, newFeedDesk, rss } from './feed-desk';

const url = 'https://a.example/f';
let desk: FeedDesk;
let feed: FeedRow;
beforeEach(async () => {
  desk = newFeedDesk();
  feed = await addFeed(desk, { url, title: 'The Quay' });
});

const story = (at: number, facts: Item = {}): Item => ({
  id: `tag:a,${at}`,
  link: `https://a.example/story/${at}`,
  title: `Story ${at}`,
  text: `The boat number ${at} lay still in the harbour while the keeper counted.`,
  ...facts,
});
const several = (count: number) => Array.from({ length: count }, (_, at) => story(at));

async function refresh(body?: string, facts?: Parameters<typeof fetched>[1]) {
  if (body !== undefined) desk.answers.set(url, fetched(body, facts));
  feed = (await desk.database.feeds.get(feed.id)) ?? feed;
  return refreshFeed(desk, feed);
}
const articles = () => desk.database.articles.toCollection().sortBy('title');
const state = () => desk.database.feedStates.get(feed.id);

describe('a refreshed feed', () => {
  it('brings its items as unread articles with its tags, once', async () => {
    await changeFeed(desk, url, { tags: ['Sea'] });
    expect(await refresh(rss(several(3)))).toMatchObject({ imported: 3, failed: 0, trouble: null });
    expect(await articles()).toMatchObject(
      several(3).map(({ title }) => ({ title, state: 'unread', tags: ['Sea'], feeds: [url] })),
    );
    const files = desk.kept.size;
    expect(await refresh()).toMatchObject({ imported: 0, updated: 0, failed: 0 });
    expect(desk.kept.size).toBe(files);
  });

  it('is asked with what the last answer stated, and believed when nothing has changed', async () => {
    await refresh(rss(several(1)), { etag: '"x"', lastModified: 'Mon, 01 Jan 2024 00:00:00 GMT' });
    const answer = { ok: false, reason: 'not-modified', status: 304, message: '' } as const;
    desk.answers.set(url, answer);
    expect(await refresh()).toMatchObject({ isUnchanged: true, trouble: null });
    expect(desk.asked.at(-1)).toMatchObject({
      ...{ etag: '"x"', lastModified: 'Mon, 01 Jan 2024 00:00:00 GMT', why: 'feed', for: url },
    });
    expect(await state()).toMatchObject({ etag: '"x"', failures: 0, items: [{ key: 'tag:a,0' }] });
  });

  it('makes a version of the article when an item has changed, and keeps what was read as read', async () => {
    await refresh(rss(several(2)));
    const [first] = await articles();
    await desk.database.articles.update(first!.id, { state: 'archived' });
    const longer = story(0, { text: `${story(0).text} Later the keeper counted them once more.` });
    expect(await refresh(rss([longer, story(1)]))).toMatchObject({ imported: 0, updated: 1 });
    const [after, ...others] = await articles();
    expect(others).toHaveLength(1);
    expect(after).toMatchObject({ id: first!.id, state: 'archived', wordCount: 20 });
    expect(after?.versions).toHaveLength(2);
    // Back to the first text: the library has it.
    expect(await refresh(rss(several(2)))).toMatchObject({ imported: 0, updated: 0 });
    expect((await articles())[0]?.versions).toHaveLength(2);
  });

  it('stores nothing again when only the markup of its items changes each time', async () => {
    await refresh(rss(several(2)));
    const [before, files] = [await articles(), desk.kept.size];
    const pixel = `<img src="https://count.example/${Math.random()}" width="1" height="1">`;
    const items = several(2).map((item) => ({ ...item, text: `${item.text}${pixel}` }));
    expect(await refresh(rss(items))).toMatchObject({ imported: 0, updated: 0 });
    expect([await articles(), desk.kept.size]).toEqual([before, files]);
  });

  it('makes nothing new when it changes all its ids', async () => {
    await refresh(rss(several(3)));
    const before = await articles();
    for (const id of ['new', 'newer']) {
      const items = several(3).map((item, at) => ({ ...item, id: `${id}-${at}` }));
      expect(await refresh(rss(items))).toMatchObject({ imported: 0, updated: 0, failed: 0 });
    }
    expect(await articles()).toEqual(before);
  });

  it('makes nothing new when it changes all its ids and moves to another host', async () => {
    await refresh(rss(several(3)));
    const items = several(3).map((item, at) => ({
      ...item,
      id: `n${at}`,
      link: `https://b.example/${at}`,
    }));
    expect(await refresh(rss(items))).toMatchObject({ imported: 0, updated: 0 });
    expect(await articles()).toHaveLength(3);
  });

  it('takes items without ids, without links, and without either', async () => {
    const items = [
      story(0, { id: undefined as never }),
      story(1, { link: undefined as never }),
      { title: 'Only words', text: 'Words alone stand in this item of the feed.' },
      { text: 'Another one has no title, either.' },
    ].map((item) => JSON.parse(JSON.stringify(item)) as Item);
    expect(await refresh(rss(items))).toMatchObject({ imported: 4, failed: 0 });
    expect(await refresh()).toMatchObject({ imported: 0, updated: 0 });
    const changed = items.map((item) => ({ ...item, text: `${item.text} More words came later.` }));
    await refresh(rss(changed));
    // The last two are known by their words alone, so they are new.
    expect(await articles()).toHaveLength(6);
  });

  it('keeps both of two items with one id that link to different pages', async () => {
    const items = [story(0, { id: 'same' }), story(1, { id: 'same' })];
    expect(await refresh(rss(items))).toMatchObject({ imported: 2 });
    expect(await refresh()).toMatchObject({ imported: 0, updated: 0 });
  });

  it('joins what another feed brought already: one article in both, with the tags of both', async () => {
    const other = await addFeed(desk, { url: 'https://b.example/f', title: 'Planet' });
    await changeFeed(desk, other.id, { tags: ['Planet'] });
    await changeFeed(desk, url, { tags: ['Sea'] });
    desk.answers.set(other.id, fetched(rss([story(0, { id: 'x' })])));
    await refresh(rss(several(1)));
    const planet = (await desk.database.feeds.get(other.id))!;
    expect(await refreshFeed(desk, planet)).toMatchObject({ imported: 0, updated: 1 });
    expect(await articles()).toMatchObject([{ feeds: [url, other.id], tags: ['Sea', 'Planet'] }]);
  });

  it('leaves the tags of what the library had before, and of what it brought before', async () => {
    const known = prepared({ canonicalUrl: 'https://a.example/story/0', tags: ['Mine'] }, 'Words.');
    await storeArticle(desk.database, known, []);
    await refresh(rss(several(2)));
    await changeFeed(desk, url, { tags: ['Sea'] });
    const longer = story(1, { text: `${story(1).text} Later the keeper counted them once more.` });
    await refresh(rss([story(0), longer, story(2)]));
    expect((await articles()).map(({ tags }) => tags)).toEqual([['Mine'], [], ['Sea']]);
  });

  it('does not bring back what the reader has deleted, also when it changes', async () => {
    await refresh(rss(several(2)));
    await desk.database.articles.delete((await articles())[0]!.id);
    await refresh(rss(several(2)));
    await refresh(rss([story(0, { text: 'Something else altogether.' }), story(1)]));
    expect((await articles()).map(({ title }) => title)).toEqual(['Story 1']);
  });

  it('finds its articles again when its state is lost', async () => {
    await refresh(rss(several(3)));
    const [before, files] = [await articles(), desk.kept.size];
    await desk.database.feedStates.clear();
    expect(await refresh()).toMatchObject({ imported: 0, updated: 0 });
    expect([await articles(), desk.kept.size]).toEqual([before, files]);
  });

  it('keeps all articles when it has none any more', async () => {
    await refresh(rss(several(3)));
    expect(await refresh(rss([]))).toMatchObject({ imported: 0, trouble: null });
    expect(await articles()).toHaveLength(3);
    expect(await refresh(rss(several(3)))).toMatchObject({ imported: 0, updated: 0 });
  });

  it('takes a thousand items in one go', async () => {
    expect(await refresh(rss(several(1_000)))).toMatchObject({ imported: 1_000, failed: 0 });
    expect((await state())?.items).toHaveLength(1_000);
  }, 60_000);

  it('in EUC-KR comes out right', async () => {
    const text =
      '<?xml version="1.0" encoding="euc-kr"?><rss version="2.0"><channel><title>x</title><item><guid>1</guid><title>';
    // 항구 in EUC-KR
    const bytes = Uint8Array.from([
      ...new TextEncoder().encode(text),
      ...[0xc7, 0xd7, 0xb1, 0xb8],
      ...new TextEncoder().encode(
        '</title><description>words of it</description></item></channel></rss>',
      ),
    ]);
    desk.answers.set(url, fetched(bytes));
    await refresh();
    expect(await articles()).toMatchObject([{ title: '항구' }]);
  });

  it('lists the files that belong to an item', async () => {
    const enclosure =
      '<enclosure url="https://a.example/e/17.mp3?x=1" type="audio/mpeg" length="12300000"/>';
    await refresh(rss([story(0, { more: enclosure })]));
    const [article] = await articles();
    const { html } = (await desk.database.html.get(article!.id))!;
    expect(html).toContain(
      '<a href="https://a.example/e/17.mp3?x=1">17.mp3</a> (audio/mpeg, 12.3 MB)',
    );
  });
});

describe('a feed that cannot be refreshed', () => {
  const error = (status: number, retryAfter?: number) => ({
    ...{ ok: false as const, reason: 'status' as const, status, message: 'x' },
    ...(retryAfter !== undefined && { retryAfter }),
  });

  it('is left alone for longer after each failure, and at once forgiven', async () => {
    desk.answers.set(url, error(500));
    await refresh();
    const first = (await state())!;
    await refresh();
    const second = (await state())!;
    expect([first.failures, second.failures]).toEqual([1, 2]);
    expect(second.notBefore - second.triedAt!).toBeGreaterThan(first.notBefore - first.triedAt!);
    await refresh(rss(several(1)));
    expect(await state()).toMatchObject({ failures: 0, notBefore: 0, trouble: null });
  });

  it('is not asked before the time that its server asked for, not even by hand', async () => {
    desk.answers.set(url, error(429, 3_600_000));
    expect(await refresh()).toMatchObject({ trouble: { reason: 'status', status: 429 } });
    expect(await refresh(rss(several(1)))).toMatchObject({ trouble: { reason: 'asked-to-wait' } });
    expect(desk.asked).toHaveLength(1);
  });

  it('ends when it is gone for good, and begins again when it is there', async () => {
    desk.answers.set(url, error(410));
    expect(await refresh()).toMatchObject({ trouble: { reason: 'gone', status: 410 } });
    expect(await desk.database.feeds.get(url)).toMatchObject({ endedAt: expect.any(Number) });
    await refresh(rss(several(1)));
    expect(await desk.database.feeds.get(url)).not.toHaveProperty('endedAt');
  });

  it('is no fault of the feed when fetching is off', async () => {
    desk.answers.set(url, { ok: false, reason: 'off', message: '' });
    expect(await refresh()).toMatchObject({ trouble: { reason: 'off' } });
    expect(await state()).toBeUndefined();
  });

  it('says so when there is a page instead, and names the feeds of that page', async () => {
    const page = `<html><head><link rel="alternate" type="application/atom+xml" href="/atom.xml" title="All"></head>
      <body><item>no feed</item></body></html>`;
    expect(await refresh(page)).toMatchObject({
      trouble: { reason: 'not-a-feed' },
      named: [{ url: 'https://a.example/atom.xml', title: 'All' }],
    });
    expect(await state()).toMatchObject({ failures: 1, trouble: { reason: 'not-a-feed' } });
  });

  it('keeps what it had when its answer is cut off', async () => {
    await refresh(rss(several(3)));
    const whole = rss(several(5));
    const cut = whole.slice(0, whole.length - 300);
    const trouble = { reason: 'cut-off' };
    expect(await refresh(cut, { etag: '"x"' })).toMatchObject({ trouble });
    expect((await articles()).length).toBeGreaterThanOrEqual(4);
    expect(await state()).toMatchObject({ etag: null, failures: 0, trouble });
    expect(await refresh(whole)).toMatchObject({ trouble: null });
    expect(await articles()).toHaveLength(5);
  });

  it('takes the next items when one could not be saved, and that one the next time', async () => {
    desk.target.saved = async () => false;
    expect(await refresh(rss(several(2)), { etag: '"x"' })).toMatchObject({ failed: 2 });
    expect(await state()).toMatchObject({ etag: null, items: [] });
    desk.target.saved = async () => true;
    await refresh();
    expect((await state())?.items).toHaveLength(2);
  });
});

it('a feed that has moved for good is asked at its new address, and its articles stay its own', async () => {
  const there = 'https://b.example/feed';
  await refresh(rss(several(1)), { permanentUrl: there });
  desk.answers.set(there, fetched(rss(several(2)), { url: there }));
  await refresh();
  expect(desk.asked.at(-1)).toMatchObject({ url: there, for: url });
  expect(await articles()).toMatchObject([{ feeds: [url] }, { feeds: [url] }]);
  expect(await desk.database.feeds.get(url)).toMatchObject({ movedTo: there });
});

describe('a feed that has moved to one that is followed already', () => {
  const there = 'https://b.example/feed';

  it('is joined with it: the older settings, the tags, folders and articles of both', async () => {
    await changeFeed(desk, url, { tags: ['Sea'], folders: [['Quay']], schedule: 'daily' });
    await refresh(rss(several(1)));
    const other = await addFeed(desk, { url: there, title: 'Quay 2' });
    await changeFeed(desk, there, { tags: ['Boats'], folders: [['New']], schedule: 'hourly' });
    desk.answers.set(there, fetched(rss(several(2)), { url: there }));
    await refreshFeed(desk, (await desk.database.feeds.get(other.id))!);
    const visit = await refresh(rss(several(2)), { permanentUrl: there });
    expect(visit.joined).toMatchObject({ kept: { id: url }, gone: { id: there } });
    expect(await desk.database.feeds.toArray()).toMatchObject([
      {
        ...{ id: url, movedTo: there, tags: ['Sea', 'Boats'], schedule: 'daily' },
        folders: [['Quay'], ['New']],
      },
    ]);
    expect((await articles()).map(({ feeds }) => feeds)).toEqual([[url], [url]]);
    expect(await desk.database.feedStates.toCollection().primaryKeys()).toEqual([url]);
    expect(await refresh()).toMatchObject({ imported: 0, updated: 0, joined: null });
  });

  it('goes into it when that one is older, also when nothing has changed', async () => {
    const old = await addFeed(desk, { url: 'https://c.example/f', title: 'Newer' });
    const moved = { ok: false, reason: 'not-modified', status: 304, message: '' } as const;
    desk.answers.set(old.id, { ...moved, permanentUrl: url });
    const visit = await refreshFeed(desk, old);
    expect(visit.joined).toMatchObject({ kept: { id: url }, gone: { id: old.id } });
    const [only, ...others] = await desk.database.feeds.toArray();
    expect([only!.id, only!.movedTo, others]).toEqual([url, undefined, []]);
  });
});

it('several feeds are refreshed at once, and one that fails costs only itself', async () => {
  const rows: FeedRow[] = [];
  for (let at = 0; at < 20; at++) {
    const address = `https://f${at}.example/f`;
    rows.push(await addFeed(desk, { url: address, title: `F${at}` }));
    const item = story(at, { link: `https://f${at}.example/story` });
    if (at !== 7) desk.answers.set(address, fetched(rss([item])));
  }
  const visits = await refreshFeeds(desk, rows);
  expect(visits).toHaveLength(20);
  expect(visits.filter(({ trouble }) => trouble !== null)).toMatchObject([
    { id: 'https://f7.example/f', trouble: { status: 404 } },
  ]);
  expect(await articles()).toHaveLength(19);
});

it('says so when the database fails, and goes on with the other feeds', async () => {
  const other = await addFeed(desk, { url: 'https://b.example/f', title: 'Planet' });
  desk.answers.set(other.id, fetched(rss(several(1))));
  desk.answers.set(url, () => {
    throw new Error('the disk is full');
  });
  const visits = await refreshFeeds(desk, [feed, other]);
  expect(visits).toMatchObject([{ trouble: { reason: 'not-saved' } }, { imported: 1 }]);
});

it('an unsubscribed feed does not come back by a visit that is under way', async () => {
  desk.answers.set(url, fetched(rss(several(1))));
  const visit = refreshFeed(desk, feed);
  await removeFeed(desk, url);
  await visit;
  expect(await desk.database.feeds.count()).toBe(0);
});

describe('a feed whose articles are to be whole', () => {
  const page = (at: number) => ({
    kind: 'address',
    name: `https://a.example/story/${at}`,
    for: null,
  });

  it('has the pages of its new articles fetched, once', async () => {
    await changeFeed(desk, url, { text: 'page' });
    expect(await refresh(rss(several(2)))).toMatchObject({ imported: 2, pagesFailed: 2 });
    await refresh();
    expect(desk.taken).toEqual(expect.arrayContaining([page(0), page(1)]));
    expect(desk.taken).toHaveLength(2);
    expect(await articles()).toHaveLength(2);
  });

  it('has one article where the address of an item leads to a page with another one', async () => {
    await changeFeed(desk, url, { text: 'page', tags: ['Sea'] });
    const whole = prepared(
      { id: 'PAGE', canonicalUrl: 'https://b.example/whole' },
      'The whole text.',
    );
    desk.takeAddress = async () => {
      await storeArticle(desk.database, whole, []);
      return 'PAGE';
    };
    expect(await refresh(rss(several(1)))).toMatchObject({ imported: 1, pagesFailed: 0 });
    expect(await articles()).toMatchObject([{ id: 'PAGE', feeds: [url], tags: ['Sea'] }]);
    expect((await state())?.items).toMatchObject([{ key: 'tag:a,0', article: 'PAGE' }]);
    expect(await refresh()).toMatchObject({ imported: 0, updated: 0 });
  });
});

describe('the pictures of a feed', () => {
  const dot = Uint8Array.from(
    atob('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'),
    (each) => each.charCodeAt(0),
  );
  const pictured = (at: number, ...addresses: string[]) =>
    story(at, {
      text: `${story(at).text}</p>${addresses.map((each) => `<img src="${each}">`).join('')}<p>`,
    });
  const pictures = () => desk.asked.filter(({ why }) => why === 'picture');
  const htmlOf = async (title: string) => {
    const { id } = (await articles()).find((each) => each.title === title)!;
    return (await desk.database.html.get(id))!.html;
  };

  it('are fetched with new items, and kept in the article and its original', async () => {
    desk.answers.set('https://img.example/boat.gif', fetched(dot));
    desk.answers.set('https://a.example/story/own.gif', fetched(dot));
    const items = [pictured(0, 'https://img.example/boat.gif', 'own.gif'), story(1)];
    expect(await refresh(rss(items))).toMatchObject({ imported: 2, failed: 0 });
    expect(pictures()).toMatchObject([
      { url: 'https://img.example/boat.gif', why: 'picture', for: url },
      { url: 'https://a.example/story/own.gif', why: 'picture', for: url },
    ]);
    expect((await htmlOf('Story 0')).match(/src="asset:[0-9a-f]{64}"/g)).toHaveLength(2);
    const texts = [...desk.kept.values()].map((bytes) => new TextDecoder().decode(bytes));
    expect(texts.some((text) => text.includes('data:image/gif;base64,'))).toBe(true);
    await refresh();
    expect(pictures()).toHaveLength(2);
  });

  it('that cannot be fetched cost only themselves, and a dead host few requests', async () => {
    desk.answers.set('https://img.example/page.gif', fetched('<html>no picture</html>'));
    const items = Array.from({ length: 30 }, (_, at) =>
      pictured(at, `https://dead.example/${at}.gif`, 'https://img.example/page.gif'),
    );
    expect(await refresh(rss(items))).toMatchObject({ imported: 30, failed: 0 });
    expect(pictures().filter(({ url }) => url.includes('dead.example')).length).toBeLessThan(5);
    expect(await htmlOf('Story 0')).not.toContain('asset:');
  });
});
