// The library's folder is on a drive, and its working copy elsewhere: what is there when it is not.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { openWindow, test } from './carrel';
import { commandsOn, expectSound, listAll, titleOf, writePages } from './shelf';

const moveAll = (from: string, to: string) => {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from).filter((each) => each !== '.carrel')) {
    renameSync(join(from, name), join(to, name));
  }
};

test('an empty folder, or that of another library, is not filled unasked', async ({ library }) => {
  // As without `--library`: the working copy is not in the library's folder.
  const [folder, drive, other] = ['folder', 'drive', 'other'].map((name) => join(library, name));
  for (const each of [folder, join(library, 'profile')]) mkdirSync(each as string);
  symlinkSync(join(library, 'profile'), join(folder as string, '.carrel'));
  const run = commandsOn(folder as string);
  const pages = writePages(library, 3);
  expect(await run(['import', pages, '--tag', 'kept'])).toMatchObject({ code: 0 });
  const before = await listAll(run);

  await test.step('empty: said, left empty, and well again when the drive is back', async () => {
    moveAll(folder as string, drive as string);
    const imported = await run(['import', pages]);
    expect(imported).toMatchObject({ code: 3 });
    const { app, page } = await openWindow(['--library', folder as string]);
    await expect(page.getByText('The library’s folder is empty.')).toBeVisible();
    await expect(page.getByRole('option')).toHaveCount(3);
    expect(existsSync(join(folder as string, 'articles'))).toBe(false);
    expect(existsSync(join(folder as string, 'originals'))).toBe(false);
    moveAll(drive as string, folder as string);
    await expect(page.getByText('The library’s folder is empty.')).toHaveCount(0, {
      timeout: 15_000,
    });
    await app.close();
    expect(await listAll(run)).toEqual(before);
    await expectSound(run, 3);
  });

  await test.step('another library: said, and left as it is until the user wants both', async () => {
    const more = writePages(join(library, 'more'), 4);
    expect(
      await commandsOn(other as string)(['import', join(more, 'page-0003.html')]),
    ).toMatchObject({ code: 0 });
    moveAll(folder as string, drive as string);
    moveAll(other as string, folder as string);
    const { app, page } = await openWindow(['--library', folder as string]);
    await expect(page.getByText('The folder holds another library.')).toBeVisible();
    await expect(page.getByRole('option')).toHaveCount(3);
    await page.getByRole('button', { name: 'Put both libraries together' }).click();
    await expect(page.getByRole('option')).toHaveCount(4, { timeout: 15_000 });
    await expect(page.getByText('The folder holds another library.')).toHaveCount(0);
    await app.close();
    expect((await listAll(run)).map(({ title }) => title)).toEqual([0, 1, 2, 3].map(titleOf));
  });

  await test.step('empty, and written anew when the user says so', async () => {
    rmSync(join(library, 'gone'), { recursive: true, force: true });
    moveAll(folder as string, join(library, 'gone'));
    const { app, page } = await openWindow(['--library', folder as string]);
    await page.getByRole('button', { name: 'Write the articles into this folder anew' }).click();
    await expect(page.getByText('The library’s folder is empty.')).toHaveCount(0, {
      timeout: 15_000,
    });
    await app.close();
    expect(await listAll(run)).toHaveLength(4);
    expect(readdirSync(join(folder as string, 'articles'))).not.toHaveLength(0);
  });
});

test('Chromium is asked to keep the working copy, and says that it does', async ({
  openCarrel,
}) => {
  const { page } = await openCarrel();
  await expect.poll(() => page.evaluate(() => navigator.storage.persisted())).toBe(true);
});
