// High contrast: what is selected, where one is and what is unread are seen without Carrel's own colours.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';
import { choose } from './screens';

const fill = (element: Locator, part?: '::before') =>
  element.evaluate((node, of) => getComputedStyle(node, of).backgroundColor, part);

test('selection, place and dots are seen with forced colours', async ({ openCarrel, library }) => {
  const folder = join(library, 'saved');
  mkdirSync(folder);
  for (const title of ['Harbour', 'Rain', 'Slate']) {
    const text = `<p>${'Cranes stood over the quay like herons. '.repeat(40)}</p>`;
    writeFileSync(
      join(folder, `${title}.html`),
      `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1>${text}</main></html>`,
    );
  }
  const { app, page } = await openCarrel();
  await page.emulateMedia({ forcedColors: 'active' });
  await drop(page, [folder]);
  await page.getByText(en.import.finished).waitFor();
  await page.getByRole('button', { name: en.import.close }).click();
  const rows = page.getByRole('option');
  await page.getByRole('listbox', { name: en.list.label }).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('j');
  const [chosen, other] = [rows.and(page.locator('[aria-selected=true]')), rows.last()];

  await test.step('the row, focused by key, and its dot', async () => {
    await expect(chosen).toHaveCount(1);
    expect(await fill(chosen)).not.toBe(await fill(other));
    expect(await fill(other, '::before')).not.toBe(await fill(other));
    expect(await fill(chosen, '::before')).not.toBe(await fill(chosen));
    const style = await chosen.evaluate((row) => getComputedStyle(row).outlineStyle);
    expect(style).toBe('solid');
  });

  await test.step('the place in the sidebar', async () => {
    const all = page.getByRole('button', { name: en.sidebar.all });
    const unread = page.getByRole('button', { name: en.sidebar.unread, exact: false }).first();
    expect(await fill(all)).not.toBe(await fill(unread));
  });

  await test.step('the tab and the choice of a dialog', async () => {
    await choose(app, 'settings');
    const [first, second] = [page.getByRole('tab').first(), page.getByRole('tab').nth(1)];
    expect(await fill(first)).not.toBe(await fill(second));
    const options = page.locator('.choice-option');
    expect(await fill(options.and(page.locator('[data-selected]')).first())).not.toBe(
      await fill(options.and(page.locator(':not([data-selected])')).first()),
    );
  });
});
