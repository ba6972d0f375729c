// axe on every screen, in both themes and both languages.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './carrel';
import { locales, type ScreenLanguage, walkThroughScreens } from './screens';

const themes = ['light', 'dark'] as const;

for (const language of ['en', 'ko'] satisfies ScreenLanguage[]) {
  test(`no screen has a fault that axe finds (${language})`, async ({
    carrel,
    library,
    openCarrel,
  }) => {
    const seen: string[] = [];
    await walkThroughScreens({
      language,
      library,
      run: carrel,
      open: () => openCarrel({ language: locales[language] }),
      visit: async (name, page) => {
        seen.push(name);
        for (const theme of themes) {
          await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
          await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
          expect.soft(await faultsOf(page), `${name}, ${theme}`).toEqual([]);
        }
      },
    });
    expect(seen.length).toBeGreaterThanOrEqual(14);
  });
}

/** Of the window and the article's frame: rule, element, and what is wrong. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa'])
    // axe would open a page of its own for the frames, which Electron does not have.
    .setLegacyMode()
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
