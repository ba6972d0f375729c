// An import that fills the disk to the last byte: a small tmpfs, where one can be mounted.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { anyCount } from './any-count';
import { longTestMs, test } from './carrel';
import { drop } from './drop';
import {
  commandsOn,
  expectSound,
  expectWhole,
  listAll,
  served,
  titleOf,
  writePages,
} from './shelf';

test.setTimeout(longTestMs);

const count = 45;
/** For the files of some 40 articles of 8,000 words. */
const small = 'size=5500k';
/** At this size Chromium once dropped all further requests to the database (watch-connection.ts). */
const smallWithDatabase = 'size=20976k';
const large = 'size=200m';
const isMounted = new Set<string>();

function mount(folder: string, options: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'none', folder], { stdio: 'ignore' });
    isMounted.add(folder);
    return true;
  } catch {
    return false;
  }
}

const mountOrSkip = (folder: string, options: string) =>
  test.skip(!mount(folder, options), 'mounting a small disk takes root, and mount');
test.afterEach(({ library }) => {
  if (isMounted.delete(library)) execFileSync('umount', ['--lazy', library]);
});

const makeRoom = (library: string) =>
  execFileSync('mount', ['-o', `remount,${large}`, library], { stdio: 'ignore' });

/** Fills the disk to the last byte. */
function fill(library: string): void {
  for (let bytes = 4 * 2 ** 20, at = 0; bytes >= 512; at++) {
    try {
      writeFileSync(join(library, `ballast-${at}`), Buffer.alloc(bytes), { flag: 'wx' });
    } catch {
      bytes /= 2;
    }
  }
}

/** A file with a final name is complete. */
function expectNoHalfFile(library: string): void {
  for (const kind of ['originals', 'assets']) {
    for (const entry of readdirSync(join(library, kind), {
      recursive: true,
      withFileTypes: true,
    })) {
      if (!entry.isFile() || entry.name.startsWith('.')) continue;
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(entry.name.slice(0, 64));
    }
  }
  for (const entry of readdirSync(join(library, 'articles'), {
    recursive: true,
    withFileTypes: true,
  })) {
    if (entry.name !== 'article.json') continue;
    const { files } = JSON.parse(readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    const html = readFileSync(join(entry.parentPath, 'article.html'));
    expect(createHash('sha256').update(html).digest('hex')).toBe(files['article.html']);
  }
}

test('shows what is not saved on a full disk, and saves it when there is room', async ({
  account,
  library,
  openCarrel,
}) => {
  mountOrSkip(library, small);
  const workshop = mkdtempSync(join(tmpdir(), 'carrel-full-'));
  const pages = writePages(workshop, count, () => 8_000);
  try {
    const { app, page } = await openCarrel();
    await drop(page, [pages]);
    await expect(page.getByText(/\d+ failed/)).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: en.import.showReport }).click();
    await page.getByRole('radio', { name: /^Failed/ }).click();
    const { failures } = en.import;
    const reasons = page
      .getByText(failures['not-saved'])
      .or(page.getByText(failures['not-written']));
    await expect(reasons.first()).toBeVisible();
    await page.getByRole('button', { name: en.import.close }).click();
    fill(library);
    expectNoHalfFile(library);

    const row = page.getByRole('option').first();
    await row.click();
    await page.keyboard.press('s');
    await expect(page.getByText(anyCount(en.notices.unsaved))).toBeVisible();
    await expect(page.getByText(en.notices.reasons.full)).toBeVisible();
    // Articles can still be read.
    await expect(page.frameLocator('iframe').getByText('ripens late').first()).toBeVisible();
    expectNoHalfFile(library);

    makeRoom(library);
    await expect(page.getByText(anyCount(en.notices.unsaved))).toHaveCount(0, { timeout: 15_000 });
    await drop(page, [pages]);
    await expect(page.getByText(/^\d+ imported/)).toBeVisible({ timeout: 60_000 });
    await app.close();
    await served(['--library', library], account, async (run) => {
      const all = await listAll(run);
      expect(all.map(({ title }) => title)).toEqual(
        Array.from({ length: count }, (_, at) => titleOf(at)),
      );
      const starred = all.filter(({ folder }) => {
        const json = readFileSync(join(library, folder, 'article.json'), 'utf8');
        return JSON.parse(json).article.starred;
      });
      expect(starred).toHaveLength(1);
      await expectSound(run, count);
    });
  } finally {
    rmSync(workshop, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('what was reported as saved is there, also with the database on the full disk', async ({
  library: disk,
}) => {
  mountOrSkip(disk, smallWithDatabase);
  const library = join(disk, 'library');
  const carrel = commandsOn(library, { XDG_CONFIG_HOME: join(disk, 'account') });
  const workshop = mkdtempSync(join(tmpdir(), 'carrel-full-'));
  const pages = writePages(workshop, count, () => 30_000);
  try {
    const { code, stdout } = await carrel(['import', pages, '--report-each']);
    expect(code).toBe(3);
    const rows = stdout
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
    const reported = rows.filter(({ id }) => id !== null);
    const reasons = new Set(rows.filter(({ id }) => id === null).map(({ reason }) => reason));
    expect(['not-saved', 'not-written']).toEqual(expect.arrayContaining([...reasons]));
    expect(reported.length).toBeGreaterThan(0);
    expect(reported.length).toBeLessThan(count);
    fill(disk);
    expectNoHalfFile(library);
    await carrel(['list']);
    makeRoom(disk);
    const listed = await listAll(carrel);
    expect(listed.map(({ id }) => id)).toEqual(
      expect.arrayContaining(reported.map(({ id }) => id)),
    );
    await expectWhole(carrel, listed);
    expect(await carrel(['import', pages])).toMatchObject({ code: 0 });
    await expectSound(carrel, count);
  } finally {
    rmSync(workshop, { recursive: true, force: true, maxRetries: 5 });
  }
});
