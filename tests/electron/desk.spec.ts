import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';
import { choose } from './screens';

const rows = (page: Page) => page.getByRole('option');
const reader = (page: Page) => page.frameLocator('iframe[sandbox="allow-same-origin"]');

/** Saves three pages into a folder below the library's, and a broken file beside them. */
function savePages(library: string): string {
  const folder = join(library, 'saved');
  mkdirSync(folder);
  const pages = {
    'harbour.html': ['The harbour at night', 'Cranes stood over the quay like herons.'],
    'library.html': [
      '밤의 도서관',
      '사서는 일괄처리를 끝내고 불을 껐다. 국가AI컴퓨팅센터는 조용했다.',
    ],
    'rain.html': ['Rain on slate', 'It rained on the slate roofs all week.'],
  };
  for (const [name, [title, sentence]] of Object.entries(pages)) {
    const body = `<h1>${title}</h1>${`<p>${sentence} ${'And so it went on for a while. '.repeat(6)}</p>`.repeat(8)}`;
    writeFileSync(
      join(folder, name),
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><main>${body}</main></body></html>`,
    );
  }
  writeFileSync(join(folder, 'empty.html'), '');
  return folder;
}

test('drop, list, read, tag, search, restart: all is there, and the window shows what it did', async ({
  openCarrel,
  library,
}) => {
  const { app, page } = await openCarrel();
  await expect(page.getByText(en.welcome.title)).toBeVisible();

  await drop(page, [savePages(library)]);
  await expect(page.getByText(en.import.summary(3, 0, 0, 1))).toBeVisible();
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole('button', { name: en.import.close }).click();

  await rows(page).filter({ hasText: 'The harbour at night' }).click();
  await expect(reader(page).getByText('Cranes stood over the quay').first()).toBeVisible();

  await page.keyboard.press('t');
  await page.keyboard.type('항구');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(rows(page).filter({ hasText: '항구' })).toHaveCount(1);
  await page.keyboard.press('s');
  await expect(page.getByRole('button', { name: en.actions.unstar })).toBeVisible();

  await choose(app, 'group-tag');
  const groupOf = (name: string, count: number) => `${name}, ${en.list.articles(count)}`;
  const groups = (of: Page) => of.getByRole('listbox').getByRole('group');
  await expect(groups(page)).toHaveCount(2);
  await expect(page.getByRole('group', { name: groupOf('항구', 1) })).toContainText('harbour');
  await page.keyboard.press('j');
  const untagged = page.getByRole('group', { name: groupOf(en.list.untagged, 2) });
  await expect(untagged.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');

  await page.keyboard.press('g');
  await page.keyboard.press('o');
  const bars = page.getByRole('group', { name: en.times.bars }).getByRole('button');
  // Into the year, the month and the day, and from there to its articles.
  for (const count of [1, 12]) {
    await expect(bars).toHaveCount(count);
    await expect(page.locator('.time-bar:focus')).toHaveAccessibleName(
      new RegExp(en.list.articles(3)),
    );
    await page.keyboard.press('Enter');
  }
  await expect(page.locator('.time-bar:focus')).toHaveAccessibleName(
    new RegExp(en.list.articles(3)),
  );
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox')).toHaveValue(/^after:\d{4}-\d\d-\d\d before:/);
  await expect(rows(page)).toHaveCount(3);
  await page.keyboard.press('Escape');

  await page.keyboard.press('/');
  await page.keyboard.type('처리');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).locator('mark').first()).toHaveText('처리');
  await page.keyboard.press('Enter');
  await expect(reader(page).getByText('일괄처리를').first()).toBeVisible();
  const place = { x: 40, y: 30, width: 1100, height: 640 };
  await app.evaluate(({ BrowserWindow }, bounds) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
    window?.setBounds(bounds);
  }, place);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(place.width);
  await app.close();

  const { app: restarted, page: again } = await openCarrel();
  const bounds = await restarted.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((each) => each.isVisible())
      ?.getBounds(),
  );
  expect(bounds).toEqual(place);
  await expect(again.getByRole('combobox').or(again.getByRole('searchbox'))).toHaveValue('처리');
  await expect(rows(again)).toHaveAttribute('aria-selected', 'true');
  await expect(reader(again).getByText('일괄처리를').first()).toBeVisible();
  await again.keyboard.press('Escape');
  await expect(rows(again)).toHaveCount(3);
  await expect(groups(again)).toHaveCount(2);
  await expect(rows(again).filter({ hasText: '항구' })).toContainText('The harbour at night');
  await again.keyboard.press('/');
  await again.keyboard.type('cranes');
  await expect(rows(again)).toHaveCount(1);
});

test('a window that gets narrow goes on to show what has the focus', async ({
  openCarrel,
  library,
}) => {
  const { app, page } = await openCarrel();
  await drop(page, [savePages(library)]);
  await page.getByRole('button', { name: en.import.close }).click();
  await rows(page).filter({ hasText: 'Rain on slate' }).click();
  const text = reader(page).getByText('slate roofs').first();
  const setWidth = async (width: number) => {
    await app.evaluate(({ BrowserWindow }, to) => {
      const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
      window?.setContentSize(to, 700);
    }, width);
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
  };
  await setWidth(1200);
  const inReader = {
    'the text': () => text.click(),
    'a button of the toolbar': () =>
      page.getByRole('toolbar').getByRole('button', { name: en.highlights.panel }).click(),
    'a field of the panel': () =>
      page.getByRole('complementary', { name: en.highlights.panel }).getByRole('textbox').click(),
  };
  for (const [part, focus] of Object.entries(inReader)) {
    await test.step(part, async () => {
      await focus();
      await setWidth(800);
      await expect(text).toBeVisible();
      await expect(rows(page).first()).toBeHidden();
      await setWidth(1200);
      await expect(rows(page).first()).toBeVisible();
    });
  }
  await rows(page).first().click();
  await setWidth(800);
  await expect(rows(page).first()).toBeVisible();
});

test('takes a folder twice, keys of a Hangul layout, and several articles at once', async ({
  openCarrel,
  library,
  carrel,
}) => {
  const { page } = await openCarrel();
  const folder = savePages(library);
  await test.step('the same folder again does nothing, and the report says so', async () => {
    await drop(page, [folder]);
    await expect(page.getByText(en.import.summary(3, 0, 0, 1))).toBeVisible();
    await drop(page, [folder]);
    await expect(page.getByText(en.import.summary(0, 0, 3, 1))).toBeVisible();
    await expect(rows(page)).toHaveCount(3);
  });

  await test.step('keys work by their position, also with a Hangul layout', async () => {
    const press = (code: string, key: string, more = {}) =>
      page.evaluate(
        ([pressed]) => {
          const init = { ...pressed, bubbles: true, cancelable: true } as KeyboardEventInit;
          (document.activeElement ?? document.body).dispatchEvent(
            new KeyboardEvent('keydown', init),
          );
        },
        [{ code, key, ...more }],
      );
    await press('KeyJ', 'ㅓ');
    await expect(rows(page).nth(0)).toHaveAttribute('aria-selected', 'true');
    await press('KeyJ', 'ㅓ', { isComposing: true });
    await expect(rows(page).nth(0)).toHaveAttribute('aria-selected', 'true');
    await press('KeyJ', 'ㅓ');
    await expect(rows(page).nth(1)).toHaveAttribute('aria-selected', 'true');
    await press('KeyK', 'ㅏ');
    await expect(rows(page).nth(0)).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('tags, stars and archives several articles at once', async () => {
    await rows(page).first().click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('t');
    await page.keyboard.type('all of them');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await expect
      .poll(async () => {
        const listed = JSON.parse((await carrel(['list', '--json'])).stdout);
        return listed.map((one: { tags: string[]; state: string }) => [one.tags, one.state]);
      })
      .toEqual(Array(3).fill([['all of them'], 'archived']));

    // Each key is its own way back, through all four states.
    await page.keyboard.press('e');
    await page.keyboard.press('ArrowDown');
    const row = page.locator('.row.focused');
    await expect(row).toHaveAttribute('data-state', 'unread');
    for (const [key, state] of [
      ...[
        ['Shift+U', 'read'],
        ['e', 'archived'],
        ['e', 'read'],
        ['Shift+U', 'unread'],
      ],
      ...[
        ['w', 'reading'],
        ['w', 'read'],
        ['w', 'archived'],
        ['w', 'archived'],
      ],
      ...[
        ['Shift+W', 'read'],
        ['u', 'unread'],
      ],
    ] as const) {
      await page.keyboard.press(key);
      await expect(row).toHaveAttribute('data-state', state);
    }
    await page.keyboard.press('Shift+U');
    await page.keyboard.press('g');
    await page.keyboard.press('d');
    await expect(rows(page)).toHaveCount(1);
  });
});

test('a button imports the sample articles', async ({ openCarrel }) => {
  const { page } = await openCarrel();
  await page.getByRole('button', { name: en.welcome.samples }).click();
  await expect(page.getByText(en.import.summary(14, 0, 0, 0), { exact: true })).toBeVisible();
});

test('an excerpt ends in the lines that the title leaves', async ({
  openCarrel,
  library,
  carrel,
}) => {
  const { page } = await openCarrel();
  const shelf = join(library, 'saved');
  mkdirSync(shelf);
  const files = ['Of the river', `Of the river and of ${'all its bridges '.repeat(2)}`].map(
    (title, at) => {
      const file = join(shelf, `${at}.html`);
      const text = `<p>${'The ferry is free on market days. '.repeat(20)}</p>`;
      writeFileSync(file, `<title>${title}</title><article><h1>${title}</h1>${text}</article>`);
      return file;
    },
  );
  await carrel(['import', ...files]);
  const texts = page.locator('.row-text');
  await expect(texts).toHaveCount(2);
  const lines = await texts.evaluateAll((all) =>
    all.map((text) =>
      ['.row-title', '.row-excerpt'].map(
        (part) => (text.querySelector(part)?.clientHeight ?? 0) / 20,
      ),
    ),
  );
  expect(lines.sort()).toEqual([
    [1, 2],
    [2, 1],
  ]);
});

test('a row shows no part of a tag, and a title cut by its column ends in an ellipsis', async ({
  openCarrel,
  library,
  carrel,
}) => {
  const { page } = await openCarrel();
  const shelf = join(library, 'saved');
  mkdirSync(shelf);
  for (let length = 2; length <= 32; length += 2) {
    const title = `The tide tables of river ${length}, and what the ferry made of all of them`;
    const site = `<meta property="og:site_name" content="${'Paper'.repeat(8).slice(0, length)}">`;
    const text = `<p>${`Tide ${length} came in. `.repeat(60)}</p>`;
    const file = `<title>${title}</title>${site}<article><h1>${title}</h1>${text}</article>`;
    writeFileSync(join(shelf, `${length}.html`), file);
  }
  await carrel(['import', shelf, '--tag', 'ferries']);
  await expect(page.locator('.row-tag').first()).toBeAttached();
  // What is seen of each tag, of its whole height.
  const seen = await page.locator('.row-tag').evaluateAll((tags) =>
    tags.map((tag) => {
      const own = tag.getBoundingClientRect();
      const box = tag.parentElement?.getBoundingClientRect() ?? own;
      return (
        Math.max(0, Math.min(own.bottom, box.bottom) - Math.max(own.top, box.top)) / own.height
      );
    }),
  );
  expect(new Set(seen)).toEqual(new Set([0, 1]));

  await page.getByRole('button', { name: new RegExp(`^${en.list.sort}: `) }).click();
  await page.getByRole('menuitem', { name: en.list.densities.columns }).click();
  await page.getByRole('toolbar', { name: en.list.columns }).waitFor();
  const title = page.locator('.row-cell.title .row-title').first();
  const isCut = await title.evaluate(
    (element) =>
      element.scrollWidth > element.clientWidth &&
      element.clientWidth <= (element.parentElement?.clientWidth ?? 0),
  );
  expect(isCut).toBe(true);
});
