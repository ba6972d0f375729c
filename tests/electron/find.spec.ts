// Finding words in the open article, by the keyboard alone and with an input method.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';

const bar = (page: Page) => page.getByRole('search', { name: en.find.label });
const field = (page: Page) => bar(page).getByRole('textbox', { name: en.find.field });
const count = (page: Page) => bar(page).getByRole('status');
const frame = (page: Page) => page.frameLocator('iframe[sandbox="allow-same-origin"]');

/** What is marked as the current place, and whether it is in sight. */
const current = (page: Page) =>
  frame(page)
    .locator('body')
    .evaluate(() => {
      const marks = CSS.highlights.get('found-words-current') as Iterable<Range> | undefined;
      const [range] = marks ?? [];
      if (!range) return null;
      const { top, bottom } = range.getBoundingClientRect();
      return { words: range.toString(), isSeen: bottom > top && top >= 0 && bottom <= innerHeight };
    });
const marked = (page: Page) =>
  frame(page)
    .locator('body')
    .evaluate(() => CSS.highlights.get('found-words')?.size ?? 0);
const selected = (page: Page) =>
  frame(page)
    .locator('body')
    .evaluate(() => [document.hasFocus(), getSelection()?.toString()]);

/** A page whose site's rule leaves its remarks out. */
function savePage(library: string): string {
  const rule = { id: 'quay.example', body: 'article', madeAt: 0 };
  writeFileSync(
    join(library, 'site-rules.json'),
    JSON.stringify({ schema: 2, 'site-rules': [rule] }),
  );
  mkdirSync(join(library, 'saved'));
  const file = join(library, 'saved', 'quay.html');
  const filling = 'Nobody had swept the yard since the flood, and nobody would before spring. ';
  const remark = `A remark on the lantern of the yard: ${filling.repeat(4)}`;
  writeFileSync(
    file,
    `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>The quay</title><link rel="canonical" href="https://quay.example/1">
     <style>.unseen { display: none }</style></head><body>
     <article><h1>The quay</h1><p>Café on the Quay. ${filling.repeat(9)}</p>
     <p>The cafe closed. ${filling.repeat(9)}</p><p>${filling.repeat(40)}</p>
     <details><summary>Notes</summary><p>The CAFÉ opened again, cafeteria and all. ${filling}</p></details>
     <p>새 도서관은 부두에 있다. 도서관장이 말했다. ${filling.repeat(9)}</p></article>
     <p class="unseen">An unseen lantern.</p><div class="comments"><p>${remark}</p><p>${remark}</p></div></body></html>`,
  );
  return file;
}

