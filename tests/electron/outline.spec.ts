// The outline of a long article and of a PDF, by keyboard.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';
import { expectInSight } from './in-sight';
import { writePdf } from './write-pdf';

const reader = (page: Page) => page.frameLocator('iframe[sandbox="allow-same-origin"]');
const outline = (page: Page) => page.getByRole('complementary', { name: en.outline.title });

/** An article of 40 sections with a menu around it, and one of two sections. */
function savePages(library: string): string {
  const folder = join(library, 'saved');
  mkdirSync(folder, { recursive: true });
  const text = `<p>${'The tide went out and came in again, as it does. '.repeat(12)}</p>`;
  const section = (at: number) => {
    const title = at === 23 ? '제23장 서울의 부두' : `Harbour number ${at}`;
    const own = `<h2>${title}</h2>${text}<h3>${at}.1 Tides</h3>${text}`;
    return at === 30 ? `<details><summary>More</summary>${own}</details>` : own;
  };
  const page = (title: string, sections: number) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><nav><h2>Menu</h2><a href="/a">Lamps</a></nav><article><h1>${title}</h1>${text.repeat(3)}${Array.from({ length: sections }, (_, at) => section(at + 1)).join('')}</article></body></html>`;
  writeFileSync(join(folder, 'long.html'), page('Forty harbours', 40));
  writeFileSync(join(folder, 'short.html'), page('One harbour', 1).replace(/<h3>.*?<\/h3>/g, ''));
  return folder;
}

/** The section that is marked as the one that is read. */
const current = (page: Page) => outline(page).locator('[aria-current=location]');

test('leads through a long article by keyboard', async ({ openCarrel, library }) => {
  const { page } = await openCarrel();
  await drop(page, [savePages(library)]);
  await page.getByRole('option').filter({ hasText: 'Forty harbours' }).click();
  await expect(reader(page).getByText('Harbour number 40')).toBeAttached();
  const heading = (name: string) => reader(page).getByRole('heading', { name });

  await test.step('opens with the focus in its filter, at the section that is read', async () => {
    await page.keyboard.press('Shift+O');
    await expect(page.getByRole('combobox', { name: en.outline.filter })).toBeFocused();
    await expect(outline(page).getByRole('treeitem')).toHaveCount(80);
    await expect(outline(page).getByRole('treeitem', { name: 'Menu' })).toHaveCount(0);
    await expect(outline(page).getByRole('treeitem').nth(1)).toHaveAttribute('aria-level', '2');
    await expect(current(page)).toHaveCount(0);
  });

  await test.step('goes to what was typed, and gives the text the focus', async () => {
    await page.keyboard.type('서울');
    await expect(outline(page).getByRole('treeitem')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(heading('제23장 서울의 부두')).toBeFocused();
    await expectInSight(heading('제23장 서울의 부두'));
    // Beside a list it lay over the text.
    await expect(outline(page)).toBeHidden();
  });

  await test.step('and Alt+Left goes back', async () => {
    await page.keyboard.press('Alt+ArrowLeft');
    await expectInSight(reader(page).getByRole('heading', { name: 'Forty harbours' }));
    await page.keyboard.press('Alt+ArrowRight');
    await expectInSight(heading('제23장 서울의 부두'));
  });

  await test.step('stands beside the text where there is room, and follows it', async () => {
    await page.keyboard.press('f');
    await page.keyboard.press('Shift+O');
    await expect(current(page)).toHaveText('제23장 서울의 부두');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(heading('23.1 Tides')).toBeFocused();
    await expect(current(page)).toHaveText('23.1 Tides');
    const [panel, frame] = await Promise.all([
      outline(page).boundingBox(),
      page.locator('iframe.article-frame').boundingBox(),
    ]);
    expect(frame!.x).toBeGreaterThanOrEqual(panel!.x + panel!.width);
    await heading('Harbour number 12').evaluate((found) => found.scrollIntoView());
    await expect(current(page)).toHaveText('Harbour number 12');
  });

  await test.step('opens what is folded, and marks the last section', async () => {
    await outline(page).getByRole('treeitem', { name: '30.1 Tides' }).click();
    await expect(heading('30.1 Tides')).toBeFocused();
    await outline(page).getByRole('treeitem', { name: '40.1 Tides' }).click();
    await expect(current(page)).toHaveText('40.1 Tides');
    await page.keyboard.press('Shift+O');
    await expect(outline(page)).toBeHidden();
  });

  await test.step('leads through the original page, too', async () => {
    await page.keyboard.press('o');
    const original = page.frameLocator('iframe[title^="Original"]');
    await expect(original.getByText('Harbour number 40')).toBeAttached();
    await page.keyboard.press('Shift+O');
    await page.keyboard.type('서울');
    await expect(outline(page).getByRole('treeitem')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expectInSight(original.getByRole('heading', { name: '제23장 서울의 부두' }));
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expectInSight(heading('제23장 서울의 부두'));
  });

  await test.step('says where there is none', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('option').filter({ hasText: 'One harbour' }).click();
    await expect(reader(page).getByText('Harbour number 1')).toBeVisible();
    await page.keyboard.press('Shift+O');
    await expect(page.getByText(en.outline.none)).toBeAttached();
    await expect(outline(page)).toBeHidden();
  });
});

test('leads through the pages of a PDF', async ({ openCarrel, library }) => {
  const { page } = await openCarrel();
  const folder = join(library, 'saved');
  mkdirSync(folder, { recursive: true });
  const pages = Array.from({ length: 9 }, (_, at) =>
    Array.from({ length: 30 }, (_, line) => `Page ${at + 1}, line ${line + 1} of the harbour log.`),
  );
  const sections = [
    { title: 'Tides', page: 1, top: 792 },
    { title: 'Lost', page: null, top: 0 },
    { title: 'Lamps', page: 4, top: 400 },
    { title: 'Boats', page: 9, top: 792 },
  ];
  writeFileSync(join(folder, 'log.pdf'), writePdf(pages, sections));
  await drop(page, [folder]);
  await page.getByRole('option').first().click();
  await expect(reader(page).locator('.article-body')).toBeVisible();
  await page.keyboard.press('o');
  const box = page.getByRole('region', { name: 'Original: log.pdf' });
  await expect(box).toBeFocused();
  await expect(page.getByRole('button', { name: en.outline.show })).toBeVisible();
  await page.keyboard.press('Shift+O');
  await expect(outline(page).getByRole('treeitem')).toHaveText(['Tides', 'Lamps', 'Boats']);
  await page.keyboard.type('lam');
  await page.keyboard.press('Enter');
  await expect(box).toBeFocused();
  // In the middle of its page.
  const share = () =>
    box.evaluate((pages) => {
      const place = pages.querySelector<HTMLElement>('[data-page="4"]')!;
      return (pages.scrollTop - place.offsetTop) / place.offsetHeight;
    });
  await expect.poll(share).toBeGreaterThan(0.4);
  expect(await share()).toBeLessThan(0.55);
  await page.keyboard.press('Shift+O');
  await expect(current(page)).toHaveText('Lamps');
  await page.keyboard.press('Escape');
  await expect(box).toBeFocused();
  await expect(outline(page)).toBeHidden();
});
