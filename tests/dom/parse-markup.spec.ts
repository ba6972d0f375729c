import { expect, type Page } from '@playwright/test';
import { exhaustive, inElectron, isExhaustive } from '../exhaustive';
import { test } from './engine-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

/** Pieces of tags, and constructs that hide tags from parsers that do not follow the standard. */
const soup =
  '<div>|</div>|<DIV a=1>|<p>|</p>|<p a">|<b>|<b id=1>|<i class="x>">|</b>|</i>|<a href=x>|</a>|<font size=1>|<svg>|</svg>|<g>|<path/>|' +
  '<desc>|<foreignObject>|</foreignobject>|<math>|<mtext>|</math>|<annotation-xml encoding=text/html>|<title>|</title>|<textarea>|</textarea>|' +
  '<style>|</style>|<script>|</script>|<script><!--<script>|--></script>|<xmp>|</xmp>|<noscript>|</noscript>|<template>|</template>|<select>|' +
  '</select>|<option>|<table>|<tr>|<td>|</td>|</table>|<caption>|<form>|</form>|<button>|<li>|<ul>|</ul>|<h1>|<br>|<br/>|<input>|<img a=1 b=2>|' +
  '<!-->|<!--->|<!-- x -->|<!--|-->|--!>|<![CDATA[|]]>|<?pi ?>|</ div>|</>|<>|< div>|<div|>|"|\'|=|a|\u0000|<d\u0000v>|&lt;|<q x=\'">|<body b=1>|<html c=2>|' +
  '<head>|</body>|</html>|<frameset>|<frame>|<iframe>|</iframe>|<noframes>|</noframes>|<applet>|<marquee>|<object>|<ruby>|<rt>|<hr>|<pre>\n|\r\n|\n';

/** Runs in the page: compares documents node by node and measures their depth. */
const helpers = `
  globalThis.rawParse = (html) => new DOMParser().parseFromString(html, 'text/html');
  globalThis.depthOf = (root) => {
    let deepest = 0;
    const open = [[root, 0]];
    for (let next = open.pop(); next; next = open.pop()) {
      const [node, depth] = next;
      if (depth > deepest) deepest = depth;
      for (let child = node.firstChild; child; child = child.nextSibling) open.push([child, depth + 1]);
      if (node.localName === 'template' && node.content) open.push([node.content, depth + 1]);
    }
    return deepest;
  };
  globalThis.randomSoup = (seed, pieces, length) => {
    let state = seed;
    const next = (below) => (state = (state * 1103515245 + 12345) & 0x7fffffff, (state >> 8) % below);
    const favoured = Array.from({ length: 6 }, () => pieces[next(pieces.length)]);
    return Array.from({ length }, () => next(3) ? favoured[next(6)] : pieces[next(pieces.length)]).join('');
  };
`;

test('gives Chromium no deep nesting to parse, whatever the markup', inElectron, async () => {
  await page.evaluate(helpers);
  const soups = isExhaustive ? 60 : 12;
  const found = await page.evaluate(
    ({ pieces, soups }) => {
      const { randomSoup, depthOf, rawParse } = globalThis as unknown as Helpers;
      let deepest = 0;
      let slowest = 0;
      for (let seed = 1; seed <= soups; seed++) {
        const html = randomSoup(seed, pieces, 40_000);
        const started = performance.now();
        const shallow = core.shallowHtml(html);
        deepest = Math.max(deepest, depthOf(rawParse(shallow)));
        slowest = Math.max(slowest, performance.now() - started);
      }
      return { deepest, slowest };
    },
    { pieces: soup.split('|'), soups },
  );
  expect(found.deepest).toBeLessThan(1100);
  expect(found.slowest).toBeLessThan(20_000);
});

test('leaves shallow markup unchanged', async () => {
  await page.evaluate(helpers);
  const changed = await page.evaluate((pieces) => {
    const { randomSoup, rawParse } = globalThis as unknown as Helpers;
    const bad: string[] = [];
    for (let seed = 1; seed <= 4_000; seed++) {
      const html = randomSoup(seed, pieces, 40);
      const cuts = core.costlyTags(html, 'deep');
      if (cuts.length > 0 || rawParse(core.shallowHtml(html)).isEqualNode(rawParse(html)) === false)
        bad.push(html);
    }
    return bad;
  }, soup.split('|'));
  expect(changed).toEqual([]);
});

interface Helpers {
  randomSoup(seed: number, pieces: string[], length: number): string;
  depthOf(root: Node): number;
  rawParse(html: string): Document;
}

