// What leaves the library: chapters of books and pages to print, from any tree that the sanitizer lets pass.
import { expect, type Page } from '@playwright/test';
import type { CleanHtml } from '../../renderer/core/article/article';
import type { Highlight } from '../../renderer/core/highlights/highlight';
import { article } from '../unit/article';
import { test } from './engine-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const words = {
  ...{ collection: 'All', contents: 'Contents', untitled: 'Untitled', saved: 'Saved' },
  ...{ imageMissing: 'No image', notes: 'Notes', note: 'Note', lostHighlights: 'Lost' },
};

const mark = (quote: string, change: Partial<Highlight> = {}): Highlight => ({
  ...{ id: quote, quote, prefix: '', suffix: '', colour: 'green', note: '', tags: [] },
  createdAt: 1,
  ...change,
});

interface Made {
  /** The body of the chapter, without the article's header. */
  body: string;
  properties: string;
  /** What is wrong with the file. */
  faults: string[];
  text: string;
}

/** The chapter of an article with this body. */
function chapterOf(
  html: string,
  highlights: Highlight[] = [],
  url: string | null = null,
): Promise<Made> {
  const source = { article: article({ title: 'Nets', url, lang: 'en' }), highlights };
  return page.evaluate(
    async ({ source, html, words }) => {
      const input = { ...source, html: html as CleanHtml, withNote: true };
      const section = await core.articleSection(input, core.context.clean, words);
      const text = section.querySelector('.body')?.textContent ?? '';
      await core.fillImages(section, words, async () => 'images/a.png');
      const inBook = (url: string) => (url.endsWith('/other') ? 'chapter-2.xhtml' : null);
      const { xhtml, properties } = core.chapterOf(section, 'Nets', inBook);
      const file = core.parseXml(xhtml);
      const faults = [...file.querySelectorAll('parsererror')].map(
        (each) => each.textContent ?? '',
      );
      const ids = [...file.querySelectorAll('[id]')].map(({ id }) => id);
      faults.push(...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `twice: ${id}`));
      faults.push(
        ...ids.filter((id) => !/^[A-Za-z_][\w.-]*$/.test(id)).map((id) => `no name: ${id}`),
      );
      for (const link of file.querySelectorAll('a[href^="#"]')) {
        const href = link.getAttribute('href') ?? '';
        if (!ids.includes(href.slice(1))) faults.push(`leads nowhere: ${href}`);
      }
      const misplaced = [
        ...[
          'a a',
          'p p',
          'p div',
          'p ul',
          'b p',
          'em div',
          'span table',
          'h2 p',
          'pre div',
          'ul > p',
        ],
        ...[
          'ul > ul',
          'ol > div',
          'table > p',
          'tr > p',
          'dl > p',
          'li:not(ul > *, ol > *)',
          'center',
        ],
        ...[
          'font',
          'tt',
          'strike',
          '[align]',
          '[name]',
          'td[width]',
          'time:not([datetime])',
          'main',
        ],
        ...[
          'td:not(tr > *)',
          'rb',
          'rtc',
          'picture',
          'img:not([alt])',
          'img[data-src]',
          'ul:empty',
        ],
        ...['figcaption ~ figcaption', 'caption ~ caption', 'summary ~ summary', 'thead ~ thead'],
        ...[
          'mfrac > :nth-child(3)',
          'mtable > mi',
          'address h2',
          'header header',
          'th h3',
          'script',
        ],
      ];
      for (const selector of misplaced) {
        if (file.querySelector(`.body ${selector}`)) faults.push(`misplaced: ${selector}`);
      }
      const body = file.querySelector('.body');
      return {
        ...{ properties, faults, text },
        body: (body?.innerHTML ?? '').replaceAll(' xmlns="http://www.w3.org/1999/xhtml"', ''),
      };
    },
    { source, html, words },
  );
}

