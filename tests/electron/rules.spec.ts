import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';

const rows = (page: Page) => page.getByRole('option');

/** A page of the library's folder "saved". */
function savePage(library: string, title: string, words: string): string {
  mkdirSync(join(library, 'saved'), { recursive: true });
  const path = join(library, 'saved', `${title}.html`);
  const body = `<h1>${title}</h1>${`<p>${words} ${'And so it went on for a while. '.repeat(6)}</p>`.repeat(6)}`;
  writeFileSync(
    path,
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><main>${body}</main></html>`,
  );
  return path;
}

test('a saved search tags and stars what it finds, now and when it comes in', async ({
  openCarrel,
  library,
  carrel,
}) => {
  const { page } = await openCarrel();
  await drop(page, [
    savePage(library, 'Lamps of the pier', 'Lanternfish swim below.'),
    savePage(library, 'Rain on slate', 'It rained on the roofs.'),
  ]);
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('button', { name: en.import.close }).click();
  await page.keyboard.press('/');
  await page.keyboard.type('lanternfish');
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('button', { name: en.savedSearches.save }).click();
  await page.getByRole('button', { name: en.savedSearches.confirm, exact: true }).click();

  // By keyboard: the menu of the search, and the dry run.
  await page.locator('.saved-search .sidebar-item').focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: en.rules.open }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(en.rules.finds(1))).toBeVisible();
  await page.keyboard.type('fish, deep');
  await expect(dialog.getByText(en.rules.changes(1, 1))).toBeVisible();
  await expect(dialog.getByRole('listitem')).toHaveText(['Lamps of the pier']);
  await dialog.getByText(en.rules.onImport).click();
  await page.screenshot({ path: test.info().outputPath('rule.png') });
  await dialog.getByRole('button', { name: en.rules.apply(1) }).press('Enter');
  await expect(rows(page).filter({ hasText: 'deep' })).toHaveCount(1);
  await rows(page).first().click();
  await page.keyboard.press('Control+z');
  await expect(rows(page).filter({ hasText: 'deep' })).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(rows(page).filter({ hasText: 'deep' })).toHaveCount(1);

  // The command ends when the rule was applied to what it has imported.
  const later = savePage(library, 'The last trawler', 'A net of lanternfish.');
  expect((await carrel(['import', later])).code).toBe(0);
  const listed = JSON.parse((await carrel(['list', 'tag:fish', '--json'])).stdout);
  expect(listed.map(({ title }: { title: string }) => title).sort()).toEqual([
    'Lamps of the pier',
    'The last trawler',
  ]);

  await test.step('by command, undone in the window', async () => {
    const set = ['rules', 'set', 'Rainy', '--query', 'rained', '--add', 'weather', '--star'];
    expect(await carrel(set)).toMatchObject({ code: 0, stderr: '' });
    const tried = await carrel(['rules', 'run', '--all', '--dry-run', '--json']);
    expect(JSON.parse(tried.stdout)).toMatchObject({
      ...{ changed: 1, dryRun: true },
      rules: [{ changed: 0 }, { articles: [{ addedTags: ['weather'], starred: true }] }],
    });
    await expect(rows(page).filter({ hasText: 'weather' })).toHaveCount(0);
    const ran = await carrel(['rules', 'run', 'rain']);
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringMatching(/Rainy: 1 of 1 changed/) });
    await page.locator('.saved-search .sidebar-item', { hasText: 'Rainy' }).click();
    await expect(rows(page).filter({ hasText: 'weather' })).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(rows(page).filter({ hasText: 'weather' })).toHaveCount(0);
    // The rule itself is a step, too.
    await page.keyboard.press('Control+z');
    await expect(page.locator('.saved-search')).toHaveCount(1);
    expect(await carrel(['rules', 'run', 'rain'])).toMatchObject({ code: 1 });
    await carrel(['tag', '--query', 'rained', '--add', 'slate']);
    await page.keyboard.press('Control+z');
    await expect
      .poll(async () => JSON.parse((await carrel(['list', 'tag:slate', '--json'])).stdout))
      .toEqual([]);
  });

  await page.emulateMedia({ colorScheme: 'dark' });
  await page.locator('.saved-search .sidebar-item').click({ button: 'right' });
  await page.getByRole('menuitem', { name: en.rules.open }).click();
  await expect(dialog.getByText(en.rules.changes(0, 2))).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('dark.png') });
});
