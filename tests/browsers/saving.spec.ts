// Real browsers save pages of a site of this machine, by the extension and Carrel's own host, into a
// library. A table at the end shows what was kept of each kind of page.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { buildExtension } from '../../scripts/build/extension.mjs';
import { test as base, longTestMs } from '../electron/carrel';
import { openChromium } from './chromium';
import { type BrowserDriver, type BrowserPlace, writeLauncher } from './driver';
import { openFirefox } from './firefox';
import { picturesIn, type SavedArticle, savedArticles } from './saved-articles';
import { saveBySingleFile } from './single-file';
import { openSite, type Site } from './site';
import { type SitePage, sitePages } from './site-pages';

base.setTimeout(longTestMs);

const { chromium, firefox }: { chromium: string; firefox: string } = JSON.parse(
  process.env.CARREL_BROWSERS ?? '{"chromium":"","firefox":""}',
);

const test = base.extend<{ site: Site; place: BrowserPlace }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameters' names
  site: async ({}, use) => {
    const site = await openSite();
    await use(site);
    await site.close();
  },
  place: async ({ library, account }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'carrel-browser-'));
    const extension = join(folder, 'extension');
    await buildExtension(extension);
    await use({
      folder,
      extension,
      launcher: writeLauncher(folder, library),
      environment: account,
    });
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
});

/** Clicks, and waits for the sign that says how it went. */
async function save(browser: BrowserDriver): Promise<{ text: string; title: string }> {
  await browser.click();
  return signAfterSaving(browser);
}

async function signAfterSaving(browser: BrowserDriver): Promise<{ text: string; title: string }> {
  let sign = { text: '', title: '' };
  const until = Date.now() + LONGEST_SAVE_MS;
  while (sign.text !== '✓' && sign.text !== '!' && Date.now() < until) {
    await pause(50);
    sign = await browser.sign();
  }
  return sign;
}

/** The first save starts Carrel. */
const LONGEST_SAVE_MS = 30_000;

/** Opens each page of the site and saves it. */
async function saveAll(browser: BrowserDriver, site: Site): Promise<void> {
  for (const page of sitePages) {
    await browser.open(site.at(page.kind === 'login wall' ? '/log-in' : page.path));
    // What scripts of the page still do.
    await pause(400);
    const sign = await save(browser);
    expect(sign, page.kind).toMatchObject({ text: '✓' });
  }
}

interface Kept {
  sentences: number;
  characters: number;
  pictures: number;
}

const table = new Map<string, Record<string, Kept>>();

/** What the library has of a page, which is also put into the table. */
function keptOf(by: string, page: SitePage, article: SavedArticle | undefined): Kept {
  const text = (article?.text ?? '').replace(/\s+/g, ' ');
  const kept = {
    sentences: page.sentences.filter((sentence) => text.includes(sentence)).length,
    characters: text.length,
    pictures: article?.pictures ?? 0,
  };
  table.set(page.kind, { ...table.get(page.kind), [by]: kept });
  return kept;
}

function check(browser: string, page: SitePage, site: Site, articles: SavedArticle[]): void {
  const article = articles.find(({ url }) => url === site.at(page.path));
  const kept = keptOf(browser, page, article);
  expect.soft(kept.sentences, `${page.kind}: sentences`).toBe(page.sentences.length);
  const [original = Buffer.alloc(0)] = article?.originals ?? [];
  expect.soft(picturesIn(original), `${page.kind}: pictures`).toBe(page.pictures);
  for (const secret of page.never ?? []) {
    const holds = article?.originals.some((bytes) => bytes.includes(secret));
    expect.soft(holds, `${page.kind}: ${secret}`).toBe(false);
  }
}

function printTable(): void {
  if (table.size === 0) return;
  const browsers = [...new Set([...table.values()].flatMap((row) => Object.keys(row)))];
  const cell = (kept?: Kept) => (kept ? `${kept.characters} / ${kept.pictures}` : '–');
  const lines = [...table].map(
    ([kind, row]) =>
      `${kind.padEnd(24)}${browsers.map((each) => cell(row[each]).padStart(16)).join('')}`,
  );
  console.log(
    `\n${'characters / pictures'.padEnd(24)}${browsers.map((each) => each.padStart(16)).join('')}\n${lines.join('\n')}\n`,
  );
}

test.afterAll(printTable);

test('Chromium saves every kind of page whole', async ({ site, place, library }) => {
  test.skip(chromium === '', 'no chromium on this system');
  const extension = join(place.extension, 'chromium');
  const browser = await openChromium(chromium, { ...place, extension });
  try {
    await saveAll(browser, site);
  } finally {
    await browser.close();
  }
  const articles = savedArticles(library);
  for (const page of sitePages) check('Chromium', page, site, articles);
});

