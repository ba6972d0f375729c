// A folder into which other programs save is imported by itself.
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { writePages } from './shelf';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const choose = (app: ElectronApplication, folder: string) =>
  app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, folder);

test('imports what is saved into a watched folder, once, also after a restart', async ({
  openCarrel,
  carrel,
  library,
}) => {
  const workshop = mkdtempSync(join(tmpdir(), 'carrel-watched-'));
  const pages = writePages(workshop, 6);
  const nameOf = (number: number) => `page-000${number}.html`;
  const saved = join(workshop, 'saved');
  mkdirSync(saved);
  const save = (number: number) =>
    writeFileSync(join(saved, nameOf(number)), readFileSync(join(pages, nameOf(number))));
  save(0);

  const first = await openCarrel();
  const watchSettings = async (page: typeof first.page) => {
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: en.watch.title }).click();
  };
  await watchSettings(first.page);
  await choose(first.app, join(library, 'articles'));
  await first.page.getByRole('button', { name: en.watch.add }).click();
  await expect(first.page.getByText(en.watch.notAdded)).toBeVisible();
  await choose(first.app, saved);
  await first.page.getByRole('button', { name: en.watch.add }).click();
  const folder = first.page.getByRole('listitem').filter({ hasText: saved });
  await expect(folder).toContainText(en.watch.states.watching);
  await expect(folder).toContainText(en.watch.taken(1));

  // A download in progress, and a page that is saved with its images, which come last.
  const html = readFileSync(join(pages, nameOf(1)), 'utf8');
  const half = join(saved, `${nameOf(2)}.crdownload`);
  writeFileSync(half, readFileSync(join(pages, nameOf(2))).subarray(0, 200));
  writeFileSync(
    join(saved, 'whole.html'),
    html.replace(/src="data:[^"]+"/, 'src="whole_files/picture.png"'),
  );
  mkdirSync(join(saved, 'whole_files'));
  writeFileSync(join(saved, 'whole_files/picture.png'), png);
  await expect(folder).toContainText(en.watch.taken(3));
  await expect(folder).toContainText(en.watch.waiting(1));
  appendFileSync(half, readFileSync(join(pages, nameOf(2))).subarray(200));
  renameSync(half, join(saved, nameOf(2)));
  await expect(folder).toContainText(en.watch.taken(4));
  await first.page.keyboard.press('Escape');
  const titles = (page: typeof first.page) =>
    page.getByRole('listbox', { name: 'Articles' }).getByRole('option');
  await expect(titles(first.page)).toHaveCount(3);
  await titles(first.page).filter({ hasText: 'Article 0002' }).click();
  await first.page.keyboard.press('Delete');
  await expect(titles(first.page)).toHaveCount(2);
  await first.app.close();

  // Deleted articles do not come back, new files are imported, and nothing is imported twice.
  save(3);
  const second = await openCarrel();
  await expect(titles(second.page).filter({ hasText: 'Article 0003' })).toBeVisible();
  await expect(titles(second.page)).toHaveCount(3);
  await watchSettings(second.page);
  await expect(second.page.getByText(en.watch.taken(5))).toBeVisible();
  renameSync(saved, `${saved}-away`);
  await expect(second.page.getByText(en.watch.states.gone)).toBeVisible({ timeout: 30_000 });
  await second.page.getByRole('button', { name: en.watch.forget(saved) }).click();
  await expect(second.page.getByText(en.watch.none)).toBeVisible();
  await second.app.close();

  const shown = JSON.parse((await carrel(['list', '--json'])).stdout) as {
    title: string;
    missingImages: number;
  }[];
  expect(shown.map(({ title }) => title).sort()).toEqual([
    'Article 0000',
    'Article 0001',
    'Article 0003',
  ]);
  // The page that was saved with its images has them.
  expect(shown.find(({ title }) => title === 'Article 0001')).toMatchObject({ missingImages: 0 });
  rmSync(workshop, { recursive: true });
});
