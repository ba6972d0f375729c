// The article and its original beside one another, in step, by keyboard.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';

const reader = (page: Page) => page.frameLocator('iframe.article-frame:not([title^="Original"])');
const original = (page: Page) => page.frameLocator('iframe[title^="Original"]');
const drops = join(import.meta.dirname, '../fixtures/imports/drops');
const pdf = join(drops, 'pdf/korean.pdf');

/** Sixty paragraphs below a menu, with boxes between them that the article has not. */
function savePage(library: string): string {
  const folder = join(library, 'saved');
  mkdirSync(folder, { recursive: true });
  const paragraphs = Array.from(
    { length: 60 },
    (_, at) =>
      `<p>Boat ${at} came in at dusk. ${'The tide went out and came in again. '.repeat(8)}</p>${at % 7 === 3 ? '<aside class="advertisement" style="height: 500px"><a href="/buy">Buy boats</a></aside>' : ''}`,
  );
  writeFileSync(
    join(folder, 'boats.html'),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sixty boats</title></head><body><nav style="height: 900px">Menu</nav><article><h1>Sixty boats</h1>${paragraphs.join('')}</article></body></html>`,
  );
  return folder;
}

/** The number of the paragraph at the top. */
const firstIn = (frame: ReturnType<typeof reader>) =>
  frame.locator('body').evaluate((body) => {
    const seen = [...body.querySelectorAll('p')].find(
      (each) => each.getBoundingClientRect().bottom > 30,
    );
    return Number(/Boat (\d+)/.exec(seen?.textContent ?? '')?.[1]);
  });

const scrollTo = (frame: ReturnType<typeof reader>, words: string) =>
  frame
    .locator('p', { hasText: words })
    .evaluate((found) => found.scrollIntoView({ block: 'start', behavior: 'instant' }));

/** Selects the words with which a paragraph begins, as the mouse would. */
const selectStart = (frame: ReturnType<typeof reader>, words: string) =>
  frame.locator('p', { hasText: words }).evaluate((found, length) => {
    found.ownerDocument.defaultView?.focus();
    const text = found.firstChild!;
    found.ownerDocument.getSelection()?.setBaseAndExtent(text, 0, text, length);
  }, words.length);

const painted = (frame: ReturnType<typeof reader>, name: string) =>
  frame.locator('body').evaluate((body, wanted) => {
    const view = body.ownerDocument.defaultView as Window & typeof globalThis;
    return [...(view.CSS.highlights.get(wanted) ?? [])].map(String);
  }, name);

test('shows the article and its original in step', async ({ openCarrel, library }) => {
  const { app, page } = await openCarrel();
  const other = join(drops, 'office/sloop.docx');
  await drop(page, [savePage(library), pdf, join(drops, 'epub/tides.epub'), other]);
  const rows = page.getByRole('option');
  await rows.filter({ hasText: 'Sixty boats' }).click();
  await expect(reader(page).getByText('Boat 59 came')).toBeAttached();

  await test.step('at the same paragraph, and the list gives way', async () => {
    await page.keyboard.press('o');
    await expect(original(page).getByText('Boat 33 came')).toBeAttached();
    await scrollTo(original(page), 'Boat 33 came');
    await page.keyboard.press('o');
    await expect.poll(() => firstIn(reader(page))).toBe(33);
    expect(await firstIn(original(page))).toBe(33);
    await expect(rows.first()).toBeHidden();
  });

  await test.step('and one follows the other', async () => {
    await scrollTo(reader(page), 'Boat 47 came');
    await expect.poll(() => firstIn(original(page))).toBe(47);
    expect(await firstIn(reader(page))).toBe(47);
    await scrollTo(original(page), 'Boat 12 came');
    await expect.poll(() => firstIn(reader(page))).toBe(12);
    expect(await firstIn(original(page))).toBe(12);
  });

  await test.step('a highlight is seen in both, whichever it was made in', async () => {
    await selectStart(reader(page), 'Boat 13 came in at dusk.');
    await page.keyboard.press('1');
    const first = ['Boat 13 came in at dusk.'];
    await expect.poll(() => painted(reader(page), 'mark-yellow')).toEqual(first);
    await expect.poll(() => painted(original(page), 'mark-yellow')).toEqual(first);
    await selectStart(original(page), 'Boat 14 came in at dusk.');
    await page.keyboard.press('2');
    const second = ['Boat 14 came in at dusk.'];
    await expect.poll(() => painted(original(page), 'mark-green')).toEqual(second);
    await expect.poll(() => painted(reader(page), 'mark-green')).toEqual(second);
  });

  await test.step('words are found in the one that has the focus', async () => {
    const current = 'found-words-current';
    await page.keyboard.press('Control+f');
    await page.keyboard.type('Boat 21 came');
    await expect.poll(() => painted(original(page), current)).toEqual(['Boat 21 came']);
    expect(await painted(reader(page), current)).toEqual([]);
    await expect.poll(() => firstIn(reader(page))).toBeGreaterThan(12);
    await page.keyboard.press('Escape');
    await reader(page)
      .locator('body')
      .evaluate((body) => body.ownerDocument.defaultView?.focus());
    await page.keyboard.press('Control+f');
    await expect.poll(() => painted(reader(page), current)).toEqual(['Boat 21 came']);
    expect(await painted(original(page), current)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  await test.step('the article stays where it is, and the list is back', async () => {
    await scrollTo(reader(page), 'Boat 20 came');
    await page.keyboard.press('o');
    await expect(original(page).locator('body')).toBeHidden();
    await expect(rows.first()).toBeVisible();
    expect(await firstIn(reader(page))).toBe(20);
    await page.keyboard.press('o');
    await page.keyboard.press('o');
    await page.keyboard.press('Escape');
    await expect(original(page).locator('body')).toBeHidden();
    await expect(rows.first()).toBeVisible();
  });

  await test.step('a small window has room for one', async () => {
    await app.evaluate(({ BrowserWindow }) => {
      for (const each of BrowserWindow.getAllWindows()) each.setContentSize(1000, 700);
    });
    await page.keyboard.press('o');
    await expect(original(page).locator('body')).toBeVisible();
    await expect(page.getByRole('button', { name: en.reader.showArticle })).toBeVisible();
    await page.keyboard.press('o');
    await expect(original(page).locator('body')).toBeHidden();
    await app.evaluate(({ BrowserWindow }) => {
      for (const each of BrowserWindow.getAllWindows()) each.setContentSize(1280, 800);
    });
  });

  await test.step('the pages of a PDF, too', async () => {
    await rows.filter({ hasText: '항구의 밤' }).click();
    await expect(reader(page).getByText('등대지기는 계단을 오르며')).toBeVisible();
    await page.keyboard.press('o');
    const pages = page.getByRole('region', { name: 'Original: korean.pdf' });
    await expect(pages).toBeFocused();
    await page.keyboard.press('o');
    await expect(reader(page).getByText('등대지기는 계단을 오르며')).toBeVisible();
    const last = reader(page).locator('.article-body > :last-child');
    await last.evaluate((found) => found.scrollIntoView({ behavior: 'instant' }));
    await expect.poll(() => pages.evaluate((box) => box.scrollTop)).toBeGreaterThan(800);
    await pages.evaluate((box) => box.scrollTo(0, 0));
    await expect
      .poll(() =>
        reader(page)
          .locator('html')
          .evaluate((html) => html.scrollTop),
      )
      .toBeLessThan(200);
  });

  await test.step('of a book its chapter, in which a highlight is seen, too', async () => {
    await page.keyboard.press('Escape');
    await rows.filter({ hasText: 'The second tide' }).click();
    await expect(reader(page).getByText('The second tide fell').first()).toBeVisible();
    await page.keyboard.press('o');
    await expect(original(page).getByText('The second tide fell').first()).toBeVisible();
    await expect(original(page).getByText('The first tide rose')).toHaveCount(0);
    await selectStart(original(page), 'The second tide fell, and the boats lay still in the first');
    await page.keyboard.press('3');
    await page.keyboard.press('o');
    await expect
      .poll(() => painted(reader(page), 'mark-blue'))
      .toEqual(['The second tide fell, and the boats lay still in the first']);
  });

  await test.step('and of a document of another program who opens it, no bytes', async () => {
    await page.keyboard.press('Escape');
    await rows
      .filter({ hasText: 'sloop' })
      .or(rows.filter({ hasText: 'Sloop' }))
      .first()
      .click();
    await page.keyboard.press('o');
    await expect(page.getByText(en.reader.originalOther)).toBeVisible();
    await page.screenshot({ path: test.info().outputPath('other.png') });
    await page.keyboard.press('o');
  });
});
