import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { longTestMs, test } from './carrel';
import { choose } from './screens';
import { searchFor, titlesFor } from './search-for';

// One Carrel answers the commands, as it does for who has it open.
test.use({ serves: true });

const rows = (page: Page) => page.getByRole('option');
const reader = (page: Page) => page.frameLocator('iframe[sandbox="allow-same-origin"]');

/** The words that are painted with this highlight in the article. */
function painted(page: Page, name: string): Promise<string[]> {
  return reader(page)
    .locator('body')
    .evaluate((body, wanted) => {
      const view = body.ownerDocument.defaultView as (Window & typeof globalThis) | null;
      return [...(view?.CSS.highlights.get(wanted) ?? [])].map(String);
    }, name);
}

function savePages(library: string): string {
  const folder = join(library, 'saved');
  mkdirSync(folder);
  const filler = 'It went on for a while and then some more. '.repeat(12);
  const korean = '법은 그 뒤로도 몇 번 고쳐 적혔고, 사람들은 그때마다 다시 읽었다. '.repeat(12);
  const pages: [name: string, title: string, text: string][] = [
    [
      'near',
      'A short walk',
      `<p>A harbour. ${filler}</p><p>The <b>har</b>bour lay in the night. ${filler}</p>`,
    ],
    [
      'far',
      'A long walk',
      `<p>The harbour lay there. ${filler.repeat(6)}</p><p>Night ${filler}</p>`,
    ],
    [
      'law',
      '기본법',
      `<p>헌법 제12조에 따르면 그렇다. ${korean} It went on.</p><p>제5조는 아니다.</p>`,
    ],
    ['evil', 'Letters', `<p>${'a'.repeat(40)}! ${filler}</p>`],
  ];
  for (const [name, title, text] of pages) {
    writeFileSync(
      join(folder, `${name}.html`),
      `<!doctype html><html lang="${name === 'law' ? 'ko' : 'en'}"><meta charset="utf-8"><title>${title}</title><main><h1>${title}</h1>${name === 'far' ? text : text.repeat(3)}</main>`,
    );
  }
  return folder;
}

test('words near each other and patterns are found, read and ended', async ({
  carrel,
  library,
  openCarrel,
}) => {
  // Six commands, one of which ends a pattern that hangs.
  test.setTimeout(longTestMs);
  await carrel(['import', savePages(library)]);
  expect((await searchFor(carrel, 'harbour night')).total).toBe(2);
  expect(await titlesFor(carrel, 'harbour NEAR/5 night')).toEqual(['A short walk']);
  expect(await titlesFor(carrel, '/제\\d+조/')).toEqual(['기본법']);

  const hanging = await carrel(['search', '/(a+)+$/ letters']);
  expect(hanging).toMatchObject({ code: 0 });
  expect(hanging.stderr).toContain(' 0 of 1 articles');
  const verified = JSON.parse((await carrel(['verify', '--json'])).stdout);
  expect(verified.index).toEqual({ damaged: 0, failed: [], sampled: 4, notFound: [] });

  const { page } = await openCarrel();
  const search = page.getByRole('combobox', { name: 'Search' });
  await search.fill('harbour NEAR/5 night');
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 of 3')).toBeVisible();
  const nearness = ['harbour', 'night'];
  await expect.poll(() => painted(page, 'current-hit')).toEqual(nearness);
  expect(await painted(page, 'search-hit')).toEqual([...nearness, ...nearness, ...nearness]);
  await page.keyboard.press('n');
  await expect(page.getByText('2 of 3')).toBeVisible();
  await expect(rows(page).locator('.row-excerpt mark')).toHaveText(nearness);

  await search.fill('/제\\d+조/');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).locator('mark').first()).toHaveText('제12조');
  await page.keyboard.press('Enter');
  await expect(reader(page).getByText('제12조').first()).toBeVisible();
  await expect(page.getByText('1 of 6')).toBeVisible();
  const articles = ['제12조', '제5조'];
  expect(await painted(page, 'search-hit')).toEqual([...articles, ...articles, ...articles]);
  await page.keyboard.press('Shift+N');
  await expect.poll(() => painted(page, 'current-hit')).toEqual(['제5조']);

  await search.fill('/(a+)+$/ letters');
  await expect(page.getByText(en.search.noteRegexPartial('0', '1'))).toBeVisible();
  await search.fill('/(/');
  await expect(page.getByText(en.search.noteBadRegex('/(/', 'Unterminated group'))).toBeVisible();

  // Only queries whose results were opened are remembered.
  await search.fill('');
  await search.press('ArrowDown');
  const recent = page.getByRole('listbox', { name: 'Recent searches' });
  await expect(recent.locator('.recent-query')).toHaveText(['/제\\d+조/', 'harbour NEAR/5 night']);
  await search.press('Delete');
  await expect(recent.locator('.recent-query')).toHaveText(['harbour NEAR/5 night']);
  await page.screenshot({ path: test.info().outputPath('recent.png') });
  await search.press('Enter');
  await expect(search).toHaveValue('harbour NEAR/5 night');
  await expect(rows(page)).toHaveCount(1);
});

