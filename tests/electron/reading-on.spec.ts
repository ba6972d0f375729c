// From article to article, from place to place and back, by the keyboard alone.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { resultOf } from './shelf';

const frame = (page: Page) => page.frameLocator('iframe[sandbox="allow-same-origin"]');
const isOpen = (page: Page, title: string) =>
  expect(frame(page).getByRole('heading', { name: title })).toBeVisible();
const progress = (page: Page) => page.getByRole('progressbar', { name: en.reader.progress });
const left = (page: Page) => page.locator('.reading-left');
const scrolled = (page: Page) =>
  frame(page)
    .locator('body')
    .evaluate(() => scrollY);

const names = ['anchor', 'beacon', 'cable'];
const titleOf = (name: string) => `The ${name}`;

function savePages(library: string): string {
  const folder = join(library, 'saved');
  mkdirSync(folder);
  for (const name of names) {
    const line = `Nobody on the quay had seen the ${name} since the flood, and nobody asked. `;
    writeFileSync(
      join(folder, `${name}.html`),
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${titleOf(name)}</title>
       <link rel="canonical" href="https://quay.example/${name}"></head><body><article><h1>${titleOf(name)}</h1>
       <p>${line.repeat(9)}<a href="#note">[1]</a></p>${`<p>${line.repeat(9)}</p>`.repeat(16)}
       <p id="note">A note on the ${name}. ${line}</p>${`<p>${line.repeat(9)}</p>`.repeat(4)}</article></body></html>`,
    );
  }
  return folder;
}

test('reads on to the next article, and goes back to where it was', async ({
  carrel,
  library,
  openCarrel,
}) => {
  const { page } = await openCarrel();
  expect((await carrel(['import', savePages(library)])).code).toBe(0);
  const listed = resultOf<{ title: string }[]>(await carrel(['list', '--json']));
  const rows = page.getByRole('option');
  await expect(rows).toHaveCount(names.length);
  expect(listed).toHaveLength(names.length);
  const [first = '', second = '', third = ''] = await page.locator('.row-title').allTextContents();
  const space = async () => {
    // A press that follows at once is a key that is held down. The wait comes first: what a press says is
    // shown for four seconds only.
    await page.waitForTimeout(400);
    await page.keyboard.press('Space');
  };

  await page.keyboard.press('Home');
  await isOpen(page, first);
  await page.keyboard.press('Enter');

  await test.step('shows how much is left', async () => {
    await expect(left(page)).toHaveText(/^\d+ min left$/);
    await expect(progress(page)).toHaveAttribute('aria-valuenow', '0');
    await page.screenshot({ path: test.info().outputPath('progress.png') });
    await page.keyboard.press('End');
    await expect(progress(page)).toHaveAttribute('aria-valuenow', '100');
    await expect(left(page)).toBeHidden();
  });

  await test.step('Space at the end asks, and then opens the next article', async () => {
    await space();
    await expect(page.getByText(en.reader.spaceAgain(second))).toBeVisible();
    await page.screenshot({ path: test.info().outputPath('end.png') });
    await isOpen(page, first);
    await space();
    await isOpen(page, second);
    expect(await scrolled(page)).toBe(0);
  });

  await test.step('Alt+← leads back to the end of the first, Alt+→ forward again', async () => {
    await page.keyboard.press('Alt+ArrowLeft');
    await isOpen(page, first);
    await expect(progress(page)).toHaveAttribute('aria-valuenow', '100');
    await page.keyboard.press('Alt+ArrowRight');
    await isOpen(page, second);
  });

  await test.step('also after a footnote and after words that were found', async () => {
    await frame(page).getByRole('link', { name: '[1]' }).focus();
    const before = await scrolled(page);
    await page.keyboard.press('Enter');
    await frame(page).getByRole('button', { name: en.reader.footnote.goTo }).press('Enter');
    await expect.poll(() => scrolled(page)).toBeGreaterThan(before + 500);
    const atNote = await scrolled(page);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => scrolled(page)).toBeLessThan(before + 50);
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => scrolled(page)).toBeGreaterThan(atNote - 50);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => scrolled(page)).toBeLessThan(before + 50);
    await page.keyboard.press('Control+f');
    await page.keyboard.type('A note on');
    await expect.poll(() => scrolled(page)).toBeGreaterThan(before + 500);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => scrolled(page)).toBeLessThan(before + 50);
  });

  await test.step('by the buttons below the text and at the side of a mouse', async () => {
    await frame(page)
      .getByRole('button', { name: en.reader.nextArticle(third) })
      .focus();
    await page.keyboard.press('Space');
    await isOpen(page, third);
    await expect(frame(page).locator('.article-next')).toHaveCount(0);
    const input = await page.context().newCDPSession(page);
    const box = await page.locator('iframe').boundingBox();
    const click = async (button: 'back' | 'forward') => {
      const at = { x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + 200, button, clickCount: 1 };
      await input.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
      await input.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
    };
    await click('back');
    await isOpen(page, second);
    await click('forward');
    await isOpen(page, third);
  });

  await test.step('past an article that was deleted', async () => {
    await page.keyboard.press('k');
    await isOpen(page, second);
    await page.keyboard.press('k');
    await isOpen(page, first);
    await page.keyboard.press('j');
    await isOpen(page, second);
    await page.keyboard.press('Delete');
    await isOpen(page, third);
    await page.keyboard.press('Alt+ArrowLeft');
    await isOpen(page, first);
  });
});

test('shows the next article with its key, and never an old text of it', async ({
  carrel,
  library,
  openCarrel,
}) => {
  const folder = savePages(library);
  const { page } = await openCarrel();
  expect((await carrel(['import', folder])).code).toBe(0);
  await expect(page.getByRole('option')).toHaveCount(names.length);
  const titles = await page.locator('.row-title').allTextContents();
  const [first = '', second = '', third = ''] = titles;
  await page.keyboard.press('Home');
  await isOpen(page, first);
  // The neighbours are read ahead.
  await page.waitForTimeout(1_000);
  const shownWithKey = () =>
    page.evaluate(() => {
      const init = { key: 'j', code: 'KeyJ', bubbles: true };
      document.querySelector('.rows')?.dispatchEvent(new KeyboardEvent('keydown', init));
      return document.querySelector('iframe')?.contentDocument?.querySelector('h1')?.textContent;
    });
  expect(await shownWithKey()).toBe(second);

  // The article that was read ahead is imported again with a longer text, and so is the open one.
  const revise = async (title: string, line: string) => {
    const path = join(folder, `${title.replace('The ', '')}.html`);
    const longer = readFileSync(path, 'utf8').replace('</article>', `<p>${line.repeat(40)}</p>$&`);
    writeFileSync(path, longer);
    expect((await carrel(['import', path])).code).toBe(0);
  };
  const body = frame(page).locator('.article-body');
  await page.waitForTimeout(500);
  await revise(third, 'The tide has been measured again. ');
  await page.keyboard.press('j');
  await isOpen(page, third);
  await expect(body).toContainText('The tide has been measured again.');
  await revise(third, 'And then a third time. ');
  await expect(body).toContainText('And then a third time.');
});
