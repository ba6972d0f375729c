// A CSV of a program that Carrel does not know.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { failureText } from '../../renderer/cli/failures';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';
import { keptArticles } from './kept-articles';

const rows = [
  'Link,Name,Words,Labels,When,Who,Remark',
  'https://own.example/1,The first of them,"<p>Kept words of it.</p>","sea, rope",2021-03-04,"Penn, Ada",Mine',
  'https://own.example/2,둘째 글,,,2021-03-05,,',
  'nothing,Not an address,,,,,',
];

function writeCsv(library: string): string {
  const folder = join(library, '..', 'csv');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'own list.csv');
  writeFileSync(path, `${rows.join('\n')}\n`);
  return path;
}

// One Carrel answers the commands, as it does for who has it open.
test.use({ serves: true });

test('the command line imports a CSV whose columns are named', async ({ carrel, library }) => {
  const path = writeCsv(library);
  const before = JSON.parse((await carrel(['import', path, '--json'])).stdout);
  expect(before.failed).toEqual([{ file: path, reason: failureText['unknown-columns'] }]);

  const columns = 'url=Link,title=name,text=Words,tags=Labels,saved=When,author=Who,note=Remark';
  const { stdout } = await carrel(['import', path, '--columns', columns, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ imported: 2, failed: [{ file: path }] });
  const [first, second] = keptArticles(library).sort((a, b) => (a.url! < b.url! ? -1 : 1));
  expect(first).toMatchObject({
    ...{ title: 'The first of them', url: 'https://own.example/1', text: 'Kept words of it.' },
    ...{ tags: ['rope', 'sea'], byline: ['Ada Penn'], note: 'Mine', format: 'csv' },
    savedAt: '2021-03-04T00:00:00.000Z',
  });
  expect(second).toMatchObject({ title: '둘째 글', kind: 'link' });

  const wrong = await carrel(['import', path, '--columns', 'href=Link']);
  expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('"href" is none of url')]);
});

test('the window asks for the columns, by keyboard alone', async ({ openCarrel, library }) => {
  const path = writeCsv(library);
  const { page } = await openCarrel();
  await drop(page, [path]);
  const open = page.getByRole('button', { name: en.import.csv.open });
  await open.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: en.import.csv.title });
  const field = (name: keyof typeof en.import.csv.fields) =>
    dialog.getByLabel(en.import.csv.fields[name], { exact: true });
  // The guess.
  await expect(field('url')).toHaveValue('Link');
  await expect(field('title')).toHaveValue('Name');
  await expect(field('tags')).toHaveValue('Labels');
  await expect(field('note')).toHaveValue('');
  await field('note').focus();
  await page.keyboard.type('Remark');
  await expect(field('note')).toHaveValue('Remark');
  await dialog.getByRole('button', { name: en.import.csv.confirm }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(en.import.summary(2, 0, 0, 1))).toBeVisible();
  await expect
    .poll(() => keptArticles(library).find(({ note }) => note === 'Mine')?.title)
    .toBe('The first of them');
});