test('results are sorted, narrowed to a year, saved and corrected', async ({
  carrel,
  library,
  openCarrel,
}) => {
  const { app, page } = await openCarrel();
  await carrel(['import', savePages(library), '--tag', 'port']);
  const search = page.getByRole('combobox', { name: 'Search' });
  await search.fill('harbour');
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('button', { name: 'Sort: Relevance' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Length' }).press('Enter');
  await expect(rows(page).first()).toContainText('A long walk');
  await page.getByRole('button', { name: 'Sort: Length, Longest first' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Shortest first' }).press('Enter');
  await expect(rows(page).first()).toContainText('A short walk');
  await page.getByRole('button', { name: 'Sort: Length, Shortest first' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Relevance' }).press('Enter');

  // Hits of a pattern are sorted by date, and the button says so; afterwards the chosen order is back.
  await search.fill('/w[a]lk/');
  await expect(rows(page).locator('mark').first()).toHaveText('walk');
  await page.getByRole('button', { name: 'Sort: Date saved, Newest first' }).press('Enter');
  await expect(page.getByRole('menuitem')).toHaveText([
    'Date saved',
    'Date published',
    'Length',
    'Newest first',
    'Oldest first',
    ...Object.values(en.list.densities),
  ]);
  await page.getByRole('menuitem', { name: en.list.densities.line }).press('Enter');
  await expect(page.getByRole('listbox')).toHaveAttribute('data-density', 'line');
  await page.screenshot({ path: test.info().outputPath('pattern.png') });
  await choose(app, 'rows-compact');
  await expect(page.getByRole('listbox')).toHaveAttribute('data-density', 'compact');
  await search.fill('harbour');
  await page.getByRole('button', { name: 'Sort: Relevance' }).waitFor();

  await page.getByRole('button', { name: 'Save this search' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('.saved-search .sidebar-count')).toHaveText('2');

  // The count beside a tag, site, language or year is the number of hits that narrowing by it gives.
  const facet = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}, `) });
  const count = (name: string) => facet(name).locator('.sidebar-count');
  const year = facet('20\\d\\d');
  await search.fill('harbour NEAR/5 night');
  await expect(facet('port')).toHaveAccessibleName('port, 1 article');
  await expect(year).toHaveAccessibleName(/^20\d\d, 1 article$/);
  await expect(count('English')).toHaveText('1');
  await expect(facet('Korean')).toBeHidden();
  await expect(count('All articles')).toHaveText('4');
  await page.screenshot({ path: test.info().outputPath('facets.png') });
  await year.click();
  await expect(search).toHaveValue(/^harbour NEAR\/5 night after:20\d\d before:20\d\d$/);
  await expect(rows(page)).toHaveCount(1);
  // Filters are added to the typed query, and by keyboard: the focus stays in the panel.
  const narrowed = /^harbour NEAR\/5 night after:20\d\d/;
  await facet('port').press('Enter');
  await expect(page.getByRole('button', { name: 'Remove filter: #port' })).toBeVisible();
  await expect(search).toHaveValue(narrowed);
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Save this search' }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue(/ tag:port$/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Remove filter: #port' }).click();
  await expect(search).toHaveValue(narrowed);
  await year.press('Enter');
  await expect(year).toBeFocused();
  await expect(search).toHaveValue('harbour NEAR/5 night');
  await page.screenshot({ path: test.info().outputPath('sorted.png') });

  // Another language would replace this one, so its count is its own; the chosen one stays visible.
  await search.fill('');
  await expect(count('port')).toHaveText('4');
  await facet('Korean').press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await expect(count('port')).toHaveText('1');
  await expect(count('English')).toHaveText('3');
  await search.fill('harbour NEAR/5 night');
  await expect(page.getByText(en.search.nothing('harbour NEAR/5 night'))).toBeVisible();
  await expect(count('English')).toHaveText('1');
  await expect(facet('port')).toBeHidden();
  await page.screenshot({ path: test.info().outputPath('nothing.png') });
  await facet('Korean').press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await expect(count('port')).toHaveText('1');
  await expect(facet('Korean')).toBeFocused();
  // Also for a pattern and for a question.
  await search.fill('/제\\d+조/');
  await expect(count('Korean')).toHaveText('1');
  await expect(facet('English')).toBeHidden();
  await search.fill('where does the harbour lie at night');
  await expect(count('English')).toHaveText('2');

  await search.fill('harbuor walk');
  await expect(page.getByText('Did you mean')).toBeVisible();
  await page.getByRole('button', { name: 'harbour', exact: true }).press('Enter');
  await expect(search).toHaveValue('harbour walk');
  await expect(page.getByText('Did you mean')).toBeHidden();
});

test('hits in a note are shown there, and parts of a query without effect are explained', async ({
  carrel,
  library,
  openCarrel,
}) => {
  const { page } = await openCarrel();
  await carrel(['import', savePages(library)]);
  const search = page.getByRole('combobox', { name: 'Search' });
  const note = page.getByRole('textbox', { name: en.highlights.articleNote });
  await rows(page).filter({ hasText: 'Letters' }).click();
  await expect(reader(page).getByText('aaa').first()).toBeVisible();
  await page.keyboard.press('p');
  const long = `Ask the Xylophone player. ${'Nothing is said here. \n\n'.repeat(14)}When she went home`;
  await note.fill(long);
  await page.getByRole('button', { name: 'Annotated, 1 article' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('p');
  await expect(note).toBeHidden();

  for (const query of ['xylophone', '/xylo\\w+/']) {
    await search.fill(query);
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText('In your notes: Ask the Xylophone player');
    await expect(rows(page).locator('mark')).toHaveText('Xylophone');
  }
  await page.keyboard.press('Enter');
  await expect(note).toHaveValue(long);
  // Hits in the note are marked there and visited after the hits in the text.
  const markedInNote = page.locator('.note-marks mark');
  for (const query of ['/xylo\\w+/', 'xylophone']) {
    await search.fill(query);
    await expect(page.getByText('Match 1 of 1')).toBeVisible();
    await expect(markedInNote).toHaveText('Xylophone');
    await expect(markedInNote).toHaveClass('current');
  }
  await page.screenshot({ path: test.info().outputPath('note.png') });
  await search.fill('went aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('Enter');
  const total = async () =>
    Number(/\d+$/.exec((await page.getByText(/^Match \d+ of \d+$/).textContent()) ?? '')?.[0]);
  await expect(page.getByText(/^Match 1 of \d+$/)).toBeVisible();
  await expect(markedInNote).toHaveText('went');
  await expect(markedInNote).not.toHaveClass('current');
  await page.keyboard.press('Shift+N');
  await expect(page.getByText(/^Match (\d+) of \1$/)).toBeVisible();
  await expect(markedInNote).toHaveClass('current');
  expect(await painted(page, 'current-hit')).toEqual([]);
  expect(await note.evaluate((field) => field.scrollTop)).toBeGreaterThan(0);
  await page.screenshot({ path: test.info().outputPath('note-walked.png') });
  // Hits in a hidden note are not visited.
  const withNote = await total();
  await page.keyboard.press('p');
  await expect(note).toBeHidden();
  await expect.poll(() => painted(page, 'current-hit')).toHaveLength(1);
  expect(await total()).toBe(withNote - 1);

  // Enter opens the first result, wherever the article is that was read before.
  await search.fill('went NEAR/0 on');
  await expect(rows(page)).toHaveCount(4);
  await search.press('Enter');
  await expect(rows(page).first()).toHaveAttribute('aria-selected', 'true');

  const explained: [query: string, reason: string][] = [
    ['has:pictures', en.search.noteBadFilter('has:pictures', 'has', en.search.filterValues.has)],
    [
      'walk before:2025-2',
      en.search.noteBadFilter('before:2025-2', 'before', en.search.filterValues.before),
    ],
    ['(walk', en.search.noteBracket],
    ['walk "open', en.search.noteOpenQuote],
    ['walk OR', en.search.noteLeftOut('OR')],
  ];
  for (const [query, reason] of explained) {
    await search.fill(query);
    await expect(page.locator('.search-notes')).toContainText(reason);
  }
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await expect(page.getByRole('dialog')).toContainText(en.keys.groups.query);
});
