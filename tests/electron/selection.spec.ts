// Selected articles stay selected, and are all that a key acts on, while the list changes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { longTestMs, test } from './carrel';
import { drop } from './drop';
import { writePages } from './shelf';

test.setTimeout(longTestMs);

const rows = (page: Page) => page.getByRole('option');
const selected = (page: Page) => page.locator('[role=option][aria-selected=true] .row-title');
const search = (page: Page) => page.getByRole('combobox', { name: 'Search' });
const heading = (page: Page) =>
  page.frameLocator('iframe[sandbox="allow-same-origin"]').getByRole('heading').first();
/** The number of rows, including those out of view. */
const length = async (page: Page) =>
  Number((await rows(page).first().getAttribute('aria-setsize')) ?? 0);

/** Scrolls to the end of the loaded rows until `count` are loaded. */
async function loadRows(page: Page, count: number): Promise<void> {
  await expect(async () => {
    await page.getByRole('listbox').evaluate((list) => list.scrollTo({ top: list.scrollHeight }));
    expect(await length(page)).toBeGreaterThanOrEqual(count);
  }).toPass();
}

/** Writes more articles with the searched word, some of which contain it more often than any other. */
function writeMore(library: string, count: number): string {
  const folder = join(library, 'more');
  mkdirSync(folder);
  for (let at = 0; at < count; at++) {
    const text = `<p>${`It ripens, ripens and ripens again, number ${at}. `.repeat(8)}</p>`;
    writeFileSync(
      join(folder, `${at}.html`),
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Ripens ${at}</title><main><h1>Ripens ${at}</h1>${text.repeat(3)}</main>`,
    );
  }
  return folder;
}

/** The first visible row and its distance from the top in pixels. */
const topRow = (page: Page) =>
  page.getByRole('listbox').evaluate((list) => {
    const top = list.getBoundingClientRect().top;
    const boxes = [...list.querySelectorAll('[role=option]')].map((row) => ({
      title: row.querySelector('.row-title')?.textContent ?? '',
      from: Math.round(row.getBoundingClientRect().top - top),
    }));
    return boxes.filter(({ from }) => from >= 0).sort((a, b) => a.from - b.from)[0];
  });

/** The same, once it is in one place twice: rows are measured after they are drawn. */
async function settledTopRow(page: Page): Promise<Awaited<ReturnType<typeof topRow>>> {
  let place = await topRow(page);
  await expect(async () => {
    const before = place;
    place = await topRow(page);
    expect(place).toEqual(before);
  }).toPass({ intervals: [200] });
  return place;
}

test('keeps pages, place and article of a search while articles come and go', async ({
  carrel,
  openCarrel,
  library,
}) => {
  const { page } = await openCarrel();
  await carrel(['import', writePages(library, 130)]);
  await search(page).fill('ripens');
  await expect(rows(page).first()).toBeVisible();
  await loadRows(page, 120);
  const before = await length(page);
  const title = (await rows(page).nth(6).locator('.row-title').textContent())!;
  // By its title: the rows that are in the document change while more of them are loaded.
  await rows(page).filter({ hasText: title }).click();
  await expect(heading(page)).toHaveText(title);
  const place = await settledTopRow(page);

  await test.step('an import of better hits', async () => {
    await drop(page, [writeMore(library, 12)]);
    await expect(page.getByText('12 imported')).toBeVisible();
    await page.getByRole('button', { name: en.import.close }).click();
    await expect(page.getByText('142 found').first()).toBeVisible();
    await expect(selected(page)).toHaveText([title]);
    await expect(heading(page)).toHaveText(title);
    // The list is drawn again after its count is.
    await expect.poll(() => length(page)).toBeGreaterThanOrEqual(before);
    await expect.poll(() => topRow(page)).toEqual(place);
  });

  await test.step('a deletion takes the chosen one alone, and its neighbour is next', async () => {
    const listed = await rows(page).evaluateAll((all) =>
      all
        .sort((a, b) => Number(a.ariaPosInSet) - Number(b.ariaPosInSet))
        .map((row) => row.querySelector('.row-title')?.textContent ?? ''),
    );
    const next = listed[listed.indexOf(title) + 1]!;
    await page.keyboard.press('Delete');
    await expect(page.getByText('141 found').first()).toBeVisible();
    await expect(selected(page)).toHaveText([next]);
    await expect(heading(page)).toHaveText(next);
    await expect.poll(() => length(page)).toBeGreaterThanOrEqual(before - 1);

    await page.keyboard.press('Control+z');
    await expect(page.getByText('142 found').first()).toBeVisible();
    await expect(selected(page)).toHaveText([title]);
    await expect(heading(page)).toHaveText(title);
  });

  await test.step('another order', async () => {
    await page.getByRole('button', { name: /^Sort:/ }).press('Enter');
    await page.getByRole('menuitem', { name: 'Date saved' }).press('Enter');
    await expect(page.getByRole('button', { name: /^Sort: Date saved/ })).toBeVisible();
    await expect(selected(page)).toHaveText([title]);
    await expect(heading(page)).toHaveText(title);
    await expect(selected(page)).toBeInViewport();
  });

  await test.step('the list, when the search is left', async () => {
    await page.getByRole('listbox').focus();
    await page.keyboard.press('Escape');
    await expect(page.getByText('142 articles')).toBeVisible();
    await expect(selected(page)).toHaveText([title]);
    await expect(selected(page)).toBeInViewport();
  });
});

test('keys delete and read no more than one article, and ask before they delete many', async ({
  carrel,
  openCarrel,
  library,
}) => {
  const { page } = await openCarrel();
  await carrel(['import', writePages(library, 21)]);
  const expectRows = (count: number) =>
    expect(rows(page).first()).toHaveAttribute('aria-setsize', `${count}`);
  await expectRows(21);

  await test.step('Cancel has the focus in the question, so Enter deletes none', async () => {
    await rows(page).first().click();
    await page.getByRole('listbox').focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    const question = page.getByRole('alertdialog');
    await expect(question.getByRole('button', { name: en.cancel })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(question).toBeHidden();
    await expectRows(21);
  });

  await test.step('a held key deletes one', async () => {
    await rows(page).nth(1).click();
    await page.keyboard.down('Delete');
    await expectRows(20);
    // Playwright sends repeated keydown events for a key that is held.
    for (let at = 0; at < 10; at++) {
      await page.keyboard.down('Delete');
      await page.waitForTimeout(60);
    }
    await page.keyboard.up('Delete');
    await expectRows(20);
    await page.keyboard.press('Delete');
    await expectRows(19);
  });

  await test.step('one that is read under the filter "unread" stays in the reader', async () => {
    await page.getByRole('button', { name: /^Unread,/ }).click();
    await expectRows(19);
    await rows(page).nth(1).click();
    const title = (await selected(page).textContent())!;
    const next = (await rows(page).nth(2).locator('.row-title').textContent())!;
    await expect(heading(page)).toHaveText(title);
    // The window saves the reading position when it loses the focus, and the article is read then.
    const frame = page.frameLocator('iframe[sandbox="allow-same-origin"]').locator('body');
    await frame.evaluate((body) => {
      const view = body.ownerDocument.defaultView!;
      view.dispatchEvent(new WheelEvent('wheel'));
      body.style.minHeight = '5000px';
      view.scrollTo(0, 2000);
    });
    await page.waitForTimeout(300);
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await expectRows(18);
    await page.waitForTimeout(300);
    await expect(heading(page)).toHaveText(title);
    await page.getByRole('listbox').focus();
    await page.keyboard.press('j');
    await expect(selected(page)).toHaveText([next]);
  });
});

const sentence = (at: number) =>
  `<p>Item ${at}: the harbour office counted ${at * 17 + 3} barges and ${at * 5 + 1} boats on its ${at}th round of the quay.</p>`;

/**
 * Writes a story as several papers have it, or a page of an article with the sentences from `from` on.
 */
function writeStory(library: string, name: string, head: string, from = 0): string {
  const body = Array.from({ length: 24 }, (_, at) => sentence(from + at)).join('');
  const file = join(library, `${name}.html`);
  writeFileSync(
    file,
    `<!doctype html><html lang="en"><head><meta charset="utf-8">${head}</head><body><article><h1>${name}</h1>${body}</article></body></html>`,
  );
  return file;
}

test('an article stays selected that becomes a copy or a page of another', async ({
  carrel,
  openCarrel,
  library,
}) => {
  const first = writeStory(library, 'Barges counted', '<title>Barges counted</title>');
  const { page } = await openCarrel();
  await carrel(['import', first, writePages(library, 4)]);
  await expect(rows(page)).toHaveCount(5);

  await test.step('a copy of it', async () => {
    await rows(page).filter({ hasText: 'Barges counted' }).click();
    const copy = writeStory(library, 'Harbour has boats', '<title>Harbour has boats</title>');
    await drop(page, [copy]);
    await expect(rows(page).filter({ hasText: '2 copies' })).toBeVisible();
    await expect(selected(page)).toHaveText(['Barges counted']);
    await expect(heading(page)).toHaveText('Barges counted');

    await page.getByRole('listbox').focus();
    await page.keyboard.press('Delete');
    await expect(rows(page)).toHaveCount(5);
    await expect(rows(page).filter({ hasText: 'Harbour has boats' })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(selected(page)).toHaveText(['Barges counted']);
  });

  await test.step('a page before it', async () => {
    const title = 'The birds of the quay';
    const address = (page: number) => `https://quay.example/report?page=${page}`;
    const pageOf = (number: number) =>
      writeStory(
        library,
        `page ${number}`,
        `<title>${title}</title><link rel="canonical" href="${address(number)}">` +
          (number > 1 ? `<link rel="prev" href="${address(number - 1)}">` : '') +
          (number < 3 ? `<link rel="next" href="${address(number + 1)}">` : ''),
        number * 100,
      );
    await carrel(['import', pageOf(1), pageOf(3)]);
    const birds = rows(page).filter({ hasText: 'The birds' });
    await expect(birds).toHaveCount(2);
    const last = rows(page).filter({ hasText: 'Item 300' });
    await last.click();
    await drop(page, [pageOf(2)]);
    await expect(birds).toHaveCount(1);
    await expect(selected(page)).toContainText(['The birds']);
    const body = page.frameLocator('iframe[sandbox="allow-same-origin"]').locator('body');
    await expect(body).toContainText('Item 100');
    await expect(body).toContainText('Item 323');
  });
});
