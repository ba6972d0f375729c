// Quotes leave with their source: by key, menu bar, context menu, toolbar and editor, in three forms.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { drop } from './drop';
import { select } from './select-passage';
import { listAll } from './shelf';

const rows = (page: Page) => page.getByRole('option');
const reader = (page: Page) => page.frameLocator('iframe[sandbox="allow-same-origin"]');
const words = 'Cranes stood over the quay like herons.';
const picture =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

function savePage(library: string): string {
  const folder = join(library, 'saved');
  mkdirSync(folder, { recursive: true });
  const filler = '<p>The tide went out and came in again, as it does every day of the year.</p>';
  const path = join(folder, 'harbour.html');
  writeFileSync(
    path,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The harbour at night</title>
<meta name="author" content="Kim Ji-young"><meta property="og:site_name" content="The Herald">
<meta property="article:published_time" content="2024-03-05T09:00:00Z"><link rel="canonical" href="https://herald.example/harbour"></head>
<body><article><h1>The harbour at night</h1>${filler.repeat(4)}<p>${words} Nobody spoke.</p>
<p>See <a href="https://ferry.example/times">the times of the ferry</a>, which came in late.</p>
<figure><img src="${picture}" alt="A crane" width="80" height="60"><figcaption>A crane.</figcaption></figure>${filler.repeat(6)}</article></body></html>`,
  );
  return path;
}

/** Electron up to 44 reads the clipboard at once, later ones by promises. */
interface OldClipboard {
  readHTML?(): string;
  readImage?(): Electron.NativeImage;
}

const formsOf = (app: ElectronApplication) =>
  app.evaluate(async ({ clipboard, nativeImage }) => {
    const old = clipboard as OldClipboard;
    if (old.readHTML && old.readImage) {
      return { html: old.readHTML(), image: old.readImage().getSize() };
    }
    const [item] = await clipboard.read();
    const bytesOf = async (type: string) =>
      item?.types.includes(type)
        ? Buffer.from(await (await item.getType(type as 'text/html')).arrayBuffer())
        : Buffer.alloc(0);
    const image = nativeImage.createFromBuffer(await bytesOf('image/png')).getSize();
    return { html: String(await bytesOf('text/html')), image };
  });

interface Held {
  app: ElectronApplication;
  clipboard: (app: ElectronApplication) => Promise<string>;
}

/** What the clipboard holds after `copy`. */
async function copied({ app, clipboard }: Held, copy: () => Promise<void>) {
  await app.evaluate(({ clipboard }) => clipboard.clear());
  await copy();
  const all = async () => ({ text: await clipboard(app), ...(await formsOf(app)) });
  await expect
    .poll(async () => {
      const { text, image } = await all();
      return text.length + image.width;
    })
    .toBeGreaterThan(0);
  return all();
}

test('a quote is copied with its source and a link back', async ({
  clipboard,
  carrel,
  library,
  openCarrel,
}) => {
  const { app, page } = await openCarrel();
  const held = { app, clipboard };
  await drop(page, [savePage(library)]);
  await rows(page).filter({ hasText: 'The harbour at night' }).click();
  await expect(reader(page).getByText(words)).toBeVisible();
  const [article] = await listAll(carrel);
  const link = `carrel://article/${article?.id}#Cranes%20stood%20over%20the%20quay%20like%20herons%2E`;
  const source = 'Kim Ji-young, “The harbour at night”, The Herald, 2024-03-05';
  const plain = `${words}\n\n— ${source}\nhttps://herald.example/harbour\n${link}`;
  const markdown = `> ${words}\n>\n> — [${source}](<https://herald.example/harbour>) ([Carrel](${link}))`;
  const menu = page.getByRole('menu', { name: en.copying.menu });
  const item = (name: string) => menu.getByRole('menuitem', { name, exact: true });
  const rightClick = async (text: string) => {
    await reader(page).getByText(text).first().click({ button: 'right' });
    await menu.waitFor();
  };

  await test.step('by key, as plain and as rich text', async () => {
    await select(page, words);
    const { text, html } = await copied(held, () => page.keyboard.press('Control+Shift+C'));
    expect(text).toBe(plain);
    expect(html).toContain(`<blockquote lang="en"><p>${words}</p></blockquote>`);
    expect(html).toContain(`<a href="https://herald.example/harbour">${source}</a>`);
    expect(html).toContain(`(<a href="${link}">Carrel</a>)`);
    await expect(page.getByText(en.copying.copiedWithSource)).toBeVisible();
  });

  await test.step('from the toolbar of the selection', async () => {
    const toolbar = page.getByRole('toolbar', { name: en.highlights.toolbar });
    const button = toolbar.getByRole('button', { name: en.copying.withSource });
    expect((await copied(held, () => button.click())).text).toBe(plain);
  });

  await test.step('from the context menu, in another form, which is kept', async () => {
    await rightClick(words);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(menu.getByRole('menuitem', { name: en.copying.as })).toBeFocused();
    await page.keyboard.press('ArrowRight');
    const forms = page.getByRole('menu', { name: en.copying.as });
    const choose = () => forms.getByRole('menuitem', { name: 'Markdown' }).click();
    expect((await copied(held, choose)).text).toBe(markdown);
    await expect(menu).toBeHidden();
    await select(page, words);
    expect((await copied(held, () => page.keyboard.press('Control+Shift+C'))).text).toBe(markdown);
  });

  await test.step('from the menu bar', async () => {
    const choose = (label: string) =>
      app.evaluate(({ Menu }, wanted) => {
        const all = (items: Electron.MenuItem[]): Electron.MenuItem[] =>
          items.flatMap((each) => [each, ...all(each.submenu?.items ?? [])]);
        all(Menu.getApplicationMenu()?.items ?? [])
          .find((each) => each.label === wanted)
          ?.click();
      }, label);
    await select(page, words);
    expect((await copied(held, () => choose('Plain Text'))).text).toBe(plain);
    expect((await copied(held, () => choose('Copy with Source'))).text).toBe(plain);
  });

  await test.step('of a highlight, from its editor and its menu', async () => {
    await select(page, words);
    await page.keyboard.press('h');
    await expect(page.getByRole('status').filter({ hasText: en.highlights.marked })).toBeAttached();
    await reader(page)
      .getByText(words)
      .click({ position: { x: 60, y: 10 } });
    const editor = page.getByRole('dialog', { name: en.highlights.edit });
    const button = editor.getByRole('button', { name: en.copying.withSource });
    expect((await copied(held, () => button.click())).text).toBe(plain);
    await page.keyboard.press('Escape');
    await expect(editor).toBeHidden();
    await reader(page)
      .getByText(words)
      .click({ button: 'right', position: { x: 60, y: 10 } });
    const copy = () => item(en.copying.withSource).click();
    expect((await copied(held, copy)).text).toBe(plain);
  });

  await test.step('the source alone', async () => {
    await rightClick('The harbour at night');
    const copy = () => item(en.copying.sourceOf).click();
    expect((await copied(held, copy)).text).toBe(
      `${source}\nhttps://herald.example/harbour\ncarrel://article/${article?.id}`,
    );
  });

  await test.step('from the original, by key and menu', async () => {
    await page.keyboard.press('o');
    const original = page.frameLocator('iframe[title^="Original"]');
    const passage = original.locator('p', { hasText: words });
    await passage.evaluate((element, length) => {
      const text = element.firstChild!;
      window.focus();
      window.getSelection()?.setBaseAndExtent(text, 0, text, length);
    }, words.length);
    expect((await copied(held, () => page.keyboard.press('Control+Shift+C'))).text).toBe(plain);
    await passage.click({ button: 'right', position: { x: 60, y: 10 } });
    const copy = () => item(en.copying.withSource).click();
    expect((await copied(held, copy)).text).toBe(plain);
    await original.getByText('the times of the ferry').click({ button: 'right' });
    const copyLink = () => item(en.copying.linkAddress).click();
    expect((await copied(held, copyLink)).text).toBe('https://ferry.example/times');
    // The first ends the selection.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(reader(page).locator('.article-body')).toBeVisible();
  });

  await test.step('a link and a picture', async () => {
    await rightClick('the times of the ferry');
    await page.screenshot({ path: test.info().outputPath('menu.png') });
    const copyLink = () => item(en.copying.linkAddress).click();
    expect((await copied(held, copyLink)).text).toBe('https://ferry.example/times');
    await reader(page).locator('.article-body img').click({ button: 'right' });
    const copyImage = () => item(en.copying.image).click();
    expect((await copied(held, copyImage)).image).toEqual({ width: 1, height: 1 });
  });

  await test.step('the words are searched for, and highlighted', async () => {
    await select(page, 'over the quay');
    await reader(page)
      .getByText(words)
      .evaluate((element) =>
        element.dispatchEvent(
          new MouseEvent('contextmenu', { clientX: 200, clientY: 200, bubbles: true }),
        ),
      );
    await item(en.copying.search).click();
    await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue('"over the quay"');
    await expect(rows(page)).toHaveCount(1);
  });
});
