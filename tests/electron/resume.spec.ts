// Large files whose import is ended in the middle: no entry is missing, and none is there twice.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { makeZip } from '../unit/core/containers/make-zip';
import { longTestMs, startCommand, test } from './carrel';
import { keptArticles } from './kept-articles';
import { expectSound, resultOf } from './shelf';

test.setTimeout(longTestMs);

const PAGES = 60;

const words = (title: string) =>
  `The light of ${title} is seen from the harbour, and nobody who has seen it forgets it. `.repeat(
    6,
  );

function page(title: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1><p>${words(title)}</p><p>${words(title)}</p></article></body></html>`;
}

const numbers = Array.from({ length: PAGES }, (_, at) => at);
const titles = ['zip', 'warc', 'json']
  .flatMap((kind) => numbers.map((at) => `Beacon ${kind} ${at}`))
  .sort();

const zip = () =>
  makeZip(numbers.map((at) => ({ name: `pages/${at}.html`, content: page(`Beacon zip ${at}`) })));

function warc(): string {
  const records = numbers.map((at) => {
    const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page(`Beacon warc ${at}`)}`;
    const head = `WARC-Type: response\r\nWARC-Target-URI: https://beacons.example/warc/${at}\r\nWARC-Date: 2024-01-01T00:00:00Z`;
    return `WARC/1.0\r\n${head}\r\nContent-Length: ${Buffer.byteLength(answer)}\r\n\r\n${answer}\r\n\r\n`;
  });
  return records.join('');
}

const list = () =>
  JSON.stringify(
    numbers.map((at) => ({
      id: at,
      url: `https://beacons.example/json/${at}`,
      title: `Beacon json ${at}`,
      content: `<p>${words(`Beacon json ${at}`)}</p>`,
      is_archived: 0,
      is_starred: 0,
      created_at: '2024-01-01T00:00:00+0000',
      tags: [],
      annotations: [],
    })),
  );

function writeFiles(folder: string): string[] {
  const files = { 'pages.zip': zip(), 'crawl.warc': warc(), 'list.json': list() };
  return Object.entries(files).map(([name, content]) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  });
}

function countArticles(library: string): number {
  const root = join(library, 'articles');
  if (!existsSync(root)) return 0;
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('article.json')).length;
}

const untilArticles = (library: string, count: number) =>
  expect.poll(() => countArticles(library), { timeout: 60_000 }).toBeGreaterThan(count);

test('large files are imported whole although the import window is killed in the middle', async ({
  library,
  carrel,
  openCarrel,
}) => {
  const files = writeFiles(library);
  const { app, page: window } = await openCarrel({ args: files });
  await untilArticles(library, 60);
  await app.evaluate(({ webContents }) => {
    const importer = webContents.getAllWebContents().find((each) => /import/.test(each.getURL()));
    if (!importer) throw new Error('no import window');
    importer.forcefullyCrashRenderer();
  });
  await expect(window.getByText(/\d+ imported/)).toBeVisible({ timeout: 60_000 });
  await app.close();
  const kept = keptArticles(library).map(({ title }) => title);
  expect(kept.sort()).toEqual(titles);
  await expectSound(carrel, titles.length);
});

test('Carrel is killed in the middle of large files, and the same import again completes them', async ({
  library,
  account,
  carrel,
}) => {
  const files = writeFiles(library);
  const child = startCommand(library, account, ['import', ...files, '--json']);
  await untilArticles(library, 60);
  process.kill(-(child.pid as number), 'SIGKILL');
  await new Promise((resolve) => child.on('close', resolve));

  const again = await carrel(['import', ...files, '--json']);
  const report = resultOf<{ failed: unknown[]; imported: number; duplicates: number }>(again);
  expect(report.failed).toEqual([]);
  expect(again.code, again.stderr).toBe(0);
  expect(report.imported).toBeGreaterThan(0);
  expect(report.duplicates).toBeGreaterThan(0);
  expect(report.imported + report.duplicates).toBe(titles.length);
  const kept = keptArticles(library).map(({ title }) => title);
  expect(kept.sort()).toEqual(titles);
  await expectSound(carrel, titles.length);
});
