import { expect, it } from 'vitest';
import { htmlOfMarkdown } from '../../../../../renderer/core/importers/markdown/render';

const html = (markdown: string) => htmlOfMarkdown(markdown);
const words = (markdown: string) =>
  html(markdown)
    .replace(/<[^>]+>/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
    .trim();

it.each([
  [
    '{{< highlight go "linenos=table" >}}\nfunc tide() {\n    return 3\n}\n{{< /highlight >}}',
    'go',
  ],
  ['{{% highlight go %}}\nfunc tide() {\n    return 3\n}\n{{% /highlight %}}', 'go'],
  ['{% codeblock lang:go %}\nfunc tide() {\n    return 3\n}\n{% endcodeblock %}', 'go'],
  ['{% highlight go linenos %}\nfunc tide() {\n    return 3\n}\n{% endhighlight %}', 'go'],
  ['{%- code lang="go" -%}\nfunc tide() {\n    return 3\n}\n{%- endcode -%}', 'go'],
])('reads the listing of %j', (markdown, language) => {
  expect(html(`Before.\n\n${markdown}\n\nAfter.`)).toContain(
    `<pre><code class="language-${language}">func tide() {\n    return 3\n}\n</code></pre>`,
  );
});

it('keeps a listing of a shortcode in its list, and what is in it as it is', () => {
  const made = html(
    '1. one\n\n   {% codeblock lang:js %}\n   a("{{< x >}}", ==b==)\n   {% endcodeblock %}\n\n2. two',
  );
  expect(made.match(/<ol/g)).toHaveLength(1);
  expect(made).toContain('a(&quot;{{&lt; x &gt;}}&quot;, ==b==)');
});

it.each([
  ['{{< figure src="/a.png" caption="The quay" >}}', 'src="/a.png"', 'The quay'],
  ['{% asset_img a.png "The quay" %}', 'src="a.png"', 'The quay'],
  ['{% include figure.html src="/a.png" description="The quay" %}', 'src="/a.png"', 'The quay'],
  ['{% img left /a.png 300 200 "The quay" %}', 'src="/a.png"', 'The quay'],
  ['![The quay]({{ site.baseurl }}/a.png)', 'src="/a.png"', 'The quay'],
  ['![The quay]({{ "/a.png" | relative_url }})', 'src="/a.png"', 'The quay'],
  [':::image type="content" source="a.png" alt-text="The quay":::', 'src="a.png"', 'The quay'],
  ['![[a.png|300]] The quay', 'src="a.png"', 'The quay'],
  ['![The quay][q]\n\n[q]: a.png "t"', 'src="a.png"', 'The quay'],
  ['<img src="a.png" alt="The quay">', 'src="a.png"', 'The quay'],
])('reads the picture of %j', (markdown, address, caption) => {
  const made = html(`Before.\n\n${markdown}\n\nAfter.`);
  expect(made).toContain(address);
  expect(made).toContain(caption);
  expect(made).not.toMatch(/\{[{%]|:::|\[\[/);
});

it.each([
  ['{{< youtube w7Ft2ymGmfc >}}', 'https://www.youtube.com/watch?v=w7Ft2ymGmfc'],
  [
    '{{< youtube id="w7Ft2ymGmfc" autoplay="true" >}}',
    'https://www.youtube.com/watch?v=w7Ft2ymGmfc',
  ],
  ['{% youtube w7Ft2ymGmfc %}', 'https://www.youtube.com/watch?v=w7Ft2ymGmfc'],
  ['{%youtube w7Ft2ymGmfc %}', 'https://www.youtube.com/watch?v=w7Ft2ymGmfc'],
  ['{{ youtube(id="w7Ft2ymGmfc") }}', 'https://www.youtube.com/watch?v=w7Ft2ymGmfc'],
  [
    '{% include video id="w7Ft2ymGmfc" provider="youtube" %}',
    'https://www.youtube.com/watch?v=w7Ft2ymGmfc',
  ],
  [
    '{{< gist mina 50a7482715eac222e230d1e64dd9a89b >}}',
    'https://gist.github.com/mina/50a7482715eac222e230d1e64dd9a89b',
  ],
  [
    '{{< x user="mina" id="1453110110599868418" >}}',
    'https://x.com/mina/status/1453110110599868418',
  ],
  ['{% embed url="https://quay.example/a" %}', 'https://quay.example/a'],
  ['{% iframe https://quay.example/a 600 400 %}', 'https://quay.example/a'],
  ['@[card](https://quay.example/a)', 'https://quay.example/a'],
])('leaves a link of %j', (markdown, address) => {
  expect(html(`Before.\n\n${markdown}\n\nAfter.`)).toContain(`href="${address}"`);
});

it.each([
  [':::note\nNobody **asked**.\n:::', 'Note'],
  ['::: tip The moon\nNobody **asked**.\n:::', 'The moon'],
  [':::tip[The moon]\n\nNobody **asked**.\n\n:::', 'The moon'],
  ['::: {.warning}\nNobody **asked**.\n:::', 'Warning'],
  [':::::: {#id .callout-note title="The moon"}\nNobody **asked**.\n::::::', 'The moon'],
  [':::message alert\nNobody **asked**.\n:::', ''],
  [':::spoiler The moon\nNobody **asked**.\n:::', 'The moon'],
  ['!!! warning\n    Nobody **asked**.\n\nAfter.', 'Warning'],
  ['??? note "The moon"\n\n    Nobody **asked**.', 'The moon'],
  ['!> Nobody **asked**.', 'Important'],
  ['{% hint style="warning" %}\nNobody **asked**.\n{% endhint %}', 'Warning'],
  ['{{% notice note "The moon" %}}\nNobody **asked**.\n{{% /notice %}}', 'The moon'],
  [
    '{{< admonition type="tip" title="The moon" >}}\nNobody **asked**.\n{{< /admonition >}}',
    'The moon',
  ],
  ['{{< details "The moon" >}}\nNobody **asked**.\n{{< /details >}}', 'The moon'],
  ['{% note info %}\nNobody **asked**.\n{% endnote %}', 'Info'],
  ['{% tab title="The moon" %}\nNobody **asked**.\n{% endtab %}', 'The moon'],
])('reads the box of %j', (markdown, title) => {
  const made = html(`Before.\n\n${markdown}`);
  expect(made).toContain('Nobody <strong>asked</strong>.');
  expect(made).toContain(title);
  expect(made).not.toMatch(/:::|!!!|\?\?\?|\{%|\{\{|<pre>/);
});

it('reads boxes in boxes and in lists, with listings', () => {
  const nested =
    ':::: tip\nOuter\n::: details More\nInner\n```js\nlet a = ":::"\n```\n:::\nOuter again\n::::\n\n- item\n\n  :::note\n  in the item\n  :::\n\n- other';
  const made = html(nested);
  expect(made).toMatch(
    /<blockquote>[\s\S]*Outer[\s\S]*<details>[\s\S]*Inner[\s\S]*<\/details>[\s\S]*Outer again[\s\S]*<\/blockquote>/,
  );
  expect(made).toContain('let a = &quot;:::&quot;');
  expect(made.match(/<ul/g)).toHaveLength(1);
  const indented = html(
    '!!! note\n\n    ```js\n    let a = 1;\n      b();\n    ```\n\n    - one\n\nAfter.',
  );
  expect(indented).toContain('<code class="language-js">let a = 1;\n  b();\n</code>');
});

it('keeps the text of shortcodes that nobody knows', () => {
  const text =
    'One {{< color "red" >}}two{{< /color >}} three.\n\n{{< unheard >}}\nFour *five*.\n{{< /unheard >}}\n\n{{< pull text="Six seven" >}} {% label primary@eight nine %} {% if x %}ten{% endif %}\n\n{{< lonely >}}';
  expect(words(text)).toBe('One two three. Four five . Six seven ten'.replace(' ten', ' ten'));
});

it('leaves braces of prose and of code as they are', () => {
  const text =
    'Vue writes {{ name }} and `{{< x >}}`, {% raw %}{% include a.html %}{% endraw %}.\n\n    {{ a }}\n\n```\n{% b %}\n```';
  const made = words(text);
  for (const each of [
    '{{ name }}',
    '{{&lt; x &gt;}}',
    '{% include a.html %}',
    '{{ a }}',
    '{% b %}',
  ])
    expect(made).toContain(each);
});

it('reads footnotes: of several paragraphs, named, in the line, before and after', () => {
  const made = html(
    'The moon.[^1] The tide.^[Twice *a day*.] The weir.[^Weir] None.[^none]\n\n[^1]: Nobody asked.\n    Still nobody.\n\n    - asked the moon\n\n[^weir]: Built\nin stone.\n[^lost]: Not referred to.\n\nAfter.',
  );
  expect(made).toContain('The moon.<sup><a href="#fn-1">1</a></sup>');
  expect(made).toContain('<li id="fn-1"><p>Nobody asked.\nStill nobody.</p>\n<ul>');
  expect(made).toContain('<li id="fn-2"><p>Twice <em>a day</em>.</p>');
  expect(made).toContain('<li id="fn-3"><p>Built\nin stone.</p>');
  expect(made).toContain('<li><p>Not referred to.</p>');
  expect(made).toContain('None.[^none]');
  expect(made).toContain('<p>After.</p>');
});

it('leaves sets of characters alone', () => {
  expect(words('The set [^a-z] and `[^1]` and x^[2].')).toContain('[^a-z] and [^1]');
});

it.each([
  ['Euler: $e^{i\\pi} + 1 = 0$.', 'e^{i\\pi} + 1 = 0'],
  ['$$\n\\int_0^1 x\\,dx\n$$', '\\int_0^1 x\\,dx'],
  ['Inline $$a_1 * b_2 * c$$ too.', 'a_1 * b_2 * c'],
  ['The $n$ boats.', 'n'],
  ['GitHub: $`a_{b}`$.', 'a_{b}'],
  ['MathJax: \\(a_b * c\\) here.', 'a_b * c'],
  ['\\[ \\frac{a}{b} \\]', '\\frac{a}{b}'],
  ['```math\n\\frac{a}{b}\n```', '\\frac{a}{b}'],
  ['{% katex %}\n\\frac{a}{b}\n{% endkatex %}', '\\frac{a}{b}'],
])('reads the formula of %j', (markdown, tex) => {
  expect(html(markdown)).toMatch(/<code class="language-math">/);
  expect(html(markdown)).toContain(tex);
});

it.each([
  'It costs $5 and $10.',
  'From $100M–$200M.',
  'Set $HOME/$USER first, then $PATH.',
  'He said \\[sic\\] and \\(well\\).',
  'US$5 to US$7.',
])('sees no formula in %j', (markdown) => {
  expect(html(markdown)).not.toContain('language-math');
});

it('reads definition lists, tables, tasks and marks', () => {
  const made = html(
    'Tide\n: Water that *comes*\n\n    and goes.\n\n: A newspaper\n\nWeir\nDam\n:   A wall.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n- [x] done\n- [ ] open\n\nA ==marked== word, 1 == 2 == 3.',
  );
  expect(made).toContain(
    '<dt>Tide</dt><dd><p>Water that <em>comes</em></p>\n<p>and goes.</p>\n</dd>',
  );
  expect(made).toMatch(/<dd><p>A newspaper<\/p>\s*<\/dd>/);
  expect(made).toContain('<dt>Weir</dt><dt>Dam</dt>');
  expect(made).toContain('<td>2</td>');
  expect(made).toMatch(/<input [^>]*checked/);
  expect(made).toContain('<mark>marked</mark> word, 1 == 2 == 3.');
});

it('removes no braces of formulas and of prose', () => {
  expect(html('$\\sqrt[3]{x}$ and f(x){a} and {:a 1}.')).toContain('\\sqrt[3]{x}');
  expect(words('f(x){a} and {:a 1}.')).toBe('f(x){a} and {:a 1}.');
});

it('removes what tells the generator how to build the page', () => {
  const text =
    "import Tabs from '@theme/Tabs';\n\n# Title {#title}\n\n* TOC\n{:toc}\n\n[TOC]\n\nWords.{: .lead}\n{: .centre}\n\n![a](b.png){width=50%} {/* hidden */} end ^abc123";
  expect(words(text)).toBe('Title Words. end');
});

it.each([
  '{% '.repeat(10_000),
  '{{< a >}}'.repeat(10_000),
  '::: note\n'.repeat(10_000),
  '$'.repeat(25_000),
  '^['.repeat(10_000),
  '[^a]: '.repeat(5_000),
  '[^a]:\n\n  '.repeat(2_000),
  'a\n: b\n'.repeat(5_000),
  '```\n'.repeat(10_001),
  '![['.repeat(10_000),
  '> [!note]\n'.repeat(2_000),
  `${'`'.repeat(8)} `.repeat(2_000),
  '$$ a '.repeat(5_000),
  `{% raw %}${'{% b %}'.repeat(5_000)}`,
])('reads hostile Markdown in time: %#', (text) => {
  const start = performance.now();
  htmlOfMarkdown(text);
  expect(performance.now() - start).toBeLessThan(5_000);
});

it('leaves out what only the program that builds the page reads', () => {
  const mdx = 'import A from "./a"\nexport const a = 1\nexport const b = {\n  c: 1,\n};\n\nWords.';
  expect(words(mdx)).toBe('Words.');
  expect(words('## Nets { #nets .wide }\n\n--8<-- "end.md"\n\nWords.')).toBe('Nets Words.');
  expect(words('One %%to check\n\nlater%% two, 40%% and 50%%.')).toBe('One two, 40%% and 50%%.');
});

it('says what an abbreviation means at the first place', () => {
  const text = 'The VHF and `VHF`. VHF again.\n\n*[VHF]: very high frequency\n*[FM]: $1\n';
  expect(words(text)).toBe('The VHF (very high frequency) and VHF . VHF again.');
});
