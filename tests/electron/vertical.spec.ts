// Vertical lines: the article goes on to the left, and everything finds its place in it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { makeZip } from '../unit/core/containers/make-zip';
import { test } from './carrel';
import { drop } from './drop';

const reader = (page: Page) => page.frameLocator('iframe[sandbox="allow-same-origin"]');
const progress = async (page: Page) =>
  Number(
    await page.getByRole('progressbar', { name: en.reader.progress }).getAttribute('aria-valuenow'),
  );
const scrolled = (page: Page) =>
  reader(page)
    .locator('html')
    .evaluate(({ ownerDocument }) => Math.abs(Math.round(ownerDocument.defaultView!.scrollX)));

function save(library: string): string {
  const folder = join(library, 'saved');
  mkdirSync(folder, { recursive: true });
  const filler = `<p>${'港の<ruby>灯台<rt>とうだい</rt></ruby>は夜になると静かに光り、船は一艘ずつ戻ってくる。'.repeat(9)}</p>`;
  const pages = {
    night: `<html lang="ja"><title>港の夜</title><style>body{writing-mode:vertical-rl}</style><article><h1>港の夜</h1><p>最初の文はここにある。次の文は2024年に書かれた。</p>${filler}<h2>船の話</h2>${filler.repeat(11)}<h2>鶴の話</h2><p>鶴のように立つ起重機が見えた。</p>${filler.repeat(4)}<h2>猫の話</h2>${filler.repeat(5)}</article>`,
    news: `<html lang="en"><title>The quay</title><article><h1>The quay</h1><p>${'The tide went out and came in again. '.repeat(60)}</p></article>`,
  };
  for (const [name, page] of Object.entries(pages)) {
    writeFileSync(join(folder, `${name}.html`), `<!doctype html><meta charset="utf-8">${page}`);
  }
  const part = (type: string, at: string, body: string) =>
    `--b\r\nContent-Type: ${type}\r\nContent-Location: ${at}\r\n\r\n${body}\r\n`;
  const chapter = `<html lang="ja"><title>夜の帆</title><link rel="stylesheet" href="page.css"><article><h1>夜の帆</h1>${filler.repeat(12)}</article></html>`;
  writeFileSync(
    join(folder, 'sail.mhtml'),
    `Snapshot-Content-Location: https://fune.example/a.html\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n${part('text/html; charset=utf-8', 'https://fune.example/a.html', chapter)}${part('text/css', 'https://fune.example/page.css', 'body { writing-mode: vertical-rl }')}--b--\r\n`,
  );
  const opf =
    '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>海の本</dc:title><dc:language>ja</dc:language></metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>';
  const xhtml = `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>月の海</title><link rel="stylesheet" href="css/t.css"/></head><body><h1>月の海</h1>${filler.repeat(3)}</body></html>`;
  writeFileSync(
    join(folder, 'sea.epub'),
    makeZip([
      { name: 'mimetype', content: 'application/epub+zip', stored: true },
      {
        name: 'META-INF/container.xml',
        content: '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>',
      },
      { name: 'b.opf', content: opf },
      { name: 'a.xhtml', content: xhtml },
      { name: 'css/t.css', content: 'html { -epub-writing-mode: vertical-rl }' },
    ]),
  );
  return folder;
}

/** Where words are, from the edges of what is seen. */
const placeOf = (page: Page, selector: string, words: string) =>
  reader(page)
    .locator(selector, { hasText: words })
    .first()
    .evaluate((element) => {
      const { left, right } = element.getBoundingClientRect();
      return { left, right, width: element.ownerDocument.defaultView!.innerWidth };
    });

