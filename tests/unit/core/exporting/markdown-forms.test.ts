import { marked } from 'marked';
import { expect, it } from 'vitest';
import { markdownBody } from '../../../../renderer/core/exporting/markdown-body';

it.each([
  ['<p>so <code class="language-math">a^2</code>.</p>', 'so $a^2$.'],
  ['<p><code class="language-math">x</code> apples</p>', '$x$ apples'],
  ['<pre><code class="language-math">\\frac{a}{b}</code></pre>', '$$\n\\frac{a}{b}\n$$'],
  // No formula without doubt, or one that could be read as HTML.
  ['<p><code class="language-math">HOME</code></p>', '`HOME`'],
  ['<p><code class="language-math">a&lt;script>^2</code></p>', '`a<script>^2`'],
  ['<p><code class="language-math">a$b^2</code></p>', '`a$b^2`'],
  ['<p><code class="language-math">a^2</code>5</p>', '`a^2`5'],
  [
    '<pre><code class="language-math">&lt;img src=x onerror=y>^2</code></pre>',
    '```math\n<img src=x onerror=y>^2\n```',
  ],
])('the formula in %s is %j', (html, markdown) => {
  expect(markdownBody(html)).toBe(markdown);
});

it('writes tables as GFM where nothing of them is lost', () => {
  const table =
    '<table><thead><tr><th>a|b</th><th align="right">c</th></tr></thead><tbody><tr><td><em>d</em></td><td></td></tr><tr><td>e</td><td><a href="https://x.example/">f</a></td></tr></tbody></table>';
  expect(markdownBody(`<p>before</p>${table}<p>after</p>`)).toBe(
    'before\n\n| a\\|b | c |\n| --- | ---: |\n| *d* | |\n| e | [f](https://x.example/) |\n\nafter',
  );
});

it.each([
  ['no headings', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>'],
  ['joined cells', '<table><tr><th>a</th><th>b</th></tr><tr><td colspan="2">c</td></tr></table>'],
  [
    'a list in a cell',
    '<table><tr><th>a</th><th>b</th></tr><tr><td><ul><li>c</li></ul></td><td>d</td></tr></table>',
  ],
  [
    'a bar in code',
    '<table><tr><th>a</th><th>b</th></tr><tr><td><code>c|d</code></td><td>e</td></tr></table>',
  ],
  [
    'a caption',
    '<table><caption>x</caption><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>',
  ],
])('a table with %s stays HTML', (_, html) => {
  expect(markdownBody(html)).toMatch(/^<table>/);
});

it('writes footnotes as footnotes, without the links back', () => {
  const html =
    '<p>Nets<sup id="r1"><a href="#n1">1</a></sup> and knots<sup><a href="#n2">[2]</a></sup>.</p><hr>' +
    '<ol><li id="n1">Of <em>hemp</em>. <a href="#r1">↩</a></li><li id="n2"><p>Of rope.</p><p>Old ones.</p></li></ol>';
  expect(markdownBody(html)).toBe(
    'Nets[^1] and knots[^2].\n\n[^1]: Of *hemp*.\n[^2]: Of rope.\n\n    Old ones.',
  );
});

it('leaves lists alone that are no footnotes', () => {
  const contents = '<p><a href="#n1">Chapter one</a></p><ol><li id="n1">One</li><li>Two</li></ol>';
  expect(markdownBody(contents)).toBe('Chapter one\n\n1.  One\n2.  Two');
});

it.each([
  [
    '<p>Of <em>hemp</em>, <strong>rope</strong>: (<em>old</em>) <b>“nets”</b>.</p>',
    'Of *hemp*, **rope**: (*old*) **“nets”**.',
  ],
  ['<p>그는 <b>“등대”</b>라고 했다. <em>(밤)</em>에</p>', '그는 “**등대**”라고 했다. (*밤*)에'],
  ['<p>彼は<strong>「灯台」</strong>と言った。</p>', '彼は「**灯台**」と言った。'],
  ['<p><strong>all <em>of</em> it, <em>now</em></strong>!</p>', '**all _of_ it, _now_**!'],
  [
    '<p><em><a href="https://x.example/">a link</a></em>s, <a href="https://x.example/"><em>b</em></a></p>',
    null,
  ],
  ['<p>(<code>a</code>), <kbd>b</kbd>. “<code>c</code>”</p>', '(`a`), `b`. “`c`”'],
  ['<p><em>one</em><span>,</span> <i>two</i>—<b>three</b></p>', '*one*, *two*—**three**'],
])('emphasis in %s is read again', (html, markdown) => {
  const made = markdownBody(html);
  if (markdown !== null) {
    expect(made).toBe(markdown);
    expect(made).not.toMatch(/<[a-z]/);
  }
  const read = marked.parse(made, { async: false });
  const count = (text: string, tag: RegExp) => text.match(tag)?.length ?? 0;
  for (const tag of [/<(?:em|i)>/g, /<(?:strong|b)>/g, /<(?:code|kbd)>/g]) {
    expect(count(read, tag), read).toBe(count(html, tag));
  }
  const words = (text: string) => text.replace(/<[^>]+>|\s+/g, '');
  expect(words(read)).toBe(words(html));
});

it('writes captions as text below their picture', () => {
  const src = '../../../../assets/ab/ab.png';
  const html = `<figure><img src="${src}" alt="Quay"><figcaption>The <em>old</em> quay, 1950. <a href="https://x.example/">Archive</a></figcaption></figure><p>Text.</p>`;
  expect(markdownBody(html)).toBe(
    `![Quay](${src})\n\nThe *old* quay, 1950. [Archive](https://x.example/)\n\nText.`,
  );
});
