import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';
import { readInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const paragraph =
  '<p>The bridge was closed for a spring, and the people of both banks learnt to row, some of them well.</p>';
const saved = Date.UTC(2024, 4, 6, 7, 8, 9);

interface Marks {
  before?: string;
  attributes?: string;
  head?: string;
  body?: string;
}
const programs: [program: string, marks: Marks, url: string, savedAt: number | null][] = [
  [
    'monolith',
    {
      before:
        '<!-- Saved from https://news.example/bridge at 2024-05-06T07:08:09Z using monolith v2.8.1 -->',
    },
    'https://news.example/bridge',
    saved,
  ],
  [
    'HTTrack',
    {
      head: "<!-- Mirrored from news.example/bridge.html by HTTrack Website Copier/3.x [XR&CO'2014], Mon, 06 May 2024 07:08:09 GMT -->",
    },
    'http://news.example/bridge.html',
    saved,
  ],
  [
    'WebScrapBook',
    {
      attributes:
        ' data-scrapbook-source="https://news.example/bridge" data-scrapbook-create="20240506070809000"',
    },
    'https://news.example/bridge',
    saved,
  ],
  [
    'Save Page WE',
    {
      head: '<meta name="savepage-url" content="https://news.example/bridge"><meta name="savepage-date" content="Mon May 06 2024 09:08:09 GMT+0200 (중앙유럽 하계 표준시)">',
    },
    'https://news.example/bridge',
    saved,
  ],
  [
    'the Wayback Machine',
    {
      before:
        '<!-- saved from url=(0061)https://web.archive.org/web/20240506070809/https://news.example/bridge -->',
    },
    'https://news.example/bridge',
    saved,
  ],
  [
    'archive.today',
    {
      head: '<link rel="canonical" href="https://archive.ph/2024.05.06-070809/https://news.example/bridge">',
    },
    'https://news.example/bridge',
    saved,
  ],
  [
    'archive.today, by its short address and the field of its head line',
    {
      head: '<link rel="canonical" href="https://archive.ph/aB1cD"></head><body><form><input name="q" value="https://news.example/bridge"></form>',
    },
    'https://news.example/bridge',
    null,
  ],
  [
    'archive.today, which names itself as the site',
    {
      head: '<meta property="og:site_name" content="archive.li"><link rel="canonical" href="https://archive.li/2024.05.06-070809/https://news.example/bridge">',
    },
    'https://news.example/bridge',
    saved,
  ],
  [
    'HTTrack, in a page that begins without a head',
    {
      body: "<!-- Mirrored from news.example/bridge.cgi?no=4 by HTTrack Website Copier/3.x [XR&CO'2014], Mon, 06 May 2024 07:08:09 GMT -->",
    },
    'http://news.example/bridge.cgi?no=4',
    saved,
  ],
  [
    'the Wayback Machine, by the call of its player alone',
    {
      head: '<script>__wm.init("https://web.archive.org/web");</script><script>\n  __wm.wombat("https://news.example/bridge","20240506070809","https://web.archive.org/","web","/_static/",\n\t      "1714979289");\n</script>',
    },
    'https://news.example/bridge',
    saved,
  ],
  [
    'pywb, by what its player is told',
    {
      head: '<script>wbinfo = {};\nwbinfo.top_url = "https://replay.example/coll/20240506070809/https://news.example/bridge";\nwbinfo.url = "https://news.example/bridge";\nwbinfo.timestamp = "20240506070809";</script>',
    },
    'https://news.example/bridge',
    saved,
  ],
  [
    'a cache, by the base of its addresses',
    { head: '<base href="https://news.example/towns/bridge">' },
    'https://news.example/towns/bridge',
    null,
  ],
];

test('takes no folder of a site for the address of a page', async () => {
  for (const base of ['https://news.example/', 'https://news.example/towns/', '/bridge']) {
    const html = `<!DOCTYPE html><html lang="en"><head><base href="${base}"><title>The bridge</title></head><body><article><h1>The bridge</h1>${paragraph.repeat(6)}</article></body></html>`;
    const [item] = await readInPage(page, 'bridge.html', new TextEncoder().encode(html));
    expect(item).toMatchObject({ ok: true, draft: { url: null } });
  }
});

for (const [
  program,
  { before = '', attributes = '', head = '', body = '' },
  url,
  savedAt,
] of programs) {
  test(`reads where and when a page was saved: ${program}`, async () => {
    const html = `<!DOCTYPE html>${before}<html lang="en"${attributes}><head><meta charset="utf-8">${head}<title>The bridge</title></head><body>${body}<article><h1>The bridge</h1>${paragraph.repeat(6)}</article></body></html>`;
    const [item] = await readInPage(page, 'bridge.html', new TextEncoder().encode(html));
    expect(item).toMatchObject({ ok: true, draft: { url, savedAt, site: 'news.example' } });
  });
}
