import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';

const rows = (page: Page) => page.getByRole('option');
const row = (page: Page, title: string) => rows(page).filter({ hasText: title });
const openTrash = (page: Page) => page.getByRole('button', { name: /^Trash,/ }).click();
const openArticles = (page: Page) => page.getByRole('button', { name: /^All articles,/ }).click();

const titles = ['Amber in the wall', 'Bridges of reed', 'Cold harbour', 'Drifts of paper'];

/** A word that is in the text of one page. */
const wordOf = (title: string) => title.toLowerCase().replaceAll(' ', '');

/** Imports four pages that are beside the library's own folders. */
async function fill(page: Page, library: string): Promise<void> {
  const folder = join(library, 'saved');
  mkdirSync(folder);
  for (const title of titles) {
    const body = `<h1>${title}</h1><p>Only here: ${wordOf(title)}.</p>${`<p>${'And so it went on for a while. '.repeat(12)}</p>`.repeat(4)}`;
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><main>${body}</main></body></html>`;
    writeFileSync(join(folder, `${title}.html`), html);
  }
  await drop(page, [folder]);
  await expect(page.getByText('4 imported')).toBeVisible();
  await page.getByRole('button', { name: en.import.close }).click();
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Clicks an item of the menu bar, which has no window of its own to click in. */
function chooseInMenu(app: ElectronApplication, label: string): Promise<void> {
  return app.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
    items?.find((item) => item.label === wanted)?.click();
  }, label);
}

async function deleteByKey(page: Page, ...chosen: string[]): Promise<void> {
  for (const [at, title] of chosen.entries()) {
    await row(page, title).click(at === 0 ? {} : { modifiers: ['ControlOrMeta'] });
  }
  await page.keyboard.press('Delete');
}

test('deleted articles are restored, by undo and from the trash, with their tags', async ({
  openCarrel,
  library,
}) => {
  const { app, page } = await openCarrel();
  await fill(page, library);
  await row(page, 'Amber').click();
  await page.keyboard.press('t');
  await page.keyboard.type('항구');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');

  await test.step('undo by the button, and by the key', async () => {
    await deleteByKey(page, 'Amber', 'Bridges');
    await expect(page.getByText('2 articles moved to the trash')).toBeVisible();
    await expect(rows(page)).toHaveCount(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(rows(page)).toHaveCount(4);
    await expect(row(page, 'Amber')).toContainText('항구');
    await expect(row(page, 'Amber')).toHaveAttribute('aria-label', /starred/);
    await expect(page.getByText(en.trash.restored(2))).toBeVisible();

    await deleteByKey(page, 'Cold');
    await deleteByKey(page, 'Drifts');
    await expect(rows(page)).toHaveCount(2);
    await page.keyboard.press('Control+z');
    await expect(row(page, 'Drifts')).toHaveCount(1);
    await page.keyboard.press('Control+z');
    await expect(row(page, 'Cold')).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  });

  await test.step('undo goes on to the changes before the deletions, and redo comes back', async () => {
    await page.keyboard.press('Control+z');
    await expect(row(page, 'Amber')).not.toHaveAttribute('aria-label', /starred/);
    await expect(page.getByText(en.history.undo(en.history.steps.star(1)))).toBeAttached();
    await page.keyboard.press('Control+z');
    await expect(row(page, 'Amber')).not.toContainText('항구');
    await page.keyboard.press('Control+y');
    await expect(row(page, 'Amber')).toContainText('항구');
    await chooseInMenu(app, 'Redo');
    await expect(row(page, 'Amber')).toHaveAttribute('aria-label', /starred/);
    await page.keyboard.press('Control+y');
    await expect(row(page, 'Cold')).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(row(page, 'Cold')).toHaveCount(1);
  });

  await test.step('archiving twice is the way back', async () => {
    await row(page, 'Bridges').click();
    await page.keyboard.press('u');
    await expect(row(page, 'Bridges')).toHaveAttribute('aria-label', /unread/);
    await page.keyboard.press('e');
    await expect(row(page, 'Bridges')).toHaveAttribute('aria-label', /archived/);
    await page.keyboard.press('e');
    await expect(row(page, 'Bridges')).toHaveAttribute('aria-label', /unread/);
  });

  await deleteByKey(page, 'Amber', 'Bridges', 'Cold');
  await expect(rows(page)).toHaveCount(1);
  await app.close();

  const { page: again } = await openCarrel();
  await test.step('read and searched in the trash, by keyboard', async () => {
    await openTrash(again);
    await expect(rows(again)).toHaveCount(3);
    await again.keyboard.press('/');
    await again.keyboard.type('amber');
    await expect(rows(again)).toHaveCount(1);
    await again.keyboard.press('Escape');
    await expect(rows(again)).toHaveCount(3);
    // A word of the text alone.
    await again.keyboard.press('/');
    await again.keyboard.type(wordOf('Cold harbour'));
    await expect(rows(again)).toHaveCount(1);
    await again.keyboard.press('Enter');
    await expect(rows(again)).toHaveAttribute('aria-selected', 'true');
    await again.keyboard.press('Shift+F10');
    await expect(again.getByRole('menuitem', { name: en.trash.restore })).toBeVisible();
    await again.getByRole('menuitem', { name: en.trash.remove }).press('Enter');
    await expect(again.getByRole('alertdialog')).toBeVisible();
    await again.keyboard.press('Escape');
    const text = again.frameLocator(`iframe[title="Cold harbour"]`).getByText(/Only here/);
    await expect(text).toContainText(wordOf('Cold harbour'));
    await again.screenshot({ path: test.info().outputPath('trash.png') });
    await again.keyboard.press('Enter');
    const focused = () => again.evaluate(() => document.activeElement?.tagName);
    await expect.poll(focused).toBe('IFRAME');
    // Out of the article, of the search, of the trash.
    await again.keyboard.press('Escape');
    await expect(again.getByRole('listbox')).toBeFocused();
    await again.keyboard.press('Escape');
    await expect(rows(again)).toHaveCount(3);
    await again.keyboard.press('Escape');
    await expect(rows(again)).toHaveCount(1);
  });

  await test.step('restored from the trash after a restart', async () => {
    await expect(rows(again)).toHaveCount(1);
    await openTrash(again);
    await expect(rows(again)).toHaveCount(3);
    await row(again, 'Amber').click();
    await again.keyboard.press('r');
    await expect(rows(again)).toHaveCount(2);
    await openArticles(again);
    await expect(row(again, 'Amber')).toContainText('항구');
    await expect(row(again, 'Amber')).toHaveAttribute('aria-label', /starred/);
    await deleteByKey(again, 'Drifts');
  });

  await test.step('one deleted for good, after a question', async () => {
    await openTrash(again);
    await expect(rows(again)).toHaveCount(3);
    await row(again, 'Drifts').click();
    await again.getByRole('button', { name: en.trash.remove }).click();
    await expect(again.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await again.keyboard.press('Enter');
    await expect(again.getByRole('alertdialog')).toBeHidden();
    await expect(rows(again)).toHaveCount(3);
    await again.getByRole('button', { name: en.trash.remove }).click();
    await again
      .getByRole('alertdialog')
      .getByRole('button', { name: en.trash.emptyConfirm })
      .click();
    await expect(rows(again)).toHaveCount(2);
    await expect(row(again, 'Drifts')).toHaveCount(0);
    expect(readdirSync(join(library, 'trash')).join()).not.toContain('drifts');
  });

  await test.step('emptied, after a question', async () => {
    await openTrash(again);
    await again.getByRole('button', { name: 'Empty trash…' }).click();
    await again.getByRole('button', { name: 'Cancel' }).click();
    await expect(rows(again)).toHaveCount(2);
    await again.getByRole('button', { name: 'Empty trash…' }).click();
    // An article that is deleted while the question is shown was not part of the question.
    const trash = join(library, 'trash');
    const [first = ''] = readdirSync(trash);
    cpSync(join(trash, first), join(trash, `${first}-late`), { recursive: true });
    await again.getByRole('button', { name: en.trash.emptyConfirm, exact: true }).click();
    await expect(rows(again)).toHaveCount(1);
    expect(readdirSync(trash)).toEqual([`${first}-late`]);

    await again.getByRole('button', { name: 'Empty trash…' }).click();
    await again.getByRole('button', { name: en.trash.emptyConfirm, exact: true }).click();
    await expect(again.getByText('The trash is empty')).toBeVisible();
    await again.keyboard.press('Escape');
    await expect(rows(again)).toHaveCount(1);
  });

  await test.step('of what was deleted for good no byte is left', async () => {
    await expect.poll(() => filesBelow(join(library, 'originals')).length).toBe(1);
    expect(filesBelow(join(library, 'trash'))).toEqual([]);
    const [left] = filesBelow(join(library, 'originals'));
    expect(readFileSync(left ?? '', 'utf8')).toContain('Amber in the wall');
  });
});

test('shows what is not saved while the folder is missing, until it is back', async ({
  openCarrel,
  library,
}) => {
  const { page } = await openCarrel();
  await fill(page, library);
  const away = `${library}-away`;
  const starWhileAway = async () => {
    renameSync(library, away);
    try {
      await row(page, 'Amber').click();
      await page.keyboard.press('s');
      await expect(page.getByText(en.notices.unsaved(1))).toBeVisible();
      await expect(row(page, 'Bridges')).toBeVisible();
    } finally {
      renameSync(away, library);
    }
  };
  await starWhileAway();
  await expect(page.getByText(en.notices.unsaved(1))).toHaveCount(0, { timeout: 10_000 });

  await starWhileAway();
  await page.getByRole('button', { name: 'Try again' }).click();
  // It does not wait for the next retry.
  await expect(page.getByText(en.notices.unsaved(1))).toHaveCount(0, { timeout: 2_500 });

  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: 'Library' }).click();
  await page.getByRole('button', { name: en.settings.check }).click();
  await expect(page.getByText('4 articles and 12 files checked.')).toBeVisible();
  await expect(page.getByText(en.settings.checkedWell)).toBeVisible();
});
