// Commands whose processes hand them over to the Carrel that has the library open.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './carrel';
import { drop } from './drop';
import { searchFor } from './search-for';
import { expectSound, listAll, titleOf, writePages } from './shelf';
import { simplePage } from './simple-page';

test('while the window is open, hands the command over and prints its answer', async ({
  carrel,
  openCarrel,
  library,
}) => {
  const { page: window } = await openCarrel();
  await window.waitForLoadState();
  const file = join(library, 'a.html');
  writeFileSync(
    file,
    simplePage('Handed over', 'The words of this page came by another process. '.repeat(5)),
  );
  const options = { cwd: library, whole: true };
  const imported = await carrel(['import', 'a.html', '--json'], options);
  expect(JSON.parse(imported.stdout)).toMatchObject({ imported: 1, failed: [] });
  await expect(window.getByText('Handed over').first()).toBeVisible();
  expect((await searchFor(carrel, 'handed')).total).toBe(1);
  expect((await carrel(['show', 'nothing'], { whole: true })).code).toBe(1);
});

test('the window and two commands import into one library at once without loss or duplicates', async ({
  carrel,
  openCarrel,
  library,
}) => {
  const pages = writePages(library, 24);
  const part = (from: number, to: number) =>
    readdirSync(pages)
      .sort()
      .slice(from, to)
      .map((name) => join(pages, name));
  const { app, page: window } = await openCarrel();
  // The two parts overlap: some files are imported by both commands.
  const [first, second] = [part(6, 16), part(12, 24)].map((files, at) =>
    carrel(['import', ...files, '--tag', `by command ${at}`, '--json'], { whole: true }),
  );
  await drop(window, part(0, 8));
  for (const result of [await first, await second]) {
    expect(JSON.parse(result?.stdout ?? '')).toMatchObject({ failed: [] });
  }
  await expect(window.getByRole('button', { name: 'All articles, 24 articles' })).toBeVisible({
    timeout: 30_000,
  });
  await app.close();
  const listed = await listAll(carrel);
  expect(listed.map(({ title }) => title)).toEqual(
    Array.from({ length: 24 }, (_, at) => titleOf(at)),
  );
  // An article that both commands imported exists once and has the tags of both.
  expect(listed[13]?.tags).toHaveLength(2);
  await expectSound(carrel, 24);
});

test('many commands at once on one library all get their answer', async ({ carrel, library }) => {
  const files = Array.from({ length: 6 }, (_, at) => join(library, `${at}.html`));
  for (const [at, file] of files.entries()) {
    writeFileSync(file, simplePage(`Page ${at}`, `Number ${at} has words of its own. `.repeat(9)));
  }
  const results = await Promise.all(
    files.map((file) => carrel(['import', file, '--json'], { whole: true })),
  );
  expect(results.map(({ stdout }) => JSON.parse(stdout).imported)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(JSON.parse((await carrel(['list', '--json'])).stdout)).toHaveLength(6);
});