test('finds words in the article, the original and what was left out', async ({
  carrel,
  library,
  openCarrel,
}) => {
  const file = savePage(library);
  const { page } = await openCarrel();
  expect((await carrel(['stats'])).code).toBe(0);
  expect((await carrel(['import', file])).code).toBe(0);
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('j');
  await expect(frame(page).getByText('새 도서관은')).toBeVisible();

  await test.step('counts, marks and goes from place to place, and opens a folded part', async () => {
    await page.keyboard.press('Control+f');
    await expect(field(page)).toBeFocused();
    await page.keyboard.type('cafe');
    await expect(count(page)).toHaveText('1 of 4');
    expect(await marked(page)).toBe(4);
    expect(await current(page)).toEqual({ words: 'Café', isSeen: true });
    await page.keyboard.press('F3');
    await page.keyboard.press('Enter');
    await expect(count(page)).toHaveText('3 of 4');
    expect(await current(page)).toEqual({ words: 'CAFÉ', isSeen: true });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(count(page)).toHaveText('1 of 4');
    await page.keyboard.press('Shift+Enter');
    await expect(count(page)).toHaveText('4 of 4');
    await page.screenshot({ path: test.info().outputPath('bar.png') });
    expect(
      (await new AxeBuilder({ page }).setLegacyMode().include('.find-bar').analyze()).violations,
    ).toEqual([]);
  });

  await test.step('keeps to whole words and to capital letters', async () => {
    const turn = async (name: string) => {
      await bar(page).getByRole('button', { name }).focus();
      await page.keyboard.press('Space');
    };
    await turn(en.find.wholeWords);
    await expect(count(page)).toHaveText(/of 3$/);
    await turn(en.find.matchCase);
    await expect(count(page)).toHaveText('1 of 1');
    await turn(en.find.matchCase);
    await turn(en.find.wholeWords);
    await expect(count(page)).toHaveText(/of 4$/);
  });

  await test.step('Esc leaves the place selected, to be highlighted', async () => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('cafe closed');
    await expect(count(page)).toHaveText('1 of 1');
    await page.keyboard.press('Escape');
    await expect(bar(page)).toBeHidden();
    expect(await selected(page)).toEqual([true, 'cafe closed']);
    await page.keyboard.press('h');
    await expect(frame(page).locator('.margin-mark')).toHaveCount(1);
  });

  await test.step('waits for the end of a composition', async () => {
    await page.keyboard.press('Control+f');
    await expect(field(page)).toBeFocused();
    // The words from before.
    await expect(field(page)).toHaveValue('cafe closed');
    await expect(count(page)).toHaveText('1 of 1');
    const input = await page.context().newCDPSession(page);
    const compose = (text: string) =>
      input.send('Input.imeSetComposition', { text, selectionStart: 1, selectionEnd: 1 });
    await field(page).selectText();
    await compose('ㄷ');
    await compose('도');
    await expect(field(page)).toHaveValue('도');
    await expect(count(page)).toHaveText('1 of 1');
    for (const key of ['Enter', 'Escape']) {
      await field(page).dispatchEvent('keydown', { key, isComposing: true, keyCode: 229 });
    }
    await expect(field(page)).toBeFocused();
    // Still the words from before.
    await expect(count(page)).toHaveText('1 of 1');
    await input.send('Input.insertText', { text: '도서관' });
    await expect(field(page)).toHaveValue('도서관');
    await expect(count(page)).toHaveText('1 of 2');
    await bar(page).getByRole('button', { name: en.find.wholeWords }).focus();
    await page.keyboard.press('Space');
    await expect(count(page)).toHaveText('1 of 1');
    await page.keyboard.press('Space');
    expect(await current(page)).toEqual({ words: '도서관', isSeen: true });
  });

  await test.step('shows what was left out where the words are in it', async () => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('lantern');
    await expect(frame(page).getByRole('region', { name: en.reader.leftOut })).toBeVisible();
    await expect(count(page)).toHaveText('1 of 3');
    await expect.poll(() => current(page)).toEqual({ words: 'lantern', isSeen: true });
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Escape');
  });

  await test.step('in the original, too, without what its page hides', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('o');
    await expect(page.locator('.original-page')).toBeVisible();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('cafe');
    await expect(count(page)).toHaveText('1 of 4');
    expect(await current(page)).toEqual({ words: 'Café', isSeen: true });
    await page.keyboard.press('Shift+F3');
    await page.keyboard.press('Shift+F3');
    expect(await current(page)).toEqual({ words: 'CAFÉ', isSeen: true });
    await page.keyboard.press('Escape');
    expect(await selected(page)).toEqual([true, 'CAFÉ']);
    await page.keyboard.press('Control+f');
    await page.keyboard.type('lantern');
    await expect(count(page)).toHaveText(/of 2$/);
    // The bar stays, and finds in the article.
    for (const name of [en.reader.showBoth, en.reader.showArticle]) {
      await page.getByRole('button', { name }).press('Enter');
    }
    await expect(count(page)).toHaveText(/of 3$/);
    await expect.poll(() => marked(page)).toBe(3);
    await page.keyboard.press('o');
    await expect(count(page)).toHaveText(/of 2$/);
  });

  await test.step('the library is searched by Ctrl+Shift+F', async () => {
    await page.keyboard.press('Control+Shift+f');
    await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
    // Its hits are marked in the original, which is shown.
    await page.keyboard.type('lantern');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Match 1 of 2')).toBeVisible();
    const hits = () =>
      frame(page)
        .locator('body')
        .evaluate(() => [...(CSS.highlights.get('search-hit') ?? [])].map(String));
    await expect.poll(hits).toEqual(['lantern', 'lantern']);
    // The only hit is gone to again, when it was scrolled out of sight.
    await page.getByRole('combobox', { name: 'Search' }).fill('opened');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Match 1 of 1')).toBeVisible();
    const scrolled = () =>
      frame(page)
        .locator('body')
        .evaluate(() => scrollY);
    await expect.poll(scrolled).toBeGreaterThan(0);
    await frame(page)
      .locator('body')
      .evaluate(() => scrollTo(0, 0));
    await page.getByRole('option').focus();
    await page.keyboard.press('n');
    await expect.poll(scrolled).toBeGreaterThan(0);
  });
});
