// Walks through every screen of Carrel, for the pictures (`npm run screenshots`) and for axe.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { MenuCommand } from '../../electron/ipc/contract';
import type { Language } from '../../electron/ipc/languages';
import type { Strings } from '../../renderer/ui/i18n/strings';
import { type Opened, repository } from './carrel';
import { drop } from './drop';
import { listAll, type Run } from './shelf';
import { stringsIn } from './strings-in';

/** A system's name for each language. */
export const locales: Record<Language, string> = {
  ...{ en: 'en-US', ko: 'ko', ja: 'ja' },
  ...{ 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW' },
};

/** Called on each screen in order; `name` has only letters and dashes. */
export type Visit = (name: string, page: Page) => Promise<void>;

interface Walk {
  language: Language;
  library: string;
  /** Runs commands on the library. */
  run: Run;
  /** Opens the window on the library; called twice by the library's part. */
  open: () => Promise<Opened>;
  visit: Visit;
}

const samples = join(repository, 'resources/samples');
const rows = (page: Page) => page.getByRole('option');
const reader = (page: Page) => page.frameLocator('iframe.article-frame:not(.original-page)');

/** The parts of the walk; each has a library of its own, and together they visit every screen. */
export const walks = {
  reading: walkThroughReading,
  program: walkThroughProgram,
  library: walkThroughLibrary,
};

async function walkThroughReading(walk: Walk): Promise<void> {
  const words = stringsIn(walk.language);
  const { app, page } = await walk.open();
  await page.getByText(words.welcome.title).waitFor();
  await walk.visit('first-start', page);
  await importSamples(walk, page, words, () => walk.visit('import-report', page));
  await visitReading(app, page, words, walk.visit);
  await visitSearch(page, words, walk.visit);
  await visitHighlights(page, words, walk.visit);
}

async function walkThroughProgram(walk: Walk): Promise<void> {
  const { app, page, words } = await openSamples(walk);
  await visitProgram(walk, app, page, words);
}

async function walkThroughLibrary(walk: Walk): Promise<void> {
  const { app, page, words } = await openSamples(walk);
  await visitArticles(walk, app, page, words);
  await visitTrash(page, words, walk.visit);
  await app.close();
  await visitFindings(walk, words);
}

/** Opens the window, and imports the samples without a look at what is shown meanwhile. */
async function openSamples(walk: Walk) {
  const words = stringsIn(walk.language);
  const { app, page } = await walk.open();
  await page.getByText(words.welcome.title).waitFor();
  await importSamples(walk, page, words);
  return { app, page, words };
}

async function importSamples(
  { library }: Walk,
  page: Page,
  words: Strings,
  visitReport?: () => Promise<void>,
): Promise<void> {
  await drop(page, [saveDrop(library)]);
  await page.getByText(words.import.finished).waitFor();
  await page.getByRole('button', { name: words.import.showReport }).click();
  await page.getByRole('complementary', { name: words.import.title }).getByRole('grid').waitFor();
  await visitReport?.();
  await page.getByRole('button', { name: words.import.close }).click();
  // The rows of the copies are folded into one a moment after the import.
  await page.getByText(words.versions.copies(2)).first().waitFor();
}

/** The samples, one story in two papers, and a file that cannot be read. */
function saveDrop(library: string): string {
  const folder = join(library, 'saved');
  mkdirSync(folder);
  const names = readdirSync(samples).filter((name) => /^\d\d-/.test(name));
  for (const name of names) writeFileSync(join(folder, name), readFileSync(join(samples, name)));
  for (const paper of ['herald', 'courier']) {
    writeFileSync(join(folder, `${paper}.html`), storyIn(paper));
  }
  writeFileSync(join(folder, 'empty.html'), '');
  const feed = '<outline text="The Quay" xmlUrl="https://quay.example/rss"/>';
  const list = `<opml version="2.0"><body><outline text="Harbours">${feed}</outline></body></opml>`;
  writeFileSync(join(folder, 'feeds.opml'), list);
  return folder;
}

const story = 'A count at the harbour';

function storyIn(paper: string): string {
  const sentences = Array.from(
    { length: 24 },
    (_, at) =>
      `On its round ${at} the harbour office counted ${at * 17 + 3} barges and ${at * 5 + 1} boats at the quay.`,
  );
  const text = paper === 'herald' ? sentences : ['By wire.', ...sentences.slice(2)];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${story}</title>
<meta property="og:site_name" content="${paper}"><link rel="canonical" href="https://${paper}.example/harbour"></head>
<body><article><h1>${story}</h1>${text.map((each) => `<p>${each}</p>`).join('')}</article></body></html>`;
}

/** Chooses how the rows of the list look, in the menu of its order. */
async function chooseRows(
  page: Page,
  words: Strings,
  density: keyof Strings['list']['densities'],
): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${words.list.sort}: `) }).click();
  await page.getByRole('menuitem', { name: words.list.densities[density], exact: true }).click();
}

