// Libraries on disk of an earlier version: this version opens them and loses nothing.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { unzip } from '../../scripts/setup/zip.mjs';
import { profileOf, repository, test } from './carrel';
import { titlesFor } from './search-for';
import { expectSound, type Listed, listAll, type Run } from './shelf';

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

/** The database from which the folder was last written. */
const epochOf = (library: string): string =>
  JSON.parse(readFileSync(join(library, 'manifest.json'), 'utf8')).epoch;

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
    await expectAll(carrel, expected);
    await expectSound(carrel, 9);
    expect(epochOf(library) === before).toBe(withDatabase);
    expect((await titlesFor(carrel, '스크랩북'))[0]).toBe('할아버지의 스크랩북');
    // Values that these records do not have yet are derived from their bodies.
    expect(await titlesFor(carrel, 'has:image')).toEqual(['What the Drawers Knew']);

    // Its files are written again when something changes, and `verify` can read them.
    const [first] = expected;
    await carrel(['tag', first?.id ?? '', '--add', 'since then']);
    await expectSound(carrel, 9);

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
