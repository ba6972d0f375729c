import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './carrel';

const page = (title: string, body: string) =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1><p>${body}</p></article></body></html>`;

/** Highlights as the export of another library, which this one marks in its own articles. */
const highlights = (articles: object[]) =>
  JSON.stringify({ format: 'carrel-highlights', version: 1, articles });

test('prints highlights in three formats, and takes its own exports in again as they were', async ({
  carrel,
  library,
  openCarrel,
}) => {
  // Commands that it carries out need no start of their own.
  await openCarrel();
  const file = join(library, 'harbour.html');
  writeFileSync(file, page('The harbour', 'The lamps go on at six. 국가AI컴퓨팅센터가 맡았다.'));
  const { items } = JSON.parse((await carrel(['import', file, '--json'])).stdout);
  const { id } = items[0];
  const made = { created: '2025-03-02T08:30:00.000Z', colour: 'green' };
  const marked = join(library, 'marked.json');
  writeFileSync(
    marked,
    highlights([
      {
        ...{ id, link: '', title: 'The harbour' },
        highlights: [
          { id: 'H2', quote: 'AI컴퓨팅센터', note: '=1+1', tags: ['센터'], ...made },
          { id: 'H1', quote: 'The lamps go on at six.', note: '', tags: [], ...made },
        ],
      },
    ]),
  );
  expect(JSON.parse((await carrel(['import', marked, '--json'])).stdout)).toMatchObject({
    imported: 0,
    updated: 1,
  });

  const printed = (await carrel(['highlights'])).stdout;
  expect(printed).toContain('# The harbour\n');
  expect(printed.indexOf('> The lamps')).toBeLessThan(printed.indexOf('> AI컴퓨팅센터'));
  expect(printed).toContain(`carrel://article/${id}`);
  expect((await carrel(['highlights', '컴퓨팅'])).stdout).not.toContain('lamps');
  expect((await carrel(['highlights', 'no such words'])).stdout).toBe('');
  expect((await carrel(['highlights', '--format', 'xml'])).code).toBe(1);

  const csv = (await carrel(['highlights', '--format', 'csv'])).stdout;
  expect(csv).toContain(`"'=1+1"`);
  const json = (await carrel(['highlights', '--json'])).stdout;
  expect(json).toBe((await carrel(['highlights', '--format', 'json'])).stdout);
  for (const [name, text] of [
    ['again.csv', csv],
    ['again.json', json],
  ] as const) {
    writeFileSync(join(library, name), text);
    const again = JSON.parse((await carrel(['import', join(library, name), '--json'])).stdout);
    expect(again, name).toMatchObject({ imported: 0, updated: 0, duplicates: 1, failed: [] });
  }
  expect((await carrel(['highlights', '--json'])).stdout).toBe(json);

  // One that was made before the words without marks of footnotes were kept.
  const wages = join(library, 'wages.html');
  writeFileSync(
    wages,
    page(
      'The wages',
      'He was paid 40 pounds.<sup id="r1"><a href="#n1">1</a></sup> He left in 1881.</p><ol><li id="n1">Ledger. <a href="#r1">↩</a></li></ol><p>So it was.',
    ),
  );
  const [added] = JSON.parse((await carrel(['import', wages, '--json'])).stdout).items;
  const quote = '40 pounds.1 He left in 1881.';
  const older = { id: 'H3', quote, note: '', tags: [], ...made };
  writeFileSync(marked, highlights([{ id: added.id, link: '', title: '', highlights: [older] }]));
  await carrel(['import', marked]);
  await expect
    .poll(async () => {
      const { stdout } = await carrel(['highlights', 'pounds', '--json']);
      return JSON.parse(stdout).articles[0]?.highlights[0];
    })
    .toMatchObject({ quote: '40 pounds. He left in 1881.', exact: quote });
});
