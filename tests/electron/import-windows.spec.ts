// Several import windows at once: what they make of the same files, and what a bad page costs.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { commandWords, electronPath, longTestMs, openWindow, runToEnd, test } from './carrel';
import { keptArticles } from './kept-articles';

test.setTimeout(longTestMs);

const menu = ['Home', 'Ships of the week', 'Weather at the harbour', 'Write to the editor'];

/** Pages of four sites, each with its menu; some twice, some with a later state under the same address. */
function writePages(folder: string, count: number): void {
  mkdirSync(folder);
  const write = (name: string, content: string | Uint8Array) =>
    writeFileSync(join(folder, name), content);
  for (let at = 0; at < count; at++) {
    const site = `site${at % 4}.example`;
    const paragraphs = Array.from(
      { length: 6 },
      (_, line) =>
        `<p>Entry ${at} counts ${at * 31 + line} ships, ${line} winds and the lamps.</p>`,
    );
    const page = (more: string) =>
      `<html lang="en"><head><title>Entry ${at}</title><link rel="canonical" href="https://${site}/${at}"></head><body>${menu
        .map((each) => `<p>${each} of ${site}</p>`)
        .join(
          '',
        )}<article><h1>Entry ${at}</h1>${paragraphs.join('')}${more}</article></body></html>`;
    write(`${at}.html`, page(''));
    if (at % 5 === 0) write(`${at}-copy.html`, page(''));
    if (at % 7 === 0) write(`${at}-later.html`, page(`<p>A later line was added to ${at}.</p>`));
    if (at % 20 === 0)
      write(
        `${at}-broken.html`,
        Uint8Array.from({ length: 999 }, (_, n) => n * 7),
      );
  }
}

/** Which of two copies names the original depends on which came first, so the names are left out. */
const whatIsKept = (library: string) =>
  keptArticles(library)
    .map(({ title, canonicalUrl, tags, text, originals }) =>
      JSON.stringify([title, canonicalUrl, tags, text, originals.length]),
    )
    .sort();

test('the same files come out the same by one window and by three', async ({ account }) => {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-windows-'));
  const pages = join(folder, 'pages');
  writePages(pages, 120);
  const found = [];
  for (const windows of ['1', '3']) {
    const library = join(folder, windows);
    const words = commandWords(['import', pages, '--json', '--library', library]);
    const environment = { ...account, CARREL_IMPORT_WINDOWS: windows };
    const { stdout } = await runToEnd(electronPath, words, { environment });
    const { imported, updated, duplicates, failed } = JSON.parse(stdout);
    found.push({
      imported,
      others: updated + duplicates,
      failed: failed.length ?? failed,
      kept: whatIsKept(library),
    });
  }
  expect(found[1]).toEqual(found[0]);
  expect(found[0]).toMatchObject({ imported: 120, others: 24 + 18, failed: 6 });
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('a further window opens when there is work, costs only its own page, and closes', async ({
  library,
  account,
}) => {
  const pages = join(library, '..', `${Date.now()}-pages`);
  writePages(pages, 160);
  const { app, page } = await openWindow(['--library', library, pages], 'en-US', {
    ...account,
    CARREL_IMPORT_WINDOWS: '2',
  });
  const further = () =>
    app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().flatMap((each) => {
        const isFurther = each.getURL().includes('/import-reader.html');
        return isFurther && !each.isCrashed() ? [each.id] : [];
      }),
    );
  await expect.poll(further, { timeout: 30_000 }).toHaveLength(1);
  const [bad] = await further();
  await app.evaluate(({ webContents }, id) => {
    webContents.fromId(id)?.forcefullyCrashRenderer();
  }, bad!);
  await expect(page.getByText(/160 imported/)).toBeVisible({ timeout: 60_000 });
  expect(keptArticles(library)).toHaveLength(160);
  // It has nothing to do any more.
  await expect.poll(further, { timeout: 30_000 }).toHaveLength(0);
  await app.close();
  rmSync(pages, { recursive: true });
});
