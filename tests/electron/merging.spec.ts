// One article kept in three programs becomes one article, in whatever order they are imported.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './carrel';
import { keptArticles } from './kept-articles';
import { searchFor } from './search-for';

const address = 'https://ropewalk.example/knots';
const sentence =
  'The bowline holds what the reef knot lets go, and every rigger on the quay knows why. ';

const files: Record<string, string> = {
  'pocket/part_000000.csv': `title,url,time_added,tags,status\nKnots,${address}?utm_source=pocket,1500000000,rope,unread\n`,
  'pocket/annotations/part_000000.json': JSON.stringify([
    {
      url: `${address}?utm_source=pocket`,
      title: 'Knots',
      highlights: [{ quote: 'every rigger on the quay knows why', created_at: 1500000001 }],
    },
  ]),
  'instapaper-export.csv': `URL,Title,Selection,Folder,Timestamp,Tags\n${address}/,Knots,,Archive,1400000000,"[""sea""]"\n`,
  'single.html': `<!doctype html><html lang="en"><!--
 Page saved with SingleFile
 url: ${address}/
 saved date: Wed Sep 24 2025 21:03:10 GMT+0900 (Korean Standard Time)
--><head><meta charset="utf-8"><title>Knots and their uses</title><link rel="canonical" href="${address}"></head>
<body><article><h1>Knots and their uses</h1>${`<p>${sentence.repeat(3)}</p>`.repeat(5)}</article></body></html>`,
};
const pieces = ['pocket', 'instapaper-export.csv', 'single.html'];
const orders = [
  [0, 1, 2],
  [2, 1, 0],
];

// One Carrel answers the commands, as it does for who has it open.
test.use({ serves: true });

for (const order of orders) {
  const names = order.map((at) => pieces[at]!);
  test(`${names.join(', then ')}`, async ({ carrel: run, library }) => {
    const drop = mkdtempSync(join(tmpdir(), 'carrel-merging-'));
    mkdirSync(join(drop, 'pocket', 'annotations'), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(drop, name), text);
    const links = async () => (await searchFor(run, 'is:link')).total;

    for (const [at, name] of names.entries()) {
      await run(['import', join(drop, name), '--json']);
      // It is kept and found as a link until its page is imported.
      expect(await links(), name).toBe(names.slice(0, at + 1).includes('single.html') ? 0 : 1);
    }

    const [article, ...others] = keptArticles(library);
    expect(others).toEqual([]);
    expect(article).toMatchObject({
      kind: 'article',
      title: 'Knots and their uses',
      canonicalUrl: address,
      tags: expect.arrayContaining(['rope', 'sea']),
      savedAt: new Date(1_400_000_000_000).toISOString(),
      state: 'archived',
      highlights: [expect.objectContaining({ quote: 'every rigger on the quay knows why' })],
    });
    expect(article?.text).toContain('The bowline holds');
    expect(article?.originals).toEqual(
      expect.arrayContaining(['part_000000.csv', 'instapaper-export.csv', 'single.html']),
    );
    // Originals are kept byte for byte.
    const kept = readdirSync(join(library, 'originals'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.\w+$/.test(name))
      .map((name) => readFileSync(join(library, 'originals', name), 'utf8'));
    expect(kept).toEqual(expect.arrayContaining(Object.values(files)));
  });
}
