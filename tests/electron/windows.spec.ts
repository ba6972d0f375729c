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

  await test.step('two that undo in the same instant undo two steps', async () => {
    const unstar = (window: Page) => window.getByRole('button', { name: en.actions.unstar });
    const tagged = rows(page).filter({ hasText: 'twice' });
    await carrel(['tag', '--query', 'lang:en', '--add', 'twice']);
    await expect(tagged).toHaveCount(3);
    await Promise.all([page.keyboard.press('Control+z'), second.keyboard.press('Control+z')]);
    await expect(tagged).toHaveCount(0);
    await expect(unstar(second)).toHaveCount(0);
    await Promise.all([page.keyboard.press('Control+y'), second.keyboard.press('Control+y')]);
    await expect(tagged).toHaveCount(3);
    await expect(unstar(page)).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(tagged).toHaveCount(0);
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

  await test.step('the menus of places do things with all that is in them', async () => {
    const sidebar = page.getByRole('navigation', { name: en.sidebar.label });
    const item = (name: string) => sidebar.getByRole('button', { name: new RegExp(`^${name}, `) });
    const choose = async (place: string, action: string) => {
      await item(place).focus();
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menuitem', { name: action }).press('Enter');
    };
    const opened = app.waitForEvent('window');
    await choose(en.sidebar.starred, en.actions.openApart);
    const starred = await opened;
    await expect(rows(starred)).toHaveCount(1);
    await starred.close();

    const read = item(en.sidebar.read);
    await choose(en.sidebar.all, en.feeds.markRead);
    await expect(read).toHaveAccessibleName(`${en.sidebar.read}, ${en.list.articles(3)}`);
    await expect(page.getByText(en.feeds.markedRead(3))).toBeVisible();
    await item(en.sidebar.read).click({ button: 'right' });
    await expect(page.getByRole('menuitem', { name: en.feeds.markRead })).toHaveCount(0);
    await page.screenshot({ path: test.info().outputPath('menu.png') });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect(read).toHaveAccessibleName(`${en.sidebar.read}, ${en.list.articles(0)}`);

    await choose(en.sidebar.starred, en.exports.action);
    const dialog = page.getByRole('dialog', { name: en.exports.title });
    // Nothing of it is about the list behind.
    await expect(dialog.getByText(en.exports.all(3))).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);

    await rows(page).first().click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await expect(item(en.sidebar.trash)).toHaveAccessibleName(
      `${en.sidebar.trash}, ${en.list.articles(3)}`,
    );
    await choose(en.sidebar.trash, en.trash.restoreAll);
    await expect(rows(page)).toHaveCount(3);
    await item(en.sidebar.trash).click({ button: 'right' });
    await expect(page.getByRole('menuitem', { name: en.trash.emptyTrash })).toBeDisabled();
    await page.keyboard.press('Escape');
    // The keyboard was used last: the pointer counts from its first move.
    await item(en.sidebar.starred).hover();
    await item(en.sidebar.unread).hover();
    await expect(page.getByRole('tooltip')).toHaveText(/G U/i);
    // At once after another one.
    await item(en.sidebar.archived).hover();
    await expect(page.getByRole('tooltip')).toHaveText(/G E/i);
    await page.screenshot({ path: test.info().outputPath('tooltip.png') });
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
