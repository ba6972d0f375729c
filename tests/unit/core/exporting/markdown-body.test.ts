import { createRequire } from 'node:module';
import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it, test } from 'vitest';
import { markdownBody } from '../../../../renderer/core/exporting/markdown-body';

/** The parser that turndown uses outside of browsers. */
const fromTurndown = createRequire(createRequire(import.meta.url).resolve('turndown'));
const domino = fromTurndown('@mixmark-io/domino') as { createDocument(html: string): Document };
const parse = (html: string) => domino.createDocument(`<body>${html}`).body;

const apart =
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DETAILS DIV DL DT FIGCAPTION FIGURE H1 H2 H3 LI OL P PRE SECTION SUMMARY TABLE TBODY TR TD UL BR HR';
const isApart = new Set(apart.split(' '));

/** The visible text, with one space where a line, a block or a cell ends. */
function wordsOf(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue ?? '';
  const words = Array.from(node.childNodes, wordsOf).join('');
  return isApart.has(node.nodeName) ? ` ${words} ` : words;
}
const spaced = (text: string) => text.replace(/[\s\u00a0]+/g, ' ').trim();
const unspaced = (text: string) => text.replace(/[\s\u00a0]+/g, '');

const kept =
  'P H1 H2 H3 EM STRONG CODE PRE BLOCKQUOTE UL OL LI A IMG BR HR RUBY RT SUB SUP MATH MROW MI TABLE TBODY TR TD FIGCAPTION';
const expectedInTables = 'DIV SPAN SECTION DETAILS SUMMARY FIGURE B I U DEL KBD SMALL Q DL DT DD';
const mayStand = new Set(`${kept} ${expectedInTables}`.split(' '));

/** Parts of the body that are active and must not be. */
function foreign(body: Element): string[] {
  const outside = new Set(kept.split(' '));
  return Array.from(body.querySelectorAll('*')).flatMap((element) => {
    const name = element.nodeName.toUpperCase();
    const isHtml = element.closest('table, figcaption');
    const elements = (isHtml ? mayStand : outside).has(name) ? [] : [name];
    const attributes = Array.from(element.attributes).filter(({ name, value }) => {
      if (name === 'href') return !value.startsWith('https://x.example/');
      if (name === 'src') return !value.startsWith('../../../../assets/');
      return !['alt', 'title', 'class', 'start'].includes(name);
    });
    return [...elements, ...attributes.map(({ name, value }) => `${name}=${value}`)];
  });
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const pieces = [
  ...['<script>alert(1)</script>', '<img src=http://x.example/a onerror=1>', '&lt;b&gt;', '&copy;'],
  ...['&#65;', '[a](javascript:alert(1))', '![i](http://x/y)', '![', '[x]: http://y', '[^1]'],
  ...['http://auto.example', 'www.auto.example', 'me@mail.example', 'mailto:me@a.b', '<http://x>'],
  ...['# h', '## h ##', '- item', '+ item', '* item', '1. one', '2) two', '> q', '===', '---'],
  ...[
    '***',
    '```',
    '~~~',
    '`code`',
    '``',
    '|a|b|',
    '|-|-|',
    ':-',
    '**b**',
    '__b__',
    '_i_',
    '~~s~~',
  ],
  ...['\\', '\\*', '&', '<', '>', '!', '$x$', '    indented', '\t', '\n', ' ', 'word', '한글은'],
  ...[
    '"인용"',
    '漢字',
    '。',
    '.',
    '1',
    '#',
    '-',
    '=',
    'ftp://a.b',
    '[ ] task',
    '<!-- c -->',
    '<?p?>',
  ],
  ...['<![CDATA[x]]>', '</p>', 'www', '://', '@', ':', '1986', '{', '^', '\ufdd3'],
];
const words = fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((all) => all.join(''));
const text = words.map(escapeHtml);
const link = (inside: string, address: string, title: string) =>
  `<a href="https://x.example/${escapeHtml(encodeURI(address))}(a)&amp;copy;" title="${escapeHtml(title)}">${inside}</a>`;
const image = words.map(
  (alt) => `<img src="../../../../assets/ab/ab.png" alt="${escapeHtml(alt)}">`,
);
const element = (names: string[], inside: fc.Arbitrary<string>) =>
  fc.tuple(fc.constantFrom(...names), inside).map(([name, html]) => `<${name}>${html}</${name}>`);

const inlineNames = 'b i em strong span code sub sup u del kbd small q'.split(' ');
const blockNames =
  'p div section h1 h2 blockquote ul ol li figure figcaption details summary dl dt dd pre'.split(
    ' ',
  );

/** Arbitrary nesting: blocks in inline elements, items outside of lists. */
const wild = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    text,
    element(
      [...inlineNames, 'ruby', 'rt', ...blockNames],
      fc.array(tie('node'), { maxLength: 3 }).map((all) => all.join('')),
    ),
    fc.tuple(tie('node'), words, words).map(([inside, ...rest]) => link(inside, ...rest)),
    tie('node').map((cell) => `<table><tbody><tr><td>${cell}</td></tr></tbody></table>`),
    text.map((letter) => `<math><mrow><mi>${letter}</mi></mrow></math>`),
    text.map((code) => `<pre><code class="language-js">${code}\n${code}</code></pre>`),
    image,
    fc.constantFrom('<br>', '<hr>'),
  ),
})).node;

