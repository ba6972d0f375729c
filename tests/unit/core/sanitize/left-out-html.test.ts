import { describe, expect, it, test } from 'vitest';
import { textOfPart } from '../../../../renderer/core/article/left-out';
import {
  htmlOfLines,
  leftOutOfHtmlFile,
  linesOfHtml,
} from '../../../../renderer/core/sanitize/left-out-html';

const file = (inside: string) =>
  `<p>body</p><!--carrel:left-out-->\n${inside}\n<!--/carrel:left-out-->`;
const part = (html: string, facts = 'prose -') =>
  `<!--carrel:part ${facts}-->\n${html}\n<!--/carrel:part-->`;

describe('a section that somebody else has written', () => {
  test.each([
    ['a script', '<script>alert(1)</script>', '<p>alert(1)</p>'],
    ['a handler', '<p onclick="x()">text</p>', '<p>text</p>'],
    ['an image', '<p><img src=x onerror=x()>text</p>', '<p>text</p>'],
    ['a quotation mark in an attribute', '<p><a href="x" title="a>b">text</a></p>', '<p>text</p>'],
    ['an address that runs', '<p><a href="javascript:x()">text</a></p>', '<p>text</p>'],
    ['an address of this machine', '<p><a href="file:///etc/passwd">text</a></p>', '<p>text</p>'],
    ['an unknown element', '<form>text</form>', '<p>text</p>'],
    ['a bare text', 'a < b', '<p>a &lt; b</p>'],
    ['lists', '<ul>\n<li>one</li>\n</ul>', '<ul>\n<li>one</li>\n</ul>'],
  ])('is read as text and links alone: %s', (_what, html, expected) => {
    expect(leftOutOfHtmlFile(file(part(html)), 9)).toEqual([
      { kind: 'prose', after: '', html: expected },
    ]);
  });

  test.each([
    ['another kind', part('<p>x</p>', 'script -')],
    ['no end', '<!--carrel:part prose -->\n<p>x</p>'],
    ['an id that the reader never gives', part('<p>x</p>', 'prose - article-body')],
    ['nothing in it', part('<p></p>')],
    ['no section', ''],
  ])('has no part where there is %s', (_what, inside) => {
    expect(leftOutOfHtmlFile(file(inside), 9)).toEqual([]);
  });

  it('is read up to a number of parts, and in a time that grows with its length alone', () => {
    expect(leftOutOfHtmlFile(file(part('<p>x</p>').repeat(50)), 9)).toHaveLength(9);
    const started = performance.now();
    for (const piece of ['<!--carrel:part prose -->\n', '<', '<"', '<a href="', '<p>', '&#10;'])
      leftOutOfHtmlFile(file(part(piece.repeat(200_000))), 5000);
    expect(performance.now() - started).toBeLessThan(4000);
  });
});

it('keeps line breaks of listings, and separators that Unicode counts as line ends', () => {
  const lines = [
    { tag: 'pre' as const, runs: [{ text: 'if (a < b)\n  return;', href: null }] },
    { tag: 'p' as const, runs: [{ text: 'one\u2028two', href: null }] },
  ];
  const html = htmlOfLines(lines, null);
  expect(html.split('\n')).toHaveLength(2);
  expect(htmlOfLines(linesOfHtml(html), null)).toBe(html);
  expect(textOfPart({ html })).toBe('if (a < b)\n  return;\none\u2028two');
});