/** Chapters by what is unusual in them. */
const bodies: Record<string, string> = {
  'a paragraph in bold': '<b>one <p>two</p> three <p>four</p></b>',
  'a list in a link': '<a href="https://a.example/"><ul><li>one</li><li>two</li></ul></a>',
  'inline within inline around blocks':
    '<b><i><p>one</p><div>two <em><p>three</p></em></div></i></b>',
  'links in links':
    '<a href="https://a.example/">one <table><tr><td><a href="https://b.example/">two</a></td></tr></table></a>',
  'blocks in a heading': '<h2>one<div>two</div><p id="x">three</p></h2>',
  'blocks in a listing': '<pre><div>one</div><div>two</div></pre>',
  'a list with text, a list and a heading in it':
    '<ul>one<li>two</li><ul><li>three</li></ul><h3>four</h3></ul>',
  'items without a list': '<div><li>one</li><dt>two</dt><dd>three</dd></div>',
  'definitions in groups':
    '<dl><div><dt>one</dt><dd>two</dd></div><p>three</p></dl><dl><dd>four</dd></dl>',
  'a table with everything twice':
    '<table align="center" width="90"><tfoot><tr><td>1</td></tr></tfoot><caption>a</caption><caption>b</caption><thead><tr><th>2</th></tr></thead><thead><tr><th width="3" scope="all"><h3>4</h3></th></tr></thead><tr><td colspan="0" rowspan="x">5</td></tr></table>',
  'an empty table, list and row': '<table></table><ul></ul><table><tr></tr></table>one',
  'old elements': '<center>one <tt>two</tt> <strike>three</strike></center><main>four</main>',
  'two captions':
    '<figure><p>one</p><figcaption>two</figcaption><figcaption>three</figcaption></figure><figcaption>four</figcaption>',
  'a fold without a summary': '<details><p>one</p></details><summary>two</summary>',
  'ruby of all kinds':
    '<p><ruby><rb>漢</rb><rp>(</rp><rt>かん</rt><rp>)</rp><rtc><rt>x</rt></rtc></ruby><ruby>字</ruby><ruby><rt>alone</rt></ruby><rt>out</rt></p>',
  'times and changes':
    '<p><time>yesterday</time> <time datetime="2024-02-30">bad</time> <time datetime="2024-02-29">good</time> <del datetime="x">gone</del></p>',
  'ids of all kinds':
    '<p id="1">a</p><p id="a b">b</p><p id="1">c</p><p id="항구">d</p><a href="#1">e</a><a href="#nowhere">f</a><a href="#a b">g</a><a href="#%ED%95%AD%EA%B5%AC">h</a>',
  'addresses of all kinds':
    '<a href="https://a.example/a|b[c]%zz">a</a><a href="https://a_b.example/">b</a><a href="https://quay.example/other">c</a>',
  'control characters': '<p>one\u0001two\u000bthree\ufffe &#x1f;four</p>',
  'headings in an address':
    '<address><h2>one</h2><section>two</section></address><header><header>three</header></header>',
  'an image without words, and one that is missing': `<p><img src="asset:${'a'.repeat(64)}" width="10%" height="auto"><img data-src="https://a.example/b.png" alt="two"></p>`,
  'formulas that are none':
    '<p><math><mfrac><mi>a</mi></mfrac></math> <math><mtable><mi>b</mi></mtable></math> <math><mrow>c</mrow></math> <math><mi>d</mi></math></p>',
  'nested deeply': `${'<div><b>'.repeat(120)}<p>one</p>${'</b></div>'.repeat(120)}`,
};

const sorted = (letters: string) => [...letters].sort().join('');

for (const [what, html] of Object.entries(bodies)) {
  test(`a chapter is valid and keeps every word: ${what}`, async () => {
    const { faults, text, body } = await chapterOf(html);
    expect(faults).toEqual([]);
    const shown = await page.evaluate((body) => core.parseHtml(body).body.textContent ?? '', body);
    const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');
    // A missing image shows its description.
    const described = html.includes('data-src') ? 'two' : '';
    expect(sorted(lettersOf(shown))).toBe(sorted(lettersOf(text) + described));
  });
}

test('keeps bold text bold when it moves into its paragraphs', async () => {
  const { body } = await chapterOf('<b>one <p>two</p></b>');
  expect(body).toBe('<b>one </b><p><b>two</b></p>');
});

test('links lead into the book where the article is there, and to their own address else', async () => {
  const html = '<a href="https://quay.example/other">a</a> <a href="https://quay.example/x">b</a>';
  const { body } = await chapterOf(html);
  expect(body).toBe('<a href="chapter-2.xhtml">a</a> <a href="https://quay.example/x">b</a>');
});

test('shows formulas as MathML, and says so', async () => {
  const { body, properties } = await chapterOf('<p><code class="language-math">a^2</code></p>');
  expect(properties).toBe('mathml');
  expect(body).toMatch(/<math[^>]*>.*<msup>.*<mi>a<\/mi>/);
  expect(body).not.toContain('a^2');
  expect((await chapterOf('<p>plain</p>')).properties).toBe('');
});

