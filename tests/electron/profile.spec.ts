// Chromium's profile is in the user's data. Nothing in a library folder is trusted.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import {
  commandWords,
  electronPath,
  endAccount,
  newAccount,
  profileOf,
  runToEnd,
  test,
} from './carrel';
import { commandsOn, listAll, served, titleOf, writePages } from './shelf';

const titles = (count: number) => Array.from({ length: count }, (_, at) => titleOf(at));

test('a library holds plain files only, and its whole profile is in the account', async ({
  account,
  carrel,
  library,
  openCarrel,
}) => {
  const pages = writePages(mkdtempSync(join(tmpdir(), 'carrel-pages-')), 3);
  expect(await carrel(['import', pages])).toMatchObject({ code: 0 });
  const { app } = await openCarrel();
  await app.close();
  const known = ['articles', 'assets', 'machines', 'manifest.json', 'originals'];
  expect(readdirSync(library).sort()).toEqual(known);
  expect(readdirSync(profileOf(account, library))).toContain('IndexedDB');
});

test('a planted profile in a library is neither read nor written', async ({
  account,
  carrel,
  library,
  openCarrel,
}) => {
  const pages = writePages(mkdtempSync(join(tmpdir(), 'carrel-pages-')), 3);
  const list = await served(['--library', library], account, async (run) => {
    await run(['import', pages]);
    return listAll(run);
  });
  // A real profile, as Chromium would accept it: code cache, database, service workers.
  const planted = join(library, '.carrel');
  cpSync(profileOf(account, library), planted, { recursive: true });
  const before = filesBelow(planted);
  rmSync(profileOf(account, library), { recursive: true });
  expect(await listAll(carrel)).toEqual(list);
  const { app, page } = await openCarrel();
  await expect(page.getByRole('option')).toHaveCount(3);
  await app.close();
  expect(filesBelow(planted)).toEqual(before);
});

test('says once that the profile of an earlier version can be deleted', async ({
  carrel,
  library,
  openCarrel,
}) => {
  mkdirSync(join(library, '.carrel'));
  expect((await carrel(['list'])).stderr).toContain(`${join(library, '.carrel')} `);
  expect((await carrel(['list'])).stderr).toBe('');
  const { page } = await openCarrel();
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.getByText(en.notices.oldProfile(join(library, '.carrel')))).toHaveCount(0);
});

test('the window says so, too', async ({ library, openCarrel }) => {
  mkdirSync(join(library, '.carrel'));
  const first = await openCarrel();
  await expect(first.page.getByText(en.notices.oldProfile(join(library, '.carrel')))).toBeVisible();
  await first.page.getByRole('button', { name: 'OK' }).click();
  await expect(first.page.getByText(en.notices.oldProfile(join(library, '.carrel')))).toHaveCount(
    0,
  );
  await first.app.close();
  const { page } = await openCarrel();
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.getByText(en.notices.oldProfile(join(library, '.carrel')))).toHaveCount(0);
});

test('a library that is opened for the first time on an account is rebuilt from its files', async ({
  account,
  library,
}) => {
  const pages = writePages(mkdtempSync(join(tmpdir(), 'carrel-pages-')), 3);
  const list = await served(['--library', library], account, async (run) => {
    await run(['import', pages, '--tag', 'kept']);
    return listAll(run);
  });
  const elsewhere = join(mkdtempSync(join(tmpdir(), 'carrel-copy-')), 'copy');
  cpSync(library, elsewhere, { recursive: true });
  expect(await listAll(commandsOn(elsewhere, account))).toEqual(list);
  expect(profileOf(account, elsewhere)).not.toBe(profileOf(account, library));
  rmSync(elsewhere, { recursive: true });
});

test('another library in the same place opens with its own articles', async ({
  account,
  carrel,
  library,
}) => {
  const shelf = mkdtempSync(join(tmpdir(), 'carrel-swap-'));
  const pages = writePages(shelf, 4);
  await carrel(['import', pages]);
  const other = join(shelf, 'other');
  const single = join(pages, 'page-0002.html');
  expect(await commandsOn(other, account)(['import', single])).toMatchObject({ code: 0 });
  const swapped = (from: string, to: string) => {
    for (const name of readdirSync(to)) rmSync(join(to, name), { recursive: true });
    cpSync(from, to, { recursive: true });
  };
  const kept = join(shelf, 'kept');
  cpSync(library, kept, { recursive: true });
  swapped(other, library);
  expect((await listAll(carrel)).map(({ title }) => title)).toEqual([titleOf(2)]);
  swapped(kept, library);
  expect((await listAll(carrel)).map(({ title }) => title)).toEqual(titles(4));
  rmSync(shelf, { recursive: true });
});

