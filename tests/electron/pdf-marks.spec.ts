// Highlights in the text of a PDF and on its pages: the same ones.
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';
import { select } from './select-passage';

const files = join(import.meta.dirname, '../fixtures/imports/drops/pdf');
const reader = (page: Page) => page.frameLocator('iframe[sandbox="allow-same-origin"]');

/** The passages painted in a colour, without white space and hyphens at line ends. */
const paintedIn = (body: Element, name: string) => {
  const view = body.ownerDocument.defaultView as Window & typeof globalThis;
  return [...(view.CSS.highlights.get(name) ?? [])].map((range) =>
    String(range).replace(/-?\s+/g, ''),
  );
};
const onPages = (page: Page, name: string) => page.locator('body').evaluate(paintedIn, name);
const inReader = (page: Page, name: string) =>
  reader(page).locator('body').evaluate(paintedIn, name);

/** Selects a line of a drawn page, as the mouse would. */
const selectLine = (page: Page, number: number, words: string) =>
  page
    .locator(`[data-page="${number}"] .pdf-text span`, { hasText: words })
    .first()
    .evaluate((line) => {
      window.getSelection()?.selectAllChildren(line);
      return (line.textContent ?? '').replace(/\s+/g, '');
    });

test('a highlight made in the reader is seen on the page of the PDF, and the other way round', async ({
  clipboard,
  openCarrel,
}) => {
  const { app, page } = await openCarrel();
  await drop(page, [join(files, 'korean.pdf')]);
  await page.getByRole('option').filter({ hasText: '항구의 밤' }).click();
  await expect(reader(page).getByText('등대지기는 계단을 오르며')).toBeVisible();
  const pages = page.getByRole('region', { name: 'Original: korean.pdf' });

  await test.step('from the reader to the first page', async () => {
    await select(page, '등대지기는 계단을 오르며');
    await page.keyboard.press('1');
    await expect.poll(() => inReader(page, 'mark-yellow')).toEqual(['등대지기는계단을오르며']);
    await page.keyboard.press('o');
    await expect.poll(() => onPages(page, 'mark-yellow')).toEqual(['등대지기는계단을오르며']);
    // Where the words are drawn, on the page.
    const place = await page.locator('body').evaluate(() => {
      const [range] = [...(CSS.highlights.get('mark-yellow') ?? [])] as Range[];
      const drawn = range?.getBoundingClientRect();
      const sheet = document.querySelector('[data-page="1"]')?.getBoundingClientRect();
      return (
        drawn && sheet && drawn.height > 5 && drawn.left > sheet.left && drawn.right < sheet.right
      );
    });
    expect(place).toBe(true);
  });

  await test.step('from the last page to the reader', async () => {
    await expect(pages).toBeFocused();
    await page.keyboard.press('End');
    const text = page.locator('[data-page="3"] .pdf-text');
    await expect(text.locator('span').first()).toBeAttached();
    const lines = await text.locator('span').allTextContents();
    const longest = lines.toSorted((a, b) => b.length - a.length)[0]!;
    const words = await selectLine(page, 3, longest);
    await page.getByRole('toolbar', { name: en.highlights.toolbar }).waitFor();
    await page.keyboard.press('2');
    await expect.poll(() => onPages(page, 'mark-green')).toEqual([words]);
    await page.keyboard.press('Escape');
    await expect.poll(() => inReader(page, 'mark-green')).toEqual([words]);
    // The window's own page keeps no paint of the PDF.
    expect(await onPages(page, 'mark-yellow')).toEqual([]);
  });

  await test.step('words that the mouse selects on a page are copied with the page', async () => {
    await page.keyboard.press('o');
    const line = page.locator('[data-page="2"] .pdf-text span').nth(2);
    await line.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await line.boundingBox())!;
    await page.mouse.move(x + 1, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width - 1, y + height / 2, { steps: 4 });
    await page.mouse.up();
    await page.getByRole('toolbar', { name: en.highlights.toolbar }).waitFor();
    const copied = async (copy: () => Promise<void>) => {
      await app.evaluate(({ clipboard }) => clipboard.clear());
      await copy();
      await expect.poll(() => clipboard(app)).toContain('carrel:');
      return clipboard(app);
    };
    const byKey = await copied(() => page.keyboard.press('Control+Shift+C'));
    const words = ((await line.textContent()) ?? '').replace(/\s+/g, '');
    expect(byKey.replace(/\s+/g, '')).toContain(words.slice(1, -1));
    expect(byKey).toMatch(/“항구의 밤”.*, p\. 2\n/);
    await line.click({ button: 'right' });
    const menu = page.getByRole('menu', { name: en.copying.menu });
    const choose = () =>
      menu.getByRole('menuitem', { name: en.copying.withSource, exact: true }).click();
    expect(await copied(choose)).toBe(byKey);
  });
});
