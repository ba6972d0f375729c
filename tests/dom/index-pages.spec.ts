// Pages of a mirrored site or an export that only lead to the others.
import { expect, type Page } from '@playwright/test';
import { test } from './engine-page';
import { readInPage } from './read-in-page';

let page: Page;

test.beforeAll(async ({ engine }) => {
  page = await engine.emptyPage();
});

const others = { 'site/a.html': 'a', 'site/b.html': 'b', 'site/c.html': 'c' };

async function isArticle(body: string, beside: Record<string, string> = others) {
  const html = `<!DOCTYPE html><title>Locks</title><body>${body}</body>`;
  const [item] = await readInPage(page, 'site/index.html', Buffer.from(html), beside);
  return item?.ok;
}

const SENTENCE = 'The keeper of the lock went home before the rain.';
const teaser = (name: string) =>
  `<div class="post"><h2><a href="${name}.html">Lock ${name}</a></h2><p>${SENTENCE}</p></div>`;

test('a list of links to pages that came along, or to some of them, is no article', async () => {
  const menu = '<h1>Locks</h1><a href="a.html">First lock</a> <a href="z.html">The tenth lock</a>';
  expect(await isArticle(menu)).toBe(false);
  expect(await isArticle('<ul><li><a href="./b.html?x#y">Second lock</a></ul>')).toBe(false);
  expect(await isArticle(`<h1>Locks</h1>${['a', 'b', 'c'].map(teaser).join('')}`)).toBe(false);
});

test('a page with links elsewhere, or a text or pictures of its own, is one', async () => {
  expect(await isArticle('<a href="https://elsewhere.example/a">A page on locks</a>')).toBe(true);
  expect(await isArticle('<a href="a.html">The first lock</a>', {})).toBe(true);
  const paragraph = (name: string) => `<p><a href="${name}.html">Lock</a>: ${SENTENCE}</p>`;
  expect(await isArticle(['a', 'b', 'c'].map(paragraph).join(''))).toBe(true);
  expect(await isArticle(`<p>${SENTENCE}</p><a href="a.html">Next</a>`)).toBe(true);
  expect(await isArticle(`${teaser('a')}${teaser('b')}`)).toBe(true);
  const verse = '<p>Low the lock<br>and low the light<br>went out at night</p>';
  expect(await isArticle(`${verse}<a href="a.html">On</a>`)).toBe(true);
});
