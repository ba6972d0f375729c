import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { listAll, writePages } from './shelf';

const rows = (page: Page) => page.getByRole('option');
const words = en.collections;
const exportedNote = (folder: string) =>
  readdirSync(folder).find((name) => name.endsWith('.txt')) ?? '';

test('a collection is made, filled, ordered, searched and exported by keys, drops and commands', async ({
  openCarrel,
  library,
  carrel,
}) => {
  const { app, page } = await openCarrel();
  await carrel(['import', writePages(library, 4, () => 80)]);
  await expect(rows(page)).toHaveCount(4);
  const sidebar = page.getByRole('navigation', { name: en.sidebar.label });
  const titles = () => rows(page).locator('.row-title').allTextContents();

  await test.step('by keys', async () => {
    await rows(page).first().click();
    await page.keyboard.press('Shift+j');
    await page.keyboard.press('y');
    await page.getByRole('dialog').getByRole('combobox').fill('My port');
    await page.keyboard.press('Enter');
    await expect(page.getByText(words.added(2, 'My port'))).toBeVisible();
    await page.keyboard.press('Escape');
    await sidebar.getByRole('button', { name: `My port, ${en.list.articles(2)}` }).click();
    await expect(rows(page)).toHaveCount(2);
  });

  const [first = '', second = ''] = await titles();
  await test.step('its order is changed and taken back', async () => {
    await rows(page).first().click();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(titles).toEqual([second, first]);
    await page.keyboard.press('Control+z');
    await expect.poll(titles).toEqual([first, second]);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(titles).toEqual([second, first]);
  });

  await test.step('a note, and the search', async () => {
    await sidebar.getByRole('button', { name: words.more('My port') }).click();
    await page.getByRole('menuitem', { name: words.edit }).click();
    await page.getByRole('dialog').getByLabel(words.note).fill('For the chapter on quays.');
    await page.getByRole('button', { name: words.save }).click();
    await expect(page.getByRole('region', { name: words.note })).toContainText('chapter');
    await page.keyboard.press('/');
    await page.keyboard.type('collection:"my port"');
    await expect(rows(page)).toHaveCount(2);
    await page.keyboard.press('Escape');
  });

  await test.step('by commands', async () => {
    const articles = await listAll(carrel);
    const other = articles.find(({ title }) => ![first, second].includes(title));
    const added = await carrel(['collection', 'add', 'port', other?.id ?? '', '--json']);
    expect(JSON.parse(added.stdout)).toMatchObject({ name: 'My port', articles: 3 });
    await expect.poll(titles).toEqual([second, first, other?.title]);
    await carrel(['collection', 'move', 'port', other?.id ?? '', '--before', articleId(second)]);
    await expect.poll(titles).toEqual([other?.title, second, first]);
    const shown = await carrel(['collection', 'show', 'my port', '--json']);
    expect(JSON.parse(shown.stdout).list.map((each: { title: string }) => each.title)).toEqual([
      other?.title,
      second,
      first,
    ]);
    expect((await carrel(['collection', 'show', 'nothing'])).code).toBe(1);
    const beside = mkdtempSync(join(tmpdir(), 'carrel-collection-'));
    for (const name of ['book.html', 'book.md', 'folder']) {
      const out = join(beside, name);
      const format = name === 'book.html' ? 'html' : 'markdown';
      const asked = ['export', 'collection:"My port"', '--format', format, '--out', out];
      expect(await carrel(asked)).toMatchObject({ code: 0, stderr: '' });
      const file = name === 'folder' ? join(out, exportedNote(out)) : out;
      const text = readFileSync(file, 'utf8');
      expect(text).toContain('For the chapter on quays.');
      if (name === 'folder') continue;
      const places = [other?.title ?? '', second, first].map((title) => text.indexOf(title));
      expect(places.every((place, at) => place > (places[at - 1] ?? 0))).toBe(true);
    }
    rmSync(beside, { recursive: true });

    function articleId(title: string): string {
      return articles.find((each) => each.title === title)?.id ?? '';
    }
  });

  await test.step('what is deleted or taken out goes, and comes back', async () => {
    await rows(page).filter({ hasText: second }).click();
    await page.keyboard.press('Delete');
    await expect(rows(page)).toHaveCount(2);
    await page.keyboard.press('Control+z');
    await expect(rows(page)).toHaveCount(3);
    await rows(page).filter({ hasText: second }).click();
    await page.keyboard.press('Shift+y');
    await expect(rows(page)).toHaveCount(2);
  });
  await app.close();

  await test.step('after a restart it is open, and is deleted without its articles', async () => {
    const { page } = await openCarrel();
    await expect(page.getByRole('heading', { name: 'My port' })).toBeVisible();
    await expect(rows(page)).toHaveCount(2);
    await page.getByRole('button', { name: words.more('My port') }).click();
    await page.getByRole('menuitem', { name: words.delete }).click();
    await expect(rows(page)).toHaveCount(4);
  });
});
