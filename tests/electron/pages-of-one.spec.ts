// An article that was saved page by page is read and found as one article.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './carrel';
import { searchFor } from './search-for';

const site = 'https://quay.example';
const address = (page: number) => `${site}/report${page === 1 ? '' : `?page=${page}`}`;
const names = ['heron', 'cormorant', 'bittern'];

/** Every page gives the first page's address as its own, as many sites do. */
function page(number: number): string {
  const rel = (name: string, to: number) =>
    to < 1 || to > 3 ? '' : `<link rel="${name}" href="${address(to)}">`;
  const paragraph = (at: number) =>
    `<p>Of the ${names[number - 1]} the keeper wrote ${at + 2} lines in that year, and none of them, as far as anybody on the quay could tell, was meant to be read by another.</p>`;
  return `<!doctype html>
<!-- saved from url=(0031)${address(number)} -->
<html lang="en"><head><meta charset="utf-8"><title>The birds of the quay</title>
<link rel="canonical" href="${address(1)}">${rel('prev', number - 1)}${rel('next', number + 1)}</head>
<body><article><h1>The birds of the quay</h1>${[1, 2, 3, 4, 5, 6].map(paragraph).join('')}</article></body></html>`;
}

// One Carrel answers the commands, as it does for who has it open.
test.use({ serves: true });

test('joins the pages of an article, whatever their order', async ({ carrel: run }) => {
  const drop = mkdtempSync(join(tmpdir(), 'carrel-pages-'));
  for (const number of [3, 1, 2]) {
    const file = join(drop, `page-${number}.html`);
    writeFileSync(file, page(number));
    await run(['import', file, '--json']);
  }
  const found = await Promise.all(names.map((name) => searchFor(run, name)));
  expect(found.map(({ total }) => total)).toEqual([1, 1, 1]);
  expect(new Set(found.map(({ hits }) => hits[0]?.id)).size).toBe(1);
  const { stdout: text } = await run(['show', found[0]!.hits[0]!.id]);
  const places = names.map((name) => text.indexOf(`Of the ${name}`));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(-1);
});
