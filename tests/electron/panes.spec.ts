// What is shown in wide, narrow and tiny windows, and that nothing is cut off.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';

const rows = (page: Page) => page.getByRole('option');
const reader = (page: Page) => page.frameLocator('iframe[sandbox="allow-same-origin"]');
const main = (page: Page) => page.getByRole('main', { name: en.reader.label });
const list = (page: Page) => page.getByRole('listbox');
const sidebar = (page: Page) => page.getByRole('navigation', { name: en.sidebar.label });
const panel = (page: Page) => page.getByRole('complementary', { name: en.highlights.panel });
const toolbar = (page: Page) => page.getByRole('toolbar', { name: en.reader.toolbar });

function savePages(library: string): string {
  const folder = join(library, 'saved');
  mkdirSync(folder);
  for (const name of ['harbour', 'lighthouse']) {
    const line = `In the ${name} the tide went out and came in again, as it does every day. `;
    writeFileSync(
      join(folder, `${name}.html`),
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>The ${name} at night</title><article><h1>The ${name} at night</h1>${`<p>${line.repeat(6)}</p>`.repeat(12)}</article></html>`,
    );
  }
  return folder;
}

async function resize(app: ElectronApplication, page: Page, width: number, height = 800) {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows().filter((each) => each.isVisible());
      window?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]);
}

/** Width of the article's text, in em of its font. */
const textWidth = (page: Page) =>
  reader(page)
    .locator('.article-body')
    .evaluate((body) => body.clientWidth / Number.parseFloat(getComputedStyle(body).fontSize));

/** What reaches beyond the window: the names of elements that a user sees or uses. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, input, textarea, h2, h3, [role=dialog], aside, main')]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        const isShown = element.checkVisibility({ visibilityProperty: true }) && box.width > 1;
        let scroller = element.parentElement;
        while (scroller && !/auto|scroll/.test(getComputedStyle(scroller).overflowY)) {
          scroller = scroller.parentElement;
        }
        const seen = scroller ? scroller.getBoundingClientRect() : box;
        const isBeyond =
          box.left < -1 ||
          box.right > innerWidth + 1 ||
          seen.top < -1 ||
          seen.bottom > innerHeight + 1;
        return isShown && isBeyond;
      })
      .map((element) => `${element.className} ${element.getAttribute('aria-label') ?? ''}`),
  );

test('the reader stands alone, and one pane is shown in a narrow window', async ({
  library,
  openCarrel,
}) => {
  const { app, page } = await openCarrel();
  await drop(page, [savePages(library)]);
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('button', { name: en.import.close }).click();
  const [first = '', second = ''] = await page.locator('.row-title').allTextContents();
  const isOpen = (title: string) =>
    expect(reader(page).getByRole('heading', { name: title })).toBeVisible();
  await rows(page).first().click();
  await isOpen(first);
  const picture = (name: string) =>
    page.screenshot({ path: test.info().outputPath(`${name}.png`) });

  await test.step('f shows the article alone, and Esc the list again', async () => {
    await resize(app, page, 1280);
    await page.keyboard.press('f');
    await expect(list(page)).toBeHidden();
    await expect(sidebar(page)).toBeHidden();
    expect((await main(page).boundingBox())?.width).toBe(1280);
    // Other articles are reached from there.
    await page.keyboard.press('j');
    await isOpen(second);
    await page.keyboard.press('k');
    await isOpen(first);
    await picture('alone');
    await page.keyboard.press('Escape');
    await expect(list(page)).toBeFocused();
    await expect(sidebar(page)).toBeVisible();
    await page.keyboard.press('f');
    await page.keyboard.press('/');
    await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
    await page.keyboard.press('Escape');
  });

  await test.step('J moves from the sidebar to the list, so that Enter reads the article', async () => {
    // Screen readers leave single letters to a program only in an application.
    await expect(page.getByRole('application', { name: 'Carrel' })).toBeVisible();
    await sidebar(page).getByRole('button', { name: en.sidebar.unread }).focus();
    await page.keyboard.press('j');
    await expect(list(page)).toBeFocused();
    await isOpen(second);
    await page.keyboard.press('Enter');
    await expect(page.locator('iframe')).toBeFocused();
    await page.keyboard.press('k');
    await isOpen(first);
    await page.keyboard.press('Escape');
  });

  await test.step('the panel leaves the text its width', async () => {
    const before = await textWidth(page);
    expect(before).toBeGreaterThanOrEqual(30);
    await page.keyboard.press('p');
    await expect(panel(page)).toBeVisible();
    await expect.poll(() => textWidth(page)).toBe(before);
    // It hides nothing of the text, so that what is scrolled to is seen.
    const [text, notes] = await Promise.all([
      page.locator('iframe').boundingBox(),
      panel(page).boundingBox(),
    ]);
    expect(text!.y + text!.height).toBeLessThanOrEqual(notes!.y + 1);
    await picture('panel-1280');
    // Alone, there is room for both.
    await page.keyboard.press('f');
    await expect
      .poll(async () => {
        const text = await page.locator('iframe').boundingBox();
        const notes = await panel(page).boundingBox();
        return text && notes ? notes.x >= text.x + text.width - 1 : false;
      })
      .toBe(true);
    expect(await textWidth(page)).toBeGreaterThanOrEqual(30);
    await page.keyboard.press('f');
  });

  await test.step('the panel is open where it was opened', async () => {
    await rows(page).last().click();
    await isOpen(second);
    await expect(panel(page)).toBeHidden();
    await rows(page).first().click();
    await expect(panel(page)).toBeVisible();
    await toolbar(page).getByRole('button', { name: en.highlights.panel }).click();
    await expect(panel(page)).toBeHidden();
  });

  await test.step('at 1000 the list gives way', async () => {
    await resize(app, page, 1000);
    expect(await textWidth(page)).toBeGreaterThan(22);
    expect(await cutOff(page)).toEqual([]);
    await picture('1000');
    // What has the focus is what a narrow window goes on to show.
    await rows(page).first().click();
  });

  for (const [width, height] of [
    [800, 700],
    [640, 420],
  ] as const) {
    await test.step(`at ${width}×${height} one pane is shown`, async () => {
      await resize(app, page, width, height);
      await expect(main(page)).toBeHidden();
      expect((await list(page).boundingBox())?.width).toBe(width);
      await picture(`${width}-list`);
      expect(await cutOff(page)).toEqual([]);
      // By mouse, and back by the button.
      await rows(page).first().click();
      await expect(list(page)).toBeHidden();
      await isOpen(first);
      expect((await page.locator('iframe').boundingBox())?.width).toBe(width);
      expect(await cutOff(page)).toEqual([]);
      await picture(`${width}-reader`);
      await page.keyboard.press('p');
      await expect(panel(page)).toBeVisible();
      expect(await cutOff(page)).toEqual([]);
      await picture(`${width}-panel`);
      await page.keyboard.press('p');
      await toolbar(page).getByRole('button', { name: en.reader.backToList }).click();
      await expect(list(page)).toBeFocused();
      // By keyboard.
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await expect(list(page)).toBeHidden();
      await page.keyboard.press('Escape');
      await expect(list(page)).toBeFocused();
      // No key highlights a text that is not seen: the article is shown first.
      await page.keyboard.press('2');
      await expect(list(page)).toBeHidden();
      await expect(toolbar(page).getByRole('button', { name: en.highlights.panel })).toHaveText('');
      await page.keyboard.press('Escape');
      await expect(list(page)).toBeFocused();
      await page.keyboard.press('k');
      for (const [key, name] of Object.entries({
        'Control+,': 'settings',
        '?': 'keys',
        c: 'cite',
        i: 'info',
      })) {
        await page.keyboard.press(key);
        await expect(page.getByRole('dialog')).toBeVisible();
        expect(await cutOff(page)).toEqual([]);
        await picture(`${width}-${name}`);
        // What the dialog is about has room for some lines, and its buttons are in sight.
        for (const region of await page.getByRole('dialog').getByRole('region').all()) {
          expect((await region.boundingBox())?.height, name).toBeGreaterThan(80);
        }
        for (const button of await page.locator('.dialog-actions button').all()) {
          await expect(button, name).toBeInViewport({ ratio: 1 });
        }
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      }
    });
  }
});
