// Pictures of every screen, in each language, theme and width; see docs/testing.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type Language, languages } from '../electron/ipc/languages';
import { repository, test } from './electron/carrel';
import { locales, walks } from './electron/screens';

// Some three hundred pictures of twice the window's size.
test.setTimeout(20 * 60_000);

const gallery = join(repository, 'screenshots');
/** Of the README; the same screen as in the gallery. */
const readme = { screen: 'reader', file: join(repository, 'resources/screenshots/desk.png') };
/** In bytes: what is under git stays small. */
const largestInGit = 300 * 1024;

/** The widest first: a narrow window folds two views into one. */
const sizes = [
  { name: '1920', width: 1920, height: 1080 },
  { name: '1280', width: 1280, height: 800 },
  { name: '800', width: 800, height: 700 },
];
const smallest = { name: '640x420', width: 640, height: 420 };

for (const language of Object.keys(languages) as Language[]) {
  for (const [part, walkThrough] of Object.entries(walks)) {
    test(`pictures of every screen of the ${part} (${language})`, async ({
      carrel,
      library,
      openCarrel,
    }) => {
      await walkThrough({
        language,
        library,
        run: carrel,
        open: () => openCarrel({ language: locales[language] }),
        visit: async (name, page) => {
          const save = (picture: Buffer, ...folders: string[]) => {
            const folder = join(gallery, language, ...folders);
            mkdirSync(folder, { recursive: true });
            writeFileSync(join(folder, `${name}.png`), picture);
          };
          const session = await page.context().newCDPSession(page);
          const show = async (size: { width: number; height: number }) => {
            const { width, height } = size;
            const metrics = { width, height, deviceScaleFactor: 2, mobile: false };
            await session.send('Emulation.setDeviceMetricsOverride', metrics);
            await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
          };
          // Playwright's own picture has one pixel for each of the page, whatever the factor is.
          const shootTwice = async () => {
            const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
            return Buffer.from(data, 'base64');
          };
          for (const size of sizes) {
            await show(size);
            for (const colorScheme of ['dark', 'light'] as const) {
              await page.emulateMedia({
                colorScheme,
                reducedMotion: 'reduce',
                forcedColors: 'none',
              });
              await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
              save(await shootTwice(), colorScheme, size.name);
            }
          }
          await show(smallest);
          save(await shootTwice(), 'light', smallest.name);
          await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
          await show(sizes[1] ?? smallest);
          save(await shootTwice(), 'forced-colours');
          await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
          await session.send('Emulation.clearDeviceMetricsOverride');
          await session.detach();
          if (name !== readme.screen || language !== 'en') return;
          const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
          expect(picture.length).toBeLessThan(largestInGit);
          writeFileSync(readme.file, picture);
        },
      });
    });
  }
}