test('--profile names a folder of its own, outside of the library', async ({ carrel, library }) => {
  const folder = join(mkdtempSync(join(tmpdir(), 'carrel-named-')), 'profile');
  expect(await carrel(['list', '--profile', folder])).toMatchObject({ code: 0 });
  expect(existsSync(join(folder, 'IndexedDB'))).toBe(true);
  for (const within of [library, join(library, '.carrel'), join(library, 'x', 'y')]) {
    const { code, stdout, stderr } = await carrel(['list', '--profile', within]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('must not be inside one another');
  }
  expect(existsSync(join(library, '.carrel'))).toBe(false);
  rmSync(join(folder, '..'), { recursive: true });
});

test('two profiles have one library open side by side, and an earlier version is waited for', async ({
  carrel,
  library,
  openCarrel,
}) => {
  const shelf = mkdtempSync(join(tmpdir(), 'carrel-named-'));
  const pages = writePages(shelf, 2);
  const other = ['--profile', join(shelf, 'profile')];
  const [first, second] = [0, 1].map((at) => join(pages, `page-000${at}.html`));
  const { page } = await openCarrel();
  expect(await carrel(['import', first!])).toMatchObject({ code: 0 });
  expect(await carrel(['import', second!, ...other])).toMatchObject({ code: 0 });
  const seen = JSON.parse((await carrel(['list', '--json', ...other])).stdout);
  expect(seen.map(({ title }: { title: string }) => title).sort()).toEqual(titles(2));
  await expect(page.getByRole('option')).not.toHaveCount(0);
  // The lock of a version that writes alone.
  const lock = join(library, '.carrel.lock');
  writeFileSync(lock, JSON.stringify({ host: 'elsewhere', pid: 7, startedAt: 1, token: 'a' }));
  const refused = await carrel(['list', ...other]);
  expect(refused).toMatchObject({ code: 75, stdout: '' });
  expect(refused.stderr).toContain('elsewhere, process 7');
  utimesSync(lock, new Date(0), new Date(0));
  expect(await carrel(['list', ...other])).toMatchObject({ code: 0 });
  expect(existsSync(lock)).toBe(false);
  rmSync(shelf, { recursive: true });
});

test.describe('a library that cannot be written', () => {
  const mounted: string[] = [];
  test.afterEach(() => {
    for (const folder of mounted.splice(0)) execFileSync('umount', ['--lazy', folder]);
  });

  test('opens for reading from a read-only volume', async ({
    account,
    carrel,
    library,
    openCarrel,
  }) => {
    test.skip(!mountTmpfs(library), 'mounting a disk takes root, and mount');
    mounted.push(library);
    const shelf = mkdtempSync(join(tmpdir(), 'carrel-pages-'));
    const pages = writePages(shelf, 4);
    await carrel(['import', join(pages, 'page-0000.html'), join(pages, 'page-0001.html')]);
    execFileSync('mount', ['-o', 'remount,ro', library]);
    await test.step('by the command line', async () => {
      expect(await carrel(['list'])).toMatchObject({ code: 0, stderr: '' });
      await served(['--library', library], account, async (run) => {
        expect((await listAll(run)).map(({ title }) => title)).toEqual(titles(2));
        expect(await run(['search', 'ripens'])).toMatchObject({ code: 0 });
        const imported = await run(['import', join(pages, 'page-0003.html')]);
        expect(imported).toMatchObject({ code: 3 });
        expect(imported.stdout).toContain('0 imported');
      });
    });
    await test.step('in the window', async () => {
      const { app, page } = await openCarrel();
      await expect(page.getByRole('option')).toHaveCount(2);
      await page.getByRole('option').first().click();
      await expect(page.frameLocator('iframe').getByText('ripens late').first()).toBeVisible();
      await app.close();
    });
    await test.step('on an account that has never seen it', async () => {
      const other = newAccount();
      const run = commandsOn(library, other);
      expect((await listAll(run)).map(({ title }) => title)).toEqual(titles(2));
      endAccount(other);
    });
    rmSync(shelf, { recursive: true });
  });
});

function mountTmpfs(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=50m', 'none', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Contents by path. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}

test('a --library that cannot be a library is refused at once, with the reason', async ({
  carrel,
  library,
}) => {
  const file = join(library, 'a-file');
  writeFileSync(file, 'x');
  for (const [place, reason] of [
    [file, 'cannot create the folder|is not a folder'],
    [join(file, 'below'), 'cannot create the folder'],
    ['/proc', '/proc contains no library'],
    ['/proc/none/such', 'cannot create the folder'],
    ['/dev/null', 'cannot create the folder|is not a folder'],
  ] as const) {
    const startedAt = Date.now();
    for (const words of [
      ['list', `--library=${place}`],
      [`--library=${place}`, 'list'],
    ]) {
      const { code, stdout, stderr } = await carrel(words, { asTyped: true });
      expect({ code, stdout }, place).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(new RegExp(`^carrel: .*(${reason})`, 'm'));
    }
    expect(Date.now() - startedAt).toBeLessThan(30_000);
  }
});

test('one sentence reports that the account’s folder cannot be written', async ({ library }) => {
  const file = join(library, 'a-file');
  writeFileSync(file, 'x');
  for (const place of [file, '/proc/none', '/dev/null']) {
    const words = commandWords(['list', '--library', join(library, 'shelf')]);
    const environment = { XDG_CONFIG_HOME: place };
    const { code, stdout, stderr } = await runToEnd(electronPath, words, { environment });
    expect({ code, stdout }, place).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^carrel: .*--profile DIR [^\n]+\n$/);
  }
});

test('a batch of queries is one file, not a folder', async ({ carrel, library }) => {
  for (const place of [library, '/usr/lib']) {
    const { code, stdout, stderr } = await carrel(['search', '--batch', place]);
    expect({ code, stdout }, place).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`${place}: it is a folder`);
  }
});
