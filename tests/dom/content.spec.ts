import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';
import { type ReadItem, readInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const before =
  '<p>The people who mend the nets sit on the quay from the first light until the shops open, and they talk about the wind.</p><p>Whoever wants to learn it sits with them for a winter, holds the needle, and is asked nothing at all before the spring comes.</p>';
const after =
  '<p>In the evening the nets hang between the houses, and the children run under them as if they were the sails of very old ships.</p><p>Some of the knots have names that nobody has written down so far, and the oldest of the women says that this is as it should be.</p>';

async function draftWith(content: string) {
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Nets</title></head><body><article><h1>Nets</h1>${before}${content}${after}</article></body></html>`;
  const [item] = await readInPage(page, 'nets.html', new TextEncoder().encode(html));
  expect(item).toMatchObject({ ok: true });
  return (item as Extract<ReadItem, { ok: true }>).draft;
}

test('a caption that pandoc hides from screen readers is kept', async () => {
  const { html } = await draftWith(
    '<figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="A knot"><figcaption aria-hidden="true">A knot</figcaption></figure>',
  );
  expect(html).toMatch(/<figcaption>A knot<\/figcaption>/);
});

test.describe('listings', () => {
  const code = ['knot(a);', '  pull(b);', 'end(c);'];
  const numbered = (line: (number: number, text: string) => string, by = '') =>
    code.map((text, at) => line(at + 1, text)).join(by);
  const shapes: Record<string, string> = {
    'a column of a table with a row for each line (GitHub)': `<table class="highlight"><tbody>${numbered((n, text) => `<tr><td class="blob-num" data-line-number="${n}"></td><td class="blob-code">${text}</td></tr>`)}</tbody></table>`,
    'a column with all numbers (Rouge)': `<div class="highlight"><pre><table class="rouge-table"><tbody><tr><td class="rouge-gutter gl"><pre class="lineno">1\n2\n3\n</pre></td><td class="rouge-code"><pre>${code.join('\n')}\n</pre></td></tr></tbody></table></pre></div>`,
    'a table without names in a listing (SyntaxHighlighter)': `<div class="syntaxhighlighter"><table><tbody><tr><td class="gutter">${numbered((n) => `<div class="line number${n}">${n}</div>`)}</td><td class="code"><div class="container">${numbered((n, text) => `<div class="line number${n}"><code class="js plain">${text}</code></div>`)}</div></td></tr></tbody></table></div>`,
    'an element in each line (Chroma)': `<div class="highlight"><pre class="chroma"><code>${numbered((n, text) => `<span class="line"><span class="ln">${n}</span><span class="cl">${text}\n</span></span>`)}</code></pre></div>`,
    'an element without a name in each line': `<pre><code>${numbered((n, text) => `<span style="user-select:none">${n} </span><span>${text}</span>\n`)}</code></pre>`,
    'an element with a style in each line, as tokens have (Chroma)': `<div class="highlight"><pre style="display:grid"><code>${numbered((n, text) => `<span style="display:flex"><span style="user-select:none;color:#7f7f7f">${n}</span><span>${text.replace(/[a-c]/, '<span style="color:#d78">$&</span>')}\n</span></span>`)}</code></pre></div>`,
    'a block beside it (Pygments)': `<div class="wrapper"><div class="linenodiv"><pre>1\n2\n3</pre></div><pre>${code.join('\n')}</pre></div>`,
    'a cell with a block of numbers (Pygments)': `<table class="highlighttable"><tr><td class="linenos"><div class="linenodiv"><pre><span>1</span>\n<span>2</span>\n<span>3</span></pre></div></td><td class="code"><div class="highlight"><pre><span></span>${code.join('\n')}\n</pre></div></td></tr></table>`,
    'a number in each line (react-syntax-highlighter)': `<pre style="display:block"><code class="language-js">${numbered((n, text) => `<span style="display:block"><span class="linenumber react-syntax-highlighter-line-number" style="display:inline-block">${n}</span>${text}\n</span>`)}</code></pre>`,
    'items of a list (prettify)': `<pre class="prettyprint linenums"><ol class="linenums">${numbered((n, text) => `<li class="L${n}"><span>${text}</span></li>`)}</ol></pre>`,
    'lines that only a style breaks (Shiki)': `<pre class="shiki"><code class="language-js">${numbered((_n, text) => `<span class="line">${text}</span>`)}</code></pre>`,
    'blocks in a listing (Slate)': `<pre>${numbered((_n, text) => `<div>${text}</div>`)}</pre>`,
    'an editor': `<div class="CodeMirror"><div class="CodeMirror-code">${numbered((n, text) => `<div><div class="CodeMirror-gutter-wrapper"><div class="CodeMirror-linenumber">${n}</div></div><pre class="CodeMirror-line">${text}</pre></div>`)}</div></div>`,
    'lines with numbers, and a link to the source (LaTeXML)': `<div class="ltx_listing ltx_lstlisting"><div class="ltx_listing_data"><a href="data:text/plain;base64,aw==" download>⬇</a></div>${numbered((n, text) => `<div class="ltx_listingline"><span class="ltx_tag ltx_tag_listingline">${n}</span><span class="ltx_text">${text}</span></div>`)}</div>`,
    'the name of the language above it (VitePress)': `<div class="language-js"><button class="copy" title="Copy"></button><span class="lang">js</span><pre class="shiki"><code>${code.join('\n')}</code></pre></div>`,
    'a copy button': `<div class="code"><button>Copy code</button><pre><code>${code.join('\n')}</code></pre></div>`,
  };
  for (const [name, html] of Object.entries(shapes)) {
    test(`reads the lines and no numbers: ${name}`, async () => {
      const { html: clean, text } = await draftWith(html);
      expect(text).toContain('knot(a);\n');
      const found = /<pre>([\s\S]*?)<\/pre>/.exec(clean)?.[1] ?? '';
      const lines = found
        .replace(/<[^>]+>/g, '')
        .trimEnd()
        .split('\n');
      expect(lines).toEqual(code);
    });
  }

  test('keeps numbers that belong to the code or to a table', async () => {
    const list = '<pre>10 PRINT "a"\n20 GOTO 10</pre><pre><b>1</b>, <b>2</b>\n<b>3</b></pre>';
    const table =
      '<table><tr><td>1</td><td>The reef knot</td></tr><tr><td>2</td><td>The sheet bend</td></tr></table>';
    const { text } = await draftWith(list + table);
    for (const each of ['20 GOTO 10', '1, 2\n3', '1 The reef knot', '2 The sheet bend'])
      expect(text).toContain(each);
  });
});

test.describe('formulas', () => {
  const math =
    '<math><semantics><mrow><mi>q</mi><mo>=</mo><mn>7</mn></mrow><annotation encoding="application/x-tex">q = 7</annotation></semantics></math>';
  const tex = '\\frac{q}{7}';
  const kept: Record<string, string> = {
    KaTeX: `<span class="katex"><span class="katex-mathml">${math}</span><span class="katex-html" aria-hidden="true">q=7</span></span>`,
    'MathJax 3': `<mjx-container><mjx-math></mjx-math><mjx-assistive-mml>${math}</mjx-assistive-mml></mjx-container>`,
    MediaWiki: `<span class="mwe-math-element"><span class="mwe-math-mathml-inline mwe-math-mathml-a11y" style="display: none;">${math}</span><img src="https://wiki.example/api/rest_v1/media/math/render/svg/1" class="mwe-math-fallback-image-inline" alt="{\\displaystyle q=7}"></span>`,
  };
  for (const [name, formula] of Object.entries(kept)) {
    test(`keeps the MathML of ${name} once`, async () => {
      const { html } = await draftWith(`<p>The count ${formula} is right.</p>`);
      expect(html.match(/<math/g)).toHaveLength(1);
      expect(html.replace(/<[^>]+>/g, '').replace(/\s+/g, '')).toContain('Thecountq=7isright.');
    });
  }
  const written: Record<string, string> = {
    'a script of MathJax 2': `<span class="MathJax_Preview">[math]</span><span class="MathJax"><span>q7</span></span><script type="math/tex; mode=display">${tex}</script>`,
    'an attribute': `<span class="katex-block" data-math="${tex}"><span>q7</span></span>`,
    'a picture of WordPress': `<img class="latex" alt="${tex}" src="https://s0.example/latex.php?latex=q">`,
    'a picture of CodeCogs without a description': `<img src="https://latex.codecogs.com/svg.image?${encodeURIComponent('\\frac{q}{7}')}">`,
    'a picture of Zhihu': `<img eeimg="1" src="https://www.zhihu.com/equation?tex=q" alt="${tex}">`,
  };
  for (const [name, formula] of Object.entries(written)) {
    test(`keeps the TeX of ${name}`, async () => {
      const { html, text } = await draftWith(`<p>The count ${formula} is right.</p>`);
      expect(html).toContain(`<code class="language-math">${tex}</code>`);
      expect(text).toContain(`The count ${tex} is right.`);
    });
  }
});

test('distinguishes ticked boxes from open ones', async () => {
  const { text } = await draftWith(`<ul><li><input type="checkbox" checked> Wind the yarn</li>
    <li><label><input type="checkbox">Cut the corks</label></li></ul>
    <ul class="to-do-list"><li><div class="checkbox checkbox-on"></div> <span>Dry the nets</span></li></ul>
    <ul><li><span role="checkbox" aria-checked="false"></span>Tar the rope</li></ul>
    <div><span role="checkbox" aria-checked="true"></span><span>Count the knots</span></div>
    <form><div><span role="checkbox" aria-checked="true"></span><span>Remember me</span></div></form>`);
  for (const line of [
    '☑ Wind the yarn',
    '☐ Cut the corks',
    '☑ Dry the nets',
    '☐ Tar the rope',
    '☑ Count the knots',
  ])
    expect(text).toContain(line);
  expect(text).not.toContain('☑ Remember me');
});

test('shows each of the tabs that fields of choice and a style sheet make', async () => {
  const { text } = await draftWith(
    '<div class="tabbed-set"><input type="radio" checked><input type="radio"><div class="tabbed-labels"><label>Ebb</label><label>Flood</label></div><div class="tabbed-content"><div class="tabbed-block"><p>Mend the nets on the lower quay.</p></div><div class="tabbed-block" style="display:none"><p>Mend the nets on the upper quay.</p></div></div></div>',
  );
  expect(text).toMatch(
    /Ebb\s+Mend the nets on the lower quay\.\s+Flood\s+Mend the nets on the upper/,
  );
});

test('replaces videos, audio and embedded pages by a link and the poster', async () => {
  const { html } = await draftWith(`
    <iframe src="https://maps.example/embed?place=quay" title="The quay"></iframe>
    <iframe data-src="//player.example/e/5"></iframe>
    <video poster="https://news.example/p.jpg"><source src="https://news.example/nets.mp4"></video>
    <p>The song of the quay, sung by the women: <audio src="https://news.example/talk.mp3"></audio></p>
    <lite-youtube videoid="ab-1"></lite-youtube>
    <object data="https://old.example/player.swf"></object>
    <script src="https://gist.github.com/net/12.js"></script>
    <amp-vimeo data-videoid="77"></amp-vimeo>
    <iframe src="https://ads.doubleclick.net/x"></iframe><iframe src="https://count.example/1" width="1" height="1"></iframe>`);
  for (const address of [
    'https://maps.example/embed?place=quay',
    'https://player.example/e/5',
    'https://news.example/nets.mp4',
    'https://news.example/talk.mp3',
    'https://www.youtube.com/watch?v=ab-1',
    'https://old.example/player.swf',
    'https://gist.github.com/net/12',
    'https://vimeo.com/77',
  ])
    expect(html).toMatch(new RegExp(`<a [^>]*href="${address.replace(/[.?]/g, '\\$&')}"`));
  expect(html).toContain('>The quay</a>');
  expect(html).toContain('https://news.example/p.jpg');
  expect(html).not.toMatch(/doubleclick|count\.example/);
});

test('keeps a drawing as a picture that is described by its words, and no icon', async () => {
  const { assets, html } = await draftWith(`
    <figure><svg viewBox="0 0 300 200"><script>alert(1)</script><rect width="9" height="9" onclick="alert(1)"/><text>Catch</text></svg></figure>
    <p>A fish <svg viewBox="0 0 24 24" width="24"><path d="M0 0h9v9z"/></svg> and another.</p>`);
  expect(assets).toHaveLength(1);
  expect(html.match(/<img/g)).toHaveLength(1);
  expect(html).toContain('alt="Catch"');
});

test('finds the address of late pictures, the largest of several', async () => {
  const images = [
    '<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP" data-lazy-srcset="https://p.example/1-s.jpg 300w, https://p.example/1-l.jpg 900w">',
    '<img src="https://p.example/2-s.jpg" data-orig-file="https://p.example/2-l.jpg">',
    '<img src="/img/blank.gif" data-nectar-img-src="https://p.example/3-l.jpg">',
    '<picture><source data-srcset="https://p.example/4-s.jpg 1x, https://p.example/4-l.jpg 2x"></picture>',
    '<amp-img src="https://p.example/5-l.jpg" width="300" height="200"></amp-img>',
    '<div role="img" aria-label="The quay" style="background-image: url(\'https://p.example/6-l.jpg\')"></div>',
    '<img data-lazy-src="https://p.example/7-m.jpg" data-lazy-srcset="https://p.example/7-s.jpg 300w, https://p.example/7-l.jpg 2048w">',
    '<img data-large-file="https://p.example/8-l.jpg" srcset="https://p.example/8-s.jpg 300w, https://p.example/8-m.jpg 900w">',
    '<img data-src="https://p.example/9-l.jpg" srcset="https://p.example/blank.gif 900w">',
  ];
  const { html } = await draftWith(images.map((each) => `<p>${each}</p>`).join(''));
  for (const [at] of images.entries()) expect(html).toContain(`https://p.example/${at + 1}-l.jpg`);
});
