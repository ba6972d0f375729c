// Every format: a drop as it is on a user's disk, and what must be in the library folder afterwards.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { failureText } from '../../renderer/cli/failures';
import type { ImportFailure } from '../../renderer/core/files/import-failure';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';
import { type KeptArticle, keptArticles, keptFeeds } from './kept-articles';
import { writePages } from './shelf';

const drops = join(import.meta.dirname, '../fixtures/imports/drops');
const expectations = join(import.meta.dirname, '../fixtures/imports/expected');
const cases = readdirSync(drops).sort();

interface Expected {
  /** Every article that must exist, and no other; fields that are not named are not compared. */
  articles: (Partial<KeptArticle> & { contains?: string[]; omits?: string[] })[];
  feeds?: Record<string, unknown>[];
  /** Reasons by the names of failed files, as reported; one for each failed entry of a list. */
  failed: Record<string, ImportFailure | ImportFailure[]>;
}

/** Fails when there is no expectation. */
const expectedOf = (name: string): Expected =>
  JSON.parse(readFileSync(join(expectations, `${name}.json`), 'utf8'));

const byFile = <Failed extends { file: string }>(failed: readonly Failed[]) =>
  failed.toSorted((a, b) => (a.file < b.file ? -1 : 1));

// One Carrel answers the commands, as it does for who has it open.
test.use({ serves: true });

test('every drop has an expectation, and every expectation a drop', () => {
  expect(readdirSync(expectations).sort()).toEqual(cases.map((name) => `${name}.json`).sort());
});

// Two tests, because one command that reads every drop comes near its time limit on a busy machine.
const half = Math.ceil(cases.length / 2);
for (const names of [cases.slice(0, half), cases.slice(half)]) {
  test(`imports every format without loss: ${names[0]} to ${names.at(-1)}`, async ({
    carrel,
    library,
  }) => {
    const paths = names.map((name) => join(drops, name));
    const { stdout, stderr } = await carrel(['import', ...paths, '--json']);
    const report = JSON.parse(stdout || `"${stderr}"`) as {
      failed: { file: string; reason: string }[];
    };
    const kept = keptArticles(library);
    const feeds = keptFeeds(library);
    const seenFeeds = new Set<unknown>();

    for (const name of names) {
      const expected = expectedOf(name);
      const found = kept.filter(({ file }) => file.startsWith(`${name}/`));
      expect
        .soft(found.map(({ title }) => title).sort(), `the articles of ${name}`)
        .toEqual(expected.articles.map(({ title }) => title).sort());
      for (const { contains = [], omits = [], ...fields } of expected.articles) {
        const article = found.find(
          ({ title, url }) => title === fields.title && (fields.url ?? url) === url,
        );
        expect.soft(article, `${name}: ${fields.title}`).toMatchObject(fields);
        for (const text of contains) expect.soft(article?.text, name).toContain(text);
        for (const text of omits) expect.soft(article?.text, name).not.toContain(text);
      }
      for (const feed of expected.feeds ?? []) {
        expect.soft(feeds, name).toContainEqual(expect.objectContaining(feed));
        seenFeeds.add(feed);
      }
      const failed = report.failed
        .filter(({ file }) => file.includes(`/drops/${name}/`))
        .map(({ file, reason }) => `${file.slice(drops.length + 1)}: ${reason}`);
      const reasons = Object.entries(expected.failed).flatMap(([file, why]) =>
        [why].flat().map((each) => `${file}: ${failureText[each]}`),
      );
      expect.soft(failed.sort(), `the failures of ${name}`).toEqual(reasons.sort());
    }
    expect.soft(feeds).toHaveLength(seenFeeds.size);

    const again = JSON.parse((await carrel(['import', ...paths, '--json'])).stdout);
    // Several files are read at a time, so the rows may come in any order.
    expect(again).toMatchObject({ imported: 0, updated: 0 });
    expect(byFile(again.failed)).toEqual(byFile(report.failed));
    expect(keptArticles(library)).toHaveLength(kept.length);
  });
}

test('a folder that cannot be read is in the report, and the files beside it are imported', async ({
  carrel,
  library,
}) => {
  const folder = writePages(library, 2);
  // The path is longer than the system allows, even for root.
  const deep = 'd'.repeat(200);
  const steps = `for (let at = 0; at < 25; at++) { fs.mkdirSync('${deep}'); process.chdir('${deep}'); }`;
  execFileSync(process.execPath, ['-e', steps], { cwd: folder });
  try {
    const { code, stdout } = await carrel(['import', folder, '--json']);
    const { imported, failed } = JSON.parse(stdout);
    const reason = `${failureText.unreadable}: the name is too long (ENAMETOOLONG)`;
    expect([code, imported, failed]).toMatchObject([3, 2, [{ reason }]]);
  } finally {
    execFileSync('rm', ['-rf', join(folder, deep)]);
  }
});

test('a dropped folder that cannot be read is in the report', async ({ openCarrel, library }) => {
  const folder = writePages(library, 2);
  const locked = join(folder, 'locked');
  mkdirSync(locked, { mode: 0o000 });
  test.skip(isReadable(locked), 'root reads every folder');
  const { page } = await openCarrel();
  await drop(page, [folder]);
  await expect(page.getByText(en.import.summary(2, 0, 0, 1))).toBeVisible();
  await page.getByRole('button', { name: en.import.showReport }).click();
  await page.getByRole('radio', { name: en.import.outcomes.failed }).click();
  const failed = page.getByRole('grid', { name: en.import.reportLabel }).getByRole('row');
  await expect(failed).toHaveText([
    new RegExp(`^${en.import.outcomes.failed}.*${en.import.failures.unreadable}.*pages/locked`),
  ]);
});

function isReadable(folder: string): boolean {
  try {
    readdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
