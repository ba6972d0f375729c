// Lists of other programs whose values are wrong, absurd or cut off.
import { expect, type Page } from '@playwright/test';
import { inElectron } from '../exhaustive';
import { test } from './engine-page';
import { type ReadItem, readInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const read = (name: string, content: unknown) =>
  readInPage(
    page,
    name,
    Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
  );

const titlesOf = (items: ReadItem[]) =>
  items.map((item) => (item.ok ? item.draft.title : item.reason));

const good = { title: 'The good one', url: 'https://list.example/good' };
/** Values that no field of a list has. */
const wrong = [null, 7, true, [], {}, [[[]]], { a: { b: 1 } }, '', '\u0000'];

const googleItem = {
  title: good.title,
  alternate: [{ href: good.url }],
  origin: { streamId: 'feed/1' },
};
const miniflux = {
  ...good,
  ...{ feed_id: 1, hash: 'a', status: 'read', starred: true, published_at: '', created_at: '' },
  ...{ content: '', author: '', tags: [], feed: null },
};
const feedbin = { ...good, feed_id: 1, content: '', published: '', created_at: '', author: '' };
const newsblur = {
  ...{ story_title: good.title, story_permalink: good.url, story_hash: '1:a', story_content: '' },
  ...{ story_authors: '', story_tags: [], user_tags: [], highlights: [], story_date: '' },
};
const linkding = { ...good, tag_names: [], date_added: '', notes: '', is_archived: false };
const hypothesis = {
  ...{ uri: good.url, document: { title: [good.title] }, user: 'a', created: '', text: '' },
  ...{ target: [{ selector: [{ type: 'TextQuoteSelector', exact: 'words' }] }], tags: [], id: 'x' },
};
const obsidian = { ...good, highlights: [{ text: 'words', timestamp: '' }], data: [] };
/** An entry with this value in each of its fields. */
const every = (entry: object, value: unknown) =>
  Object.fromEntries(Object.keys(entry).map((name) => [name, value]));
const firefoxLink = { title: good.title, uri: good.url, dateAdded: 1e15, typeCode: 1 };
const firefoxFile = (children: unknown) => ({
  title: '',
  dateAdded: 1,
  typeCode: 2,
  root: 'placesRoot',
  children,
});
const chromeFile = (children: unknown) => ({
  roots: { bookmark_bar: { children, name: 'Bar' }, other: 7, synced: null },
});

/** A file with one good entry and one with this value in each of its fields. */
const lists: Record<string, (value: unknown) => unknown> = {
  'google-reader.json': (value) => ({
    id: value,
    items: [
      googleItem,
      Object.fromEntries(
        [...Object.keys(googleItem), 'content', 'categories', 'annotations', 'published', 'author']
          .concat('canonical', 'tags', 'keywords', 'timestampUsec')
          .map((name) => [name, value]),
      ),
      value,
    ],
  }),
  'miniflux.json': (value) => ({
    entries: [
      miniflux,
      { ...every(miniflux, value), feed: { title: value, category: value } },
      value,
    ],
  }),
  'feedbin.json': (value) => [feedbin, every(feedbin, value), value],
  'newsblur.json': (value) => ({ stories: [newsblur, every(newsblur, value), value] }),
  'linkding.json': (value) => ({ results: [linkding, every(linkding, value), value] }),
  'hypothesis.json': (value) => ({
    annotations: [
      hypothesis,
      every(hypothesis, value),
      { ...hypothesis, uri: 'https://list.example/other', target: [{ selector: value }] },
      { ...hypothesis, references: [value, 'nobody'] },
      value,
    ],
  }),
  'obsidian.json': (value) => [
    obsidian,
    every(obsidian, value),
    { ...obsidian, highlights: [value] },
  ],
  'firefox.json': (value) =>
    firefoxFile([
      firefoxLink,
      { title: value, uri: value, dateAdded: value, tags: value, annos: value, children: value },
      value,
    ]),
  Bookmarks: (value) =>
    chromeFile([
      { name: good.title, url: good.url, date_added: value, meta_info: value },
      { name: value, url: value, children: value },
      value,
    ]),
};

for (const [name, make] of Object.entries(lists)) {
  test(`${name}: an entry of wrong types costs only itself`, async () => {
    for (const value of wrong) {
      const items = await read(name, make(value));
      const drafts = items.filter((item) => item.ok);
      expect(titlesOf(drafts), JSON.stringify(value)).toContain(good.title);
      const [draft] = drafts.flatMap((item) => (item.ok ? item.draft : []));
      expect(draft?.url).toBe(good.url);
    }
  });

  test(`${name}: a file that is cut off is read up to there`, async () => {
    const titles = titlesOf(await read(name, JSON.stringify(make('x')).slice(0, -3)));
    expect(titles).toEqual(expect.arrayContaining([good.title, 'damaged']));
  });
}

test('dates that no calendar has are left out', async () => {
  for (const date of [1e300, -1, 'soon', '99999999999999999999', 0, '2100-13-45']) {
    const items = [
      ...(await read('a.json', {
        items: [{ ...googleItem, published: date, crawlTimeMsec: date }],
      })),
      ...(await read('b.json', firefoxFile([{ ...firefoxLink, dateAdded: date }]))),
      ...(await read('Bookmarks', chromeFile([{ name: 'x', url: good.url, date_added: date }]))),
    ];
    expect(items.map((item) => item.ok && [item.draft.publishedAt, item.draft.savedAt])).toEqual(
      items.map(() => [null, null]),
    );
  }
});

test('takes no other list for bookmarks or for starred articles', async () => {
  const others = [
    { items: [{ id: 1, title: 'x' }] },
    { roots: ['a'], children: [] },
    { children: [{ children: [] }], name: 'root' },
    {
      version: 'https://jsonfeed.org/version/1.1',
      items: [{ id: '1', title: 'x', content_text: 'words' }],
    },
  ];
  for (const each of others) {
    for (const item of await read('data.json', each)) {
      expect(item.ok ? item.draft.format : item.reason).toMatch(/^(?:feed|unknown-format)$/);
    }
  }
});

/** Headers of CSVs that are known, and the row of a good entry. */
const csvs: Record<string, [header: string, row: string]> = {
  'wallabag.csv': [
    'Title;URL;Content;Tags;"MIME Type";Language;"Creation date"',
    `"${good.title}";${good.url};<p>words</p>;"a, b";text/html;en;"04/03/2021 05:06:07"`,
  ],
  'diigo.csv': [
    'title,url,tags,description,comments,annotations,created_at',
    `${good.title},${good.url},a b,,,"Highlight: words",2012-03-04 05:06:07`,
  ],
  'zotero.csv': [
    'Key,Item Type,Publication Year,Author,Title,Publication Title,DOI,Url,Abstract Note,Date,Date Added,Manual Tags',
    `AB12,journalArticle,2024,"Lind, Hedda; Roe, Jan",${good.title},Tides,,${good.url},words,2024-03,2024-04-05 06:07:08,a; b`,
  ],
  'readwise.csv': [
    'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags',
    `words,${good.title},An Author,,,blue,a,page,3,2021-03-04,`,
  ],
};

for (const [name, [header, row]] of Object.entries(csvs)) {
  test(`${name}: reads the good row among rows that are empty, too long, or absurd`, async () => {
    const separator = header.includes(';') ? ';' : ',';
    const columns = header.split(separator).length;
    const rows = [
      separator.repeat(columns - 1),
      Array(columns).fill('\u200b').join(separator),
      Array(columns * 9)
        .fill('[[[{"a":')
        .join(separator),
      Array(columns).fill('99999999999999999999').join(separator),
      row,
      `"never closed ${separator} to the end`,
    ];
    const items = await read(name, [header, ...rows].join('\n'));
    expect(titlesOf(items)).toContain(good.title);
  });
}

test('reads what a row of Zotero’s CSV says of a paper, and no file of it', async () => {
  const header =
    'Key,Item Type,Author,Title,Publication Title,Volume,DOI,Url,Date,Date Added,Notes,Manual Tags,Editor';
  const rows = [
    'A1,journalArticle,"Lind, Hedda; de la Roe, Jan",On tides,Tides,3,10.1000/tides,,2024-03-04,2024-04-05 06:07:08,<p>Read <b>twice</b></p>,"sea; moon",',
    'A2,attachment,,tides.pdf,,,,,,2024-04-05 06:07:08,,,',
    'A3,book,,The bay,,,,,1924,2024-04-05 06:07:08,,,"Saari, Aino"',
  ];
  const items = await read('zotero.csv', [header, ...rows].join('\n'));
  const drafts = items.map((item) => (item.ok ? item.draft : item));
  expect(drafts).toMatchObject([
    {
      title: 'On tides',
      byline: ['Hedda Lind', 'Jan de la Roe'],
      url: 'https://doi.org/10.1000/tides',
      publishedAt: '2024-03-04',
      tags: ['sea', 'moon'],
      marks: { note: 'Read twice' },
    },
    { title: 'The bay', byline: ['Aino Saari'], publishedAt: '1924' },
  ]);
});

test('a list of addresses is read around lines that are none', inElectron, async () => {
  const lines = Array.from({ length: 4000 }, (_, at) => `https://list.example/${at} | Title ${at}`);
  lines.splice(3900, 0, 'no address', `https://list.example/${'x'.repeat(100_000)}`);
  const items = await read('urls.txt', lines.join('\n'));
  expect(items).toHaveLength(4002);
  expect(items.filter((item) => !item.ok)).toMatchObject([{ item: 'no address' }]);
});

test('takes no text for a list of addresses, and no list of a crawler', async () => {
  const text = 'Words about it.\nhttps://list.example/1\n';
  for (const [name, content] of [
    ['note.txt', text],
    ['note.md', '[a](https://list.example/1)\n'],
    ['sitemap.txt', 'https://list.example/1\n'],
  ] as const) {
    const [item] = await read(name, content);
    expect(item?.ok ? item.draft.format : item?.reason).not.toBe('address-list');
  }
});

test("takes what Feedbin's API says of an entry's state", async () => {
  const entry = {
    ...{ id: 2077, feed_id: 135, title: 'Nets', url: 'https://quay.example/nets', author: null },
    ...{ content: '<p>The nets dry on the wall.</p>', summary: null },
    ...{ published: '2013-02-03T01:00:19.000000Z', created_at: '2013-02-04T01:00:19.127893Z' },
  };
  const state = { read: true, starred: true, starred_updated_at: '2013-03-09T04:04:29.276038Z' };
  const list = JSON.stringify([
    { ...entry, entry_state: state },
    { ...entry, id: 2 },
  ]);
  const items = await readInPage(page, 'entries.json', new TextEncoder().encode(list));
  expect(items).toMatchObject([
    { draft: { savedAt: 1362801869276, marks: { state: 'read', starred: true } } },
    { draft: { savedAt: 1359939619127, marks: { state: 'unread', starred: false } } },
  ]);
});
