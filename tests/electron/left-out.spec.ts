// What extraction leaves out of a page stays within reach: shown by a key, brought back by a click, found.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { type CommandResult, profileOf, test } from './carrel';
import { resultOf } from './shelf';

const rows = (page: Page) => page.getByRole('option');
const frame = (page: Page) => page.frameLocator('iframe[sandbox="allow-same-origin"]');
const body = (page: Page) => frame(page).locator('.article-body');
const section = (page: Page) => frame(page).getByRole('region', { name: en.reader.leftOut });
const button = (page: Page, name: string, passage: string) =>
  section(page).locator('.left-out-part', { hasText: passage }).getByRole('button', { name });

const sentence = (about: string) =>
  `The ${about} was carried up the hill before noon, and nobody had seen it since the flood.`;
const remark =
  'My grandmother rang that bell herself in the winter of the flood, and she kept the rope.';

/** A page with a story and more text in its remarks; by its site's rule, the story is the article. */
function savePage(library: string): string {
  const folder = join(library, 'saved');
  mkdirSync(folder, { recursive: true });
  const rule = { id: 'estuary.example', body: 'article', madeAt: 0 };
  writeFileSync(
    join(library, 'site-rules.json'),
    JSON.stringify({ schema: 2, 'site-rules': [rule] }),
  );
  const file = join(folder, 'bell.html');
  const story = Array.from({ length: 5 }, (_, at) => `<p>${sentence(`bell number ${at + 1}`)}</p>`);
  const remarks = Array.from(
    { length: 8 },
    (_, at) => `<p>${sentence(`oar number ${at + 1}`)}</p>`,
  );
  writeFileSync(
    file,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The bell</title><link rel="canonical" href="https://estuary.example/bell"></head><body>
     <nav><ul><li><a href="https://estuary.example/">Home</a></li><li><a href="https://estuary.example/ferry">Ferry timetable</a></li></ul></nav>
     <article><h1>The bell</h1>${story.join('')}</article>
     <div class="comments"><p>${remark}</p>${remarks.join('')}</div></body></html>`,
  );
  return file;
}

const titlesOf = (answer: CommandResult) =>
  resultOf<{ hits: { title: string; inLeftOut: boolean }[] }>(answer).hits.map(
    ({ title, inLeftOut }) => `${title}${inLeftOut ? ', left out' : ''}`,
  );

/** article.html and article.json of the only article. */
function filesOf(library: string): {
  html: string;
  article: Record<string, unknown>;
  text: string;
} {
  const names = readdirSync(join(library, 'articles'), { recursive: true, encoding: 'utf8' });
  const name = names.find((each) => each.endsWith('article.json')) ?? '';
  const json = JSON.parse(readFileSync(join(library, 'articles', name), 'utf8'));
  const html = readFileSync(join(library, 'articles', name.replace(/json$/, 'html')), 'utf8');
  return { html, article: json.article, text: json.text };
}

// One Carrel answers the commands, as it does for who has it open.
test.use({ serves: true });

test('is shown by a key, brought back, found, and there after the database is lost', async ({
  carrel,
  library,
  account,
  openCarrel,
  server,
}) => {
  const file = savePage(library);
  // Takes the rule into the database.
  expect((await carrel(['stats'])).code).toBe(0);
  expect((await carrel(['import', file])).code).toBe(0);
  const search = async (query: string) => titlesOf(await carrel(['search', '--json', query]));
  expect(await search('"she kept the rope"')).toEqual(['The bell, left out']);
  expect(await search('timetable')).toEqual([]);
  expect(await search('in:left-out timetable')).toEqual(['The bell, left out']);
  const before = filesOf(library);
  expect(before.article.leftOut).toMatchObject({ mayMiss: true });
  expect(before.html).toContain('she kept the rope');
  expect(before.text).not.toContain('she kept the rope');

  const { app, page } = await openCarrel();
  await rows(page).filter({ hasText: 'The bell' }).click();
  await expect(body(page)).toContainText('bell number 5');
  await expect(frame(page).getByText(en.reader.mayMiss)).toBeVisible();
  await expect(section(page)).toHaveCount(0);
  await frame(page).getByRole('button', { name: en.reader.showLeftOut }).click();
  await expect(section(page)).toContainText(remark);
  await page.keyboard.press('l');
  await expect(section(page)).toHaveCount(0);
  // Page info leads to it, too.
  await page.keyboard.press('i');
  const info = page.getByRole('dialog', { name: en.pageInfo.title });
  await info.getByRole('button', { name: en.pageInfo.showLeftOut }).press('Enter');
  await expect(section(page)).toBeInViewport();
  await page.keyboard.press('l');
  await expect(section(page)).toHaveCount(0);
  await page.keyboard.press('l');
  await expect(section(page).getByRole('heading', { name: en.reader.leftOut })).toBeFocused();
  await expect(section(page).getByText(en.reader.leftOutLinks(2))).toBeVisible();

  await button(page, en.reader.bringBack, remark).press('Enter');
  await expect(body(page)).toContainText(remark);
  await expect(button(page, en.reader.takeOut, remark)).toBeFocused();
  await expect(frame(page).getByText(en.reader.mayMiss)).toHaveCount(0);
  await app.close();
  expect(await search('"she kept the rope"')).toEqual(['The bell']);
  expect(await search('in:left-out rope')).toEqual([]);
  expect(filesOf(library).text).toContain('she kept the rope');

  // Reading the page again keeps what was brought back.
  const again = await carrel(['reextract', '--all', '--json']);
  expect(resultOf(again)).toMatchObject([{ outcome: 'same' }]);

  await server.stop();
  const profile = profileOf(account, library);
  expect(existsSync(profile)).toBe(true);
  rmSync(profile, { recursive: true });
  const later = await openCarrel();
  await rows(later.page).filter({ hasText: 'The bell' }).click();
  await expect(body(later.page)).toContainText(remark);
  await later.page.keyboard.press('l');
  await button(later.page, en.reader.takeOut, remark).click();
  await expect(body(later.page)).not.toContainText(remark);
  await later.app.close();
  const after = filesOf(library);
  expect(after.text).toBe(before.text);
  expect(after.html).toBe(before.html);
  expect(await search('"she kept the rope"')).toEqual(['The bell, left out']);
});

test('is opened where only it holds the words, and has no fault of accessibility', async ({
  carrel,
  library,
  openCarrel,
}) => {
  const file = savePage(library);
  const { page } = await openCarrel();
  // Takes the rule into the database.
  expect((await carrel(['stats'])).code).toBe(0);
  expect((await carrel(['import', file])).code).toBe(0);
  await page.getByRole('combobox', { name: en.search.label }).fill('grandmother');
  const row = rows(page).filter({ hasText: 'The bell' });
  await expect(row).toContainText(en.search.inLeftOut);
  await row.click();
  await expect(section(page)).toContainText(remark);
  await expect(page.getByText(en.reader.hits(1, 1))).toBeVisible();
  await page.getByRole('combobox', { name: en.search.label }).fill('in:left-out timetable');
  await expect(row).toContainText('Ferry timetable');
  await row.click();
  await expect(section(page).getByText('Ferry timetable')).toBeVisible();
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .setLegacyMode()
    .analyze();
  const inFrame = violations.flatMap(({ id, nodes }) =>
    nodes.filter(({ target }) => target.length > 1).map(({ html }) => `${id}: ${html}`),
  );
  expect(inFrame).toEqual([]);
});
