// Footnotes beside their marks, and where links lead.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';

const rows = (page: Page) => page.getByRole('option');
const reader = (page: Page) => page.frameLocator('iframe[sandbox="allow-same-origin"]');

const line = 'In the harbour the tide went out and came in again, as it does every day. '.repeat(6);

function saveText(library: string): string {
  const folder = join(library, 'saved');
  mkdirSync(folder);
  const text = `# The harbour\n\nThe sea is wide.[^1] It is deep.\n\n${`${line}\n\n`.repeat(12)}The lamp was lit.[^2] It burned.\n\n${`${line}\n\n`.repeat(6)}[^1]: Smith *2001*, in [The lighthouse](https://papers.example/lighthouse).\n[^2]: Ledger, p. 12.\n`;
  writeFileSync(join(folder, 'harbour.md'), text);
  return folder;
}

test('a footnote opens beside its mark, and is in no quote', async ({
  carrel,
  library,
  openCarrel,
}, info) => {
  const { page } = await openCarrel();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await drop(page, [saveText(library)]);
  await page.getByRole('button', { name: en.import.close }).click();
  await rows(page).filter({ hasText: 'The harbour' }).click();
  const mark = reader(page).getByRole('link', { name: '1', exact: true }).first();
  const note = reader(page).getByRole('dialog');
  const scrolled = () =>
    reader(page)
      .locator('html')
      .evaluate((root) => root.scrollTop);

  // Tab begins where one reads, not at the top of the article.
  await page.keyboard.press('Control+f');
  await page.keyboard.type('It burned');
  await expect.poll(scrolled).toBeGreaterThan(300);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Tab');
  await expect(reader(page).getByRole('link', { name: '2', exact: true }).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(note).toContainText('Ledger, p. 12.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await expect.poll(scrolled).toBe(0);
  await page.keyboard.press('h');
  await page.keyboard.press('Tab');
  await expect(mark).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(note).toBeFocused();
  await expect(note).toContainText('Smith 2001');
  expect(await scrolled()).toBe(0);
  await page.screenshot({ path: info.outputPath('footnote.png') });
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    // A rule that rows of the sidebar break: see accessibility.spec.ts.
    .disableRules(['label-content-name-mismatch'])
    .setLegacyMode()
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();
  await expect(mark).toBeFocused();
  // The chosen sentence.
  await page.keyboard.press('Escape');

  await mark.hover();
  await expect(note).toBeVisible();
  await expect(mark).toBeFocused();
  await reader(page).getByRole('heading').first().hover();
  await expect(note).toBeHidden();

  await mark.click();
  await note.getByRole('button', { name: en.reader.footnote.goTo }).press('Enter');
  await expect(note).toBeHidden();
  expect(await scrolled()).toBeGreaterThan(0);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(scrolled).toBe(0);

  await reader(page)
    .locator('html')
    .evaluate((root) => root.scrollTo(0, 0));
  // A sentence ends before its mark, so that two are chosen here.
  await page.keyboard.press('h');
  await page.keyboard.press('[');
  await page.keyboard.press('}');
  await page.keyboard.press('h');
  await expect(page.getByRole('status').filter({ hasText: en.highlights.marked })).toBeAttached();
  const { stdout } = await carrel(['highlights', '--json']);
  const [highlight] = JSON.parse(stdout).articles[0].highlights;
  expect(highlight).toMatchObject({
    quote: 'The sea is wide. It is deep.',
    exact: 'The sea is wide.1 It is deep.',
  });
});

test('links show where they lead, and saved articles open inside', async ({
  library,
  openCarrel,
}, info) => {
  const { app, page } = await openCarrel();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const folder = saveText(library);
  writeFileSync(
    join(folder, 'lighthouse.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>The lighthouse</title><link rel="canonical" href="https://papers.example/lighthouse"><article><h1>The lighthouse</h1><p>${line}</p><p>See <a href="https://ko.example/%ED%95%AD%EA%B5%AC">the port</a>.</p></article></html>`,
  );
  await drop(page, [folder]);
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('button', { name: en.import.close }).click();
  await app.evaluate(({ shell }) => {
    Object.assign(globalThis, { opened: [] });
    shell.openExternal = async (url) => {
      (globalThis as unknown as { opened: string[] }).opened.push(url);
    };
  });
  const opened = () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  await page.getByRole('option', { name: /^The harbour/ }).click();
  const foot = reader(page).locator('.link-target');
  const link = reader(page).locator('.article-body').getByRole('link', { name: 'The lighthouse' });

  await expect(link).toHaveAttribute('aria-description', en.links.savedAs('The lighthouse'));
  await link.focus();
  await expect(foot).toContainText('papers.example/lighthouse');
  await expect(foot).toContainText(en.links.savedAs('The lighthouse'));
  await page.screenshot({ path: info.outputPath('link.png') });
  await page.keyboard.press('Enter');
  await expect(reader(page).getByRole('heading', { name: 'The lighthouse' })).toBeVisible();
  expect(await opened()).toEqual([]);

  const port = reader(page).getByRole('link', { name: 'the port' });
  await port.hover();
  await expect(foot).toHaveText('ko.example/항구');
  await page.mouse.move(5, 5);
  await expect(foot).toBeHidden();
  await port.focus();
  await page.keyboard.press('Enter');
  await expect.poll(opened).toEqual(['https://ko.example/%ED%95%AD%EA%B5%AC']);
});