test('a Japanese article is read in vertical lines', async ({ openCarrel, library }) => {
  const { page } = await openCarrel();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await drop(page, [save(library)]);
  await page.getByRole('button', { name: en.import.close }).click();
  const row = (title: string) => page.getByRole('option').filter({ hasText: title });
  await row('港の夜').click();
  await expect(reader(page).getByText('鶴の話')).toBeAttached();

  await test.step('when the reader wants it, in this language only', async () => {
    // The page was saved so; another one is not asked for.
    const turn = page.getByRole('button', { name: en.verticalOffer.turn });
    await turn.press('Enter');
    await expect(reader(page).locator('.article-body')).toHaveCSS('writing-mode', 'vertical-rl');
    await expect(turn).toHaveCount(0);
    await row('The quay').click();
    await expect(reader(page).locator('.article-body')).toHaveCSS('writing-mode', 'horizontal-tb');
    await row('港の夜').click();
    await expect(reader(page).locator('.article-body')).toHaveCSS('writing-mode', 'vertical-rl');
    const first = await placeOf(page, 'p', '最初の文');
    expect(first.right).toBeGreaterThan(first.width / 2);
    await page.screenshot({ path: test.info().outputPath('vertical.png') });
  });

  await test.step('keys and the wheel go on to the left', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    await expect.poll(() => scrolled(page)).toBeGreaterThan(300);
    const screen = await scrolled(page);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => scrolled(page)).toBeGreaterThan(screen + 20);
    const box = await page.locator('iframe').boundingBox();
    await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 200);
    await page.mouse.wheel(0, 300);
    await expect.poll(() => scrolled(page)).toBeGreaterThan(screen + 250);
    expect(await progress(page)).toBeGreaterThan(5);
    await page.keyboard.press('End');
    await expect.poll(() => progress(page)).toBe(100);
    await page.keyboard.press('Home');
    await expect.poll(() => scrolled(page)).toBeLessThan(3);
    await page.keyboard.press('Shift+Space');
    expect(await scrolled(page)).toBeLessThan(3);
  });

  await test.step('a sentence is chosen and highlighted, with its bar', async () => {
    await page.keyboard.press('h');
    await page.keyboard.press('h');
    const bar = reader(page).locator('.margin-mark');
    await expect(bar).toHaveCount(1);
    const drawn = await bar.boundingBox();
    expect(drawn?.width).toBeGreaterThan(drawn?.height ?? 0);
  });

  await test.step('words are found and shown, and the outline leads to its places', async () => {
    await page.keyboard.press('Control+f');
    await page.keyboard.type('鶴のように');
    await expect.poll(() => scrolled(page)).toBeGreaterThan(600);
    const found = await placeOf(page, 'p', '鶴のように');
    expect(found.left).toBeGreaterThan(0);
    expect(found.right).toBeLessThan(found.width);
    await page.screenshot({ path: test.info().outputPath('found.png') });
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => scrolled(page)).toBeLessThan(300);
    await page.keyboard.press('.');
    await expect.poll(() => scrolled(page)).toBeLessThan(300);
    await page.keyboard.press('Shift+O');
    await page.keyboard.type('鶴');
    await page.keyboard.press('Enter');
    const heading = await placeOf(page, 'h2', '鶴の話');
    expect(heading.right).toBeGreaterThan(heading.width * 0.7);
  });

  await test.step('the place is kept, also when the lines are turned', async () => {
    const part = await progress(page);
    expect(part).toBeGreaterThan(20);
    await row('The quay').click();
    await expect(reader(page).getByText('The tide went out').first()).toBeVisible();
    await row('港の夜').click();
    await expect.poll(async () => Math.abs((await progress(page)) - part)).toBeLessThan(3);
    await page.getByRole('button', { name: en.reader.textSettings }).press('Enter');
    await page.getByRole('switch', { name: /Japanese/ }).press('Space');
    await page.keyboard.press('Escape');
    await expect(reader(page).locator('.article-body')).toHaveCSS('writing-mode', 'horizontal-tb');
    await expect.poll(async () => Math.abs((await progress(page)) - part)).toBeLessThan(6);
  });

  await test.step('pages in EPUB and MHTML are offered it, too, and the original goes on to the left', async () => {
    await row('月の海').click();
    await expect(page.getByRole('button', { name: en.verticalOffer.turn })).toBeVisible();
    await row('夜の帆').click();
    await expect(reader(page).getByText('灯台').first()).toBeVisible();
    await expect(page.getByRole('button', { name: en.verticalOffer.turn })).toBeVisible();
    await page.keyboard.press('o');
    const original = page.frameLocator('iframe[title^="Original"]');
    await expect(original.locator('body')).toHaveCSS('writing-mode', 'vertical-rl');
    const place = () =>
      original
        .locator('html')
        .evaluate(({ ownerDocument }) => Math.round(-ownerDocument.defaultView!.scrollX));
    await page.keyboard.press('PageDown');
    await expect.poll(place).toBeGreaterThan(300);
    const screen = await place();
    await page.keyboard.press('Space');
    await expect.poll(place).toBeGreaterThan(screen + 300);
    await page.screenshot({ path: test.info().outputPath('original.png') });
  });
});
