// Pictures of every screen, in both themes and both languages; see docs/testing.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { longTestMs, repository, test } from './electron/carrel';
import { locales, type ScreenLanguage, walkThroughScreens } from './electron/screens';

test.setTimeout(longTestMs);

const gallery = join(repository, 'screenshots');
/** Of the README; the same screen as in the gallery. */
const readme = { screen: 'reader', file: join(repository, 'resources/screenshots/desk.png') };
/** In bytes: what is under git stays small. */
const largestInGit = 300 * 1024;

for (const language of ['en', 'ko'] satisfies ScreenLanguage[]) {
  test(`pictures of every screen (${language})`, async ({ carrel, library, openCarrel }) => {
    await walkThroughScreens({
      language,
      library,
      run: carrel,
      open: () => openCarrel({ language: locales[language] }),
      visit: async (name, page) => {
        for (const theme of ['dark', 'light'] as const) {
          await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
          await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
          const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
          const folder = join(gallery, language, theme);
          mkdirSync(folder, { recursive: true });
          writeFileSync(join(folder, `${name}.png`), picture);
          if (name !== readme.screen || language !== 'en' || theme !== 'light') continue;
          expect(picture.length).toBeLessThan(largestInGit);
          writeFileSync(readme.file, picture);
        }
      },
    });
  });
}
