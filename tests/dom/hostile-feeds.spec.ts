// Feeds that are made to hang, flood, or run something.
import { expect, type Page } from '@playwright/test';
import { inElectron } from '../exhaustive';
import { test } from './engine-page';
import { type ReadItem, readInPage } from './read-in-page';

let page: Page;
test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const bytesOf = (text: string) => new TextEncoder().encode(text);
const rss = (items: string, head = '') =>
  `<?xml version="1.0"?>${head}<rss version="2.0"><channel><title>x</title>${items}</channel></rss>`;
const item = (inner: string) =>
  `<item><title>The good one</title><description>Words of it.</description>${inner}</item>`;

const titles = (items: ReadItem[]) =>
  items.map((each) => (each.ok ? each.draft.title : each.reason));

/** Each level of entities is ten times the one before: 3 GB. */
const laughs = Array.from(
  { length: 9 },
  (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
).join('');
const entities = `<!DOCTYPE rss [<!ENTITY l0 "ha ha ha">${laughs}<!ENTITY file SYSTEM "file:///etc/passwd">]>`;

test('entities neither grow without bound nor read a file', async () => {
  const feed = rss(
    `<item><title>&l9;</title><description>&file; &l9; words</description></item>${item('')}`,
    entities,
  );
  const items = await readInPage(page, 'feed.xml', bytesOf(feed));
  expect(titles(items)).toContain('The good one');
  expect(JSON.stringify(items).length).toBeLessThan(100_000);
  expect(JSON.stringify(items)).not.toContain('root:');
});

test('script in titles, names, links and enclosures is text or gone', async () => {
  const script = '&lt;script&gt;document.title="run"&lt;/script&gt;';
  const feed = rss(
    item(`<author>${script}Mara</author><category>${script}Sea</category><link>javascript:alert(1)</link>
      <enclosure url="javascript:alert(1)" type="audio/mpeg" length="5"/>
      <enclosure url="https://a.example/%3Cb%3E.mp3" type="&lt;img src=x onerror=alert(1)&gt;" length="x"/>`).replace(
      'The good one',
      `The ${script}good one<![CDATA[<img src=x onerror="document.title='run'">]]>`,
    ),
  );
  const [read] = await readInPage(page, 'feed.xml', bytesOf(feed));
  expect(read).toMatchObject({ ok: true });
  const { title, url, html, tags, byline } = (read as Extract<ReadItem, { ok: true }>).draft;
  expect({ title, url }).toEqual({ title: 'The good one', url: null });
  expect([...tags, ...byline].join()).not.toContain('<');
  expect(html).not.toMatch(/javascript:|<img[^>]+onerror|<script/i);
  expect(html).toContain('<a href="https://a.example/%3Cb%3E.mp3">');
  expect(await page.title()).not.toBe('run');
});

test('a date that is none costs only the date', async () => {
  const dates = [
    ...['yesterday', '0000-00-00', '275760-09-13', '-1', 'Tue, 99 Foo 2024 99:99:99 GMT'],
    ...['9'.repeat(10_000), '2024-02-30T25:61:61Z', '\u0001'],
  ];
  const items = dates.map((date) => item(`<pubDate>${date}</pubDate>`));
  const read = await readInPage(page, 'feed.xml', bytesOf(rss(items.join(''))));
  expect(titles(read)).toEqual(dates.map(() => 'The good one'));
});

test('a flood of empty or deep items ends in seconds', inElectron, async () => {
  const empty = rss('<item></item>'.repeat(20_000) + item(''));
  const deep = rss(
    item(`<description>${'&lt;div&gt;'.repeat(20_000)}deep</description>`) + item(''),
  );
  const endless = rss(`${item('')}<item><title>${'x'.repeat(2_000_000)}`);
  const startedAt = Date.now();
  for (const feed of [empty, deep, endless]) {
    expect(titles(await readInPage(page, 'feed.xml', bytesOf(feed)))).toContain('The good one');
  }
  expect(Date.now() - startedAt).toBeLessThan(25_000);
});