test('marks highlights across elements, numbers their notes, and lists what the text lost', async () => {
  const html = '<p>The nets are <em>mended</em> at night.</p><p>The wind turns.</p>';
  const highlights = [
    mark('wind turns', { note: 'Why?\nAsk her.', tags: ['sea'], colour: 'blue' }),
    mark('nets are mended at', { note: 'By whom?' }),
    mark('mended', { colour: 'pink' }),
    mark('words that nobody wrote here', { note: 'Lost.' }),
  ];
  const { body, faults } = await chapterOf(html, highlights);
  expect(faults).toEqual([]);
  expect(body).toBe(
    '<p>The <mark class="green">nets are </mark><em><mark class="pink"><mark class="green">mended</mark></mark></em>' +
      '<mark class="green"> at</mark><a class="note-ref" id="note-ref-1" href="#note-1">[1]</a> night.</p>' +
      '<p>The <mark class="blue">wind turns</mark><a class="note-ref" id="note-ref-2" href="#note-2">[2]</a>.</p>',
  );
});

test('the colours of highlights that overlap are all seen', async () => {
  const html = '<p>The nets are mended at night, and the wind turns.</p>';
  const highlights = [
    mark('nets are mended at night', { colour: 'blue' }),
    mark('mended at night, and', { colour: 'pink' }),
    mark('at night', { colour: 'yellow' }),
  ];
  const { body } = await chapterOf(html, highlights);
  // The fills of each piece, the outermost first; a part of it leaves the one below in sight.
  const fills = await page.evaluate((shown) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(core.markStyle);
    document.adoptedStyleSheets = [sheet];
    document.body.innerHTML = shown;
    const fillOf = (mark: Element) => {
      const { backgroundColor, backgroundImage } = getComputedStyle(mark);
      const [, part] = / (\d+)%/.exec(backgroundImage) ?? [];
      return backgroundImage === 'none' ? backgroundColor : `${part} % ${mark.className}`;
    };
    const around = (mark: Element): Element[] => {
      const outer = mark.parentElement?.closest('mark');
      return [...(outer ? around(outer) : []), mark];
    };
    const all = [...document.querySelectorAll('mark:not(:has(mark))')].map((mark) => [
      mark.textContent,
      around(mark).map(fillOf).join(', '),
    ]);
    document.adoptedStyleSheets = [];
    return all;
  }, body);
  const [blue, pink, yellow] = ['rgb(207, 228, 255)', 'rgb(255, 211, 225)', 'rgb(255, 241, 168)'];
  expect(fills).toEqual([
    ['nets are ', blue],
    ['mended ', `${pink}, 55 % blue`],
    ['at night', `${yellow}, 55 % pink, 30 % blue`],
    [', and', pink],
  ]);
});

test('a page of several articles has no id twice, and its links stay in their article', async () => {
  const html = '<p id="a">one</p><p><a href="#a">to it</a></p>';
  const made = await page.evaluate(
    async ({ source, html, words }) => {
      const input = { ...source, html: html as CleanHtml, withNote: true };
      const part = async (number: number) =>
        core.pagePart(await core.articleSection(input, core.context.clean, words), number);
      const use = { kind: 'file' } as const;
      const start = core.pageStart([source.article, source.article], 'All', use, words);
      const file = core.parseHtml(start + (await part(1)) + (await part(2)) + core.pageEnd);
      return {
        ids: [...file.querySelectorAll('[id]')].map(({ id }) => id),
        links: [...file.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? ''),
      };
    },
    {
      source: { article: article({ title: 'Nets' }), highlights: [mark('one', { note: 'n' })] },
      html,
      words,
    },
  );
  expect(new Set(made.ids).size).toBe(made.ids.length);
  for (const href of made.links)
    if (href.startsWith('#')) expect(made.ids).toContain(href.slice(1));
  expect(made.links).toContain('#article-2-user-content-a');
});

