// The library folder is on a drive and its working copy elsewhere: what happens when the drive is
// missing.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import {
  accountAt,
  commandWords,
  electronPath,
  longTestMs,
  openWindow,
  runToEnd,
  test,
} from './carrel';
import { commandsOn, expectWhole, listAll, type Run, served, titleOf, writePages } from './shelf';

test.setTimeout(longTestMs);

const moveAll = (from: string, to: string) => {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) renameSync(join(from, name), join(to, name));
};

test('an empty folder, or that of another library, is filled only when the user says so', async ({
  account: otherAccount,
  library: home,
}) => {
  const [folder, drive, other] = ['Documents/Carrel', 'drive', 'other'].map((name) =>
    join(home, name),
  ) as [string, string, string];
  const account = accountAt(home);
  const run: Run = (args) => runToEnd(electronPath, commandWords(args), { environment: account });
  const open = () => openWindow([], 'en-US', account);
  const pages = writePages(home, 3);
  const before = await served([], account, async (run) => {
    expect(await run(['import', pages, '--tag', 'kept'])).toMatchObject({ code: 0 });
    return listAll(run);
  });

  await test.step('empty: said, left empty, and well again when the drive is back', async () => {
    moveAll(folder as string, drive);
    const imported = await run(['import', pages]);
    expect(imported).toMatchObject({ code: 3 });
    const { app, page } = await open();
    await expect(page.getByText(en.notices.reasons.empty)).toBeVisible();
    await expect(page.getByRole('option')).toHaveCount(3);
    expect(existsSync(join(folder as string, 'articles'))).toBe(false);
    expect(existsSync(join(folder as string, 'originals'))).toBe(false);
    moveAll(drive as string, folder);
    await expect(page.getByText(en.notices.reasons.empty)).toHaveCount(0, {
      timeout: 15_000,
    });
    await app.close();
    await served([], account, (run) => expectWhole(run, before));
  });

  await test.step('another library: said, and left as it is until the user wants both', async () => {
    const more = writePages(join(home, 'more'), 4);
    expect(
      await commandsOn(other, otherAccount)(['import', join(more, 'page-0003.html')]),
    ).toMatchObject({ code: 0 });
    moveAll(folder as string, drive);
    moveAll(other as string, folder);
    const { app, page } = await open();
    await expect(page.getByText(en.notices.reasons.another)).toBeVisible();
    await expect(page.getByRole('option')).toHaveCount(3);
    await page.getByRole('button', { name: en.notices.adopt.another }).click();
    await expect(page.getByRole('option')).toHaveCount(4, { timeout: 15_000 });
    await expect(page.getByText(en.notices.reasons.another)).toHaveCount(0);
    await app.close();
    expect((await listAll(run)).map(({ title }) => title)).toEqual([0, 1, 2, 3].map(titleOf));
  });

  await test.step('empty, and written anew when the user says so', async () => {
    rmSync(join(home, 'gone'), { recursive: true, force: true });
    moveAll(folder as string, join(home, 'gone'));
    const { app, page } = await open();
    await page.getByRole('button', { name: en.notices.adopt.empty }).click();
    await expect(page.getByText(en.notices.reasons.empty)).toHaveCount(0, {
      timeout: 15_000,
    });
    await app.close();
    expect(await listAll(run)).toHaveLength(4);
    expect(readdirSync(join(folder as string, 'articles'))).not.toHaveLength(0);
  });
});

test('the working copy has persistent storage', async ({ openCarrel }) => {
  const { page } = await openCarrel();
  await expect.poll(() => page.evaluate(() => navigator.storage.persisted())).toBe(true);
});
