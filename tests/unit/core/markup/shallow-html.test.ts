import { parse } from 'parse5';
import { expect, test } from 'vitest';
import { shallowHtml } from '../../../../renderer/core/markup/shallow-html';

interface Node {
  childNodes?: Node[];
  content?: Node;
  tagName?: string;
  value?: string;
  attrs?: unknown[];
}

function depthOf(root: Node): number {
  let deepest = 0;
  const open: [Node, number][] = [[root, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next;
    deepest = Math.max(deepest, depth);
    for (const child of [...(node.childNodes ?? []), ...(node.content ? [node.content] : [])]) {
      open.push([child, depth + 1]);
    }
  }
  return deepest;
}

const deep = (tag: string, times = 21_000) => tag.repeat(times);

/** Markup that a scanner without the parser's states misreads. */
const detours: Record<string, string> = {
  'nothing before it': '',
  'an empty comment': '<!-->',
  'an empty comment with a dash': '<!--->',
  'a comment that ends in --!>': '<!-- x --!>',
  'a comment within a comment': '<!-- <!-- -->',
  'an attribute with a quote in its name': '<p a">',
  'a quote between attributes': "<p a=1 \" b='2'>",
  'an unquoted value with quotes': '<p a=b"c\'>',
  'a CDATA section in HTML': '<![CDATA[>',
  'a CDATA section in SVG': '<svg><![CDATA[ <!-- ]]></svg>',
  'a processing instruction': '<?x "?>',
  'an end tag with a space': '</ div">',
  'an end tag with attributes': '</p a=">">',
  'a closed textarea': '<textarea><!--</textarea>',
  'a textarea in SVG': '<svg><textarea>',
  'a title in SVG': '<svg><title>',
  'a style in SVG': '<svg><style><!--</style>',
  'a script in MathML': '<math><script>',
  'a script with an escaped script in it': '<script><!--<script></script>--></script>',
  'an xmp in capitals': '<XMP><!--</xmp >',
  'a noscript': '<noscript>',
  'a template': '<template>',
  'a select': '<select><textarea></select>',
  'a select that ignores a title': '<select><title></select>',
  'an annotation that holds HTML': '<math><annotation-xml encoding="text/html"><title></title>',
  'an SVG that HTML breaks out of': '<svg><desc><p></p></desc><style><b>',
  'a NUL in a tag name': '<di\0v>',
  'a doctype with a quoted >': '<!DOCTYPE html PUBLIC ">">',
  'a frameset in a body': '<body>x<frameset>',
  'a table with text in it': '<table>x<tr>',
};

for (const [name, detour] of Object.entries(detours)) {
  test.each(['<DIV a=1\n>', '<svg><g>'])(
    `flattens what nests behind ${name}: %s`,
    (tag) => {
      expect(depthOf(parse(shallowHtml(`${detour}${deep(tag)}the end`)) as Node)).toBeLessThan(800);
    },
    20_000,
  );
}

const attributesOf = (root: Node): number[] => [
  root.attrs?.length ?? 0,
  ...(root.childNodes ?? []).flatMap(attributesOf),
  ...(root.content ? attributesOf(root.content) : []),
];

test.each(
  Object.entries({
    ...detours,
    'an equals sign in a tag name': '<p=="x>',
    'an attribute that begins with an equals sign': '<p =="x>',
    'a value that begins with an equals sign': '<p a=="x>',
    'a value without its end': '<p a= >',
    'a slash before a quote': '<p a=b/"x>',
  }),
)('takes too many attributes away behind %s', (_name, detour) => {
  const attributes = Array.from({ length: 600 }, (_, at) => `a${at}=">"`).join(' ');
  const parsed = parse(shallowHtml(`${detour}<p ${attributes}>the end`)) as Node;
  expect(Math.max(...attributesOf(parsed))).toBeLessThanOrEqual(500);
});

test('keeps the text of what it flattens', () => {
  const html = `${Array.from({ length: 25_000 }, (_, at) => `<div>${at} `).join('')}the end`;
  const text = shallowHtml(html).replace(/<[^>]*>/g, '');
  expect(text).toBe(html.replace(/<[^>]*>/g, ''));
});

test('closes what stays open around what it takes out', () => {
  const html = `<main><p>before</p>${deep('<div>')}deep${deep('</div>')}<p>after</p></main><i>last</i>`;
  const [body] = bodies(parse(shallowHtml(html)) as Node);
  expect(body?.childNodes?.map(({ tagName }) => tagName)).toEqual(['main', 'i']);
});

test('makes no tag of what stands around one that it takes out', () => {
  const html = deep('<<span>div>');
  expect(depthOf(parse(shallowHtml(html)) as Node)).toBeLessThan(800);
});

test('lets no formatting multiply', () => {
  const bold = Array.from({ length: 400 }, (_, at) => `<b id=b${at}>`).join('');
  const html = `<p>${bold}</p>${'<p>x'.repeat(11_000)}`;
  const shallow = shallowHtml(html);
  expect(shallow.match(/<b /g)).toBe(null);
  expect(shallow.match(/<p>/g)).toHaveLength(11_001);
}, 20_000);

test('leaves large pages that are not deep as they are', () => {
  const html =
    '<div class="a"><p>one <b>two</b> <a href="x">three</a></p><!--> <p b">x</p></div>'.repeat(
      20_000,
    );
  expect(shallowHtml(html)).toBe(html);
});

function bodies(node: Node): Node[] {
  if (node.tagName === 'body') return [node];
  return (node.childNodes ?? []).flatMap(bodies);
}

test.each(['', '<p>before', '<template>'])(
  'leaves out the style sheets that are too many, with their text, behind "%s"',
  (detour) => {
    const sheet = '<style>a{}</style>';
    const shallow = shallowHtml(`${detour}${sheet.repeat(12_000)}<p>the end`);
    expect(shallow).toBe(`${detour}${sheet.repeat(2_000)}<p>the end`);
  },
);

test('leaves out the text of a style sheet without an end', () => {
  const html = `<p>text${'<style>a{}</style>'.repeat(11_000)}<style>a{} <b>no text`;
  expect(shallowHtml(html)).toMatch(/a\{\}<\/style>$/);
});
