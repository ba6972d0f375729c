import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { writePages } from './shelf';

const rows = (page: Page) => page.getByRole('option');

test('two windows have places of their own, one library and one undo, and come back', async ({
  openCarrel,
  library,
  carrel,
}) => {
  const { app, page } = await openCarrel();
  await carrel(['import', writePages(library, 3, () => 80)]);
  await expect(rows(page)).toHaveCount(3);

  const second = await test.step('an article in a window of its own, by key', async () => {
    await rows(page).nth(1).click();
    const opened = app.waitForEvent('window');
    await page.keyboard.press('Shift+Enter');
    const window = await opened;
    const title = (await rows(page).nth(1).locator('.row-title').textContent()) ?? '';
    await expect(window).toHaveTitle(`${title} — Carrel`);
    await expect(window.locator('iframe[sandbox="allow-same-origin"]')).toBeVisible();
    await expect(window.getByRole('listbox')).not.toBeVisible();
    return window;
  });

  await test.step('what one changes the other shows, and takes back', async () => {
    await second.bringToFront();
    await second.keyboard.press('s');
    await expect(second.getByRole('button', { name: en.actions.unstar })).toBeVisible();
    await expect(page.getByRole('button', { name: en.actions.unstar })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(second.getByRole('button', { name: en.actions.star })).toBeVisible();
    await second.keyboard.press('Control+y');
    await expect(page.getByRole('button', { name: en.actions.unstar })).toBeVisible();
  });

  await test.step('each has a place and a search of its own', async () => {
    await second.keyboard.press('Escape');
    await expect(rows(second)).toHaveCount(3);
    await second.keyboard.press('g');
    await second.keyboard.press('s');
    await expect(rows(second)).toHaveCount(1);
    await expect(rows(page)).toHaveCount(3);
    const opened = app.waitForEvent('window');
    await second.keyboard.press('Control+n');
    const third = await opened;
    await expect(rows(third)).toHaveCount(1);
    await third.close();
  });

  await app.close();
  const again = await openCarrel();
  await expect.poll(() => again.app.windows().length).toBeGreaterThan(1);
  const counts = () =>
    Promise.all(
      again.app
        .windows()
        .filter((each) => each.url().includes('index.html'))
        .map((each) => rows(each).count()),
    );
  await expect.poll(async () => (await counts()).sort()).toEqual([1, 3]);
});
