import { expect, test } from 'vitest';
import { htmlPage, withImages } from '../../../../renderer/core/exporting/html-page';
import { article } from '../../article';

test.each([
  ['https://news.example/a?b=1&c="2"', true],
  ['javascript:alert(1)', false],
  [' javascript:alert(1)', false],
  ['data:text/html,<script>', false],
])('the address %s is a link: %s', (url, isLink) => {
  const page = htmlPage(article({ url }), '<p>x</p>', 'data:');
  expect(page.includes('<a rel="noreferrer" href="')).toBe(isLink);
  expect(page).not.toContain('href="javascript');
});

test('escapes what stands in titles, names and languages', () => {
  const evil = '"><script>alert(1)</script><img src=http://x.example/a>';
  const page = htmlPage(
    article({
      ...{ title: evil, site: evil, byline: [evil], lang: evil, url: evil, publishedAt: evil },
      tags: [evil],
    }),
    '<p>x</p>',
    'data:',
  );
  expect(page).not.toMatch(/<script|<img/);
});

test('tells the search of the desktop who wrote it, when, and its tags', () => {
  const known = article({
    ...{ byline: ['Kim "Min"', 'Lee'], publishedAt: '2025-02-16T08:05:00+01:00' },
    tags: ['harbour', 'a & b'],
  });
  expect(htmlPage(known, '', 'data:')).toContain(`<title>A title</title>
<meta name="author" content="Kim &quot;Min&quot;">
<meta name="author" content="Lee">
<meta name="dcterms.issued" content="2025-02-16T08:05:00+01:00">
<meta name="keywords" content="harbour, a &amp; b">
<style>`);
  // Without any of it, the page is what it was before there were such lines.
  expect(htmlPage(article(), '', 'data:')).toContain('<title>A title</title>\n<style>');
});

test('takes no markup out of what a library says the type of an image is', async () => {
  const sha256 = 'ab'.repeat(32);
  const body = `<img src="asset:${sha256}">`;
  const embedded = (type: string) =>
    withImages(body, new Map([[sha256, new Blob(['x'], { type })]]));
  expect(await embedded('image/png')).toBe('<img src="data:image/png;base64,eA==">');
  expect(await embedded('image/png" onerror="alert(1)')).toBe(
    '<img src="data:application/octet-stream;base64,eA==">',
  );
});
