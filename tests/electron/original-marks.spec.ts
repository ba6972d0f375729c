// Highlights in the reading text and in the original: the same ones.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type FrameLocator, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';
import { select } from './select-passage';

const words = 'Cranes stood over the quay like herons.';
const reader = (page: Page) => page.frameLocator('iframe[sandbox="allow-same-origin"]');
const original = (page: Page) => page.frameLocator('iframe[title^="Original"]');

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** A page with the passage hidden in its menu, without a box of its own around its text. */
function savePage(library: string): string {
  const folder = join(library, 'saved');
  mkdirSync(folder, { recursive: true });
  const filler = `<p>${'The tide went out\n    and came in again, as it does. '.repeat(8)}</p>`;
  mkdirSync(join(folder, 'harbour_files'), { recursive: true });
  writeFileSync(join(folder, 'harbour_files', 'crane.png'), png);
  const figure =
    '<figure><img src="./harbour_files/crane.png" alt="A crane" width="80" height="60"></figure>';
  const body = `${filler}${figure}<p>${words.replace('over the', 'over\n   <b>the</b>')} Nobody spoke.</p>${filler.repeat(9)}<p>The ferry came in.</p>`;
  writeFileSync(
    join(folder, 'harbour.html'),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The harbour at night</title><style>.gone{display:none} .bare{display:contents}</style></head><body class="article-body"><nav class="gone">${words}</nav><nav><a href="/lamps">Lamps of the coast</a></nav><div class="bare"><article><h1>The harbour at night</h1>${body}</article></div></body></html>`,
  );
  return folder;
}

/** The passages painted in a colour, as they are shown, and whether each is seen. */
function painted(frame: FrameLocator, name: string) {
  return frame.locator('body').evaluate((body, wanted) => {
    const view = body.ownerDocument.defaultView as Window & typeof globalThis;
    return [...(view.CSS.highlights.get(wanted) ?? [])].map((range) => ({
      words: String(range).replace(/\s+/g, ' '),
      isSeen: (range as Range).getBoundingClientRect().height > 0,
    }));
  }, name);
}

/** Selects words in the original, as the mouse would. */
function selectInOriginal(page: Page, element: string, passage: string): Promise<void> {
  return original(page)
    .locator(element, { hasText: passage })
    .last()
    .evaluate((found) => {
      found.ownerDocument.defaultView?.focus();
      found.ownerDocument.getSelection()?.selectAllChildren(found);
    });
}

test('a highlight made in the reader is seen in the original, and the other way round', async ({
  openCarrel,
  library,
}) => {
  const { page } = await openCarrel();
  await drop(page, [savePage(library)]);
  await page.getByRole('option').filter({ hasText: 'The harbour at night' }).click();
  await expect(reader(page).getByText('Nobody spoke')).toBeVisible();
  const seen = (passage: string) => [{ words: passage, isSeen: true }];

  await test.step('from the reader, by keyboard', async () => {
    await select(page, 'Nobody spoke.');
    await page.keyboard.press('1');
    await expect.poll(() => painted(reader(page), 'mark-yellow')).toEqual(seen('Nobody spoke.'));
    await page.keyboard.press('o');
    await expect.poll(() => painted(original(page), 'mark-yellow')).toEqual(seen('Nobody spoke.'));
  });

  await test.step('with the picture that lay beside the page', async () => {
    const crane = original(page).getByRole('img', { name: 'A crane' });
    await expect
      .poll(() => crane.evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBe(1);
  });

  await test.step('from the original, with other white space', async () => {
    await selectInOriginal(page, 'p', 'Cranes stood');
    await page.keyboard.press('2');
    await expect
      .poll(() => painted(original(page), 'mark-green'))
      .toEqual(seen(`${words} Nobody spoke.`));
    // Words that only the page has.
    await selectInOriginal(page, 'a', 'Lamps of the coast');
    await page.getByRole('toolbar', { name: en.highlights.toolbar }).waitFor();
    await page.keyboard.press('3');
    await expect
      .poll(() => painted(original(page), 'mark-blue'))
      .toEqual(seen('Lamps of the coast'));
    await page.keyboard.press('Escape');
    await expect
      .poll(() => painted(reader(page), 'mark-green'))
      .toEqual(seen(`${words} Nobody spoke.`));
    expect(await painted(reader(page), 'mark-blue')).toEqual([]);
  });

  await test.step('and what only the original has is listed', async () => {
    await page.keyboard.press('p');
    const panel = page.getByRole('complementary', { name: en.highlights.panel });
    const only = panel.getByRole('region', { name: en.highlights.onlyInOriginal(1) });
    await expect(only.getByText('Lamps of the coast')).toBeVisible();
    await expect(panel.getByText(en.highlights.missingHint)).toBeHidden();
    await only.getByRole('button', { name: /Lamps/ }).first().press('Enter');
    await expect
      .poll(() => painted(original(page), 'mark-chosen'))
      .toEqual(seen('Lamps of the coast'));
  });
});

test('the original opens at the same paragraph, and the article again', async ({
  openCarrel,
  library,
}) => {
  const { page } = await openCarrel();
  const folder = join(library, 'saved');
  mkdirSync(folder, { recursive: true });
  const paragraphs = Array.from(
    { length: 60 },
    (_, at) =>
      `<p>Boat ${at} came in at dusk. ${'The tide went out and came in again. '.repeat(8)}</p>`,
  );
  writeFileSync(
    join(folder, 'boats.html'),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sixty boats</title></head><body><div style="height: 900px">Menu</div><article><h1>Sixty boats</h1>${paragraphs.join('')}</article></body></html>`,
  );
  await drop(page, [folder]);
  await page.getByRole('option').filter({ hasText: 'Sixty boats' }).click();
  await expect(reader(page).getByText('Boat 59 came')).toBeAttached();

  /** The number of the first paragraph whose beginning is seen. */
  const first = (frame: FrameLocator) =>
    frame.locator('body').evaluate((body) => {
      const seen = [...body.querySelectorAll('p')].find(
        (each) => each.getBoundingClientRect().bottom > 30,
      );
      return Number(/Boat (\d+)/.exec(seen?.textContent ?? '')?.[1]);
    });

  await reader(page)
    .locator('p', { hasText: 'Boat 33 came' })
    .evaluate((found) => found.scrollIntoView({ block: 'start', behavior: 'instant' }));
  await page.keyboard.press('o');
  await expect(original(page).getByText('Boat 33 came')).toBeVisible();
  await expect.poll(() => first(original(page))).toBe(33);

  await original(page)
    .locator('p', { hasText: 'Boat 47 came' })
    .evaluate((found) => found.scrollIntoView({ block: 'start', behavior: 'instant' }));
  await page.keyboard.press('Escape');
  await expect(reader(page).getByText('Boat 47 came')).toBeVisible();
  await expect.poll(() => first(reader(page))).toBe(47);
});
