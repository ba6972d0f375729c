// Notion's exports: pages as HTML and as Markdown.
import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';
import { type ReadItem, readInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

type Draft = Extract<ReadItem, { ok: true }>['draft'];

async function draftOf(name: string, content: string, beside: Record<string, Uint8Array> = {}) {
  const [item] = await readInPage(page, name, new TextEncoder().encode(content), beside);
  expect(item).toMatchObject({ ok: true });
  return (item as { draft: Draft }).draft;
}

const paragraph =
  'The weir was rebuilt three times, and each time the river found the old way round it within a single winter.';
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const id = '0123456789abcdef0123456789abcdef';
const uuid = '01234567-89ab-cdef-0123-456789abcdef';

const property = (type: string, name: string, value: string) =>
  `<tr class="property-row property-row-${type}"><th><span class="icon property-icon"><svg role="graphics-symbol" viewBox="0 0 16 16" class="types"><path d=""></path></svg></span>${name}</th><td>${value}</td></tr>`;
const html = (body: string, properties = '') =>
  `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><title>The weir</title><style>\n/* cspell:disable-file */\n${'.a { color: red; }\n'.repeat(900)}</style></head><body><article id="${uuid}" class="page sans"><header><img class="page-cover-image" src="The%20weir%20${id}/cover.png" style="object-position:center 50%"/><div class="page-header-icon undefined"><span class="icon">🌊</span></div><h1 class="page-title">The weir</h1><p class="page-description">Of stones</p><table class="properties"><tbody>${properties}</tbody></table></header><div class="page-body">${body}</div></article><span class="sans" style="font-size:14px;padding-top:2em"></span></body></html>`;

test('reads a page with its properties, blocks and pictures', async () => {
  const draft = await draftOf(
    `Export/The weir ${id}.html`,
    html(
      `<nav id="n" class="block-color-gray table_of_contents"><div class="table_of_contents-item"><a class="table_of_contents-link" href="#a">Contents</a></div></nav><p id="p" class="">${paragraph}</p><figure id="f" class="image"><a href="The%20weir%20${id}/stone.png"><img style="width:1px" src="The%20weir%20${id}/stone.png"/></a><figcaption>A stone</figcaption></figure><ul id="t" class="to-do-list"><li><div class="checkbox checkbox-on"></div> <span class="to-do-children-checked">lay it</span></li></ul><ul class="toggle"><li><details><summary>Why</summary><p>Because.</p></details></li></ul><figure class="block-color-gray_background callout" style="white-space:pre-wrap"><div><span class="icon">💡</span></div><div>Mind the winter.</div></figure><pre class="code"><code class="language-JavaScript">let a = 1;</code></pre><figure><a href="https://weir.example/x" class="bookmark source"><div class="bookmark-info"><div class="bookmark-title">Weirs</div></div></a></figure>`,
      property(
        'multi_select',
        'Topics',
        '<span class="selected-value select-value-color-blue">rivers</span><span class="selected-value">stone</span>',
      ) +
        property(
          'url',
          'Where',
          '<a href="https://weir.example/" class="url-value">weir.example</a>',
        ) +
        property(
          'person',
          'Author',
          '<span class="user"><img class="icon user-icon"/>Ines Moor</span>',
        ) +
        property('date', 'Published', '<time>@March 10, 2024</time>') +
        property('created_time', 'Made', '<time>@March 12, 2024 8:30 AM</time>') +
        property('last_edited_time', 'Edited', '<time>@March 13, 2024 8:30 AM</time>') +
        property('status', 'Status', '<span class="status-value">Done</span>') +
        property('checkbox', 'Read', '<div class="checkbox checkbox-off"></div>'),
    ),
    { [`Export/The weir ${id}/stone.png`]: dot, [`Export/The weir ${id}/cover.png`]: dot },
  );
  expect(draft).toMatchObject({
    title: 'The weir',
    url: 'https://weir.example/',
    byline: ['Ines Moor'],
    publishedAt: '2024-03-10',
    savedAt: Date.UTC(2024, 2, 12, 8, 30),
    updatedAt: '2024-03-13T08:30:00.000Z',
    tags: ['rivers', 'stone'],
    missingImages: 0,
    format: 'notion',
  });
  expect(draft.text.split('\n')).toEqual([
    ...['Of stones', paragraph, 'A stone', '☑ lay it', 'Why', 'Because.', '💡'],
    ...['Mind the winter.', 'let a = 1;', 'Weirs', 'Status: Done', 'Read: ☐'],
  ]);
  expect(draft.html).toContain('<code class="language-javascript">');
  expect(draft.html.match(/asset:/g)).toHaveLength(2);
});

test('reads Markdown with one property, a name with an id and a picture beside it', async () => {
  const draft = await draftOf(
    `Export/The weir ${id}.md`,
    `# The weir\n\nTags: rivers, stone\nRating: ⭐⭐\n\n${paragraph}\n\n![stone.png](The%20weir%20${id}/stone.png)\n\n<aside>\n💡 Mind the winter.\n\n</aside>\n`,
    { [`Export/The weir ${id}/stone.png`]: dot },
  );
  expect(draft).toMatchObject({ title: 'The weir', tags: ['rivers', 'stone'], missingImages: 0 });
  expect(draft.text).toContain('Rating: ⭐⭐');
  expect(draft.text).toContain('Mind the winter.');
  const untitled = await draftOf(`Untitled notes ${id}.md`, `${paragraph}\n`);
  expect(untitled.title).toBe('Untitled notes');
});

test('an evil, empty or broken page costs only itself, and no other page is one of Notion', async () => {
  const evil = await draftOf(
    'a.html',
    html(
      `<p onclick="alert(1)">${paragraph}</p><script>alert(1)</script>${'<figure class="callout">'.repeat(3_000)}`,
      `${property('url', '__proto__', '<a href="javascript:alert(1)">x</a>')}${property('text', 'constructor', 'y')}<tr class="property-row"></tr>`,
    ),
  );
  expect(evil.html).not.toMatch(/javascript:|onclick|<script/);
  expect(evil).toMatchObject({ url: null, tags: [] });
  expect(evil.text).toContain(paragraph);
  const other = await draftOf(
    'b.html',
    `<html><head><title>A</title></head><body><article class="page"><h1>A</h1><p>${paragraph}</p><p>${paragraph}</p></article></body></html>`,
  );
  expect(other.format).toBe('html');
});
