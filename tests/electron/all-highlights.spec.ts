import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { expectInSight } from './in-sight';

const list = (page: Page) => page.getByRole('listbox', { name: en.sidebar.allHighlights });
const rows = (page: Page) => list(page).getByRole('option');
const box = (page: Page) => page.getByRole('textbox', { name: en.allHighlights.search });
const frame = (page: Page) => page.frameLocator('iframe[sandbox="allow-same-origin"]');
const selected = (page: Page) => list(page).locator('[aria-selected=true] .highlight-quote');

const saved = (title: string, body: string) =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1><p>${body}</p></article></body></html>`;

const mark = (id: string, quote: string, given: object = {}) => ({
  ...{ id, quote, prefix: '', suffix: '', note: '', colour: 'yellow', tags: [] },
  ...{ created: '2025-03-02T08:30:00.000Z', ...given },
});

test('all highlights are searched, edited, deleted, copied and opened by the keyboard', async ({
  carrel,
  clipboard,
  library,
  openCarrel,
}) => {
  const folder = join(library, 'pages');
  mkdirSync(folder);
  const tide = 'The tide went out and came in again. '.repeat(90);
  writeFileSync(join(folder, 'a.html'), saved('The harbour', `${tide} The lamps go on at six.`));
  writeFileSync(join(folder, 'b.html'), saved('센터', '국가AI컴퓨팅센터가 자료를 일괄처리한다.'));
  // The window answers the commands, which would each start the program otherwise.
  const { app, page } = await openCarrel();
  const { items } = JSON.parse((await carrel(['import', folder, '--json'])).stdout);
  const idOf = (title: string) => items.find((item: { title: string }) => item.title === title).id;
  const exported = join(library, 'marked.json');
  const articles = [
    {
      ...{ id: idOf('The harbour'), link: '', title: 'The harbour' },
      highlights: [
        mark('H1', 'The lamps go on at six.', { tags: ['light'], colour: 'green' }),
        mark('H2', 'Words that are no longer there', { created: '2025-03-04T08:30:00.000Z' }),
      ],
    },
    {
      ...{ id: idOf('센터'), link: '', title: '센터' },
      highlights: [mark('H3', '자료를 일괄처리한다', { note: '한글 메모' })],
    },
  ];
  writeFileSync(exported, JSON.stringify({ format: 'carrel-highlights', version: 1, articles }));
  await carrel(['import', exported]);
  await expect(page.getByRole('option')).toHaveCount(2);

  await page.keyboard.press('Shift+P');
  await expect(rows(page)).toHaveCount(3);
  await expect(list(page)).toBeFocused();
  await expect(page.getByRole('button', { name: 'All highlights, 3 highlights' })).toBeVisible();

  // A composition is neither ended nor left by the keys that belong to it.
  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
  const input = await page.context().newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: '처리', selectionStart: 2, selectionEnd: 2 });
  await expect(rows(page)).toHaveCount(1);
  for (const key of ['Enter', 'Escape']) {
    await box(page).dispatchEvent('keydown', { key, isComposing: true, keyCode: 229 });
  }
  await expect(box(page)).toBeFocused();
  await input.send('Input.insertText', { text: '처리' });
  await expect(box(page)).toHaveValue('처리');
  await page.keyboard.press('Enter');
  await expect(selected(page)).toHaveText('자료를 일괄처리한다');
  await expect(list(page).locator('mark')).toHaveText('처리');

  // A note by the keyboard; the search follows it.
  await page.keyboard.press('m');
  const note = page.getByRole('textbox', { name: en.highlights.note, exact: true });
  await expect(note).toBeFocused();
  // The editor stands at its row.
  const row = await list(page).locator('.focused').boundingBox();
  const editor = await page.getByRole('dialog', { name: en.highlights.edit }).boundingBox();
  expect(editor?.y).toBeGreaterThanOrEqual(row?.y ?? 0);
  await note.fill('둘째 메모');
  await page.keyboard.press('Escape');
  await expect(list(page)).toBeFocused();
  await expect(list(page)).toContainText('둘째 메모');

  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await expect(rows(page)).toHaveCount(3);
  const chip = page.getByRole('button', { name: en.allHighlights.unplaced(1) });
  await chip.press('Space');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(en.allHighlights.unplacedFact);
  await chip.press('Space');
  await expect(rows(page)).toHaveCount(3);

  // Deletes the selected two, and brings them back.
  await list(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Delete');
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByText(en.highlights.removed(2))).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(rows(page)).toHaveCount(3);

  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  const copied = () => clipboard(app);
  await expect.poll(copied).toContain('The lamps go on at six.\n\n— “The harbour”');
  expect(await copied()).toContain(`carrel://article/${idOf('센터')}#`);

  const csv = join(library, 'saved.csv');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, csv);
  await page.getByRole('button', { name: en.allHighlights.export }).press('Enter');
  await page.getByRole('menuitem', { name: 'CSV…' }).press('Enter');
  await expect(page.getByText(en.allHighlights.saved(3))).toBeVisible();
  const again = JSON.parse((await carrel(['import', csv, '--json'])).stdout);
  expect(again).toMatchObject({ imported: 0, updated: 0, failed: [] });

  await page.getByRole('radio', { name: en.allHighlights.groupings.tag }).press('Space');
  await expect(page.getByRole('group', { name: '#light' })).toBeAttached();
  await list(page).focus();
  await page.keyboard.press('Home');
  await expect(selected(page)).toHaveText('The lamps go on at six.');
  await page.keyboard.press('Enter');
  await expectInSight(frame(page).getByText('The lamps go on at six.'));
  await expect
    .poll(() =>
      frame(page)
        .locator('body')
        .evaluate(() => String(getSelection())),
    )
    .toBe('The lamps go on at six.');

  // Back to the page as it was left: its query, its place; and on to the article again.
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(selected(page)).toHaveText('The lamps go on at six.');
  await expect(list(page)).toBeFocused();
  await page.keyboard.press('/');
  await page.keyboard.type('lamps');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expectInSight(frame(page).getByText('The lamps go on at six.'));
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(box(page)).toHaveValue('lamps');
  await expect(selected(page)).toHaveText('The lamps go on at six.');
  await page.keyboard.press('Alt+ArrowRight');
  await expectInSight(frame(page).getByText('The lamps go on at six.'));
  await page.keyboard.press('Alt+ArrowLeft');
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await expect(rows(page)).toHaveCount(3);
  await page.keyboard.press('Enter');
  await expectInSight(frame(page).getByText('The lamps go on at six.'));

  // As a citation, which is chosen in the reader, the source is the formatted reference.
  await frame(page).getByText('The lamps go on at six.').click({ button: 'right' });
  await page.getByRole('menuitem', { name: en.copying.as }).press('ArrowRight');
  await page.getByRole('menuitem', { name: en.copying.forms.citation }).press('Enter');
  await expect.poll(copied).toMatch(/^“The Harbour\.” n\.d\.\n/);
  await page.keyboard.press('Shift+P');
  await expect(selected(page)).toHaveText('The lamps go on at six.');
  await page.keyboard.press('Control+c');
  await expect.poll(copied).toMatch(/^The lamps go on at six\.\n\n— “The Harbour\.” n\.d\.\n/);
  await page.keyboard.press('Enter');

  // A change elsewhere is seen when the page is opened again, and by itself.
  await page.keyboard.press('Shift+P');
  await expect(selected(page)).toHaveText('The lamps go on at six.');
  articles[1]?.highlights.push(mark('H4', '국가AI컴퓨팅센터'));
  writeFileSync(exported, JSON.stringify({ format: 'carrel-highlights', version: 1, articles }));
  await carrel(['import', exported]);
  await expect(rows(page)).toHaveCount(4);
  await page.keyboard.press('Escape');
  await expect(list(page)).toHaveCount(0);

  // Opened from an article and left by the history: the focus is with the article or the list.
  await page.keyboard.press('Shift+P');
  await expect(list(page)).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(list(page)).toHaveCount(0);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName ?? 'BODY'))
    .not.toBe('BODY');
});
