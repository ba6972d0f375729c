// Markdown as site generators, blog exporters and note programs write it.
import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';
import { type ReadItem, readInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const words =
  'The people who mend the nets sit on the quay from the first light until the shops open.';

async function draftOf(name: string, content: string) {
  const [item] = await readInPage(page, name, new TextEncoder().encode(content));
  expect(item).toMatchObject({ ok: true });
  return (item as Extract<ReadItem, { ok: true }>).draft;
}

test("takes a post's day from its name, and what its front matter states before that", async () => {
  const name = '_posts/2024-05-07-nets-at-night.md';
  expect(await draftOf(name, `---\nlayout: post\n---\n${words}`)).toMatchObject({
    title: 'Nets At Night',
    publishedAt: '2024-05-07',
  });
  const stated = `---\ntitle: Nets\ndate: 2024-05-08 10:20:30 +0900\ntags: sea salt\n---\n${words}`;
  expect(await draftOf(name, stated)).toMatchObject({
    title: 'Nets',
    publishedAt: '2024-05-08T10:20:30+09:00',
    tags: ['sea', 'salt'],
  });
});

test('reads a post in HTML with front matter, and no front matter as text', async () => {
  const html = `---\nlayout: post\ntitle: Nets\n---\n<p>${words}</p>\n    <p>{% include toc.html %}Mended.</p>`;
  for (const name of ['2024-05-07-nets.html', 'nets.markdown', 'nets']) {
    const draft = await draftOf(name, html);
    expect(draft).toMatchObject({ title: 'Nets', format: 'markdown' });
    expect(draft.text).toContain(words);
    expect(draft.text).not.toContain('layout');
  }
});

test('reads Markdown that begins with an element, and a whole page as a page', async () => {
  const readme = `<p align="center"><img src="https://quay.example/a.png" alt="A"></p>\n\n# Nets\n\n**${words}**`;
  const draft = await draftOf('README.md', readme);
  expect(draft.html).toContain(`<strong>${words}</strong>`);
  const whole = await draftOf('page.md', `<!doctype html><title>Nets</title><p>${words}`);
  expect(whole.format).toBe('html');
});

test('reads the address and the author that a list states', async () => {
  const readwise = `# Nets\n\n![rw-book-cover](https://quay.example/cover.png)\n\n## Metadata\n- Author: [[Mina Harrow]]\n- Full Title: Nets\n- Category: #articles\n- URL: https://quay.example/nets\n\n## Highlights\n- ${words}\n`;
  expect(await draftOf('Nets.md', readwise)).toMatchObject({
    title: 'Nets',
    url: 'https://quay.example/nets',
    byline: ['Mina Harrow'],
  });
  const plain = await draftOf('nets.md', `# Nets\n\n- Needle: bone\n- Thread: flax\n\n${words}`);
  expect(plain).toMatchObject({ url: null, byline: [] });
});

test('shows callouts as boxes with their titles', async () => {
  const markdown = `# Nets\n\n> [!warning]\n> Do not **pull**.\n\n> [!tip]- Knots and *bends*\n> Slowly.\n>\n> - twice\n\n> [!NOTE] ${words}\n\n> A quotation [!]`;
  const { html, text } = await draftOf('nets.md', markdown);
  expect(html).toMatch(
    /<blockquote><p><strong>Warning<\/strong><\/p>\s*<p>Do not <strong>pull<\/strong>/,
  );
  expect(html).toMatch(/<details><summary>Knots and <em>bends<\/em><\/summary>/);
  expect(html).toMatch(/<blockquote>\s*<p>A quotation \[!\]<\/p>/);
  expect(text).not.toMatch(/\[!\w/);
});

test('keeps footnotes, formulas, tasks, marks and listings through the cleaning', async () => {
  const markdown = `# Nets\n\n${words}[^1] It is $a_1$ ==wide==.\n\n- [x] mended\n- [ ] torn\n\n{{< highlight go >}}\nknot()\n{{< /highlight >}}\n\n$$\nx^2\n$$\n\n[^1]: Nobody *asked*.`;
  const { html, text } = await draftOf('nets.md', markdown);
  const id = /<sup><a href="#([^"]+)">1<\/a><\/sup>/.exec(html)?.[1];
  expect(html).toContain(`<li id="${id}">`);
  expect(html).toContain('<code class="language-math">a_1</code>');
  expect(html).toContain('<pre><code class="language-math">x^2</code></pre>');
  expect(html).toContain('<mark>wide</mark>');
  expect(html).toMatch(/<pre><code class="language-go">knot\(\)/);
  expect(text).toContain('☑ mended');
  expect(text).toContain('☐ torn');
  expect(text).toContain('Nobody asked.');
});

test("lets nothing of a shortcode's arguments become markup", async () => {
  const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
  const markdown = `${words}\n\n{{< figure src='a.png' caption='${evil}' >}}\n\n{% codeblock ${evil} %}\nx\n{% endcodeblock %}\n\n::: note ${evil}\nx\n:::\n\n{% youtube ${evil} %}`;
  const { html } = await draftOf('evil.md', markdown);
  expect(html).not.toMatch(/<script|<[^>]*onerror=/i);
});