async function visitReading(
  app: ElectronApplication,
  page: Page,
  words: Strings,
  visit: Visit,
): Promise<void> {
  await visit('list', page);
  await choose(app, 'group-site');
  await page.getByRole('listbox').getByRole('group').first().waitFor();
  await visit('groups', page);
  await choose(app, 'group-none');
  await chooseRows(page, words, 'columns');
  await page.getByRole('toolbar', { name: words.list.columns }).waitFor();
  await visit('list-columns', page);
  await chooseRows(page, words, 'comfortable');
  await choose(app, 'times');
  await page.getByRole('radio', { name: words.times.splits.site }).click();
  await page.locator('.times-name').first().waitFor();
  await visit('times', page);
  await choose(app, 'times');
  await visitFeeds(page, words, visit);
  await rows(page).filter({ hasText: 'The Room Where the News Slept' }).click();
  const body = reader(page).locator('.article-body');
  await body.waitFor();
  // A window that gets narrow goes on to show what has the focus.
  await body.getByRole('paragraph').first().click();
  await visit('reader', page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('toolbar', { name: words.tabs.label }).waitFor();
  await visit('tabs', page);
  await page.keyboard.press('Control+w');

  await page.keyboard.press('h');
  await page.keyboard.press('h');
  const showPanel = page.getByRole('toolbar').getByRole('button', { name: words.highlights.panel });
  await showPanel.click();
  await page.getByRole('complementary', { name: words.highlights.panel }).waitFor();
  await visit('highlights', page);
  await showPanel.click();

  await body.getByRole('paragraph').first().click({ button: 'right' });
  await page.getByRole('menu', { name: words.copying.menu }).waitFor();
  await visit('reader-menu', page);
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: words.find.field }).fill('room');
  await page.getByRole('search').getByRole('status').filter({ hasText: '1' }).waitFor();
  await visit('find', page);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: words.reader.showOriginal }).click();
  const showBoth = page.getByRole('button', { name: words.reader.showBoth });
  await showBoth.waitFor();
  await visit('original', page);
  await showBoth.click();
  await body.waitFor();
  await visit('both', page);
  // A visit that narrows the window has folded the two views into one.
  await page.keyboard.press('Escape');
  await body.waitFor();
}

