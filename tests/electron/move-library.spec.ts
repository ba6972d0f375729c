import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { accountAt, openWindow, test } from './carrel';
import { drop } from './drop';
import { writePages } from './shelf';

async function openLibrarySettings(page: Page): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: 'Library' }).click();
}

const filesBelow = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'base64')] as const)
      .sort(),
  );

test('moves the library with its trash; the old folder stays until the user says', async ({
  library: home,
}) => {
  const old = join(home, 'Documents', 'Carrel');
  const drive = join(home, 'drive');
  mkdirSync(drive);
  // A library that `--library` names cannot be moved.
  const account = accountAt(home);
  const open = () => openWindow([], 'en-US', account);
  const { app, page } = await open();
  const choose = (folder: string) =>
    app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, folder);
  const rows = page.getByRole('option');
  await drop(page, [writePages(home, 5)]);
  await expect(page.getByText('5 imported')).toBeVisible();
  await page.getByRole('button', { name: en.import.close }).click();
  await rows.first().click();
  await page.keyboard.press('Delete');
  await expect(rows).toHaveCount(4);
  await expect.poll(() => existsSync(join(old, 'trash'))).toBe(true);

  await test.step('leaves all as it is where that is impossible', async () => {
    mkdirSync(join(drive, 'Carrel'));
    writeFileSync(join(drive, 'Carrel', 'mine.txt'), 'mine');
    await choose(drive);
    await openLibrarySettings(page);
    await expect(page.locator('.setting-path')).toHaveText(old);
    await page.getByRole('button', { name: en.settings.move }).click();
    await expect(page.getByText(en.settings.notMoved)).toBeVisible();
    expect(readdirSync(drive)).toEqual(['Carrel']);
    expect(readdirSync(join(drive, 'Carrel'))).toEqual(['mine.txt']);
    await expect(page.locator('.setting-path')).toHaveText(old);
    rmSync(join(drive, 'Carrel'), { recursive: true });
  });

  const moved = join(drive, 'Carrel');
  const before = filesBelow(old);
  await page.getByRole('button', { name: en.settings.move }).click();
  await expect(page.getByText(en.settings.moved)).toBeVisible();
  await expect(page.locator('.setting-path').first()).toHaveText(moved);
  expect([...filesBelow(moved).keys()].join()).toContain('trash/');
  expect(filesBelow(old)).toEqual(before);
  const without = (files: Map<string, string>) =>
    [...files].filter(([path]) => path !== 'manifest.json');
  expect(without(filesBelow(moved))).toEqual(without(before));

  await test.step('writes there, and no longer to the old one', async () => {
    await page.keyboard.press('Escape');
    await rows.first().click();
    await page.keyboard.press('s');
    await expect.poll(() => without(filesBelow(moved))).not.toEqual(without(before));
    expect(filesBelow(old)).toEqual(before);
  });
  await app.close();

  await test.step('is found there by the next start, whole', async () => {
    const { app: again, page: next } = await open();
    await expect(next.getByRole('option')).toHaveCount(4);
    await openLibrarySettings(next);
    await expect(next.locator('.setting-path')).toHaveText(moved);
    await next.getByRole('button', { name: en.settings.check }).click();
    await expect(next.getByText(en.settings.checkedWell)).toBeVisible();
    expect(filesBelow(old)).toEqual(before);

    // Moves it again, and this time deletes the old folder.
    await again.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, home);
    await next.getByRole('button', { name: en.settings.move }).click();
    await next.getByRole('button', { name: en.settings.deleteOld }).click();
    await expect(next.getByText(en.settings.oldDeleted)).toBeVisible();
    expect(existsSync(join(moved, 'articles'))).toBe(false);
    expect(existsSync(join(home, 'Carrel', 'articles'))).toBe(true);
    await again.close();
  });
});
