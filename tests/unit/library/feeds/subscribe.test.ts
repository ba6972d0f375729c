import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { findFeeds } from '../../../../renderer/library/feeds/subscribe';
import { type FeedDesk, fetched, newFeedDesk, rss } from './feed-desk';

let desk: FeedDesk;
beforeEach(() => {
  desk = newFeedDesk();
});

const feed = rss([{ id: '1', title: 'A story', text: 'words' }]);
const page = (...links: string[]) =>
  `<!doctype html><head>${links.join('')}</head><body>Hello.</body>`;
const link = (href: string, title = '', type = 'application/rss+xml') =>
  `<link rel="alternate" type="${type}" title="${title}" href="${href}">`;
const at = (url: string, body: string) => desk.answers.set(url, fetched(body, { url }));

it('takes the address of a feed, also without https:// and as feed:', async () => {
  at('https://a.example/feed.xml', feed);
  for (const typed of [
    'https://a.example/feed.xml',
    ' a.example/feed.xml ',
    'feed://a.example/feed.xml',
    'feed:https://a.example/feed.xml',
  ]) {
    expect(await findFeeds(desk, typed)).toEqual({
      ...{ kind: 'feed', url: 'https://a.example/feed.xml', title: 'The Quay' },
    });
  }
});

it('takes the one feed that a page names, whatever its address is', async () => {
  // As Naver's blogs name theirs, on another host.
  at('https://blog.example/harbour', page(link('https://rss.example/harbour.xml')));
  at('https://rss.example/harbour.xml', feed);
  expect(await findFeeds(desk, 'blog.example/harbour')).toMatchObject({
    ...{ kind: 'feed', url: 'https://rss.example/harbour.xml' },
  });
});

it('offers the feeds of a page that names several, that of the comments last', async () => {
  const links = [
    link('/comments/feed', 'Comments'),
    link('/feed', 'All'),
    link('/ko.json', '한국어', 'application/feed+json'),
  ];
  at(
    'https://a.example/',
    page(...links, link('/wp-json/x', '', 'application/json'), link('javascript:alert(1)')),
  );
  expect(await findFeeds(desk, 'a.example')).toEqual({
    kind: 'choice',
    feeds: [
      { url: 'https://a.example/feed', title: 'All' },
      { url: 'https://a.example/ko.json', title: '한국어' },
      { url: 'https://a.example/comments/feed', title: 'Comments' },
    ],
  });
});

it('looks at the common addresses only when the page names no feed', async () => {
  at('https://a.example/', page());
  at('https://a.example/rss', feed);
  expect(await findFeeds(desk, 'a.example')).toMatchObject({
    kind: 'feed',
    url: 'https://a.example/rss',
  });
  expect(desk.asked.map(({ url }) => url)).toEqual([
    'https://a.example/',
    'https://a.example/feed',
    'https://a.example/rss',
  ]);
});

it('says that there is none', async () => {
  at('https://a.example/', page());
  expect(await findFeeds(desk, 'a.example')).toMatchObject({ trouble: { reason: 'not-a-feed' } });
  expect(await findFeeds(desk, 'missing.example')).toMatchObject({
    trouble: { reason: 'status', status: 404 },
  });
  const before = desk.asked.length;
  for (const typed of ['', 'harbour', 'javascript:alert(1)', 'file:///etc/passwd', 'http://']) {
    expect(await findFeeds(desk, typed)).toMatchObject({ trouble: { reason: 'bad-address' } });
  }
  expect(desk.asked).toHaveLength(before);
});

it('takes no feed that is cut off before its first item, whatever its format is', async () => {
  const whole = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Q',
    items: [],
  });
  const atom = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Q';
  for (const cut of ['<rss version="2.0"><channel><title>Bro', atom, whole.slice(0, -5)]) {
    at('https://a.example/f', cut);
    expect(await findFeeds(desk, 'a.example/f')).toMatchObject({ trouble: { reason: 'cut-off' } });
  }
  for (const empty of ['<rss version="2.0"><channel><title>Q</title></channel></rss>', whole]) {
    at('https://a.example/f', empty);
    expect(await findFeeds(desk, 'a.example/f')).toMatchObject({ kind: 'feed' });
  }
});

it('takes a feed at the address to which it has moved for good', async () => {
  const moved = { url: 'https://b.example/f', permanentUrl: 'https://b.example/f' };
  desk.answers.set('https://a.example/f', fetched(feed, moved));
  expect(await findFeeds(desk, 'a.example/f')).toMatchObject({ url: 'https://b.example/f' });
});

it('tries http only when no scheme was typed and the site has no TLS', async () => {
  desk.answers.set('https://a.example/', { ok: false, reason: 'unreachable', message: '' });
  at('http://a.example/', feed);
  expect(await findFeeds(desk, 'a.example')).toMatchObject({ url: 'http://a.example/' });
  const trouble = { reason: 'unreachable' };
  expect(await findFeeds(desk, 'https://a.example')).toMatchObject({ trouble });
});

it('does not ask in plain text where the certificate is of somebody else', async () => {
  desk.answers.set('https://a.example/', { ok: false, reason: 'tls', message: '' });
  at('http://a.example/', feed);
  expect(await findFeeds(desk, 'a.example')).toMatchObject({ trouble: { reason: 'tls' } });
});
