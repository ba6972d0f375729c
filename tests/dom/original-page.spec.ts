// The page of an original that is an archive or a book, for the original view.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const drops = join(import.meta.dirname, '../fixtures/imports/drops');

/** The text and the styles of what the original view shows; null when it shows no page. */
function shownOf(name: string, bytes: Uint8Array, known = { title: '', text: '' }) {
  return page.evaluate(
    async ({ name, base64, known }) => {
      const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
      const html = await core.pageInOriginal({ name, bytes }, known, core.context);
      if (html === null) return null;
      const shown = core.parseHtml(core.makeInert(html));
      return {
        text: shown.body.textContent.replace(/\s+/g, ' ').trim(),
        styles: [...shown.querySelectorAll('style')].map((style) => style.textContent).join('\n'),
      };
    },
    { name, base64: Buffer.from(bytes).toString('base64'), known },
  );
}

const fixture = (name: string) => readFileSync(join(drops, name));

test('of a book the chapter of the article is shown, whatever its title', async () => {
  const book = fixture('epub/tides.epub');
  const second = 'The second tide fell, and the boats lay still in the first harbour';
  for (const title of ['The second tide', 'Renamed by the reader']) {
    const shown = await shownOf('tides.epub', book, { title, text: `II\n${second}` });
    expect(shown?.text).toContain(second);
    expect(shown?.text).not.toContain('The first tide rose');
  }
  expect(await shownOf('tides.epub', book, { title: 'x', text: 'Not of this book.' })).toBeNull();
});

test('a page in MHTML, a mail or a webarchive has the styles that came along', async () => {
  const part = (type: string, at: string, body: string) =>
    `--b\r\nContent-Type: ${type}\r\n${at}\r\n\r\n${body}\r\n`;
  const html =
    '<title>Boats</title><link rel=stylesheet href="cid:css-1@mhtml.blink"><link rel=stylesheet href="../own.css" media=print><p>Boats came in.</p>';
  const mhtml = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n${part('text/html', 'Content-Location: https://a.example/x/y', html)}${part('text/css', 'Content-ID: <css-1@mhtml.blink>', 'p { color: teal } @import "https://evil.example/";')}${part('text/css', 'Content-Location: https://a.example/own.css', 'p { background: url(https://evil.example/a.png) }')}--b--\r\n`;
  const shown = await shownOf('boats.mhtml', new TextEncoder().encode(mhtml));
  expect(shown?.text).toBe('Boats came in.');
  expect(shown?.styles).toContain('p { color: teal }');
  expect(shown?.styles).toContain('background');
  expect(shown?.styles).not.toContain('evil');
  expect((await shownOf('ferry.webarchive', fixture('webarchive/ferry.webarchive')))?.text).toMatch(
    /ferry/i,
  );
});

test('a file that is no page, or is broken, shows none', async () => {
  for (const name of [
    'office/sloop.docx',
    'office/well.hwp',
    'office/umbrella.rtf',
    'webarchive/cut.webarchive',
    'hostile/bomb.epub',
    'hostile/leads-out.epub',
  ]) {
    expect(await shownOf(name, fixture(name), { title: '', text: 'x9z' }), name).toBeNull();
  }
});