// Made in the page, so that texts of this size need not cross.
const shapes = {
  'nested blocks': '"<div>".repeat(1e6)',
  'nested blocks behind an empty comment': '"<!-->" + "<div>".repeat(1e6)',
  'nested blocks behind a stray quote': '"<p a\\">" + "<div>".repeat(1e6)',
  'nested custom elements with attributes': '"<x-a b=\'>\'>".repeat(5e5)',
  'nested SVG': '"<svg><g>".repeat(3e5)',
  'nested templates': '"<template>".repeat(3e5)',
  'nested tables': '"<table><tr><td>".repeat(2e5)',
  'nested lists': '"<ul><li>".repeat(3e5)',
  'nested formatting': 'Array.from({ length: 2e5 }, (_, i) => "<b id=" + i + ">").join("")',
  'formatting that is opened again':
    'Array.from({ length: 300 }, (_, i) => "<b id=" + i + ">").join("") + "<p>x".repeat(2e5)',
  'little formatting that is opened again':
    '"<p>" + Array.from({ length: 9e3 }, (_, i) => "<b id=" + i + ">").join("") + "</p>" + "<p>x".repeat(9e3)',
  'links in links': '"<a href=x><div>".repeat(3e5)',
  'flat blocks': '"<div>a</div>".repeat(1e6)',
  'flat paragraphs': '"<p>a".repeat(1e6)',
  'line breaks': '"<br>".repeat(1e6)',
  options: '"<select>" + "<option>a".repeat(5e5)',
  'attributes on one tag': '"<p " + Array.from({ length: 1e6 }, (_, i) => "a" + i).join(" ") + ">"',
  'the same attribute again and again': '"<p " + "a=1 ".repeat(1e6) + ">"',
  'attributes on bodies': 'Array.from({ length: 2e5 }, (_, i) => "<body a" + i + ">").join("")',
  'attributes on roots': 'Array.from({ length: 2e5 }, (_, i) => "<html a" + i + "=1>").join("")',
  'one text': '"x".repeat(5e7)',
  'text beside a table': '"<table>" + "a<tr>".repeat(3e5)',
  comments: '"<!---->".repeat(5e5)',
  'unclosed comments': '"<!-- ".repeat(1e6)',
  'unclosed quotes': '"<p a=\\"".repeat(1e6)',
  'unclosed tags': '"<div ".repeat(1e6)',
  'end tags': '"</div>".repeat(1e6)',
  'paragraph end tags': '"</p>".repeat(5e5)',
  'scripts that never end': '"<script><!--<script>".repeat(3e5)',
  'text areas that never end': '"<textarea>".repeat(5e5)',
  'CDATA sections': '"<svg>" + "<![CDATA[".repeat(5e5)',
  brackets: '"<".repeat(1e6)',
  'character references': '"&amp".repeat(1e6)',
  forms: '"<form><input name=a></form>".repeat(2e5)',
  frames: '"<frameset>".repeat(5e5)',
  'radio buttons': '"<input type=radio name=a checked>".repeat(1e5)',
  'attributes without blanks between them':
    '"<p " + Array.from({ length: 1e6 }, (_, i) => "a" + i).join("/") + ">"',
  'attributes in pieces':
    '"<p " + Array.from({ length: 5e5 }, (_, i) => "a" + i + (i % 1000 ? "" : "=\\"<\\"")).join(" ") + ">"',
  'base addresses': '"<base href=x>".repeat(1e5)',
  'base addresses among blocks': '"<div><base href=x></div>".repeat(1e5)',
  titles: '"<title>a</title>".repeat(1e5)',
  metas: '"<meta name=viewport content=width=1><meta http-equiv=refresh content=1>".repeat(1e5)',
  styles: '"<style>a{}</style>".repeat(1e5)',
  'chosen options': '"<select multiple>" + "<option selected>a".repeat(1e5)',
  'chosen options of one': '"<select>" + "<option selected>a".repeat(1e5)',
  selects: '"<select><option>a</select>".repeat(1e5)',
  'text of either direction': '"<div dir=auto>".repeat(400) + "<br>1".repeat(1e5)',
  'text of either direction in few tags': '"<div dir=auto>".repeat(400) + "<br>1".repeat(15e3)',
  'one id': '"<a id=a name=a>".repeat(1e5)',
  maps: '"<map name=a></map><img usemap=#a>".repeat(1e5)',
  labels: '"<label for=a><input id=a form=f>".repeat(1e5)',
  'forms around inputs': '"<form id=f>" + "<input form=f>".repeat(2e5)',
  pictures: '"<picture>" + "<source srcset=a>".repeat(1e5) + "<img src=a srcset=b>"',
  sources: '"<video>" + "<source src=a>".repeat(1e5)',
  details: '"<details name=a open><summary>".repeat(1e5)',
  captions: '"<table>" + "<caption>a</caption><colgroup><col>".repeat(1e5)',
  rows: '"<table>" + "<tr><td>a".repeat(2e5)',
  'shadow roots': '"<div><template shadowrootmode=open><p></template></div>".repeat(1e5)',
  slots: '"<slot name=a>".repeat(1e5)',
  rubies: '"<ruby>a<rt>b".repeat(1e5)',
  objects: '"<object data=a><param name=b>".repeat(1e5)',
  'frames in pages': '"<iframe srcdoc=a></iframe>".repeat(1e5)',
  'comments behind the page': '"<html></html>" + "<!--a-->".repeat(5e5)',
  'processing instructions': '"<?a?>".repeat(5e5)',
} satisfies Record<string, string>;

/** One of each cause: depth, formatting, attributes, tables, unfinished tokens, raw text, directions, ids, forms, shadows, sheets. */
const taken = new Set<string>([
  'nested blocks',
  'formatting that is opened again',
  'attributes on one tag',
  'text beside a table',
  'unclosed quotes',
  'scripts that never end',
  'text of either direction in few tags',
  'one id',
  'forms around inputs',
  'shadow roots',
  'styles',
] satisfies (keyof typeof shapes)[]);

for (const [name, make] of Object.entries(shapes)) {
  test(`parses in little time: ${name}`, taken.has(name) ? inElectron : exhaustive, async () => {
    const took = await page.evaluate((code) => {
      // biome-ignore lint/security/noGlobalEval: the test's own expression, a few lines up
      const html: string = globalThis.eval(code);
      const started = performance.now();
      const shallow = core.shallowHtml(html);
      const gate = performance.now() - started;
      const document = core.parseHtml(html);
      const nodes = document.getElementsByTagName('*').length;
      return { gate, all: performance.now() - started, kept: shallow.length, nodes };
    }, make);
    // The import window is given up after 20 s without an answer.
    expect(took.all).toBeLessThan(20_000);
  });
}
