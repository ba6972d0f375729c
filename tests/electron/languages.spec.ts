// The interface in each of its languages: chosen, followed by the menus, and fitting the smallest usual window.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { type Language, languages } from '../../electron/ipc/languages';
import type { Strings } from '../../renderer/ui/i18n/strings';
import { isExhaustive } from '../exhaustive';
import { longTestMs, test } from './carrel';
import { cutTexts } from './cut-texts';
import { drop } from './drop';
import { choose } from './screens';
import { stringsIn } from './strings-in';

test.setTimeout(longTestMs);

/** Those through which `npm test` walks: the one that all others are made from, and that of most users. */
const taken: readonly Language[] = ['en', 'ko'];
const names = isExhaustive ? (Object.keys(languages) as Language[]) : taken;
const menuTitles = (app: ElectronApplication) =>
  app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []);

function savePages(library: string): string {
  const folder = join(library, 'saved');
  mkdirSync(folder);
  for (const title of ['Harbour', 'Rain on slate']) {
    const text = `<p>${'Cranes stood over the quay like herons. '.repeat(12)}</p>`;
    writeFileSync(
      join(folder, `${title}.html`),
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><main><h1>${title}</h1>${text.repeat(4)}</main></body></html>`,
    );
  }
  return folder;
}

async function speak(app: ElectronApplication, page: Page, language: Language): Promise<void> {
  await choose(app, 'settings');
  await page.getByRole('radio', { name: languages[language], exact: true }).click({ force: true });
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await closeDialog(page);
}

/** Whose shapes of Han characters a text in a language has, by the typeface of Noto that comes first. */
function shapesOf(page: Page, lang: string): Promise<string | undefined> {
  return page.evaluate((each) => {
    const element = document.createElement('span');
    element.lang = each;
    document.body.append(element);
    const { fontFamily } = getComputedStyle(element);
    element.remove();
    return /Noto Sans CJK (\w\w)/.exec(fontFamily)?.[1];
  }, lang);
}

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Shows the screens one after the other. */
async function walk(
  app: ElectronApplication,
  page: Page,
  words: Strings,
  visit: (screen: string) => Promise<void>,
): Promise<void> {
  const list = page.getByRole('listbox', { name: words.list.label });
  await visit('list');
  await list.getByRole('option').first().click({ button: 'right' });
  await page.getByRole('menu').waitFor();
  await visit('menu of a row');
  await page.keyboard.press('Escape');
  await list.getByRole('option').first().click();
  await page.getByRole('toolbar', { name: words.reader.toolbar }).waitFor();
  await visit('reader');
  await choose(app, 'settings');
  const tabs = page.getByRole('dialog').getByRole('tab');
  await tabs.first().waitFor();
  for (const tab of await tabs.all()) {
    await tab.click();
    await visit(`settings, ${await tab.textContent()}`);
  }
  await closeDialog(page);
  const dialogs = [
    ...([
      'add-address',
      'keyboard-help',
      'check-update',
      'report-problem',
      'export-articles',
    ] as const),
    ...(['print', 'tags', 'manage-tags', 'page-info', 'cite', 'palette'] as const),
  ];
  for (const command of dialogs) {
    await choose(app, command);
    await page.getByRole('dialog').first().waitFor();
    await visit(command);
    await closeDialog(page);
  }
  await choose(app, 'all-highlights');
  await page.getByText(words.allHighlights.none).waitFor();
  await visit('all highlights');
  await choose(app, 'go-trash');
  await page.getByText(words.trash.empty).waitFor();
  await visit('trash');
  await choose(app, 'go-unread');
  await visit('unread');
  await choose(app, 'toggle-sidebar');
  await page.getByText(words.sidebar.allHighlights).waitFor();
  await visit('sidebar');
  await page.keyboard.press('Escape');
  await choose(app, 'go-all');
}

test('is shown in each language, which fits at 800 pixels', async ({ openCarrel, library }) => {
  const { app, page } = await openCarrel({ language: 'zh-TW' });
  await test.step('the first time in the system’s language, with its menus', async () => {
    const words = stringsIn('zh-Hant');
    await expect(page.getByText(words.welcome.title)).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hant');
    expect(await menuTitles(app)).toContain(words.native.menu.article);
  });
  await test.step('with the Han characters of each text’s language', async () => {
    const shapes = { ja: 'JP', ko: 'KR', zh: 'SC', 'zh-TW': 'TC', 'zh-Hant-HK': 'TC', yue: 'TC' };
    for (const [lang, shape] of Object.entries(shapes)) {
      expect(await shapesOf(page, lang), lang).toBe(shape);
    }
  });
  await app.evaluate(({ BrowserWindow }) => {
    for (const each of BrowserWindow.getAllWindows()) each.setContentSize(800, 700);
  });
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(800);
  await drop(page, [savePages(library)]);
  await page.getByText(stringsIn('zh-Hant').import.finished).waitFor();
  await page.getByRole('button', { name: stringsIn('zh-Hant').import.close }).click();

  const faults: string[] = [];
  for (const language of names) {
    await test.step(language, async () => {
      const words = stringsIn(language);
      await speak(app, page, language);
      await expect.poll(() => menuTitles(app)).toContain(words.native.menu.article);
      await walk(app, page, words, async (screen) => {
        for (const fault of await cutTexts(page)) faults.push(`${language}, ${screen}: ${fault}`);
      });
    });
  }
  expect(faults).toEqual([]);
});
