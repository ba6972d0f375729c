import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';
import { hostileSnippets } from './hostile/snippets';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const inert = (html: string) => page.evaluate((each) => core.makeInert(each), html);

test('removes everything from a page that makes a request', async () => {
  const html = await inert(
    '<html manifest="https://e.example/m"><head><base href="https://e.example/"><link rel="dns-prefetch" href="//e.example">' +
      '<link rel=preconnect href=//e.example><meta http-equiv=refresh content="0;url=https://e.example"><meta http-equiv=x-dns-prefetch-control content=on>' +
      '<style>@import "https://e.example/a.css"; p { color: red; background: u\\72l("https://e.example/b") } i { background: image-set("https://e.example/c" 1x) }</style></head>' +
      '<body background="https://e.example/d" onload="x()"><img src="https://e.example/e" srcset="https://e.example/f 2x"><iframe src="https://e.example/g"></iframe>' +
      '<form action="https://e.example/h"><button formaction="https://e.example/i">b</button></form><object data="https://e.example/j"></object>' +
      '<video poster="https://e.example/k" src="https://e.example/l"></video><svg><image href="https://e.example/m"/><use xlink:href="https://e.example/n#a"/></svg>' +
      '<p style="background:url(https://e.example/o)">text</p><div style="color:blue">kept</div><script src="https://e.example/p"></script></body></html>',
  );
  expect(html).not.toContain('e.example');
  expect(html).toContain('color: red');
  expect(html).toContain('color:blue');
  expect(html).toContain('text');
});

test('keeps what is in the file: pictures, styles, and links that one may follow', async () => {
  const html = await inert(
    '<!DOCTYPE html><style>b{background:url(data:image/png;base64,AAAA)}</style><img src="data:image/gif;base64,R0lGODlh"><a href="https://a.example/">x</a>',
  );
  expect(html).toMatch(/^<!DOCTYPE html>/);
  expect(html).toContain('url(data:image/png;base64,AAAA)');
  expect(html).toContain('src="data:image/gif;base64,R0lGODlh"');
  expect(html).toContain('href="https://a.example/"');
});

test('leaves nothing of any hostile snippet that could run or fetch', async () => {
  const left = await page.evaluate((snippets) => {
    const forbidden =
      'script, link, base, iframe, frame, object, embed, [onload], [onerror], [srcset], [ping], [action], [formaction], [srcdoc], [background], [poster], img[src^="http"], meta[http-equiv="refresh" i]';
    const hrefs = /^(?:https?:|mailto:|#|data:image)/;
    const trees = (root: ParentNode): ParentNode[] => [
      root,
      // An SVG element named `template` holds its children itself.
      ...[...root.querySelectorAll('template')].flatMap((each) =>
        each.content ? trees(each.content) : [],
      ),
    ];
    return snippets.filter((html) => {
      const document = core.context.parseHtml(core.makeInert(html));
      return trees(document).some(
        (root) =>
          root.querySelector(forbidden) ||
          [...root.querySelectorAll('[href]')].some(
            (each) => !hrefs.test(each.getAttribute('href') ?? ''),
          ),
      );
    });
  }, hostileSnippets);
  expect(left).toEqual([]);
});
