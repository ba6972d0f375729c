// Export and print from the window, by the keyboard: a PDF and a book, read back.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { test } from './carrel';
import { readPdf } from './read-pdf';

/** In no two articles alike: copies of one text would be one row. */
const sentenceOf = (title: string, at: number) =>
  `${title} ${at} of ${title}, said whoever minds the ${title} of pier ${at * 7}, are ${title} for life.`;
const png =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const pageOf = (title: string, more: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta name="author" content="Ada Moor"><meta property="og:site_name" content="Quay Press">
<meta property="article:published_time" content="2024-05-07">
<link rel="canonical" href="https://quay.example/${title.toLowerCase()}"></head>
<body><article><h1>${title}</h1>${more}${Array.from({ length: 60 }, (_, at) => `<p>${sentenceOf(title, at)}</p>`).join('')}</article></body></html>`;

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-print-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The next save dialog answers with this path. */
async function saveTo(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
}

const dialogOf = (page: Page) => page.getByRole('dialog');

test('an article is saved as PDF and several as a book, by the keyboard', async ({
  carrel,
  library,
  openCarrel,
}) => {
  const files = ['Nets', 'Winds', 'Ropes'].map((title) => {
    const path = join(folder, `${title}.html`);
    const more = `<p>See <a href="https://quay.example/nets">the nets</a>.</p><p><img src="${png}" width="300" height="200" alt="A net"></p>`;
    writeFileSync(path, pageOf(title, more));
    return path;
  });
  // Before the window: the command's window would count below.
  await carrel(['import', ...files]);
  const { app, page } = await openCarrel();
  const rows = page.getByRole('option');
  await rows.filter({ hasText: 'Winds' }).click();
  const body = page.frameLocator('iframe[sandbox="allow-same-origin"]').locator('.article-body');
  await body.getByText(sentenceOf('Winds', 3)).first().waitFor();
  await page.keyboard.press('h');
  await page.keyboard.press('h');
  await expect(rows.filter({ hasText: 'Winds' })).toHaveAccessibleName(/1 highlight/);

  const pdf = join(folder, 'Winds.pdf');
  await saveTo(app, pdf);
  await page.keyboard.press('Control+p');
  await dialogOf(page).getByText(en.exports.printTitle).first().waitFor();
  await dialogOf(page).getByText(en.exports.withLinks).click();
  await dialogOf(page).getByText('Letter').click();
  await page.getByRole('button', { name: en.exports.savePdf }).press('Enter');
  await expect(page.getByText(en.exports.exported(1, 0))).toBeVisible();
  // Where it went, and a way there.
  await expect(page.getByRole('region', { name: en.transfer.label })).toContainText(pdf);
  const shown = app.evaluate(
    ({ shell }) =>
      new Promise<string>((resolve) => {
        shell.showItemInFolder = resolve;
      }),
  );
  await page.getByRole('button', { name: en.transfer.show }).press('Enter');
  expect(await shown).toBe(pdf);
  const printed = await readPdf(pdf);
  expect(printed).toMatchObject({ title: 'Winds', isTagged: true, width: 612, height: 792 });
  expect(printed.outline).toEqual(['Winds']);
  expect(printed.text).toContain('Ada Moor · Quay Press · 2024-05-07');
  expect(printed.text).toContain('https://quay.example/winds');
  expect(printed.text).toContain('the nets (https://quay.example/nets)');
  for (const at of [0, 31, 59]) expect(printed.text).toContain(sentenceOf('Winds', at));
  expect(printed.pages.length).toBeGreaterThan(1);
  expect(printed.pages.at(-1)).toContain(`${printed.pages.length} / ${printed.pages.length}`);
  // No window is left behind, and nothing of the page's controls is in the print.
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(2);
  expect(printed.text).not.toContain(en.reader.showOriginal);

  // The choices are kept, and apply to the book as well.
  const book = join(folder, 'All.epub');
  await saveTo(app, book);
  await page.getByRole('listbox').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+Shift+e');
  await dialogOf(page).getByRole('button', { name: en.exports.export, exact: true }).press('Enter');
  await expect(page.getByText(en.exports.exported(3, 0))).toBeVisible();
  const other = mkdtempSync(join(folder, 'read-'));
  const read = await carrel(['import', book, '--library', other], { asTyped: true });
  expect(read.stderr).toBe('');
  const list = JSON.parse(
    (await carrel(['list', '--json', '--library', other], { asTyped: true })).stdout,
  );
  const titles = list.map(({ title }: { title: string }) => title);
  expect(titles).toEqual(expect.arrayContaining(['Nets', 'Winds', 'Ropes']));
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  expect(existsSync(join(library, 'All.epub'))).toBe(false);
});

test('what is printed runs nothing, and reaches neither the network nor the library', async ({
  carrel,
  library,
  openCarrel,
}) => {
  writeFileSync(join(folder, 'a.html'), pageOf('Nets', ''));
  const { app, page } = await openCarrel();
  await carrel(['import', join(folder, 'a.html')]);
  await page.getByRole('option').first().click();
  // An article.html that was changed by hand in the folder would be cleaned. This checks the window itself.
  const seen = await app.evaluate(async ({ app, session, BrowserWindow }) => {
    const windows: Electron.BrowserWindow[] = [];
    app.on('browser-window-created', (_event, window) => windows.push(window));
    const found: unknown[] = [];
    const inner = BrowserWindow.prototype.loadURL;
    BrowserWindow.prototype.loadURL = async function (this: Electron.BrowserWindow, url: string) {
      await inner.call(this, url);
      const { webContents } = this;
      found.push({
        url: webContents.getURL(),
        isOwnSession: webContents.session === session.defaultSession,
        preferences: (
          webContents as unknown as { getLastWebPreferences(): unknown }
        ).getLastWebPreferences(),
        policy: (await webContents.session.fetch('app://print/page.html')).headers.get(
          'content-security-policy',
        ),
        other: await webContents.session
          .fetch('app://print/index.html')
          .then((answer: Response) => answer.status),
        library: await webContents.session
          .fetch('app://carrel/index.html')
          .then((answer: Response) => answer.status),
        web: await webContents.session.fetch('https://example.com/').then(
          () => 'reached',
          () => 'refused',
        ),
      });
    } as typeof inner;
    (globalThis as unknown as { found: unknown[] }).found = found;
    return windows.length;
  });
  expect(seen).toBe(0);
  await saveTo(app, join(folder, 'a.pdf'));
  await page.keyboard.press('Control+p');
  await page.getByRole('button', { name: en.exports.savePdf }).press('Enter');
  await expect(page.getByText(en.exports.exported(1, 0))).toBeVisible();
  const found = await app.evaluate(() => (globalThis as unknown as { found: unknown[] }).found);
  expect(found).toEqual([
    expect.objectContaining({
      ...{
        url: 'app://print/page.html',
        isOwnSession: false,
        other: 404,
        library: 404,
        web: 'refused',
      },
      policy: expect.stringMatching(/default-src 'none'; img-src app:\/\/print;/),
      preferences: expect.objectContaining({
        javascript: false,
        sandbox: true,
        contextIsolation: true,
      }),
    }),
  ]);
  expect(readdirSync(library)).not.toContain('a.pdf');
});
