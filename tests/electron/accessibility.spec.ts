// Runs axe on every screen, in both themes and both languages.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { longTestMs, test } from './carrel';
import { locales, type ScreenLanguage, walkThroughScreens } from './screens';

test.setTimeout(longTestMs);

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
        expect.soft(await unnamedIn(page), name).toEqual([]);
      },
    });
    expect(seen.length).toBeGreaterThanOrEqual(15);
  });
}

/** Violations in the window and in the article's frame: rule, element, explanation. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    // Without this axe opens a page of its own for frames, which Electron cannot do.
    .setLegacyMode()
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => id !== 'label-content-name-mismatch' || !isRow(html))
      .map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/**
 * True for a row of a list and an item of the sidebar. Their text includes an excerpt or a bare number, which
 * the name need not repeat; `unnamedIn` checks their labels.
 */
const isRow = (html: string) => /^<[^>]*(?:role="option"|class="sidebar-item)/.test(html);

/** Rows and sidebar items whose name does not begin with their visible label, by which voice control finds them. */
function unnamedIn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.sidebar-name, .row-title, .tag-option .tag-name')].flatMap(
      (label) => {
        const name = label.closest('[aria-label]')?.getAttribute('aria-label') ?? '';
        const seen = label.textContent ?? '';
        return seen !== '' && name.startsWith(seen) ? [] : [`${seen} → ${name}`];
      },
    ),
  );
}
