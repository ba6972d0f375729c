import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';

const rows = (page: Page) => page.getByRole('option');

/** A list with one bookmark for each set of tags, and further tags that no two articles share. */
function saveList(library: string): string {
  mkdirSync(join(library, 'saved'));
  const path = join(library, 'saved', 'bookmarks.html');
  const lines = [['sea'], ['sea', 'port'], ['port'], ['rope', 'sea'], ...several(9)].map(
    (tags, at) =>
      `<DT><A HREF="https://quay.example/${at}" ADD_DATE="17000000${10 + at}" TAGS="${tags.join(',')}">Page ${at}</A>`,
  );
  writeFileSync(path, `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n${lines.join('\n')}\n</DL>`);
  return path;
}

const several = (count: number) => Array.from({ length: count }, (_, at) => [`other ${at}`]);

test('tags are combined by click and by menu, found by typing, and have a colour and a description', async ({
  carrel,
  openCarrel,
  library,
}) => {
  const { app, page } = await openCarrel();
  await drop(page, [saveList(library)]);
  await expect(rows(page)).toHaveCount(13);
  await page.getByRole('button', { name: en.import.close }).click();
  const search = page.getByRole('combobox').or(page.getByRole('searchbox')).first();
  const tag = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}, `) });

  // A click is for this tag alone, with Ctrl also for another, with Alt without one.
  await tag('port').click();
  await expect(rows(page)).toHaveCount(2);
  await tag('sea').click();
  await expect(rows(page)).toHaveCount(3);
  await tag('port').click({ modifiers: ['Control'] });
  await expect(search).toHaveValue('tag:sea tag:port');
  await expect(rows(page)).toHaveCount(1);
  await tag('port').click({ modifiers: ['Alt'] });
  await expect(search).toHaveValue('tag:sea -tag:port');
  await expect(rows(page)).toHaveCount(2);
  await expect(tag('port')).toHaveAccessibleName(new RegExp(`^port, ${en.sidebar.leftOut}, `));
  await page.screenshot({ path: test.info().outputPath('not.png') });
  // The words are the query's own: they can be edited.
  await search.fill('tag:sea');
  await expect(tag('sea')).toHaveAttribute('aria-current', 'true');
  // By keyboard: the menu has all of it.
  await tag('port').focus();
  await page.keyboard.press('Shift+F10');
  await page.screenshot({ path: test.info().outputPath('menu.png') });
  await page.getByRole('menuitem', { name: en.sidebar.orTag }).press('Enter');
  await expect(search).toHaveValue('tag:sea OR tag:port');
  await expect(rows(page)).toHaveCount(4);
  await tag('sea').click();
  await expect(search).toHaveValue('');
  await expect(rows(page)).toHaveCount(3);
  await tag('sea').click();
  await expect(rows(page)).toHaveCount(13);

  // Typing finds a tag that is not among the first.
  await page.getByRole('button', { name: en.tags.filterLabel }).first().click();
  await page.keyboard.type('rop');
  await expect(page.getByRole('button', { name: /^other / })).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('textbox', { name: en.tags.filterLabel }).press('Escape');
  await tag('rope').click();

  // Colour and description are kept in the library's folder, and undone.
  await tag('sea').click({ button: 'right' });
  await page.getByRole('menuitem', { name: en.tags.change }).click();
  // Esc leaves the form within the dialog, and gives the focus back.
  const rename = page.getByRole('button', { name: `${en.tags.rename}: sea` });
  await rename.press('Enter');
  await page.getByRole('textbox', { name: en.tags.renameLabel('sea') }).press('Escape');
  await expect(rename).toBeFocused();
  await page.getByRole('button', { name: en.tags.lookLabel('sea') }).click();
  await page.getByRole('radio', { name: en.highlights.colours.blue }).click();
  await page.getByRole('textbox', { name: en.tags.description }).fill('All that floats');
  await page.screenshot({ path: test.info().outputPath('look.png') });
  await page.getByRole('button', { name: en.tags.keepLook, exact: true }).click();
  // Until the form has gone, Escape is its own.
  await expect(page.getByRole('textbox', { name: en.tags.description })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(tag('sea').locator('.tag-dot')).toBeVisible();
  await expect(tag('sea')).toHaveAttribute('title', /^All that floats/);
  const file = join(library, 'tags.json');
  const kept = () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).tags : null);
  await expect.poll(kept).toEqual([{ id: 'sea', colour: 'blue', description: 'All that floats' }]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: test.info().outputPath('dark.png') });
  await rows(page).first().click();
  await page.keyboard.press('Control+z');
  await expect(tag('sea').locator('.tag-dot')).toHaveCount(0);
  await expect.poll(kept).toEqual([]);

  // Rows that are dropped on a tag or a place get it; the system's part of the drag is left out.
  await app.evaluate(({ webContents }) => {
    for (const each of webContents.getAllWebContents()) each.startDrag = () => {};
  });
  await page.evaluate(dropOn, 'port');
  await expect(tag('port')).toHaveAccessibleName('port, 3 articles');
  await page.evaluate(dropOn, en.sidebar.read);
  await expect(rows(page).first()).toHaveAttribute('data-state', 'read');
  await page.keyboard.press('Control+z');
  await expect(rows(page).first()).toHaveAttribute('data-state', 'unread');
  await page.evaluate(dropOn, en.sidebar.trash);
  await expect(rows(page)).toHaveCount(12);
  await expect(page.getByRole('complementary', { name: en.import.title })).toHaveCount(0);

  // A tag that has the focus stays in its place while others become more frequent.
  const lines = page.getByRole('group', { name: en.sidebar.tags }).locator('li button');
  const eighth = lines.nth(7);
  const before = (await eighth.getAttribute('aria-label')) ?? '';
  await eighth.focus();
  await carrel(['tag', '--query', 'site:quay.example', '--add', 'rope', '--add', 'sea']);
  await expect(tag('sea')).toHaveAccessibleName('sea, 12 articles');
  await expect(eighth).toHaveAttribute('aria-label', before);
  await expect(eighth).toBeFocused();
  await page.getByRole('listbox').focus();
  await expect(tag('rope')).toHaveAccessibleName('rope, 12 articles');
  await expect(eighth).not.toHaveAttribute('aria-label', before);
  await page.keyboard.press('Control+z');
  await expect(tag('sea')).toHaveAccessibleName('sea, 3 articles');

  // The menu of a site, by keyboard.
  await tag('quay.example').focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: en.sidebar.notSite }).press('Enter');
  await expect(search).toHaveValue('-site:quay.example');

  // The picture of the archive: tags that go together, and people.
  const byline = join(library, 'saved', 'byline.html');
  const prose = '<p>The ferry left the port before the fog had gone, and nobody saw it.</p>'.repeat(
    9,
  );
  writeFileSync(
    byline,
    `<meta name="author" content="Yi Sang"><title>The ferry</title><article><h1>The ferry</h1>${prose}</article>`,
  );
  // A file that is dropped on a tag gets it as it comes in.
  await search.fill('');
  const portBefore = Number(await tag('port').locator('.sidebar-count').textContent());
  await drop(page, [byline], tag('port'));
  await expect(tag('port').locator('.sidebar-count')).toHaveText(String(portBefore + 1));
  await page.getByRole('button', { name: en.import.close }).click();
  await page.keyboard.press('Control+z');
  await expect(tag('port').locator('.sidebar-count')).toHaveText(String(portBefore));
  await tag('sea').click();
  await expect(rows(page)).toHaveCount(3);
  await page.evaluate(dropOn, 'port');
  await expect(tag('port')).toHaveAccessibleName('port, 2 articles');
  await page.getByRole('listbox').focus();
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  const pairs = page.getByRole('toolbar', { name: en.times.pairs });
  await pairs.getByRole('button', { name: 'port + sea, 2 articles' }).focus();
  await page.screenshot({ path: test.info().outputPath('company.png') });
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(2);
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await page.getByRole('button', { name: 'Yi Sang, 1 article' }).click();
  await expect(search).toHaveValue('author:"Yi Sang"');
  await expect(rows(page)).toHaveCount(1);
});

/** Drags the first row onto the item of the sidebar with this name. */
function dropOn(name: string): void {
  const row = document.querySelector('[role=option]');
  const item = [...document.querySelectorAll('.sidebar-item')].find(
    (each) => each.querySelector('.sidebar-name')?.textContent === name,
  );
  // As the system drags them: as files, which the window would import.
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['<p>The row as a file.</p>'], 'row.html'));
  const fire = (target: Element | null | undefined, type: string) =>
    target?.dispatchEvent(
      new DragEvent(type, {
        ...{ bubbles: true, cancelable: true, dataTransfer },
      }),
    );
  fire(row, 'dragstart');
  fire(item, 'dragover');
  fire(item, 'drop');
}
