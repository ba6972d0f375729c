// Runs axe on every screen: all rules in each language, and contrast in each theme.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { Language } from '../../electron/ipc/languages';
import { exhaustive } from '../exhaustive';
import { longTestMs, test } from './carrel';
import { locales, walks } from './screens';

test.setTimeout(longTestMs);

type Theme = 'light' | 'dark';
type Rules = 'all' | 'contrast' | 'all but contrast';

/**
 * Colours have no language and only contrast depends on the theme, so no rule runs twice on one state. What a
 * name of another language could break, `npm test` leaves to the types of the texts.
 */
const runs: { language: Language; checks: [Theme, Rules][]; when: object }[] = [
  {
    language: 'en',
    checks: [
      ['light', 'all'],
      ['dark', 'contrast'],
    ],
    when: {},
  },
  { language: 'ko', checks: [['light', 'all but contrast']], when: exhaustive },
];

for (const { language, checks, when } of runs) {
  for (const [part, walkThrough] of Object.entries(walks)) {
    test(
      `no screen of the ${part} has a fault that axe finds (${language})`,
      when,
      async ({ carrel, library, openCarrel }) => {
        const seen: string[] = [];
        await walkThrough({
          language,
          library,
          run: carrel,
          open: () => openCarrel({ language: locales[language] }),
          visit: async (name, page) => {
            seen.push(name);
            for (const [theme, rules] of checks) {
              await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
              await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
              expect.soft(await faultsOf(page, rules), `${name}, ${theme}`).toEqual([]);
            }
            expect.soft(await unnamedIn(page), name).toEqual([]);
          },
        });
        expect(seen.length).toBeGreaterThanOrEqual(12);
      },
    );
  }
}

const dialogs = '[role=dialog], [role=alertdialog]';

/** Violations in the window and in the article's frame: rule, element, explanation. */
async function faultsOf(page: Page, rules: Rules): Promise<string[]> {
  // Without the legacy mode axe opens a page of its own for frames, which Electron cannot do.
  // Of results that are no violations axe keeps one element each: there are thousands.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (rules === 'contrast') axe.withRules('color-contrast');
  else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']);
  if (rules === 'all but contrast') axe.disableRules('color-contrast');
  // What is around a dialog is inert, and was looked at on the screen before it.
  if ((await page.locator(dialogs).count()) > 0) axe.include(dialogs);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ html }) => id !== 'label-content-name-mismatch' || !isRow(html))
      .map(
        ({ target, html, failureSummary }) =>
          `${id}: ${target.join(' ')}: ${failureSummary}\n${html}`,
      ),
  );
}

/**
 * True for a row of a list, an item of the sidebar and a line of people or tags. Their text includes an excerpt or a bare number, which
 * the name need not repeat; `unnamedIn` checks their labels.
 */
const isRow = (html: string) =>
  /^<[^>]*(?:role="option"|class="(?:sidebar-item|times-line))/.test(html);

/** Rows and sidebar items whose name does not begin with their visible label, by which voice control finds them. */
function unnamedIn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll('.sidebar-name, .row-title, .choice-name, .times-line-name'),
    ].flatMap((label) => {
      const name = label.closest('[aria-label]')?.getAttribute('aria-label') ?? '';
      const seen = label.textContent ?? '';
      return seen !== '' && name.startsWith(seen) ? [] : [`${seen} → ${name}`];
    }),
  );
}
