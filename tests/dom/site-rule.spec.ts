// Selectors that find a block again in its page and in other pages of the site.
import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

/** The selector for the element with `data-it`, and what it finds without that attribute. */
function selectorIn(html: string) {
  return page.evaluate((given) => {
    const document = core.context.parseHtml(given);
    const element = document.querySelector('[data-it]') as Element;
    element.removeAttribute('data-it');
    const selector = core.selectorOf(element);
    return { selector, isFirst: document.querySelector(selector) === element };
  }, html);
}

for (const [what, html, wanted] of [
  ['its id', '<div id="article-body" data-it>text</div>', 'div#article-body'],
  [
    'a class of its own',
    '<div class="a">x</div><div class="a post-text" data-it>',
    'div.post-text',
  ],
  [
    'no number of this one article, and no hash of a build',
    '<div id="post-48213" class="css-1x9ab sc-bdVaJa entry_content" data-it>text</div>',
    'div.entry_content',
  ],
  ['what it stands in', '<main><div>a</div></main><div id="wrap"><div data-it>', 'div#wrap > div'],
  [
    'its place among its like',
    '<table><tr><td>menu</td><td data-it>text</td></tr></table>',
    'html > body > table > tbody > tr > td:nth-of-type(2)',
  ],
  ['Korean names', '<div class="본문">x</div><div class="view 기사 body" data-it>', 'div.view'],
] as const) {
  test(`names a block by ${what}`, async () => {
    expect(await selectorIn(html)).toEqual({ selector: wanted, isFirst: true });
  });
}

test('finds every block of a page of many like ones', async () => {
  const missed = await page.evaluate(() => {
    const cell = (at: number) => `<td class="c"><div>one ${at}<div>two ${at}</div></div></td>`;
    const row = (at: number) => `<tr>${[0, 1, 2].map((to) => cell(at * 3 + to)).join('')}</tr>`;
    const rows = Array.from({ length: 5 }, (_, at) => row(at)).join('');
    const document = core.context.parseHtml(`<div><table>${rows}</table></div><table></table>`);
    return [...document.querySelectorAll('td, div')]
      .map((element) => [core.selectorOf(element), element] as const)
      .filter(([selector, element]) => document.querySelector(selector) !== element)
      .map(([selector]) => selector);
  });
  expect(missed).toEqual([]);
});

test('a rule that finds nothing, little or is none leaves the page to the extraction', async () => {
  const kinds = await page.evaluate(() => {
    const html = `<p>${'A sentence about boats. '.repeat(9)}</p><div class="few">few</div>`;
    return ['div.gone', 'div.few', 'div[', '', 'p'].map((body) => {
      const rule = { id: 'a.example', body, madeAt: 0 };
      return core.blockOf(core.context.parseHtml(html), rule)?.localName ?? null;
    });
  });
  expect(kinds).toEqual([null, null, null, null, 'p']);
});

test('pictures that the library has come back to a body that was read without them', async () => {
  const kept = await page.evaluate(() => {
    const body = (html: string) => core.context.parseHtml(html).body;
    const known = '<img src="asset:1" alt="quay"><p>a</p><img src="asset:2" alt="">';
    return ['<img alt=""><img alt="x">', '<img alt="quay">', '<img alt=""><img><img>'].map(
      (html) => {
        const read = body(html);
        const changed = core.keepImages(read, body(known));
        return [
          changed,
          ...[...read.querySelectorAll('img')].map((one) => one.getAttribute('src')),
        ];
      },
    );
  });
  expect(kept).toEqual([
    [true, 'asset:1', 'asset:2'],
    [true, 'asset:1'],
    [false, null, null, null],
  ]);
});

// A rule may come from a stranger's library.
for (const [selector, wanted] of [
  ['body', 'The whole page'],
  ['html', 'The whole page'],
  [':root', 'The whole page'],
  ['main', 'The article alone'],
  ['head', 'The article alone'],
  ['title', 'The article alone'],
  ['main, head', 'The article alone'],
  ['p:', 'The article alone'],
] as const) {
  test(`reads a page by the rule ${selector}`, async () => {
    const text = await page.evaluate(async (body) => {
      const sentence = 'The quince ripens late in the year, and keeps until spring. ';
      const html = `<!doctype html><title>A title of more than twenty letters</title><link rel="canonical" href="https://a.example/1"><body>
        <div>One menu of this site</div><main><h1>The quince</h1><p>${sentence.repeat(20)}</p></main>`;
      const source = { name: 'page.html', bytes: new TextEncoder().encode(html), modifiedAt: null };
      const context = { ...core.context, ruleOf: () => ({ id: 'a.example', body, madeAt: 0 }) };
      for await (const item of core.readSource(source, context)) {
        return item.ok && 'draft' in item ? item.draft.text : JSON.stringify(item);
      }
      return '';
    }, selector);
    expect(text).toContain('ripens late in the year');
    expect(text.includes('One menu')).toBe(wanted === 'The whole page');
  });
}
