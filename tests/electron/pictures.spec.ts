// Pictures in the light box.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';

const rows = (page: Page) => page.getByRole('option');
const reader = (page: Page) => page.frameLocator('iframe[sandbox="allow-same-origin"]');

const svg = (width: number, colour: string) =>
  `data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width / 2}"><rect width="100%" height="100%" fill="${colour}"/><circle cx="50%" cy="50%" r="20%" fill="white"/></svg>`).toString('base64')}`;

function savePage(library: string): string {
  const folder = join(library, 'saved');
  mkdirSync(folder);
  const line = `<p>${'In the harbour the tide went out and came in again, as it does every day. '.repeat(6)}</p>`;
  writeFileSync(
    join(folder, 'harbour.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>The harbour</title><article><h1>The harbour</h1>${line}
<figure><img src="${svg(800, 'teal')}" alt="A pier/quay"><figcaption>The old pier</figcaption></figure>${line}
<p><a href="https://photos.example/gull"><img src="${svg(400, 'navy')}" alt="A gull"></a></p>${line}
<p><img src="${svg(300, 'maroon')}" alt=""></p>${line}</article></html>`,
  );
  return folder;
}

test('pictures open large, by the keyboard alone', async ({ library, openCarrel }, info) => {
  const { app, page } = await openCarrel();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await drop(page, [savePage(library)]);
  await page.getByRole('button', { name: en.import.close }).click();
  await rows(page).first().click();
  const box = page.getByRole('dialog', { name: en.pictures.title });
  const shown = box.getByRole('img');
  const pier = reader(page).getByRole('button', { name: en.pictures.enlargeNamed('A pier/quay') });

  await pier.focus();
  await page.keyboard.press('Enter');
  await expect(shown).toHaveAttribute('alt', 'A pier/quay');
  await expect(box).toContainText('The old pier');
  await expect(box).toContainText(en.pictures.count('1', '3'));
  await page.screenshot({ path: info.outputPath('light-box.png') });
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);

  const width = () => shown.evaluate((image) => image.clientWidth);
  const whole = await width();
  for (let times = 0; times < 4; times++) await page.keyboard.press('+');
  expect((await width()) / whole).toBeCloseTo(1.25 ** 4, 1);
  const left = () => shown.evaluate((image) => image.parentElement?.scrollLeft);
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(left).toBeGreaterThan(0);
  await page.keyboard.press('-');
  await page.keyboard.press('0');
  expect(await width()).toBe(whole);

  const target = join(library, 'saved-picture.svg');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async (...args: unknown[]) => {
      Object.assign(globalThis, {
        suggested: (args.at(-1) as { defaultPath: string }).defaultPath,
      });
      return { canceled: false, filePath };
    };
  }, target);
  await box.getByRole('button', { name: en.pictures.save }).press('Enter');
  await expect.poll(() => existsSync(target)).toBe(true);
  expect(readFileSync(target, 'utf8')).toContain('teal');
  const suggested = await app.evaluate(() => (globalThis as { suggested?: string }).suggested);
  expect(suggested).toMatch(/[\\/]A pier quay\.svg$/);

  await page.keyboard.press('ArrowRight');
  await expect(shown).toHaveAttribute('alt', 'A gull');
  await expect(box.getByRole('button', { name: en.pictures.link })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(box).toContainText(en.pictures.count('3', '3'));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
  await expect(pier).toBeFocused();

  // A link around a picture opens the picture; the link is in the light box.
  await reader(page).getByRole('img', { name: 'A gull' }).click();
  await expect(shown).toHaveAttribute('alt', 'A gull');
  await page.keyboard.press('Escape');
  await expect(reader(page).getByRole('link', { name: 'A gull' })).toBeFocused();
});
