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
    'Nets[^1] and knots[^2].\n\n[^1]: Of <em>hemp</em>.\n[^2]: Of rope.\n\n    Old ones.',
  );
});

it('leaves lists alone that are no footnotes', () => {
  const contents = '<p><a href="#n1">Chapter one</a></p><ol><li id="n1">One</li><li>Two</li></ol>';
  expect(markdownBody(contents)).toBe('Chapter one\n\n1.  One\n2.  Two');
});
