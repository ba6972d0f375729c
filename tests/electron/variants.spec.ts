import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { titlesFor } from './search-for';

const rows = (page: Page) => page.getByRole('option');

function savePages(library: string): string {
  const folder = join(library, 'saved');
  mkdirSync(folder);
  const pages: [name: string, title: string, sentence: string][] = [
    ['simplified', '旧港口', '国际新闻说，台湾的港口晚上很安静，5G网络也很安静。'],
    ['traditional', '舊碼頭', '國際新聞說，臺灣的碼頭晚上很安靜，5G網絡也很安靜。'],
    ['other', '老城', '国王的城里没有海，也没有码头，只有一条河和许多桥。'],
  ];
  for (const [name, title, sentence] of pages) {
    writeFileSync(
      join(folder, `${name}.html`),
      `<!doctype html><meta charset="utf-8"><title>${title}</title><main><h1>${title}</h1>${`<p>${sentence.repeat(4)}</p>`.repeat(3)}</main>`,
    );
  }
  return folder;
}

/** The text of the current hit in the reader. */
function currentHit(page: Page): Promise<string> {
  return page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('.article-frame')!;
    const { CSS } = frame.contentWindow as unknown as typeof globalThis;
    return Array.from(CSS.highlights.get('current-hit') ?? [], String).join('|');
  });
}

test('simplified and traditional Chinese match each other when the setting is on', async ({
  carrel,
  library,
  openCarrel,
}) => {
  const { app, page } = await openCarrel();
  await carrel(['import', savePages(library)]);
  const found = async (query: string) => (await titlesFor(carrel, query)).sort();
  expect(await found('国际')).toEqual(['旧港口']);

  const search = page.getByRole('combobox', { name: 'Search' });
  await search.fill('国际');
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Save this search' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const count = page.locator('.saved-search .sidebar-count');
  await expect(count).toHaveText('1');

  await page.getByRole('button', { name: 'Settings' }).click();
  const option = page.getByRole('switch', {
    name: en.settings.chineseVariants,
  });
  await expect(option).not.toBeChecked();
  await option.press('Space');
  await expect(option).toBeChecked();
  await page.screenshot({ path: test.info().outputPath('settings.png') });
  await page.keyboard.press('Escape');
  await expect(rows(page)).toHaveCount(2);
  await expect(count).toHaveText('2');
  await expect(rows(page).locator('mark').filter({ hasText: '國際' }).first()).toBeVisible();

  await search.fill('臺灣 title:旧码头');
  await expect(rows(page)).toHaveCount(1);
  await search.fill('5G网络 台灣');
  await expect(rows(page)).toHaveCount(2);
  await rows(page).filter({ hasText: '舊碼頭' }).click();
  await expect(page.getByText('1 of 24')).toBeVisible();
  await expect.poll(() => currentHit(page)).toBe('臺灣');
  await page.keyboard.press('n');
  await expect(page.getByText('2 of 24')).toBeVisible();
  await expect.poll(() => currentHit(page)).toBe('5G網絡');
  await page.screenshot({ path: test.info().outputPath('marked.png') });

  await search.fill('/国际/');
  await expect(rows(page)).toHaveCount(1);

  expect(await found('国际')).toEqual(['旧港口', '舊碼頭']);
  await app.close();
  expect(await found('國際')).toEqual(['旧港口', '舊碼頭']);
});
