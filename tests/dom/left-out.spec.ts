// Text of a page that is not in its article is kept beside it: nothing is dropped in silence.
import { expect, type Page } from '@playwright/test';
import { inElectron } from '../exhaustive';
import { test } from './engine-page';
import { fixtures } from './fixtures';
import { readInPage } from './read-in-page';
import { countVisibleWords } from './visible-words.mjs';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const sentence = (about: string) =>
  `The ${about} was carried up the hill before noon, and nobody in the village had seen it since the flood.`;
const paragraphs = (about: string, count: number) =>
  Array.from({ length: count }, (_, at) => `<p>${sentence(`${about} number ${at + 1}`)}</p>`).join(
    '',
  );
const menu = '<ul><li><a href="/">Home</a></li><li><a href="/ferry">Ferry times</a></li></ul>';
const pageOf = (body: string, title = 'The bell') =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body>${body}</body></html>`;

async function read(html: string, name = 'page.html') {
  const [item] = await readInPage(page, name, Buffer.from(html));
  if (!item?.ok) throw new Error(item?.reason ?? 'nothing was read');
  const { parts = [], mayMiss = false } = item.draft.besides ?? {};
  const lines = parts.map(({ kind, html }) => ({
    kind,
    lines: html
      .replace(/<[^>]*>/g, '')
      .split('\n')
      .filter(Boolean),
  }));
  return { draft: item.draft, parts, lines, mayMiss };
}

/** The draft of a page whose article is, by its site's rule, in `block`. */
async function readBlock(body: string, block: string) {
  const html = pageOf(`<link rel="canonical" href="https://estuary.example/a">${body}`);
  return page.evaluate(
    async ({ base64, block }) => {
      const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
      const ruleOf = (site: string) => ({ id: site, body: block, madeAt: 0 });
      const source = { name: 'a.html', bytes, modifiedAt: null };
      for await (const item of core.readSource(source, { ...core.context, ruleOf }))
        if (item.ok && 'draft' in item)
          return { text: item.draft.text, mayMiss: item.draft.besides?.mayMiss };
      throw new Error('nothing was read');
    },
    { base64: Buffer.from(html).toString('base64'), block },
  );
}

const words = (name: string, bytes: Buffer) =>
  page.evaluate(countVisibleWords, { name, base64: bytes.toString('base64') });

for (const { name, file, bytes } of fixtures('pages').filter(({ file }) => /html?$/.test(file))) {
  test(`loses no visible word of ${name}`, inElectron, async () => {
    const { lost, lostWords } = await words(file, bytes);
    expect({ lost, lostWords }).toEqual({ lost: 0, lostWords: [] });
  });
}

for (const { name, file, bytes } of fixtures('text').filter(({ file }) => file.endsWith('.txt'))) {
  test(`has a place for every line of the pasted text ${name}`, inElectron, async () => {
    const [item] = await readInPage(page, file, bytes);
    if (!item?.ok) throw new Error('nothing was read');
    const { title, text, besides } = item.draft;
    const { text: pasted } = await page.evaluate(
      (base64) =>
        core.decodeBytes(
          Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)),
          'text',
        ),
      bytes.toString('base64'),
    );
    const squeezed = (some: string) => some.replace(/<[^>]*>|&\w+;|[<>&\s]/g, '');
    const beside = (besides?.parts ?? []).map(({ html }) => html);
    const kept = squeezed([title, text, ...beside].join('\n'));
    const lost = pasted
      .split('\n')
      .filter((line) => !kept.includes(squeezed(line)) && !line.endsWith(title));
    expect(lost).toEqual([]);
  });
}

test('tells running text from menus, in the order of the page', async () => {
  const { lines, mayMiss } = await read(
    pageOf(
      `<nav>${menu}</nav><main><article><h1>The bell</h1>${paragraphs('bell', 6)}</article></main>
       <aside class="related"><h3>Elsewhere</h3><p>${sentence('anchor')}</p></aside>
       <footer><button>Subscribe</button> <a href="/imprint">Imprint</a></footer>`,
    ),
  );
  expect(lines).toEqual([
    {
      kind: 'links',
      lines: ['<ul>', 'Home', 'Ferry times', '</ul>'].filter((each) => !/[<>]/.test(each)),
    },
    { kind: 'prose', lines: ['Elsewhere', sentence('anchor')] },
    { kind: 'links', lines: ['Subscribe', 'Imprint'] },
  ]);
  expect(mayMiss).toBe(false);
});

test('takes what one script has left for another for no running text', async () => {
  const left = JSON.stringify({ postId: 17, heading: 'The bell', says: sentence('cart') });
  for (const [hidden, kinds] of [
    [left, []],
    [`[${left}, ${left}]`, []],
    [sentence('cart'), ['prose']],
  ] as const) {
    const body = `<main><article><h1>The bell</h1>${paragraphs('bell', 6)}</article></main>`;
    const { lines } = await read(pageOf(`${body}<div style="display:none">${hidden}</div>`));
    expect(lines.map(({ kind }) => kind)).toEqual(kinds);
  }
});

for (const [what, html, kept] of [
  [
    'a block beside the chosen one',
    `<div id="a">${paragraphs('oar', 8)}</div><div class="zz"><p>${sentence('net')}</p></div>`,
    'net',
  ],
  [
    'a button',
    `<article>${paragraphs('oar', 6)}<button>${sentence('net')}</button></article>`,
    'net',
  ],
  [
    'a role that hides it from Readability',
    `<article>${paragraphs('oar', 6)}</article><div role="banner"><p>${sentence('net')}</p></div>`,
    'net',
  ],
  [
    'an unlikely name',
    `<article>${paragraphs('oar', 6)}</article><section class="newsletter sidebar"><p>${sentence('net')}</p></section>`,
    'net',
  ],
  [
    'a line that a rule drops',
    `<article>${paragraphs('oar', 6)}<p>© 2024 The Estuary Post. All rights reserved.</p></article>`,
    'Estuary',
  ],
  [
    'a folded box',
    `<article>${paragraphs('oar', 6)}</article><div style="display: none"><p>${sentence('net')}</p></div>`,
    'net',
  ],
  [
    'a page of one table',
    `<table><tr><td>${menu}</td><td>${paragraphs('oar', 7)}</td><td>${sentence('net')}</td></tr></table>`,
    'net',
  ],
  [
    'text in an element of the page’s own',
    `<article>${paragraphs('oar', 6)}</article><my-card>${sentence('net')}</my-card>`,
    'net',
  ],
  [
    'Korean text',
    `<article>${'<p>종은 정오가 되기 전에 언덕 위로 옮겨졌고, 그 뒤로 마을 사람 누구도 종을 보지 못했다고 한다.</p>'.repeat(6)}</article><div class="zz"><p>그물은 홍수가 지나간 다음 날 아침 강가에서 발견되었으며, 지금은 학교 벽에 걸려 있다.</p></div>`,
    '그물은',
  ],
] as const) {
  test(`keeps the text of ${what}`, async () => {
    const { draft, lines } = await read(pageOf(html));
    const beside = lines.flatMap((part) => part.lines).join('\n');
    expect(draft.text + beside).toContain(kept);
    expect((await words('page.html', Buffer.from(pageOf(html)))).lost).toBe(0);
  });
}

for (const block of ['tbody', 'tr']) {
  test(`joins no words of neighbouring cells where the article is a ${block}`, async () => {
    const cells = [1, 2, 3].map((at) => `<td>Owner${at}</td><td>${sentence('bookplate')}</td>`);
    const { text } = await readBlock(
      `<table><tbody><tr>${cells.join('')}</tr></tbody></table>`,
      block,
    );
    expect(text).toMatch(/Owner1\s+The bookplate .*flood\.\s+Owner2\s/);
  });
}

test('puts loose rows and cells into a table', async () => {
  const texts = await page.evaluate(() =>
    ['<td>one</td><td>two</td>', '<tr><td>one</td><td>two</td></tr>'].map((inside) => {
      const { body } = core.context.parseHtml(`<table>${inside}</table>`);
      const row = body.querySelector(inside.startsWith('<td') ? 'tr' : 'tbody') as Element;
      const loose = row.ownerDocument.createElement('div');
      loose.append(...row.childNodes);
      core.holdLooseCells(loose);
      const clean = core.context.clean(loose, null);
      return core.textOf(core.context.parseHtml(clean).body, { captions: true });
    }),
  );
  expect(texts).toEqual(['one two', 'one two']);
});

test('keeps no script, no style and no menu that the page hides', async () => {
  const { lines } = await read(
    pageOf(
      `<article>${paragraphs('oar', 6)}</article><script>var secret = "script";</script><style>.x{}</style>
       <template><p>${sentence('template')}</p></template><div hidden>${menu}</div>`,
    ),
  );
  expect(lines).toEqual([]);
});

test('keeps addresses of links that a reader can follow, and no others', async () => {
  const { parts } = await read(
    pageOf(
      `<base href="https://estuary.example/news/"><article>${paragraphs('oar', 6)}</article>
       <nav><a href="tides">Tides</a> <a href="javascript:alert(1)">Print</a> <a href="#top">Top</a></nav>`,
    ),
  );
  expect(parts.map(({ html }) => html)).toEqual([
    '<p><a href="https://estuary.example/news/tides">Tides</a> Print Top</p>',
  ]);
});

test('shows markup of the page as text, and the sanitizer has nothing to take out', async () => {
  const evil =
    '&lt;img src=x onerror=alert(1)&gt; &amp;lt;b&amp;gt; "quoted" &lt;!--carrel:part prose --&gt;';
  const { parts } = await read(
    pageOf(
      `<article>${paragraphs('oar', 6)}</article><div class="zz"><p>${sentence(evil)}</p><pre>a < b\n  c</pre></div>`,
    ),
  );
  const html = parts.map((part) => part.html).join('\n');
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp;lt;b&amp;gt;');
  expect(html).not.toMatch(/<(?!\/?(?:p|h3|li|ul|pre|a)\b)/);
  const shown = await page.evaluate((given) => {
    const clean = core.context.clean(given, null);
    const text = (html: string) => core.context.parseHtml(html).body.textContent;
    return [text(given), text(clean)];
  }, html);
  expect(shown[1]).toBe(shown[0]);
});

test.describe('says that parts may be missing', () => {
  const story = `<div class="part p1">${paragraphs('oar', 8)}</div>`;
  for (const [what, others, expected] of [
    [
      'where more text was left out than taken',
      `<div class="zz">${paragraphs('net', 9)}</div>`,
      true,
    ],
    ['not where less was', `<div class="zz">${paragraphs('net', 7)}</div>`, false],
    ['not for a menu of any length', `<nav>${menu.repeat(200)}</nav>`, false],
    ['not for text that the page hides', `<div hidden>${paragraphs('net', 9)}</div>`, false],
    [
      'where a block of the same shape was left out',
      `<div class="part p2">${paragraphs('net', 3)}</div>`,
      true,
    ],
    [
      'not for a short one of the same shape',
      `<div class="part p2">${paragraphs('net', 1)}</div>`,
      false,
    ],
    ['not for one of another shape', `<div class="notice p2">${paragraphs('net', 3)}</div>`, false],
  ] as const) {
    test(what, async () => {
      const { text, mayMiss } = await readBlock(`<main>${story}${others}</main>`, '.p1');
      expect(text).toContain('oar number 8');
      expect(text).not.toContain('net number');
      expect(mayMiss).toBe(expected);
    });
  }
});

test(
  'a page without end costs a bounded time, and says that it may be missing',
  inElectron,
  async () => {
    const many = '<div><a href="/x">link</a></div>'.repeat(30_000);
    const prose = `<article>${paragraphs('oar', 6)}</article>`;
    const started = Date.now();
    const { parts, draft } = await read(pageOf(`${prose}<div>${many}</div>`));
    expect(draft.text).toContain('oar number 6');
    expect(parts.length).toBeLessThan(250);
    expect(Date.now() - started).toBeLessThan(30_000);
    const long = await read(pageOf(`${prose}<footer><p>${'word '.repeat(1_200_000)}</p></footer>`));
    expect(long.mayMiss).toBe(true);
  },
);

test.describe('a part that is brought back', () => {
  /** The text of the body with all its parts brought back, and whether taking them out leaves it as it was. */
  const broughtBack = (html: string, isReversed: boolean) =>
    page.evaluate(
      async ({ base64, isReversed }) => {
        const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
        const source = { name: 'a.html', bytes, modifiedAt: null };
        for await (const item of core.readSource(source, core.context)) {
          if (!item.ok || !('draft' in item)) continue;
          let { html } = item.draft;
          const { parts = [] } = item.draft.besides ?? {};
          const named = parts.map((part, at) => ({ ...part, backAs: core.partId(`part${at}`) }));
          const before = (at: number) => (id: string) =>
            named.slice(0, at).some(({ backAs }) => backAs === id);
          const order = parts.map((_, at) => at);
          for (const at of isReversed ? order.reverse() : order) {
            const { body } = core.context.parseHtml(html);
            const part = named[at];
            if (!part) continue;
            const content = [...core.context.parseHtml(part.html).body.childNodes];
            core.placePart(body, part, content, before(at));
            html = core.context.clean(body, null);
          }
          const lines = core.textOf(core.context.parseHtml(html).body, { captions: true });
          const { body } = core.context.parseHtml(html);
          for (const { backAs } of named) core.removePart(body, backAs);
          return { text: lines, isWholeAgain: body.innerHTML === item.draft.html };
        }
        throw new Error('no article');
      },
      { base64: Buffer.from(html).toString('base64'), isReversed },
    );
  const rule = 'class="zz"';
  const body = `<nav>${menu}</nav><article>${paragraphs('oar', 6)}</article>
    <div ${rule}><p>${sentence('net')}</p></div><footer><p>${sentence('lamp')}</p><button>Subscribe</button></footer>`;

  for (const isReversed of [false, true]) {
    test(`stands where it stood on the page${isReversed ? ', whatever comes back first' : ''}`, async () => {
      const { text, isWholeAgain } = await broughtBack(pageOf(body), isReversed);
      const at = ['Home', 'oar number 1', 'oar number 6', 'net', 'lamp', 'Subscribe'].map((each) =>
        text.indexOf(each),
      );
      expect(at).toEqual([...at].sort((one, other) => one - other));
      expect(Math.min(...at)).toBeGreaterThanOrEqual(0);
      expect(isWholeAgain).toBe(true);
    });
  }
});
