import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { titleOf, writePages } from './shelf';

const rows = (page: Page) => page.getByRole('option');
const bar = (page: Page) => page.getByRole('toolbar', { name: en.tabs.label });
const tab = (page: Page, name: string) => bar(page).getByRole('button', { name, exact: true });
const shown = (page: Page) => bar(page).locator('[aria-current=page]');
const article = (page: Page) => page.frameLocator('iframe[sandbox="allow-same-origin"]');
const searchBox = (page: Page) =>
  page.getByRole('searchbox').or(page.getByRole('combobox')).first();
/** How far the open article is scrolled, in pixels. */
const scrolled = (page: Page) =>
  article(page)
    .locator('html')
    .evaluate((element) => Math.round(element.scrollTop));

test('each tab keeps its list, its search, its article and its place in it, and comes back', async ({
  openCarrel,
  library,
  carrel,
}) => {
  const { app, page } = await openCarrel();
  await carrel(['import', writePages(library, 4, () => 9_000)]);
  await expect(rows(page)).toHaveCount(4);
  await expect(bar(page)).toHaveCount(0);
  const row = (number: number) => rows(page).filter({ hasText: titleOf(number) });
  const heading = (number: number) => article(page).getByRole('heading', { name: titleOf(number) });

  await test.step('articles in tabs behind, by key and by the middle button', async () => {
    await row(0).click();
    await page.keyboard.press('Control+Enter');
    await expect(tab(page, titleOf(0))).toHaveCount(2);
    await row(1).click({ button: 'middle' });
    await expect(tab(page, titleOf(1))).toBeVisible();
    await expect(heading(0)).toBeVisible();
  });

  await test.step('where each was read', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    let at = -1;
    // The page glides to its place.
    await expect(async () => {
      const before = at;
      at = await scrolled(page);
      expect(at).toBeGreaterThan(100);
      expect(at).toBe(before);
    }).toPass();
    await tab(page, titleOf(1)).click();
    await expect(shown(page)).toHaveText(titleOf(1));
    await expect(heading(1)).toBeVisible();
    await expect.poll(() => scrolled(page)).toBe(0);
    await page.keyboard.press('Control+Tab');
    await expect(heading(0)).toBeVisible();
    await expect.poll(() => scrolled(page)).toBe(at);
  });

  await test.step('a list and a search of its own', async () => {
    await row(2).click();
    await page.keyboard.press('s');
    await page.keyboard.press('Control+t');
    await expect(bar(page).locator('.tab')).toHaveCount(4);
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await expect(rows(page)).toHaveCount(1);
    await expect(shown(page)).toHaveText(en.sidebar.starred);
    await tab(page, titleOf(1)).click();
    await expect(rows(page)).toHaveCount(4);
    await page.keyboard.press('/');
    await page.keyboard.type(titleOf(3));
    await expect(rows(page).first()).toContainText(titleOf(3));
    await page.keyboard.press('Control+Shift+Tab');
    await page.keyboard.press('Control+PageUp');
    await expect(rows(page)).toHaveCount(1);
    await expect(searchBox(page)).toHaveValue('');
  });

  await test.step('closed by key, and opened again', async () => {
    await page.keyboard.press('Control+w');
    await expect(bar(page).locator('.tab')).toHaveCount(3);
    await expect(tab(page, en.sidebar.starred)).toHaveCount(0);
    await page.keyboard.press('Control+Shift+t');
    await expect(shown(page)).toHaveText(en.sidebar.starred);
    await expect(rows(page)).toHaveCount(1);
  });

  const names = await bar(page).locator('.tab-name').allTextContents();
  await app.close();
  const again = await openCarrel();
  await expect(bar(again.page).locator('.tab-name')).toHaveText(names);
  await expect(shown(again.page)).toHaveText(en.sidebar.starred);
  await expect(rows(again.page)).toHaveCount(1);

  await test.step('the last tab takes the window with it', async () => {
    const closed = again.page.waitForEvent('close');
    await shown(again.page).click({ button: 'right' });
    await again.page.getByRole('menuitem', { name: en.tabs.closeOthers }).click();
    await expect(bar(again.page)).toHaveCount(0);
    // The window goes before the key is answered for.
    await again.page.keyboard.press('Control+w').catch(() => {});
    await closed;
  });
});
