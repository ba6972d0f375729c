// Several import windows at once: what they make of the same files, and what a bad page costs.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type ElectronApplication, expect } from '@playwright/test';
import type { IpcMainInvokeEvent } from 'electron';
import {
  clientPath,
  commandWords,
  electronPath,
  longTestMs,
  openWindow,
  runToEnd,
  test,
} from './carrel';
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
  writePages(pages, 80);
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
  expect(found[0]).toMatchObject({ imported: 80, others: 16 + 12, failed: 4 });
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** Ends the window that reads the content with this hash, whenever one does, as a fault of Chromium would. */
async function poison(app: ElectronApplication, bad: string): Promise<void> {
  await app.evaluate(({ ipcMain }, bad) => {
    type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;
    // Electron has no other way to a handler that is there already.
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, Handler>;
    };
    const begin = handlers.get('beginRead');
    if (begin === undefined) throw new Error('nothing answers beginRead');
    handlers.set('beginRead', async (event, key, ...args) => {
      const answer = await begin(event, key, ...args);
      if (key === bad) event.sender.forcefullyCrashRenderer();
      return answer;
    });
  }, bad);
}

test('a further window opens for more work, a bad page costs only itself, and the window closes', async ({
  library,
  account,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-windows-'));
  const pages = join(folder, 'pages');
  writePages(pages, 80);
  const bad = readFileSync(join(pages, '37.html'));
  const environment = { ...account, CARREL_IMPORT_WINDOWS: '2' };
  const { app, page } = await openWindow(['--library', library], 'en-US', environment);
  await poison(app, createHash('sha256').update(bad).digest('hex'));
  const further = () =>
    app.evaluate(
      ({ webContents }) =>
        webContents
          .getAllWebContents()
          .filter((each) => each.getURL().includes('/import-reader.html') && !each.isCrashed())
          .length,
    );
  let mostAtOnce = 0;
  const words = commandWords(['import', pages, '--json', '--library', library]);
  const importing = runToEnd(clientPath, words, { environment });
  const isDone = importing.then(() => true);
  while (!(await Promise.race([isDone, page.waitForTimeout(100)]))) {
    mostAtOnce = Math.max(mostAtOnce, await further());
  }
  const { imported, failed } = JSON.parse((await importing).stdout);
  expect(failed.map(({ file }: { file: string }) => basename(file)).sort()).toEqual(
    ['0-broken', '20-broken', '37', '40-broken', '60-broken'].map((name) => `${name}.html`),
  );
  expect([keptArticles(library).length, mostAtOnce]).toEqual([79, 1]);
  // What a window had stored when it ended is known when it is read again: counted as new where it had said
  // that it had read the file.
  expect([77, 78, 79]).toContain(imported);
  await expect.poll(further, { timeout: 30_000 }).toBe(0);
  await app.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});
