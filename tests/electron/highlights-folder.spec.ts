// A folder of Markdown files that follow the highlights, and that their user edits.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { longTestMs, test } from './carrel';

test.setTimeout(longTestMs);

const words = en.highlightsFolder;
const choose = (app: ElectronApplication, folder: string) =>
  app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, folder);

async function openSettings(page: Page): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: words.tab }).click();
}

test('the files of the highlights folder follow the library and keep what their user writes', async ({
  carrel,
  library,
  openCarrel,
}) => {
  const saved = join(library, 'harbour.html');
  writeFileSync(
    saved,
    '<!doctype html><html><head><meta charset="utf-8"><title>The harbour</title></head><body><article><h1>The harbour</h1><p>The lamps go on at six. The ferry is late. 배가 들어온다.</p></article></body></html>',
  );
  // The window answers the commands, which would each start the program otherwise.
  const first = await openCarrel();
  const { items } = JSON.parse((await carrel(['import', saved, '--json'])).stdout);
  const { id } = items[0];
  const marked = join(library, 'marked.json');
  /** Highlights the article as an export of another library does. */
  async function mark(...quotes: string[]): Promise<void> {
    const highlights = quotes.map((quote) => {
      const given = { id: `H${quote.length}`, quote, colour: 'yellow', note: '', tags: [] };
      return { ...given, prefix: '', suffix: '', created: '2025-03-02T08:30:00.000Z' };
    });
    const articles = [{ id, link: '', title: 'The harbour', highlights }];
    writeFileSync(marked, JSON.stringify({ format: 'carrel-highlights', version: 1, articles }));
    expect((await carrel(['import', marked])).code).toBe(0);
  }
  await mark('The lamps go on at six.');

  const place = mkdtempSync(join(tmpdir(), 'carrel-notes-'));
  const folder = join(place, 'vault');
  mkdirSync(folder);
  await openSettings(first.page);
  const button = first.page.getByRole('button', { name: words.choose });
  for (const refused of [join(library, 'articles'), join(library, '..')]) {
    await choose(first.app, refused);
    await button.click();
    await expect(first.page.getByText(words.refused['own-library'])).toBeVisible();
  }
  await choose(first.app, folder);
  await button.click();
  await expect(first.page.getByText(words.states.current)).toBeVisible();
  const notes = () => readdirSync(folder).filter((name) => name.endsWith('.md'));
  await expect.poll(notes).toHaveLength(1);
  const note = join(folder, notes()[0] ?? '');
  const read = () => readFileSync(note, 'utf8');
  expect(read()).toContain(`carrel-id: "${id}"`);
  expect(read()).toContain(`](carrel://article/${id}#The%20lamps`);

  // The user's own field, line and wording, in an editor that writes CR LF.
  const edited = read()
    .replace('title:', 'rating: 5\ntitle:')
    .replace('at six.', 'at SIX.')
    .replace('<!-- /carrel:H23 -->', '<!-- /carrel:H23 -->\n\n나의 생각');
  writeFileSync(note, edited.replaceAll('\n', '\r\n'));
  await mark('The lamps go on at six.', 'The ferry is late.');
  await expect.poll(read).toContain('> The ferry is late.\r\n');
  for (const own of ['rating: 5\r\n', 'at SIX.\r\n', '나의 생각\r\n'])
    expect(read()).toContain(own);
  await expect(first.page.getByText(words.kept(1))).toBeVisible();
  await expect(first.page.getByText(notes()[0] ?? '', { exact: true })).toBeVisible();

  // The drive is away, and comes back.
  const away = join(place, 'away');
  renameSync(folder, away);
  await mark('배가 들어온다.');
  await expect(first.page.getByText(words.states.gone)).toBeVisible();
  renameSync(away, folder);
  await expect.poll(read, { timeout: 30_000 }).toContain('> 배가 들어온다.\r\n');
  await first.app.close();

  // A command changes highlights while no window is open; the next start catches up.
  renameSync(folder, away);
  await mark('Words that were made while it was closed');
  renameSync(away, folder);
  expect(read()).not.toContain('while it was closed');
  const second = await openCarrel();
  await expect
    .poll(read, { timeout: 30_000 })
    .toContain('> Words that were made while it was closed');
  expect(read()).toContain('나의 생각\r\n');

  await openSettings(second.page);
  await second.page.getByRole('button', { name: words.forget }).click();
  await expect(second.page.getByText(words.none)).toBeVisible();
  expect(notes()).toHaveLength(1);
  rmSync(place, { recursive: true });
});
