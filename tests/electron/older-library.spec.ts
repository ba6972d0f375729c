// Libraries on disk of an earlier version: this version opens them and loses nothing. One of a newer version is
// left alone.
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { unzip } from '../../scripts/setup/zip.mjs';
import { profileOf, repository, test } from './carrel';
import { titlesFor } from './search-for';
import { expectSound, type Listed, listAll, type Run, served, writePages } from './shelf';

const trashed = '2026-11-背表紙の地図-vvtr0qzaf1';

/** Copies the library of an earlier version with the dates in its trash set to today. */
async function takeOut(
  version: string,
  library: string,
  profile: string | null,
): Promise<Listed[]> {
  const folder = join(repository, 'tests/fixtures/libraries', version);
  cpSync(join(folder, 'library'), library, { recursive: true });
  const note = join(library, 'trash', trashed, 'trashed.json');
  const written = JSON.parse(readFileSync(note, 'utf8'));
  writeFileSync(note, JSON.stringify({ ...written, trashedAt: Date.now() }));
  if (profile !== null) {
    const choose = (name: string) => name;
    await unzip(join(folder, 'indexeddb.zip'), profile, { choose });
  }
  return JSON.parse(readFileSync(join(folder, 'listed.json'), 'utf8'));
}

async function expectAll(carrel: Run, expected: readonly Listed[]): Promise<void> {
  const listed = await listAll(carrel);
  expect(listed).toHaveLength(expected.length);
  for (const article of expected) {
    // Fields may have come since, but none that was there may be another.
    expect(listed.find(({ id }) => id === article.id)).toMatchObject({ ...article });
  }
}

/** The database from which the folder was last written; earlier versions have it in the manifest. */
function epochOf(library: string): string {
  const machines = join(library, 'machines');
  const [machine] = existsSync(machines) ? readdirSync(machines) : [];
  const place = machine === undefined ? 'manifest.json' : join('machines', machine, 'machine.json');
  return JSON.parse(readFileSync(join(library, place), 'utf8')).epoch;
}

for (const withDatabase of [true, false]) {
  const name = withDatabase ? 'with its database' : 'without its database';
  test(`a library of schema 1 opens without loss, ${name}`, async ({
    account,
    carrel,
    library,
    openCarrel,
  }) => {
    const profile = withDatabase ? profileOf(account, library) : null;
    const expected = await takeOut('schema-1', library, profile);
    expect(expected).toHaveLength(9);
    const before = epochOf(library);
    await served(['--library', library], account, async (run) => {
      await expectAll(run, expected);
      await expectSound(run, 9);
      expect(epochOf(library) === before).toBe(withDatabase);
      expect((await titlesFor(run, '스크랩북'))[0]).toBe('할아버지의 스크랩북');
      // Values that these records do not have yet are derived from their bodies.
      expect(await titlesFor(run, 'has:image')).toEqual(['What the Drawers Knew']);

      // Its files are written again when something changes, and `verify` can read them.
      const [first] = expected;
      await run(['tag', first?.id ?? '', '--add', 'since then']);
      await expectSound(run, 9);
    });

    const { app, page } = await openCarrel();
    await page.getByRole('button', { name: /^Trash,/ }).click();
    const row = page.getByRole('option').filter({ hasText: '背表紙の地図' });
    await row.click();
    await page.keyboard.press('r');
    await expect(row).toHaveCount(0);
    await page.getByRole('button', { name: /^All articles,/ }).click();
    await expect(row).toContainText('견본');
    await app.close();
    await expectSound(carrel, 10);
  });
}

/** The content of every file below a folder. */
function contentsOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
}

test('a database and a folder of a newer version are named and left alone', async ({
  carrel,
  library,
  openCarrel,
}, testInfo) => {
  await carrel(['import', writePages(testInfo.outputPath(), 2)]);

  await test.step('a folder', async () => {
    const path = join(library, 'manifest.json');
    const manifest = readFileSync(path, 'utf8');
    writeFileSync(path, JSON.stringify({ ...JSON.parse(manifest), schema: 99 }));
    const before = contentsOf(library);
    const listed = await carrel(['list', '--json']);
    expect(listed.stderr).toContain('written by a newer version of Carrel');
    expect(listed.code).toBe(3);
    expect((await carrel(['tag', '--help'])).code).toBe(0);
    const { app, page } = await openCarrel();
    await expect(page.getByText(en.notices.reasons.newer)).toBeVisible();
    await expect(page.getByRole('option')).toHaveCount(2);
    await page.keyboard.press('j');
    await page.keyboard.press('s');
    await expect(page.getByRole('button', { name: en.actions.unstar })).toBeVisible();
    await app.close();
    expect(contentsOf(library)).toEqual(before);
    writeFileSync(path, manifest);
  });

  await test.step('a database', async () => {
    const { app, page } = await openCarrel();
    await expect(page.getByRole('option')).toHaveCount(2);
    const version = await page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const request = indexedDB.open('carrel', 9_000);
          request.onsuccess = () => resolve(request.result.version);
          request.onerror = () => reject(request.error);
        }),
    );
    expect(version).toBe(9_000);
    await app.close();
    const before = contentsOf(library);
    const again = await openCarrel();
    await expect(again.page.getByRole('alert')).toContainText(en.errors.newer.title);
    const left = await again.page.evaluate(
      () =>
        new Promise<[number, number]>((resolve) => {
          const request = indexedDB.open('carrel');
          request.onsuccess = () => {
            const { result } = request;
            const count = result.transaction('articles').objectStore('articles').count();
            count.onsuccess = () => resolve([result.version, count.result]);
          };
        }),
    );
    expect(left).toEqual([9_000, 2]);
    await again.app.close();
    const listed = await carrel(['list']);
    expect(listed).toMatchObject({ code: 3, stdout: '' });
    expect(listed.stderr).toContain('made by a newer version of Carrel; nothing was changed');
    expect(contentsOf(library)).toEqual(before);
  });
});
