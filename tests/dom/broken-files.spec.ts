import { expect, type Page } from '@playwright/test';
import { inElectron } from '../exhaustive';
import { test } from './engine-page';
import { readInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const text = (content: string) => Buffer.from(content);

test('says why it cannot read a file', async () => {
  const reasons: [string, Buffer, string][] = [
    ['empty.html', text(''), 'empty-file'],
    ['photo.html', Buffer.from('89504e470d0a1a0a0000000d49484452000001', 'hex'), 'unknown-format'],
    ['blank.html', text('<html><body><script>1</script></body></html>'), 'no-text'],
    ['empty.xml', text('<rss version="2.0"><channel><title>t</title></channel></rss>'), 'no-text'],
  ];
  for (const [name, bytes, reason] of reasons) {
    expect(await readInPage(page, name, bytes)).toEqual([{ ok: false, item: name, reason }]);
  }
});

test('refuses what is too large to be an article', async () => {
  const reason = await page.evaluate(async () => {
    const bytes = new Uint8Array(65 * 1024 * 1024).fill(32);
    for await (const item of core.readSource(
      { name: 'a.html', bytes, modifiedAt: null },
      core.context,
    )) {
      return item.ok ? 'ok' : item.reason;
    }
    return 'nothing';
  });
  expect(reason).toBe('too-large');
});

// Made in the page, so that texts of this size need not cross.
const absurd: Record<string, string> = {
  'a million nested blocks': '"<p>the text</p>" + "<div>".repeat(1e6) + "the end"',
  'two hundred thousand blocks': '"<p>the text</p>" + "<div>a</div>".repeat(2e5) + "the end"',
  'a hundred thousand attributes':
    '"<p>the text</p><p " + Array.from({ length: 1e5 }, (_, i) => "a" + i + "=1").join(" ") + ">the end</p>"',
  'tables in tables': '"<p>the text</p>" + "<table><tr><td>".repeat(3000) + "the end"',
  'links in links': '"<p>the text</p>" + "<a href=x><b>".repeat(3e4) + "the end"',
  'an unfinished comment': '"<p>the text</p>the end<!-- ".padEnd(2e6, "<!-- ")',
  'a form that lies about its neighbours':
    '"<p>the text</p><form><input name=parentNode><input name=nextSibling><input name=attributes>the end</form><img name=body>"',
  'a frameset':
    '"<frameset><frame src=x><noframes>the text the end</noframes></frameset>" + "the text the end"',
};

for (const [name, make] of Object.entries(absurd)) {
  test(`does not hang on ${name}`, inElectron, async () => {
    const found = await page.evaluate(async (code) => {
      // biome-ignore lint/security/noGlobalEval: the test's own expression, a few lines up
      const html: string = globalThis.eval(code);
      const started = performance.now();
      const bytes = new TextEncoder().encode(html);
      let text = '';
      for await (const item of core.readSource(
        { name: 'a.html', bytes, modifiedAt: null },
        core.context,
      )) {
        text = item.ok ? ('draft' in item ? item.draft.text : item.feed.url) : item.reason;
      }
      const inert = core.makeInert(html);
      return { text, inert: inert.length > 0, seconds: (performance.now() - started) / 1000 };
    }, make);
    expect(found.inert).toBe(true);
    if (name !== 'a frameset') expect(found.text).toContain('the end');
    // The import window is given up after 20 s without an answer.
    expect(found.seconds).toBeLessThan(20);
  });
}

test('goes on with a feed whose items are broken', async () => {
  const items = await readInPage(
    page,
    'feed.xml',
    text(
      '<rss version="2.0"><channel><title>A & B</title><item><title>One</title><description>first <b>text</description></item>' +
        '<item><title>Two</title></item><item><category>x</category></item><item><title>Three & more</title><link>https://a.example/3?x=1&y=2</link><description>third</description>',
    ),
  );
  expect(items.map((item) => (item.ok ? item.draft.title : item.reason))).toEqual([
    'One',
    'Two',
    'no-text',
    'Three & more',
  ]);
});

/** Lists with a huge entry between two small ones: the file's name, and an expression for its text. */
const giants: Record<string, [name: string, make: string]> = {
  'a CSV': [
    'list.csv',
    `'title,url,time_added,tags,status\\nOne,https://a.example/1,,,unread\\n"' + 'x'.repeat(17e6) + '",https://a.example/2,,,unread\\nThree,https://a.example/3,,,unread\\n'`,
  ],
  'a JSON list': [
    'list.json',
    `JSON.stringify([1, 2, 3].map((at) => ({ href: 'https://a.example/' + at, description: ['One', 'Two', 'Three'][at - 1], time: '', tags: '', extended: at === 2 ? 'x'.repeat(17e6) : '' })))`,
  ],
  'a feed': [
    'feed.xml',
    `'<rss version="2.0"><channel>' + ['One', 'Two', 'Three'].map((title) => '<item><title>' + title + '</title><description>words ' + (title === 'Two' ? 'x '.repeat(9e6) : '') + '</description></item>').join('') + '</channel></rss>'`,
  ],
  'a notebook': [
    'notes.enex',
    `'<en-export>' + ['One', 'Two', 'Three'].map((title) => '<note><title>' + title + '</title><content>words ' + (title === 'Two' ? 'x '.repeat(34e6) : '') + '</content></note>').join('') + '</en-export>'`,
  ],
};

for (const [list, [name, make]] of Object.entries(giants)) {
  test(`reads ${list} around an entry that is too large`, inElectron, async () => {
    const found = await page.evaluate(
      async ({ name, make }) => {
        // biome-ignore lint/security/noGlobalEval: the test's own expression, a few lines up
        const bytes = new TextEncoder().encode(globalThis.eval(make));
        const found: string[] = [];
        for await (const item of core.readSource({ name, bytes, modifiedAt: null }, core.context)) {
          found.push(item.ok ? ('draft' in item ? item.draft.title : item.feed.url) : item.reason);
        }
        return found;
      },
      { name, make },
    );
    expect(found).toEqual(expect.arrayContaining(['One', 'too-large', 'Three']));
  });
}

test('finds the end of an outline in linear time', inElectron, async () => {
  const items = await readInPage(page, 'list.opml', text(`<opml>${'<outline '.repeat(200_000)}`));
  expect(items.map((item) => item.ok)).toEqual([false]);
});

test('takes pictures that are in the page, by what they are and not by what they are called', async () => {
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const [item] = await readInPage(
    page,
    'a.html',
    text(
      `<h1>T</h1><p>words in a paragraph</p><p><img alt="dot" src="data:image/jpeg;base64,${png}"><img alt="fake" src="data:image/png;base64,${btoa('<script>alert(1)</script>')}"></p>`,
    ),
  );
  if (!item?.ok) throw new Error('not read');
  expect(item.draft.assets.map(({ mediaType }) => mediaType)).toEqual(['image/png']);
  expect(item.draft.html).toContain(`src="asset:${item.draft.assets[0]?.sha256}"`);
  expect(item.draft.html).not.toContain('data:');
});