async function visitFeeds(page: Page, { feeds }: Strings, visit: Visit): Promise<void> {
  await page.getByRole('button', { name: feeds.add }).click();
  await page.getByRole('textbox', { name: feeds.address }).waitFor();
  await visit('feeds', page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: feeds.more('The Quay') }).click();
  await page.getByRole('menuitem', { name: feeds.edit }).click();
  await page.getByRole('dialog').getByLabel(feeds.name, { exact: true }).waitFor();
  await visit('feed', page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Visits the open dialog that has this text, and closes it. */
const dialogsOf = (page: Page, visit: Visit) => async (name: string, text: string) => {
  await page.getByRole('dialog').getByText(text).first().waitFor();
  await visit(name, page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};

/** The dialogs of the settings and of Help, of addresses and of packages. */
async function visitProgram(
  { library, visit }: Walk,
  app: ElectronApplication,
  page: Page,
  words: Strings,
): Promise<void> {
  const visitDialog = dialogsOf(page, visit);
  await choose(app, 'settings');
  await visitDialog('settings', words.settings.title);
  await choose(app, 'settings');
  await page.getByRole('tab', { name: words.browser.tab }).click();
  await page.getByText(words.browser.receiver).click();
  await page.getByText(words.browser.singleFileSteps).waitFor();
  await visitDialog('settings-browser', words.browser.tab);
  await choose(app, 'settings');
  await page.getByRole('tab', { name: words.network.tab }).click();
  await page.getByText(words.network.none).waitFor();
  await visitDialog('settings-network', words.network.tab);
  await choose(app, 'settings');
  await page.getByRole('tab', { name: words.machines.tab }).click();
  await page.getByText(words.machines.none).waitFor();
  await visitDialog('settings-machines', words.machines.tab);
  await choose(app, 'add-address');
  await visitDialog('address', words.address.title);
  await choose(app, 'about');
  await visitDialog('about', words.help.report);
  await choose(app, 'licences');
  await page.getByText('dompurify').first().waitFor();
  await visitDialog('licences', words.help.licences);
  await choose(app, 'release-notes');
  await page.getByRole('dialog').getByRole('heading', { level: 3 }).first().waitFor();
  await visitDialog('release-notes', words.help.whatsNew);
  await choose(app, 'report-problem');
  await visitDialog('report-problem', words.help.writeMail);
  await choose(app, 'check-update');
  await visitDialog('update', words.help.askNow);
  await drop(page, [savePackage(library)]);
  await visitDialog('package', words.help.notCarrel);
  await choose(app, 'keyboard-help');
  await visitDialog('shortcuts', words.keys.title);
}

/** The dialogs of articles, tags and collections. */
async function visitArticles(
  { library, visit }: Walk,
  app: ElectronApplication,
  page: Page,
  words: Strings,
): Promise<void> {
  const visitDialog = dialogsOf(page, visit);
  // A row that is scrolled out of sight is not in the document.
  await page.getByRole('listbox').evaluate((list) => list.scrollTo(0, 0));
  await rows(page).filter({ hasText: story }).first().click();
  await choose(app, 'export-articles');
  await visitDialog('export', words.exports.title);
  await choose(app, 'print');
  await visitDialog('print', words.exports.printTitle);
  await page.keyboard.press('c');
  await page.getByRole('region', { name: words.cite.preview }).getByText(story).waitFor();
  await visitDialog('cite', words.cite.title(1));
  await page.keyboard.press('i');
  await page.getByRole('dialog').getByText('https://').first().waitFor();
  await visitDialog('page-info', words.pageInfo.title);
  await drop(page, [saveStyle(library)]);
  await visitDialog('style-offer', words.cite.offer(1));
  await page.keyboard.press('t');
  await page.getByRole('dialog').locator('input').fill('desk');
  await page.keyboard.press('Enter');
  await visit('tags', page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('y');
  await page.getByRole('dialog').locator('input').fill('desk');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('option').first().waitFor();
  await visit('collections', page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: words.collections.more('desk') }).press('Enter');
  await page.getByRole('menuitem', { name: words.collections.edit }).press('Enter');
  await page.getByRole('dialog').locator('textarea').fill('What stood on the desk.');
  await visit('collection-form', page);
  await page.getByRole('button', { name: words.collections.save, exact: true }).press('Enter');
  await page
    .getByRole('button', { name: /^desk, / })
    .first()
    .press('Enter');
  await page.getByRole('region', { name: words.collections.note }).waitFor();
  await visit('collection', page);
  await choose(app, 'go-all');
  await rows(page).filter({ hasText: story }).first().click();
  await page.getByRole('button', { name: words.sidebar.manageTags }).press('Enter');
  await visitDialog('tag-manager', words.tags.manageTitle);
  await page
    .getByRole('button', { name: words.versions.compareCopies(2) })
    .first()
    .click();
  await visitDialog('copies', words.versions.title);

  await drop(page, [saveList(library)]);
  await page.getByRole('button', { name: words.import.csv.open }).press('Enter');
  await visitDialog('columns', words.import.csv.title);
  await page.getByRole('button', { name: words.import.close }).click();
}

function saveStyle(library: string): string {
  const path = join(library, 'saved', 'house style.csl');
  writeFileSync(path, '<style xmlns="http://purl.org/net/xbiblio/csl"/>');
  return path;
}

/** The beginning of a package of another program. */
function savePackage(library: string): string {
  const path = join(library, 'saved', 'typewriter_1.2.0_amd64.deb');
  writeFileSync(path, '!<arch>\ndebian-binary   ');
  return path;
}

/** A CSV of a program that Carrel does not know. */
function saveList(library: string): string {
  const path = join(library, 'saved', 'list.csv');
  writeFileSync(path, 'Link,Name,Remark\nhttps://list.example/1,One,Mine\n');
  return path;
}

async function visitSearch(page: Page, words: Strings, visit: Visit): Promise<void> {
  const box = page.getByRole('searchbox').or(page.getByRole('combobox')).first();
  await page.keyboard.press('/');
  await page.keyboard.type('desk');
  await rows(page).locator('mark').first().waitFor();
  await rows(page).filter({ hasText: 'How the Carrel Got Its Walls' }).click();
  await reader(page).getByText('How the Carrel Got Its Walls').first().waitFor();
  await visit('search', page);

  await page.keyboard.press('Shift+O');
  await page.getByRole('tree', { name: words.outline.title }).waitFor();
  await visit('outline', page);
  await page.keyboard.press('Escape');
  await box.fill('xqzvwk');
  await page.getByText(words.search.nothing('xqzvwk')).first().waitFor();
  await visit('no-results', page);
  await box.fill('');
  await page.keyboard.press('Escape');
  await rows(page).first().waitFor();
}

async function visitHighlights(page: Page, words: Strings, visit: Visit): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+P');
  await page.getByRole('listbox', { name: words.sidebar.allHighlights }).waitFor();
  await page.keyboard.press('j');
  await visit('all-highlights', page);
  await page.keyboard.press('Escape');
}

async function visitTrash(page: Page, words: Strings, visit: Visit): Promise<void> {
  await rows(page).last().click();
  await page.keyboard.press('Delete');
  await page.getByText(words.trash.moved(1)).first().waitFor();
  const sidebar = page.getByRole('navigation', { name: words.sidebar.label });
  await sidebar.getByRole('button', { name: new RegExp(words.sidebar.trash) }).click();
  await rows(page).first().click();
  await visit('trash', page);
  await page.getByRole('button', { name: words.trash.remove }).first().press('Enter');
  await page.getByRole('alertdialog').waitFor();
  await visit('delete-for-good', page);
  await page.keyboard.press('Escape');
}

/** A file of an article that another program has changed, and a folder in the place of a file. */
async function visitFindings({ library, run, open, visit }: Walk, words: Strings): Promise<void> {
  const [article] = await listAll(run);
  const file = join(library, article?.folder ?? '', 'article.json');
  const content = JSON.parse(readFileSync(file, 'utf8'));
  content.article.title = 'Changed by another program';
  writeFileSync(file, JSON.stringify(content, null, 2));
  mkdirSync(join(library, 'site-rules.json'));
  const { app, page } = await open();
  await page.getByRole('button', { name: words.notices.look }).click();
  await page.getByRole('dialog').waitFor();
  await visit('findings', page);
  await app.close();
}

/** Chooses a command of the menu bar. */
export function choose(app: ElectronApplication, command: MenuCommand): Promise<void> {
  return app.evaluate(({ BrowserWindow }, chosen) => {
    const [window] = BrowserWindow.getAllWindows().filter((each) => each.isVisible());
    window?.webContents.send('menu', chosen);
  }, command);
}
