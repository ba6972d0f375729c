// How articles are set: themes, sizes, and typefaces by language.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';

const rows = (page: Page) => page.getByRole('option');
const reader = (page: Page) => page.frameLocator('iframe[sandbox="allow-same-origin"]');
const body = (page: Page) => reader(page).locator('.article-body');

const texts = {
  en: [
    'The harbour',
    'In the harbour the tide went out and <a href="https://a.example/">came in</a>. ',
  ],
  ko: [
    '항구의 밤',
    '항구에서는 밤마다 물이 빠졌다가 다시 들어왔고 사람들은 그것을 오래 바라보았다. ',
  ],
  ja: [
    '港の夜',
    '港では毎晩のように潮が引き、また満ちてきて、人々はそれを長く眺めていた。直角と骨の話。',
  ],
  'zh-Hans': ['港口的夜晚', '港口里每天晚上潮水退去又涨回来，人们长久地看着它，谈论直角和骨头。'],
} as const;

function savePages(library: string): string {
  const folder = join(library, 'saved');
  mkdirSync(folder);
  for (const [lang, [title, line]] of Object.entries(texts)) {
    writeFileSync(
      join(folder, `${lang}.html`),
      `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>${title}</title><article><h1>${title}</h1>${`<p>${line.repeat(6)}</p>`.repeat(8)}<p>A word in Arabic, السلام, stands here.</p></article></html>`,
    );
  }
  return folder;
}

const styleOf = (page: Page, property: string, selector = 'p') =>
  body(page)
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

test('keys and the settings beside the article set it while it is read', async ({
  library,
  openCarrel,
}, info) => {
  const { page } = await openCarrel();
  const html = page.locator('html');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await drop(page, [savePages(library)]);
  await expect(rows(page)).toHaveCount(4);
  await page.getByRole('button', { name: en.import.close }).click();
  await rows(page).filter({ hasText: texts.en[0] }).click();
  await expect(body(page)).toContainText('tide');

  await page.keyboard.press('+');
  await page.keyboard.press('=');
  await expect.poll(() => styleOf(page, 'font-size')).toBe('20px');
  await page.keyboard.press('-');
  await expect.poll(() => styleOf(page, 'font-size')).toBe('19px');
  // In the article, too.
  await page.keyboard.press('Enter');
  await page.keyboard.press('0');
  await expect.poll(() => styleOf(page, 'font-size')).toBe('18px');
  await page.keyboard.press('d');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('status').filter({ hasText: en.settings.themes.dark })).toBeVisible();
  await page.keyboard.press('d');
  await expect(html).toHaveAttribute('data-theme', 'light');

  await page.getByRole('button', { name: en.reader.textSettings }).press('Enter');
  const settings = page.getByRole('dialog', { name: en.reader.textSettings });
  await settings.getByRole('radio', { name: en.settings.themes.system }).focus();
  for (const theme of ['light', 'sepia', 'dark', 'black'] as const) {
    await page.getByRole('radio', { name: en.settings.themes.light }).focus();
    await settings.getByRole('radio', { name: en.settings.themes[theme] }).press('Space');
    await expect(html).toHaveAttribute('data-theme', theme);
    await page.screenshot({ path: info.outputPath(`${theme}.png`) });
  }
  await settings.getByRole('switch', { name: en.settings.justified }).press('Space');
  await expect.poll(() => styleOf(page, 'text-align')).toBe('justify');
  const wider = en.settings.larger(en.settings.letterSpacing);
  await settings.getByRole('button', { name: wider }).press('Enter');
  await expect.poll(() => styleOf(page, 'letter-spacing')).toBe('0.18px');
  expect(await styleOf(page, 'letter-spacing', '.joined-letters')).toBe('normal');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: en.reader.textSettings })).toBeFocused();
});
