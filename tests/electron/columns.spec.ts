import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { writePages } from './shelf';

const rows = (page: Page) => page.getByRole('option');
const heads = (page: Page) =>
  page.getByRole('toolbar', { name: en.list.columns }).getByRole('button');

test('the list has columns that sort, move, hide and come back, by key and by pointer', async ({
  openCarrel,
  library,
  carrel,
}) => {
  const { app, page } = await openCarrel();
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.isVisible()) window.setContentSize(1600, 800);
    }
  });
  await carrel(['import', writePages(library, 4, () => 80)]);
  await expect(rows(page)).toHaveCount(4);
  await page.getByRole('button', { name: new RegExp(`^${en.list.sort}: `) }).click();
  await page.getByRole('menuitem', { name: en.list.densities.columns }).click();
  const { columnNames, sortDirections } = en.list;
  const names = () => heads(page).locator('.column-name').allTextContents();

  await test.step('a head sorts, and again the other way round', async () => {
    const titles = () => rows(page).locator('.row-title').allTextContents();
    await heads(page).first().click();
    await expect(heads(page).first()).toHaveAccessibleName(
      `${columnNames.title}, ${sortDirections.title.ascending}`,
    );
    const ascending = await titles();
    expect(ascending).toEqual([...ascending].sort());
    await page.keyboard.press('Enter');
    await expect.poll(titles).toEqual(ascending.toReversed());
  });

  await test.step('by key a column moves and gets wider', async () => {
    const before = await names();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Alt+ArrowRight');
    const [title = '', first = '', second = '', ...rest] = before;
    expect(await names()).toEqual([title, second, first, ...rest]);
    await expect(heads(page).nth(2)).toBeFocused();
    const widthOf = () =>
      heads(page)
        .nth(2)
        .evaluate((head) => head.clientWidth);
    const width = await widthOf();
    await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(widthOf).toBe(width + 16);
  });

  await test.step('the menu of a head hides its column, and a drag moves its edge', async () => {
    await heads(page).nth(1).click({ button: 'right' });
    await page.getByRole('menuitem', { name: en.list.columnShown(columnNames.length) }).click();
    await expect.poll(names).not.toContain(columnNames.length);
    const edge = page.locator('.column-edge').first();
    const { x = 0, y = 0 } = (await edge.boundingBox()) ?? {};
    const width = await heads(page)
      .nth(1)
      .evaluate((head) => head.clientWidth);
    await page.mouse.move(x + 1, y + 8);
    await page.mouse.down();
    await page.mouse.move(x - 39, y + 8);
    await page.mouse.up();
    await expect
      .poll(() =>
        heads(page)
          .nth(1)
          .evaluate((head) => head.clientWidth),
      )
      .toBe(width + 40);
  });

  const chosen = await names();
  await app.close();
  const { page: again } = await openCarrel();
  await expect(rows(again)).toHaveCount(4);
  // The window comes back in its size, so that there is room for the same.
  await expect.poll(() => heads(again).locator('.column-name').allTextContents()).toEqual(chosen);
});
