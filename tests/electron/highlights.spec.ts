import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { profileOf, test } from './carrel';
import { drop } from './drop';
import { expectInSight, expectOutOfSight } from './in-sight';
import { select } from './select-passage';

const rows = (page: Page) => page.getByRole('option');
const reader = (page: Page) => page.frameLocator('iframe[sandbox="allow-same-origin"]');
const panel = (page: Page) => page.getByRole('complementary', { name: 'Highlights and notes' });
const quotes = (page: Page) => panel(page).locator('.mark-quote');

const words = 'Cranes stood over the quay like herons.';

function savePage(library: string): string {
  const folder = join(library, 'saved');
  mkdirSync(folder, { recursive: true });
  // Has line breaks within a sentence, as the source of a page does.
  const filler = 'The tide went out\n    and came in again, as it does. '.repeat(8);
  const body = `<p>${filler}</p><p>${words} Nobody <b>spoke</b> a word.</p>${`<p>${filler}</p>`.repeat(10)}<p>At the very end the ferry came in.</p>`;
  writeFileSync(
    join(folder, 'harbour.html'),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The harbour at night</title></head><body><article><h1>The harbour at night</h1>${body}</article></body></html>`,
  );
  return folder;
}

async function openHarbour(page: Page): Promise<void> {
  await rows(page).filter({ hasText: 'The harbour at night' }).click();
  await expect(reader(page).getByText(words)).toBeVisible();
}

/** The passages that are painted in a colour. */
function painted(page: Page, name: string): Promise<string[]> {
  return reader(page)
    .locator('body')
    .evaluate((body, wanted) => {
      const view = body.ownerDocument.defaultView as (Window & typeof globalThis) | null;
      return [...(view?.CSS.highlights.get(wanted) ?? [])].map(String);
    }, name);
}

/** The parsed article.json of the only article. */
function articleFile(library: string) {
  const below = readdirSync(join(library, 'articles'), { recursive: true, encoding: 'utf8' });
  const path = below.find((name) => name.endsWith('article.json'));
  return JSON.parse(readFileSync(join(library, 'articles', path ?? ''), 'utf8'));
}

// One Carrel answers the commands, as it does for who has it open.
test.use({ serves: true });

test('highlights and notes are kept after a restart, and without the database', async ({
  account,
  openCarrel,
  library,
  carrel,
}) => {
  const { app, page } = await openCarrel();
  await drop(page, [savePage(library)]);
  await expect(rows(page)).toHaveCount(1);
  await openHarbour(page);

  await select(page, words);
  await page.getByRole('toolbar', { name: en.highlights.toolbar }).waitFor();
  await page.getByRole('button', { name: 'Highlight: Green' }).click();
  await expect.poll(() => painted(page, 'mark-green')).toEqual([words]);

  // By keyboard only: in the last colour, with a note and a tag.
  await select(page, 'the ferry came in');
  await reader(page).locator('body').focus();
  await page.keyboard.press('m');
  const editor = page.getByRole('dialog', { name: 'Edit highlight' });
  await expect(editor.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await page.keyboard.type('늦게 왔다');
  await page.keyboard.press('Tab');
  await page.keyboard.type('ferry');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(editor).toBeHidden();
  await expect.poll(() => painted(page, 'mark-green')).toEqual([words, 'the ferry came in']);

  await page.keyboard.press('p');
  await expect(quotes(page)).toHaveText([words, 'the ferry came in']);
  await expect(panel(page)).toContainText('늦게 왔다');
  await expect(panel(page)).toContainText('#ferry');
  await panel(page)
    .getByRole('textbox', { name: en.highlights.articleNote })
    .fill('Read it aloud.');
  // Closes at once, without waiting until the note is saved.
  await app.close();

  expect(articleFile(library)).toMatchObject({
    article: { note: 'Read it aloud.', highlightCount: 2 },
    highlights: [
      { quote: words, colour: 'green', note: '', tags: [] },
      { quote: 'the ferry came in', note: '늦게 왔다', tags: ['ferry'] },
    ],
  });

  for (const database of ['kept', 'deleted']) {
    if (database === 'deleted') {
      rmSync(join(profileOf(account, library), 'IndexedDB'), { recursive: true });
    }
    const { app, page } = await openCarrel();
    await openHarbour(page);
    await expect(quotes(page)).toHaveText([words, 'the ferry came in']);
    await expect(panel(page).getByRole('textbox')).toHaveValue('Read it aloud.');
    await expect.poll(() => painted(page, 'mark-noted')).toEqual(['the ferry came in']);
    await app.close();
  }

  const id = JSON.parse((await carrel(['list', '--json'])).stdout)[0].id;
  const markdown = (await carrel(['show', id, '--format', 'markdown'])).stdout;
  expect(markdown).toContain('note: "Read it aloud."\nhighlights: 2');
  expect(markdown).toContain('## Highlights\n\n> Cranes stood over');
  expect((await carrel(['show', id])).stdout).toContain('> the ferry came in\n늦게 왔다\n#ferry');
});

test('a passage is highlighted once, however it is highlighted again', async ({
  carrel,
  openCarrel,
  library,
}) => {
  const { page } = await openCarrel();
  await drop(page, [savePage(library)]);
  await openHarbour(page);
  const press = async (key: string) => {
    await reader(page).locator('body').focus();
    await page.keyboard.press(key);
  };
  await select(page, words);
  await press('h');
  await expect.poll(() => painted(page, 'mark-yellow')).toEqual([words]);

  await test.step('H once more', async () => {
    await select(page, words);
    await press('h');
    await expect(page.getByText(en.highlights.isMarked)).toBeAttached();
    // Selects a whole sentence: a part of it would look the same.
    await select(page, 'Cranes stood');
    await press('h');
    await expect.poll(() => painted(page, 'mark-yellow')).toEqual([words]);
  });

  await test.step('another colour', async () => {
    await select(page, `${words} `);
    await page.getByRole('button', { name: 'Highlight: Green' }).click();
    await expect.poll(() => painted(page, 'mark-green')).toEqual([words]);
    expect(await painted(page, 'mark-yellow')).toEqual([]);
  });

  await test.step('a note', async () => {
    await select(page, words);
    await press('m');
    const editor = page.getByRole('dialog', { name: 'Edit highlight' });
    await expect(editor.getByRole('textbox', { name: 'Note' })).toBeFocused();
    await page.keyboard.type('Ask her.');
    await page.keyboard.press('Escape');
    await expect(editor).toBeHidden();
  });

  await test.step('after its article was made again', async () => {
    const [article] = JSON.parse((await carrel(['list', '--json'])).stdout);
    await carrel(['reextract', article.id]);
    await openHarbour(page);
    await expect.poll(() => painted(page, 'mark-green')).toEqual([words]);
    await select(page, words);
    await press('h');
  });

  await test.step('a part of it with a note of its own', async () => {
    await select(page, 'Cranes stood');
    await press('m');
    await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toBeFocused();
    await page.keyboard.type('Which?');
    await page.keyboard.press('Escape');
    // While it closes, keys are still its own.
    await expect(page.getByRole('dialog', { name: 'Edit highlight' })).toBeHidden();
    await expect.poll(() => painted(page, 'mark-green')).toEqual([words, 'Cranes stood']);
  });
  await page.keyboard.press('p');
  await expect(quotes(page)).toHaveText([words, 'Cranes stood']);
  await expect(panel(page)).toContainText('Ask her.');
});

test('a highlight is clicked, copied, changed, deleted and restored', async ({
  clipboard,
  openCarrel,
  library,
}) => {
  const { app, page } = await openCarrel();
  await drop(page, [savePage(library)]);
  await openHarbour(page);
  await select(page, words);
  await page.getByRole('button', { name: 'Highlight: Yellow' }).click();
  // Selects within another highlight; the new one is painted above it.
  await select(page, 'over the quay');
  await page.getByRole('button', { name: 'Highlight: Pink' }).click();
  await expect.poll(() => painted(page, 'mark-pink')).toEqual(['over the quay']);
  await expect.poll(() => painted(page, 'mark-yellow')).toEqual([words]);

  const at = await reader(page)
    .locator('body')
    .evaluate((body) => {
      const view = body.ownerDocument.defaultView as (Window & typeof globalThis) | null;
      const [range] = view?.CSS.highlights.get('mark-pink') ?? [];
      const box = (range as Range).getBoundingClientRect();
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    });
  await page.locator('iframe').click({ position: at });
  const editor = page.getByRole('dialog', { name: 'Edit highlight' });
  await app.evaluate(({ clipboard }) => clipboard.clear());
  await editor.getByRole('button', { name: en.highlights.copy }).click();
  await expect.poll(() => clipboard(app)).toBe('over the quay');
  await editor.getByRole('radio', { name: 'Blue' }).click();
  await expect.poll(() => painted(page, 'mark-blue')).toEqual(['over the quay']);
  await editor.getByRole('button', { name: 'Delete highlight' }).click();
  await expect.poll(() => painted(page, 'mark-blue')).toEqual([]);
  await expect(page.getByText('Highlight deleted')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect.poll(() => painted(page, 'mark-blue')).toEqual(['over the quay']);
});

test('highlights are coloured, joined and visited by keys, and have marks in the margin', async ({
  openCarrel,
  library,
}) => {
  const { page } = await openCarrel();
  await drop(page, [savePage(library)]);
  await openHarbour(page);
  await page.getByRole('button', { name: en.import.close }).click();
  const press = async (...keys: string[]) => {
    await reader(page).locator('body').focus();
    for (const key of keys) await page.keyboard.press(key);
  };
  const margin = reader(page).locator('.margin-mark');
  const editor = page.getByRole('dialog', { name: 'Edit highlight' });

  await test.step('1 to 5 highlight in a colour, and change the one of the current highlight', async () => {
    await select(page, 'Cranes stood');
    await press('2');
    await expect.poll(() => painted(page, 'mark-green')).toEqual(['Cranes stood']);
    await press('1');
    await expect.poll(() => painted(page, 'mark-yellow')).toEqual(['Cranes stood']);
    expect(await painted(page, 'mark-green')).toEqual([]);
  });

  await test.step('one that touches it in its colour is joined, and Ctrl+Z separates them', async () => {
    await select(page, 'over the quay');
    await press('h');
    await expect.poll(() => painted(page, 'mark-yellow')).toEqual(['Cranes stood over the quay']);
    await expect(page.getByText(en.highlights.joined)).toBeVisible();
    await expect(margin).toHaveCount(1);
    await press('Control+z');
    await expect.poll(() => painted(page, 'mark-yellow')).toEqual(['Cranes stood']);
    await select(page, 'stood over the quay');
    await press('h');
    await expect.poll(() => painted(page, 'mark-yellow')).toEqual(['Cranes stood over the quay']);
  });

  await test.step('one in another colour is kept beside it, and joined when asked', async () => {
    await select(page, 'the quay like herons');
    await press('3');
    await expect.poll(() => painted(page, 'mark-blue')).toEqual(['the quay like herons']);
    expect(await painted(page, 'mark-yellow')).toEqual(['Cranes stood over the quay']);
    await expect(margin).toHaveCount(2);
    const [first, second] = [await margin.nth(0).boundingBox(), await margin.nth(1).boundingBox()];
    // Side by side, left of the text.
    expect(second?.x).toBeLessThan(first?.x ?? 0);
    await page.screenshot({ path: test.info().outputPath('margin.png') });
    await margin.nth(1).click();
    await expect(editor).toBeVisible();
    await editor.getByRole('radio', { name: 'Blue' }).focus();
    await page.keyboard.press('5');
    await expect.poll(() => painted(page, 'mark-purple')).toEqual(['the quay like herons']);
    await editor.getByRole('button', { name: en.highlights.join }).click();
    await expect
      .poll(() => painted(page, 'mark-purple'))
      .toEqual(['Cranes stood over the quay like herons']);
    expect(await painted(page, 'mark-yellow')).toEqual([]);
    await expect(editor).toBeHidden();
  });

  await test.step('one that gets the colour of one beside it becomes one with it', async () => {
    await select(page, '. Nobody');
    await press('1');
    await expect.poll(() => painted(page, 'mark-yellow')).toEqual(['. Nobody']);
    await press('5');
    await expect
      .poll(() => painted(page, 'mark-purple'))
      .toEqual(['Cranes stood over the quay like herons. Nobody']);
  });

  await test.step('. and , lead from one to the other', async () => {
    await select(page, 'the ferry came in');
    await press('4');
    await expect.poll(() => painted(page, 'mark-pink')).toEqual(['the ferry came in']);
    await reader(page).getByText(words).scrollIntoViewIfNeeded();
    const ferry = reader(page).getByText('At the very end the ferry came in.');
    await press('.');
    await expect(page.getByText(en.highlights.position(1, 2))).toBeVisible();
    await press('.');
    await expect(page.getByText(en.highlights.position(2, 2))).toBeVisible();
    await expectInSight(ferry);
    await press(',');
    await expectInSight(reader(page).getByText(words));
    await press('1');
    await expect.poll(() => painted(page, 'mark-yellow')).toHaveLength(1);
  });

  await test.step('the marks stay beside their lines in another width', async () => {
    const distance = () =>
      reader(page)
        .locator('body')
        .evaluate((body) => {
          const view = body.ownerDocument.defaultView as (Window & typeof globalThis) | null;
          const [range] = view?.CSS.highlights.get('mark-pink') ?? [];
          const bar = body.querySelector('.margin-mark[data-colour=pink]');
          const top = (range as Range).getBoundingClientRect().top;
          return Math.abs(top - (bar?.getBoundingClientRect().top ?? Infinity));
        });
    expect(await distance()).toBeLessThan(2);
    await page.keyboard.press('f');
    await expect.poll(distance).toBeLessThan(2);
    await page.screenshot({ path: test.info().outputPath('margin-alone.png') });
  });
});

test('a sentence is chosen and highlighted by keyboard only', async ({ openCarrel, library }) => {
  const { page } = await openCarrel();
  await drop(page, [savePage(library)]);
  await openHarbour(page);
  await page.keyboard.press('Enter');
  await page.keyboard.press('h');
  for (let sentence = 0; sentence < 8; sentence++) await page.keyboard.press(']');
  await page.keyboard.press('h');
  await expect.poll(() => painted(page, 'mark-yellow')).toEqual([words]);
  await expect(rows(page).first()).toHaveAccessibleName(/1 highlight/);

  await test.step('goes on behind it, and keys act on the highlight that was made', async () => {
    const next = 'Nobody spoke a word.';
    await page.keyboard.press(']');
    await page.keyboard.press('2');
    await expect.poll(() => painted(page, 'mark-green')).toEqual([next]);
    await page.keyboard.press('m');
    const editor = page.getByRole('dialog', { name: 'Edit highlight' });
    await expect(editor.getByRole('textbox', { name: 'Note' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(editor).toBeHidden();
    await page.keyboard.press('Backspace');
    await expect.poll(() => painted(page, 'mark-green')).toEqual([]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => painted(page, 'mark-green')).toEqual([next]);
  });

  await test.step('begins at a hit of the search', async () => {
    const box = page.getByRole('combobox', { name: 'Search' });
    await page.keyboard.press('/');
    await page.keyboard.type('ferry');
    await expect(rows(page)).toHaveCount(1);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Match 1 of 1')).toBeVisible();
    await page.keyboard.press('h');
    await page.keyboard.press('3');
    const last = 'At the very end the ferry came in.';
    await expect.poll(() => painted(page, 'mark-blue')).toEqual([last]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(box).toHaveValue('');
    // With the focus in the list there is nothing to undo in the box.
    await page.keyboard.press('Control+z');
    await expect(box).toHaveValue('');
  });

  await page.getByRole('button', { name: 'Annotated, 1 article' }).click();
  await expect(rows(page)).toHaveCount(1);
});

test('n goes to a hit in the note of a highlight, and to its passage', async ({
  openCarrel,
  library,
}) => {
  const { page } = await openCarrel();
  await drop(page, [savePage(library)]);
  await openHarbour(page);
  const editor = page.getByRole('dialog', { name: 'Edit highlight' });
  for (const [passage, note] of [
    [words, 'Herons, and a xylophone'],
    ['the ferry came in', 'Ask the xylophone player'],
  ] as const) {
    await select(page, passage);
    await reader(page).locator('body').focus();
    await page.keyboard.press('m');
    await expect(editor.getByRole('textbox', { name: 'Note' })).toBeFocused();
    await page.keyboard.type(note);
    await page.keyboard.press('Escape');
    await expect(editor).toBeHidden();
  }
  await reader(page).getByText(words).scrollIntoViewIfNeeded();

  const search = page.getByRole('combobox', { name: 'Search' });
  const current = panel(page).locator('.mark-note mark.current');
  const ferry = reader(page).getByText('At the very end the ferry came in.');
  for (const query of ['player', '/play\\w+/']) {
    await search.fill(query);
    await expect(rows(page)).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.getByText('Match 1 of 1')).toBeVisible();
    await expect(current).toHaveText('player');
    await expectInSight(ferry);
  }

  // Hits in notes come after hits in the text, also for the keys n and N.
  await search.fill('herons xylophone');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Match 1 of 4')).toBeVisible();
  await expect(current).toHaveCount(0);
  await expectOutOfSight(ferry);
  await page.keyboard.press('n');
  await expect(current).toHaveText('Herons');
  await page.keyboard.press('Shift+N');
  await page.keyboard.press('Shift+N');
  await expect(page.getByText('Match 4 of 4')).toBeVisible();
  await expect(current).toHaveText('xylophone');
  await expectInSight(ferry);
  await page.screenshot({ path: test.info().outputPath('walked.png') });
});

test('a highlight whose words are missing in the text is listed apart', async ({
  openCarrel,
  library,
}) => {
  const { app, page } = await openCarrel();
  await drop(page, [savePage(library)]);
  await openHarbour(page);
  await select(page, words);
  await page.getByRole('button', { name: 'Highlight: Yellow' }).click();
  await expect.poll(() => painted(page, 'mark-yellow')).toEqual([words]);
  await page.evaluate(async () => {
    const request = indexedDB.open('carrel');
    const database = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const writing = database.transaction('html', 'readwrite');
    const all = writing.objectStore('html').getAll();
    all.onsuccess = () => {
      for (const row of all.result) {
        const html = row.html.replace(/Cranes stood over the quay like herons\./, '');
        writing.objectStore('html').put({ ...row, html });
      }
    };
    await new Promise((resolve) => {
      writing.oncomplete = resolve;
    });
    database.close();
  });
  await app.close();
  const { page: again } = await openCarrel();
  await rows(again).first().click();
  await expect(reader(again).getByRole('heading').first()).toBeVisible();
  await again.keyboard.press('p');
  await expect(panel(again)).toContainText('Not found in the text: 1');
  await expect(quotes(again)).toHaveText([words]);
  // Hits in its own text are found and visited all the same.
  await again.getByRole('combobox', { name: 'Search' }).fill('herons');
  await again.keyboard.press('Enter');
  await expect(again.getByText('Match 1 of 1')).toBeVisible();
  await expect(quotes(again).locator('mark.current')).toHaveText('herons');
});

test('a saved search is one click away, also after a restart', async ({
  account,
  openCarrel,
  library,
}) => {
  const { app, page } = await openCarrel();
  await drop(page, [savePage(library)]);
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('/');
  await page.keyboard.type('title:harbour');
  await page.getByRole('button', { name: 'Save this search' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('항구');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This search is saved')).toBeVisible();
  await app.close();

  for (const database of ['deleted', 'kept']) {
    if (database === 'deleted')
      rmSync(join(profileOf(account, library), 'IndexedDB'), { recursive: true });
    const { app, page } = await openCarrel();
    await page.getByRole('button', { name: '항구', exact: true }).click();
    await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue('title:harbour');
    await expect(rows(page)).toHaveCount(1);
    await app.close();
  }

  const { page: last } = await openCarrel();
  await last.getByRole('button', { name: en.savedSearches.more('항구') }).click();
  await last.getByRole('menuitem', { name: 'Rename…' }).click();
  await last.getByRole('textbox', { name: 'Name' }).fill('Ports');
  await last.keyboard.press('Enter');
  await last.getByRole('button', { name: en.savedSearches.more('Ports') }).click();
  await last.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(last.getByRole('button', { name: 'Ports', exact: true })).toBeHidden();
});