/** Usual nesting: text in inline elements in blocks. */
const inline = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    text,
    text,
    element(
      inlineNames,
      fc.array(tie('node'), { maxLength: 3 }).map((all) => all.join('')),
    ),
    fc.tuple(tie('node'), words, words).map(([inside, ...rest]) => link(inside, ...rest)),
  ),
})).node;
const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((all) => all.join(''));
const items = fc
  .array(line, { minLength: 1, maxLength: 3 })
  .map((all) => all.map((item) => `<li>${item}</li>`).join(''));
const tame = fc.oneof(
  element(['p', 'h1', 'h2', 'div', 'figcaption'], line),
  element(['blockquote'], element(['p'], line)),
  element(['ul', 'ol'], items),
  fc.tuple(line, line).map((both) => `<p>${both.join('<br>')}</p>`),
);

function expectSame(html: string, read: (text: string) => string): void {
  const source = parse(html);
  const markdown = markdownBody(source.innerHTML);
  for (const gfm of [true, false]) {
    const rendered = parse(marked.parse(markdown, { gfm, async: false }));
    expect(read(wordsOf(rendered)), markdown).toBe(
      read(wordsOf(source).replaceAll('\ufdd3', '\ufffd')),
    );
    expect(foreign(rendered), markdown).toEqual([]);
  }
}

describe('the Markdown of a body', () => {
  it('renders as the same text with nothing live in it, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.array(wild, { minLength: 1, maxLength: 3 }), (nodes) =>
        expectSame(nodes.join(''), unspaced),
      ),
      { numRuns: 300, interruptAfterTimeLimit: 25_000 },
    );
  }, 30_000);

  it('keeps the spaces and lines of pages as they are written', () => {
    fc.assert(
      fc.property(fc.array(tame, { minLength: 1, maxLength: 3 }), (nodes) =>
        expectSame(nodes.join(''), spaced),
      ),
      { numRuns: 300, interruptAfterTimeLimit: 25_000 },
    );
  }, 30_000);

  // Three levels would need two kinds of underscores beside each other.
  it.each([
    '<p><em><b>a<em>b</em><del>c</del></b></em></p>',
    '<p><b><i>x!<strong>y</strong>?</i></b></p>',
    '<ul><li><a href="https://x.example/(a)"><em><b>&lt;s><em>me@mail.example&lt;s></em><del>&lt;s></del></b></em></a></li></ul>',
  ])('repeats no emphasis inside of itself: %s', (html) => {
    expectSame(html, spaced);
  });

  test.each([
    ['<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>', '\\<script>alert(1)\\</script>'],
    ['<p>&lt;img src=http://x.example/a&gt;</p>', '\\<img src=http\\://x.example/a>'],
    ['<p>AT&amp;T &amp; Co, R&amp;copy;</p>', 'AT\\&T & Co, R\\&copy;'],
    ['<p>1986. A year</p>', '1986\\. A year'],
    ['<p>a - b + c # d. 3 &gt; 2 (e)</p>', 'a - b + c # d. 3 > 2 (e)'],
    [
      '<p>wow!<a href="https://x.example/">a [b]</a></p>',
      'wow\\![a &#91;b&#93;](https://x.example/)',
    ],
    ['<p><b>항구</b>는 <b>"밤"</b>에</p>', '**항구**는 "**밤**"에'],
    ['<p><a href="javascript:alert(1)">a</a></p>', 'a'],
    ['<p><a href="https://x.example/a b(c)">d</a></p>', '[d](<https://x.example/a%20b(c)>)'],
    [
      '<p><a href="https://x.example/" title="a&quot;\n[b]">d</a></p>',
      '[d](https://x.example/ "a\\" [b]")',
    ],
    ['<h2># one<br>two #</h2>', '## \\# one two \\#'],
    ['<pre><code>a\n```\n   ````\nb</code></pre>', '`````\na\n```\n   ````\nb\n`````'],
    ['<pre><div>a</div><div>  b</div></pre>', '```\na\n  b\n```'],
    ['<p>use <code>a`b</code> so</p>', 'use ``a`b`` so'],
    ['<ol start="3"><li>a</li><li>- b</li></ol>', '3.  a\n4.  \\- b'],
    ['<ol start="-3"><li>a</li></ol>', '1.  a'],
    [
      '<table id="x" class="y"><tbody><tr><td data-src="z">a | *b*\n\nc</td></tr></tbody></table>',
      '<table><tbody><tr><td>a | *b* c</td></tr></tbody></table>',
    ],
    ['<p>x<sup>*2*</sup></p>', 'x<sup>\\*2\\*</sup>'],
    ['<p><img src="http://x.example/a.png" alt="a"></p>', ''],
  ])('of %s is %j', (html, markdown) => {
    expect(markdownBody(html)).toBe(markdown);
  });
});
