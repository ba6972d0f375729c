import { expect, type Page } from '@playwright/test';
import { writeOpml } from '../../renderer/core/feeds/write-opml';
import type { FeedDraft } from '../../renderer/core/importers/importer';
import type { FeedRow } from '../../renderer/core/records/library-records';
import { test } from './engine-page';

let page: Page;
test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

async function feedsIn(opml: string): Promise<FeedRow[]> {
  const drafts = await page.evaluate(async (opml) => {
    const bytes = new TextEncoder().encode(opml);
    const source = { name: 'subscriptions.opml', bytes, modifiedAt: null };
    const drafts: FeedDraft[] = [];
    for await (const item of core.readSource(source, core.context)) {
      if (item.ok && 'feed' in item) drafts.push(item.feed);
    }
    return drafts;
  }, opml);
  return drafts.map(({ url, ...draft }, at) => ({ ...draft, id: url, addedAt: at + 1 }));
}

const folders = ['News', '뉴스 & 날씨', 'A "quoted" <name>', 'Deep/er'];

/** A list of 500 feeds as other programs write them: nested folders, marks, empty and odd attributes. */
function list(): string {
  const outline = (at: number) =>
    [
      `<outline type="${at % 7 === 0 ? 'atom' : 'rss'}" text="Feed ${at} &amp; &lt;co&gt;"`,
      ` title="${at % 5 === 0 ? 'Another title' : `Feed ${at} &amp; &lt;co&gt;`}"`,
      ` xmlUrl="https://feed${at}.example/rss?a=1&amp;b=2" htmlUrl="https://feed${at}.example/"`,
      at % 3 === 0 ? ` category="/Sea/Tides,Boats" isComment="false" fooBar="x&#10;y"` : '',
      '/>',
    ].join('');
  const several = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => outline(from + at)).join('\n');
  const escaped = (name: string) =>
    name.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const inFolders = folders.map((name, at) => {
    const inner = `<outline text="Inner">${several(at * 100 + 50, at * 100 + 100)}</outline>`;
    return `<outline text="${escaped(name)}">${several(at * 100, at * 100 + 50)}${inner}</outline>`;
  });
  return `<?xml version="1.0"?><opml version="1.1"><head><title>x</title></head><body>
    ${several(400, 500)}${inFolders.join('\n')}</body></opml>`;
}

test('500 feeds come out of an OPML file as they went in: titles, folders, attributes', async () => {
  const feeds = await feedsIn(list());
  expect(feeds).toHaveLength(500);
  expect(feeds.find(({ id }) => id.includes('feed155.'))).toMatchObject({
    title: 'Another title',
    folders: [['뉴스 & 날씨', 'Inner']],
    attributes: expect.arrayContaining([{ name: 'text', value: 'Feed 155 & <co>' }]),
  });
  expect(feeds.find(({ id }) => id.includes('feed3.'))?.attributes).toEqual([
    { name: 'type', value: 'rss' },
    { name: 'category', value: '/Sea/Tides,Boats' },
    { name: 'isComment', value: 'false' },
    { name: 'fooBar', value: 'x\ny' },
  ]);
  const written = writeOpml(feeds, 'Carrel');
  const again = await feedsIn(written);
  const sorted = (rows: FeedRow[]) =>
    rows
      .map(({ addedAt: _, attributes = [], tags, ...row }) => ({
        ...row,
        tags: tags.toSorted(),
        attributes: Object.fromEntries(attributes.map(({ name, value }) => [name, value])),
      }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  expect(sorted(again)).toEqual(sorted(feeds));
  expect(writeOpml(again, 'Carrel')).toBe(written);
});

test('an outline that has only a text gets no title, and one that moved its new address', async () => {
  const only = '<outline text="물때" xmlUrl="https://a.example/f"/>';
  const [feed] = await feedsIn(`<opml version="2.0"><body>${only}</body></opml>`);
  const written = writeOpml([{ ...feed!, movedTo: 'https://b.example/f' }], 'Carrel');
  expect(written).toContain('<outline type="rss" text="물때" xmlUrl="https://b.example/f"/>');
});
