// The palette, the keys of places, and keys of one's own.
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { writePages } from './shelf';

const palette = (page: Page) => page.getByRole('dialog', { name: en.palette.title });
const field = (page: Page) => palette(page).getByRole('combobox');
const item = (page: Page, name: string | RegExp) => palette(page).getByRole('option', { name });
const place = (page: Page) => page.locator('.sidebar [aria-current=true] .sidebar-name').first();

test('leads to commands, tags and articles, and keys can be changed', async ({
  carrel,
  openCarrel,
  library,
}) => {
  const { page } = await openCarrel();
  await carrel(['import', writePages(library, 12)]);
  await expect(page.getByRole('option')).not.toHaveCount(0);
  // The first key that moves in the list gives it the focus: a row's menu is a key away.
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('option').first().click();

  await page.keyboard.press('t');
  await page.keyboard.type('Harbour');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');

  // A command by the beginning of a word, with an error in it.
  await page.keyboard.press('Control+k');
  await field(page).fill('unraed');
  await expect(item(page, en.commands.unread)).toBeVisible();
  await field(page).fill('');
  await page.keyboard.type('go to unr');
  // What a screen reader follows: the field, its list, and the option that Enter would carry out.
  await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
  await expect(field(page)).toHaveAttribute('aria-autocomplete', 'list');
  await expect(field(page)).toHaveAttribute(
    'aria-controls',
    `${await palette(page).getByRole('listbox').getAttribute('id')}`,
  );
  await expect(field(page)).toHaveAttribute(
    'aria-activedescendant',
    `${await palette(page).getByRole('option').first().getAttribute('id')}`,
  );
  await page.keyboard.press('Enter');
  await expect(palette(page)).toHaveCount(0);
  await expect(place(page)).toHaveText(en.sidebar.unread);

  // Esc that ends a composition leaves the other words.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Harbour ');
  const devtools = await page.context().newCDPSession(page);
  const composed = { text: '하', selectionStart: 1, selectionEnd: 1 };
  await devtools.send('Input.imeSetComposition', composed);
  const endsIt = { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 229 };
  await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...endsIt });
  await devtools.send('Input.insertText', { text: '하' });
  await expect(field(page)).toHaveValue('Harbour 하');
  await field(page).fill('');
  await page.keyboard.press('Escape');

  // From a field, and to a tag.
  await page.getByRole('combobox', { name: 'Search' }).focus();
  await page.keyboard.press('Control+k');
  await field(page).fill('#harb');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option')).toHaveCount(1);

  // Esc alone closes, whatever is in the field.
  for (const keys of [['g', 't'], ['Control+k']]) {
    await page.getByRole('listbox', { name: 'Articles' }).focus();
    for (const key of keys) await page.keyboard.press(key);
    await page.keyboard.type('harb');
    await page.keyboard.press('Escape');
    await expect(palette(page)).toHaveCount(0);
  }

  // An article by its words, and one that is there in the settings by name.
  await page.keyboard.press('Control+k');
  await field(page).fill('quince0007');
  await expect(item(page, /Article 0007/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { selected: true })).toContainText('Article 0007');

  // While an input method composes, Enter and Esc are its own. Esc alone closes, and gives the focus back.
  await page.keyboard.press('Control+k');
  const input = await page.context().newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: '별', selectionStart: 1, selectionEnd: 1 });
  await expect(field(page)).toHaveValue('별');
  for (const key of ['Enter', 'Escape']) {
    await field(page).dispatchEvent('keydown', { key, isComposing: true, keyCode: 229 });
  }
  await expect(palette(page)).toBeVisible();
  await input.send('Input.insertText', { text: '' });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox', { name: 'Articles' })).toBeFocused();

  // Two keys one after the other; the second ones are listed after a moment.
  await page.keyboard.press('g');
  await expect(page.getByText(en.commands['go-starred'])).toBeVisible();
  await page.keyboard.press('s');
  await expect(place(page)).toHaveText(en.sidebar.starred);
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(place(page)).toHaveText(en.sidebar.all);

  // The same keys under a layout of Kana.
  for (const [key, code] of Object.entries({ き: 'KeyG', と: 'KeyS' })) {
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, text: key });
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code });
  }
  await expect(place(page)).toHaveText(en.sidebar.starred);
  await page.keyboard.press('g');
  await page.keyboard.press('a');

  // The sidebar is one stop for Tab, and its arrow keys move.
  const line = (name: string) =>
    page.locator('.sidebar-item').filter({ has: page.getByText(name, { exact: true }) });
  await line(en.sidebar.all).focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
  await expect(line(en.sidebar.unread)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: en.sidebar.import, exact: true })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(line(en.sidebar.unread)).toBeFocused();

  // `e` stars, and archives no more, until the first keys are back.
  await page.keyboard.press('Control+k');
  await field(page).fill('keys');
  await item(page, new RegExp(`^${en.keys.tab}`)).click();
  const change = (name: string) =>
    page.getByRole('button', { name: en.keys.change(name), exact: false });
  await change(en.commands.star).click();
  await page.keyboard.press('e');
  await expect(page.getByText(en.keys.taken(en.commands.archive)).first()).toBeVisible();
  await expect(change(en.commands.archive)).toHaveText(en.keys.noKey);
  await page.keyboard.press('Escape');
  await page.getByRole('option').first().click();
  await page.keyboard.press('e');
  await expect(page.getByRole('button', { name: en.actions.unstar, exact: true })).toBeVisible();
  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: en.keys.tab }).click();
  await page.getByRole('button', { name: en.keys.resetAll }).click();
  await expect(change(en.commands.archive)).toHaveText('E');
});
