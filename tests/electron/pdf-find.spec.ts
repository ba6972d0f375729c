// Words on the pages of a PDF: found by the bar, and the hits of the library's search.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';
import { writePdf } from './write-pdf';

const bar = (page: Page) => page.getByRole('search', { name: en.find.label });
const count = (page: Page) => bar(page).getByRole('status');
const pages = (page: Page) => page.getByRole('region', { name: /^Original: / });
const field = (page: Page) => page.getByRole('textbox', { name: en.pdf.page });

/** The words painted under a name, each with its page, and whether it is seen there. */
const painted = (page: Page, name: string) =>
  page.evaluate((wanted) => {
    const box = document.querySelector('.pdf-pages')!.getBoundingClientRect();
    return [...(CSS.highlights.get(wanted) ?? [])].map((each) => {
      const range = each as Range;
      const { top, bottom } = range.getBoundingClientRect();
      const sheet = range.startContainer.parentElement?.closest('[data-page]');
      return {
        page: Number(sheet?.getAttribute('data-page')),
        words: range.toString().replace(/\s+/g, ' '),
        isSeen: bottom > top && top >= box.top && bottom <= box.bottom,
      };
    });
  }, name);
const current = async (page: Page) => (await painted(page, 'found-words-current'))[0] ?? null;

const total = 120;

/** On page 2, 60 and 120 a word that a line breaks; page 3 cannot be read. */
function saveLog(library: string): string {
  const folder = join(library, 'saved');
  mkdirSync(folder, { recursive: true });
  const sheets = Array.from({ length: total }, (_, at) => {
    const number = at + 1;
    if (number === 3) return null;
    const lines = Array.from(
      { length: 30 },
      (_, line) => `Entry ${number}.${line}: the tide went out and came in again.`,
    );
    if ([2, 60, 120].includes(number)) {
      lines[20] = `On this day, at dawn, the keeper of the light-`;
      lines[21] = `house wrote: Lamp ${number} was lit.`;
    }
    if (number === 61) lines[12] = 'The lighthouses of the coast are older.';
    return lines;
  });
  const path = join(folder, 'log.pdf');
  writeFileSync(path, writePdf(sheets));
  return path;
}

test('words are found on all pages of a PDF, and hits of the search are marked there', async ({
  library,
  openCarrel,
}) => {
  const path = saveLog(library);
  const { page } = await openCarrel();
  await drop(page, [path]);
  await expect(page.getByText('1 imported')).toBeVisible();
  await page.getByRole('button', { name: en.import.close }).click();
  await page.getByRole('option').click();
  await page.keyboard.press('o');
  await expect(pages(page)).toBeFocused();

  await test.step('also on pages that are not drawn, and a word broken over two lines', async () => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('lighthouse');
    await expect(count(page)).toHaveText('1 of 4');
    await expect
      .poll(() => current(page))
      .toEqual({ page: 2, words: expect.stringMatching(/^light- ?house$/), isSeen: true });
    await page.keyboard.press('Enter');
    await expect(count(page)).toHaveText('2 of 4');
    await expect.poll(() => current(page)).toMatchObject({ page: 60, isSeen: true });
    await expect(field(page)).toHaveValue('60');
    // Those of the drawn pages are marked, and only the words.
    await expect
      .poll(async () => (await painted(page, 'found-words')).map(({ page }) => page))
      .toEqual([60, 61]);
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await expect(count(page)).toHaveText('4 of 4');
    await expect.poll(() => current(page)).toMatchObject({ page: 120, isSeen: true });
  });

  await test.step('scrolling by hand does not jump back', async () => {
    await pages(page).evaluate((box) => box.scrollTo(0, 0));
    await expect(field(page)).toHaveValue('1');
    await expect(page.locator('[data-page="2"] .pdf-text')).toBeAttached();
    await expect
      .poll(async () => (await painted(page, 'found-words')).map(({ page }) => page))
      .toEqual([2]);
    await expect(field(page)).toHaveValue('1');
  });

  await test.step('whole words and case', async () => {
    await bar(page).getByRole('button', { name: en.find.wholeWords }).press('Enter');
    await expect(count(page)).toHaveText(/ of 3$/);
    await bar(page).getByRole('button', { name: en.find.wholeWords }).press('Enter');
    await bar(page).getByRole('textbox').fill('Lighthouse');
    await expect(count(page)).toHaveText(/ of 4$/);
    await bar(page).getByRole('button', { name: en.find.matchCase }).press('Enter');
    await expect(count(page)).toHaveText('No matches');
    await bar(page).getByRole('textbox').fill('Lamp 60');
    await expect(count(page)).toHaveText('1 of 1');
    const isSeen = { words: 'Lamp 60', isSeen: true };
    await expect.poll(() => current(page)).toMatchObject(isSeen);
    // The only place is gone to again, when it was scrolled out of sight.
    await pages(page).evaluate((box) => box.scrollTo(0, 0));
    await expect.poll(() => current(page)).toBe(null);
    await page.keyboard.press('F3');
    await expect.poll(() => current(page)).toMatchObject(isSeen);
  });

  await test.step('Esc selects the words on the page', async () => {
    await bar(page).getByRole('textbox').focus();
    await page.keyboard.press('Escape');
    await expect(pages(page)).toBeFocused();
    expect(await page.evaluate(() => String(getSelection()))).toBe('Lamp 60');
    expect(await painted(page, 'found-words')).toEqual([]);
  });

  await test.step('hits of the search are marked from the place that is shown', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('lighthouse');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Match 2 of 4')).toBeVisible();
    const currentHit = async () => (await painted(page, 'current-hit'))[0] ?? null;
    await expect.poll(currentHit).toMatchObject({ page: 60, isSeen: true });
    await pages(page).focus();
    await page.keyboard.press('n');
    await page.keyboard.press('n');
    await expect(page.getByText('Match 4 of 4')).toBeVisible();
    await expect.poll(currentHit).toMatchObject({ page: 120, isSeen: true });
    await expect
      .poll(async () => (await painted(page, 'search-hit')).map(({ page }) => page))
      .toEqual([120]);
    // The window's own page keeps no paint of the PDF.
    await page.keyboard.press('Escape');
    await expect(page.getByText(/^Match \d of 4$/)).toBeVisible();
    const left = () => page.evaluate(() => [...CSS.highlights.keys()]);
    expect(await left()).not.toContain('search-hit');
  });
});