test('Firefox saves every kind of page whole', async ({ site, place, library }) => {
  test.skip(firefox === '', 'no firefox on this system');
  const extension = join(place.extension, 'firefox');
  const browser = await openFirefox(firefox, { ...place, extension });
  try {
    // The page that explains the permission opens by itself, once.
    await expect.poll(browser.tabs).toContainEqual(expect.stringMatching(/options\.html#welcome$/));
    await browser.closeOtherTabs();
    await browser.allowAllSites();
    await saveAll(browser, site);
  } finally {
    await browser.close();
  }
  const articles = savedArticles(library);
  for (const page of sitePages) check('Firefox', page, site, articles);
});

test('the popup adds tags by type-ahead, a note and the selection, saves links and tabs', async ({
  site,
  place,
  library,
}) => {
  test.skip(chromium === '', 'no chromium on this system');
  const extension = join(place.extension, 'chromium');
  const browser = await openChromium(chromium, { ...place, extension });
  const saved = (path: string) => savedArticles(library).find(({ url }) => url === site.at(path));
  try {
    // The first page brings the library its tag.
    await browser.open(site.at('/paywall-overlay'));
    await browser.click();
    const first = await browser.popup();
    await expect.poll(() => first.text('#status')).toBe('Saved in Carrel.');
    await first.type('harbour life');
    await first.press('Enter');
    await first.press('Enter');
    await expect.poll(() => saved('/paywall-overlay')?.tags).toEqual(['harbour life']);

    await browser.open(site.at('/euc-kr-news'));
    await browser.run(`getSelection().selectAllChildren(document.querySelectorAll('p')[1])`);
    await browser.click();
    const second = await browser.popup();
    await expect.poll(() => second.text('#status')).toBe('Saved in Carrel.');
    await second.type('harb');
    await expect.poll(() => second.text('[role=option]')).toBe('harbour life');
    await second.press('ArrowDown');
    await second.press('Enter');
    await expect.poll(() => second.text('#tags button')).toBe('harbour life ×');
    await second.press('Tab');
    await second.type('For the chapter on harbours.');
    await second.press('Tab');
    await second.press('Tab');
    expect(await second.value('document.activeElement.id')).toBe('done');
    await second.press('Enter');
    await expect.poll(() => saved('/euc-kr-news')?.tags).toEqual(['harbour life']);
    expect(saved('/euc-kr-news')?.note).toContain('For the chapter on harbours.');
    expect(saved('/euc-kr-news')?.quotes).toEqual([expect.stringContaining('밧줄 공장은')]);

    // Links of a page, some of them chosen.
    await browser.open(site.at('/long-thread'));
    await browser.click();
    const third = await browser.popup();
    await expect.poll(() => third.text('#status')).toBe('Saved in Carrel.');
    await third.click('#show-links');
    await expect.poll(() => third.text('#links li')).toBe('sailor0');
    await third.type('sailor13');
    await third.click('#all-links');
    await third.click('#save-links');
    await expect.poll(() => third.text('#links-status')).toBe('Links saved in Carrel: 1.');
    expect(saved('/user/13')).toBeDefined();
    // All tabs of the window, also one behind the other.
    await browser.openBehind(site.at('/gallery'));
    await browser.click();
    const fourth = await browser.popup();
    await expect.poll(() => fourth.text('#window-tabs')).toBe('Save all 2 tabs');
    await fourth.click('#window-tabs');
    await expect.poll(() => fourth.text('#progress')).toBe('Tabs saved: 2 of 2');
    expect(saved('/gallery')).toBeDefined();
    // The address is known now.
    await browser.open(site.at('/paywall-overlay'));
    await expect.poll(browser.sign).toMatchObject({
      text: '•',
      title: expect.stringMatching(/^Already in Carrel, saved on /),
    });
  } finally {
    await browser.close();
  }
});

test('Firefox keeps passages marked by the key, and says what a permission would bring', async ({
  site,
  place,
  library,
}) => {
  test.skip(firefox === '', 'no firefox on this system');
  const extension = join(place.extension, 'firefox');
  const browser = await openFirefox(firefox, { ...place, extension });
  const saved = (path: string) => savedArticles(library).find(({ url }) => url === site.at(path));
  try {
    await expect.poll(browser.tabs).toHaveLength(2);
    await browser.closeOtherTabs();
    await browser.open(site.at('/frames-across-origins'));
    for (const at of [0, 2]) {
      await browser.run(`getSelection().selectAllChildren(document.querySelectorAll('p')[${at}])`);
      await browser.pressKey('H');
      await pause(500);
    }
    const sign = await save(browser);
    expect(sign.title).toBe('Saved in Carrel. Frames that could not be read: 1.');
    const [first = '', , third = ''] =
      sitePages.find(({ path }) => path === '/frames-across-origins')?.sentences ?? [];
    expect(saved('/frames-across-origins')?.quotes).toEqual([first, third]);

    await browser.open(site.at('/report.pdf'));
    expect((await save(browser)).title).toContain('only with the permission for all sites');
  } finally {
    await browser.close();
  }
});

// A version that npx can fetch, for example 2.0.83.
const singleFile = process.env.CARREL_SINGLE_FILE;
if (singleFile && chromium) {
  test('keeps at least what SingleFile keeps', async ({ site, library, carrel }) => {
    test.setTimeout(300_000);
    const folder = mkdtempSync(join(tmpdir(), 'carrel-single-file-'));
    const failed = await saveBySingleFile(singleFile, chromium, { pages: sitePages, site, folder });
    if (failed.length > 0) console.log(`not saved by SingleFile: ${failed.join(', ')}`);
    await carrel(['import', folder]);
    rmSync(folder, { recursive: true, force: true });
    const articles = savedArticles(library);
    for (const page of sitePages) {
      const theirs = keptOf(
        'SingleFile',
        page,
        articles.find(({ url }) => url === site.at(page.path)),
      );
      for (const [by, ours] of Object.entries(table.get(page.kind) ?? {})) {
        expect.soft(ours.sentences, `${page.kind}: ${by}`).toBeGreaterThanOrEqual(theirs.sentences);
        expect.soft(ours.pictures, `${page.kind}: ${by}`).toBeGreaterThanOrEqual(theirs.pictures);
      }
    }
  });
}