test('an HTML file is read back with the same facts', async () => {
  const nets = article({
    ...{ title: 'Nets & "knots"', byline: ['Ada Moor', '김철수'], site: 'Quay Press', lang: 'en' },
    ...{ url: 'https://quay.example/nets', publishedAt: '2024-05-07', tags: ['sea'] },
  });
  const paragraph = 'The people who mend the nets sit on the quay from the first light on. ';
  const draft = await page.evaluate(
    async ({ nets, html, words }) => {
      const input = { article: nets, html: html as CleanHtml, highlights: [], withNote: false };
      const section = await core.articleSection(input, core.context.clean, words);
      const start = core.pageStart([nets], nets.title, { kind: 'file' }, words);
      const bytes = new TextEncoder().encode(start + core.pagePart(section, 1) + core.pageEnd);
      const source = { name: 'nets.html', bytes, modifiedAt: null };
      for await (const item of core.readSource(source, core.context)) {
        if (item.ok && 'draft' in item) return { ...item.draft, assets: [] };
      }
      return null;
    },
    { nets, html: `<p>${paragraph.repeat(5)}</p>`.repeat(3), words },
  );
  const { title, byline, site, url, publishedAt } = nets;
  expect(draft).toMatchObject({ title, byline, site, url, publishedAt });
});

test('a Markdown file is read back with the same facts and the same body', async () => {
  const nets = article({
    ...{
      title: 'Nets: "knots" & bends',
      byline: ['Ada Moor', '김철수'],
      site: 'Quay Press',
      lang: 'en',
    },
    ...{ url: 'https://quay.example/nets', publishedAt: '2024-05-07', tags: ['sea', '항구'] },
    savedAt: Date.UTC(2025, 1, 20, 18, 7),
  });
  const body =
    '<p>The people who mend the nets sit on the quay from the first light until the shops open.<sup><a href="#fn-1">1</a></sup></p>' +
    '<h2>Knots</h2><ul><li>one</li><li>two</li></ul><blockquote><p>The wind turns.</p></blockquote>' +
    '<table><thead><tr><th>knot</th><th>use</th></tr></thead><tbody><tr><td>bowline</td><td>a | b</td></tr></tbody></table>' +
    '<pre><code class="language-js">let a = 1;\n\nlet b = `2`;</code></pre>' +
    '<p>It holds <code class="language-math">a^2 + b^2</code> of <code>rope`s</code>.</p>' +
    '<pre><code class="language-math">\\frac{a}{b}</code></pre>' +
    '<ol><li id="fn-1">On feast days they sleep.</li></ol>';
  const read = await page.evaluate(
    async ({ nets, body }) => {
      const clean = core.context.clean(body, null);
      const markdown = core.toMarkdown(nets, clean, []);
      const source = {
        name: 'nets.md',
        bytes: new TextEncoder().encode(markdown),
        modifiedAt: null,
      };
      for await (const item of core.readSource(source, core.context)) {
        if (!item.ok || !('draft' in item)) continue;
        const { draft } = item;
        const again = core.toMarkdown(
          { ...nets, ...draft, savedAt: draft.savedAt ?? 0 },
          draft.html,
          [],
        );
        return { draft: { ...draft, assets: [] }, markdown, again };
      }
      return null;
    },
    { nets, body },
  );
  const { title, byline, site, url, publishedAt, tags, savedAt } = nets;
  expect(read?.draft).toMatchObject({ title, byline, site, url, publishedAt, tags, savedAt });
  expect(read?.draft.html).toContain('<code class="language-math">a^2 + b^2</code>');
  expect(read?.draft.html).toContain('<td>a | b</td>');
  // Footnotes, tables, listings and formulas are written again as they were.
  expect(read?.again).toBe(read?.markdown);
});

test('images of every kind become ones that all reading programs show', async () => {
  const types = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(8, 8);
    const context = canvas.getContext('2d');
    context?.fillRect(0, 0, 8, 8);
    const ofType = async (type: string) =>
      new Uint8Array(await (await canvas.convertToBlob({ type })).arrayBuffer());
    const png = await ofType('image/png');
    const images = [png, await ofType('image/jpeg'), await ofType('image/webp')];
    context?.clearRect(0, 0, 8, 8);
    images.push(await ofType('image/webp'), new TextEncoder().encode('no image'), png.slice(0, 30));
    return Promise.all(
      images.map(async (bytes) => {
        const image = await core.portableImage(bytes);
        return image && [image.mediaType, image.extension, image.converted !== null];
      }),
    );
  });
  expect(types).toEqual([
    ['image/png', '.png', false],
    ['image/jpeg', '.jpg', false],
    ['image/jpeg', '.jpg', true],
    ['image/png', '.png', true],
    null,
    null,
  ]);
});
