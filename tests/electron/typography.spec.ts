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
      `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>${title}</title><article><h1>${title}</h1>${`<p>${line.repeat(6)}</p>`.repeat(8)}<p>A word in Arabic, السلام, stands here.</p><p>Quoted: <span lang="ja">直角と骨</span> and <span lang="zh-TW">直角與骨</span>.</p><table><tr>${'<td>harbour</td>'.repeat(40)}</tr><tr>${'<td>1874</td>'.repeat(40)}</tr></table><figure><table><tr><th>直</th><td>骨</td></tr><tr><td>1</td><td>2</td></tr></table></figure></article></html>`,
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
  await test.step('the words in sight stay where they are', async () => {
    await body(page)
      .locator('p')
      .nth(5)
      .evaluate((paragraph) => paragraph.scrollIntoView({ behavior: 'instant' }));
    const top = () =>
      body(page)
        .locator('p')
        .nth(5)
        .evaluate((paragraph) => Math.round(paragraph.getBoundingClientRect().top));
    for (const [key, size] of [
      ['+', '20px'],
      ['+', '21px'],
      ['-', '20px'],
      ['-', '19px'],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(() => styleOf(page, 'font-size')).toBe(size);
      expect(Math.abs(await top())).toBeLessThan(3);
    }
  });
  await test.step('a wide table scrolls in itself, by the keyboard', async () => {
    const box = body(page).locator('.scrolls-sideways').first();
    await box.evaluate((found) => found.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await page.keyboard.press('Enter');
    for (let at = 0; at < 9 && !(await box.evaluate((found) => found.matches(':focus'))); at++) {
      await page.keyboard.press('Tab');
    }
    await expect(box).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => box.evaluate((found) => found.scrollLeft)).toBeGreaterThan(10);
    expect(
      await reader(page)
        .locator('html')
        .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
    ).toBe(0);
  });
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
  for (const theme of ['light', 'sepia', 'dark', 'black'] as const) {
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

test('each language gets its own Han characters, also inside of another', async ({
  library,
  openCarrel,
}, info) => {
  const { page } = await openCarrel();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await drop(page, [savePages(library)]);
  await expect(rows(page)).toHaveCount(4);
  await page.getByRole('button', { name: en.import.close }).click();
  const families = { ko: 'KR', ja: 'JP', 'zh-Hans': 'SC' } as const;
  for (const [lang, variant] of Object.entries(families)) {
    const [title] = texts[lang as keyof typeof families];
    await rows(page).filter({ hasText: title }).click();
    await expect(reader(page).getByRole('heading', { name: title })).toBeVisible();
    await expect.poll(() => drawnIn(page, 'p')).toEqual([`Noto Serif CJK ${variant}`]);
    expect(await drawnIn(page, 'th')).toEqual([`Noto Sans CJK ${variant}`]);
    expect(await drawnIn(page, '[lang=ja]')).toEqual(['Noto Serif CJK JP']);
    expect(await drawnIn(page, '[lang=zh-TW]')).toEqual(['Noto Serif CJK TC']);
    await page.screenshot({ path: info.outputPath(`${lang}.png`) });
  }

  await page.getByRole('button', { name: en.reader.textSettings }).press('Enter');
  await page.getByRole('radio', { name: en.settings.own }).press('Space');
  const field = page.getByRole('combobox', {
    name: en.settings.ownFont(en.settings.fontLanguages.zh),
  });
  await field.fill('No Such Font');
  await expect(page.getByText(en.settings.ownFontMissing)).toBeVisible();
  expect(await drawnIn(page, 'p')).toEqual(['Noto Serif CJK SC']);
  await field.fill('Noto Sans CJK SC');
  await expect(page.getByText(en.settings.ownFontMissing)).toBeHidden();
  await expect.poll(() => drawnIn(page, 'p')).toEqual(['Noto Sans CJK SC']);
  expect(await drawnIn(page, '[lang=ja]')).toEqual(['Noto Serif CJK JP']);
  await page.screenshot({ path: info.outputPath('own.png') });

  // By keyboard from the list of what is installed, found by a part of the name.
  await field.fill('serif cjk');
  const list = page.getByRole('listbox').last();
  await expect(list.getByRole('option').first()).toBeVisible();
  await page.screenshot({ path: info.outputPath('own-list.png') });
  const names = await list.getByRole('option').allInnerTexts();
  expect(names.every((name) => /serif cjk/i.test(name))).toBe(true);
  await field.fill('serif cjk sc');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('Noto Serif CJK SC');
  await expect.poll(() => drawnIn(page, 'p')).toEqual(['Noto Serif CJK SC']);
});

interface ShownNode {
  nodeId: number;
  attributes?: string[];
  children?: ShownNode[];
  contentDocument?: ShownNode;
}

/** The installed typefaces in which Chromium draws an element of the article. */
async function drawnIn(page: Page, selector: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const { nodeId } = await session.send('DOM.querySelector', {
    nodeId: articleFrame(root)?.contentDocument?.nodeId ?? 0,
    selector: `.article-body ${selector}`,
  });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  await session.detach();
  return fonts.map(({ familyName }) => familyName).sort();
}

function articleFrame(node: ShownNode): ShownNode | undefined {
  if (node.attributes?.includes('article-frame')) return node;
  for (const child of node.children ?? []) {
    const found = articleFrame(child);
    if (found) return found;
  }
  return undefined;
}
