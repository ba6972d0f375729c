// The page in the library's folder, in a browser of the system: a phone that has the folder, or a web server.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { longTestMs, repository, test } from './carrel';
import { serveFolder } from './static-folder';

test.setTimeout(longTestMs);

const executablePath = process.env.CARREL_CHROMIUM;
const words = en.folderPage;
const picture = readFileSync(join(repository, 'resources/icons/16x16.png')).toString('base64');
const hostileTitle = '</script><img src=x onerror=alert(1)>"\u2028%27';
const hostileTag = '"><svg onload=alert(2)>';

function pageOf(title: string, lang: string, body: string): string {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1>${body}</article></body></html>`;
}

const pages: Record<string, string> = {
  'harbour.html': pageOf(
    'The harbour at night',
    'en',
    `<p>The lamps on the quay go on at six, and the keeper counts barges until morning comes.</p><p>She writes every number down in a ledger with a blue cover that nobody else may open.</p><p><img src="data:image/png;base64,${picture}" width="320" height="240" alt="A quay"></p>`,
  ),
  'library.html': pageOf(
    '밤의 도서관',
    'ko',
    '<p>국립중앙도서관은 밤에도 불을 켜 둔다. 사서들은 새벽까지 책을 정리하며 낮에 온 사람들의 이름을 적는다.</p><p>칼을 가는 장인은 오래된 신문을 모은다. 그 신문에는 항구의 등불 이야기가 실려 있다.</p>',
  ),
  'shelf.html': pageOf(
    '図書館の記憶',
    'ja',
    '<p>研究者は新聞の切り抜きを集めて、図書館の地下にある書庫へ運んだ。古い刀の記事もあった。</p><p>夜になると灯りが消えて、記録だけが残る。</p>',
  ),
  'hostile.html': pageOf(
    hostileTitle.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
    'en',
    '<p>Somebody wrote this page to see what a list of titles would run, and it is quite long enough.</p><p>Nothing of it is run by anything that Carrel writes into the folder of a library.</p>',
  ),
};

/** What a page of a browser has asked for and complained of. */
interface Watched {
  page: Page;
  requests: string[];
  complaints: string[];
}

async function watch(browser: Browser): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    locale: 'en-US',
  });
  const page = await context.newPage();
  const watched: Watched = { page, requests: [], complaints: [] };
  page.on('request', (request) => watched.requests.push(request.url()));
  page.on('console', (message) => {
    if (message.type() === 'error') watched.complaints.push(message.text());
  });
  page.on('pageerror', (error) => watched.complaints.push(String(error)));
  page.on('dialog', (dialog) => {
    watched.complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return watched;
}

const titles = (page: Page) => page.locator('#articles a');

async function search(page: Page, question: string, expected: string[]): Promise<void> {
  await page.getByRole('searchbox').fill(question);
  await expect(page.locator('#articles')).toHaveAttribute('aria-busy', 'false');
  await expect(titles(page)).toHaveText(expected);
}

/** Finds and reads articles, and looks at what was asked for meanwhile. */
async function readByBrowser(browser: Browser, address: string): Promise<void> {
  const { page, requests, complaints } = await watch(browser);
  await page.goto(`${address}index.html`);
  await expect(titles(page)).toHaveCount(4);
  await expect(titles(page).filter({ hasText: '</script>' })).toHaveCount(1);
  // No part of the page is wider than a phone.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

  await search(page, '중앙도서관', ['밤의 도서관']);
  await search(page, '칼', ['밤의 도서관']);
  await search(page, '図書館 新聞', ['図書館の記憶']);
  await search(page, '刀', ['図書館の記憶']);
  await search(page, '신문 항구', ['밤의 도서관']);
  await search(page, 'counted LAMP', ['The harbour at night']);
  await search(page, '도서실', []);
  await expect(page.getByRole('status')).toContainText(words.nothing);

  await search(page, 'ledger', ['The harbour at night']);
  await titles(page).first().click();
  await expect(page.getByRole('heading', { name: 'The harbour at night' })).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => [...document.images].map((image) => image.naturalWidth)))
    .toEqual([16]);
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('ledger');
  await expect(titles(page)).toHaveText(['The harbour at night']);

  await page.getByRole('searchbox').fill('');
  await page.getByLabel(words.tag, { exact: true }).selectOption(hostileTag);
  await expect(titles(page)).toHaveText([hostileTitle]);
  await page.getByRole('button', { name: `#${hostileTag}` }).focus();
  expect(complaints).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(address) && !url.startsWith('data:'))).toEqual(
    [],
  );
  await page.context().close();
}

test('any browser lists, finds and shows the articles of a folder with a page', async ({
  carrel,
  library,
  openCarrel,
}) => {
  test.skip(!executablePath, 'no Chromium on this system');
  const drop = mkdtempSync(join(tmpdir(), 'carrel-page-'));
  for (const [name, content] of Object.entries(pages)) writeFileSync(join(drop, name), content);
  const { page } = await openCarrel();
  expect((await carrel(['import', drop])).code).toBe(0);
  const tagged = ['tag', '--query', 'titles run', '--add', hostileTag];
  expect((await carrel(tagged)).code).toBe(0);
  expect(existsSync(join(library, 'index.html'))).toBe(false);

  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: en.settings.library }).click();
  const isOn = page.getByRole('switch', { name: en.settings.folderPage });
  await page.getByText(en.settings.folderPage).click();
  await expect(isOn).toBeChecked();
  const parts = join(library, 'page', 'parts.js');
  await expect.poll(() => existsSync(parts)).toBe(true);

  const browser = await chromium.launch({ ...(executablePath && { executablePath }) });
  const { origin, close } = await serveFolder(library);
  await readByBrowser(browser, pathToFileURL(`${library}/`).href);
  await readByBrowser(browser, origin);
  close();

  // What a search finds, in a folder of its own, and later something else.
  const site = join(drop, 'site');
  const published = async (query: string, expected: string[]) => {
    const { code, stderr } = await carrel(['publish', site, query]);
    expect([code, stderr]).toEqual([0, '']);
    const watched = await watch(browser);
    await watched.page.goto(pathToFileURL(join(site, 'index.html')).href);
    await expect(titles(watched.page)).toHaveText(expected);
    return watched;
  };
  const { page: shown, complaints } = await published('barges', ['The harbour at night']);
  await search(shown, '등불', []);
  await search(shown, 'barge', ['The harbour at night']);
  await titles(shown).first().click();
  await expect
    .poll(() => shown.evaluate(() => [...document.images].map((image) => image.naturalWidth)))
    .toEqual([16]);
  expect(complaints).toEqual([]);
  await published('국립중앙도서관', ['밤의 도서관']);
  const left = readdirSync(site, { recursive: true, encoding: 'utf8' });
  expect(left.filter((name) => name.endsWith('article.html'))).toHaveLength(1);
  expect(left.filter((name) => name.startsWith('assets'))).toEqual([]);
  await browser.close();

  // A new article is on the page, and only the files that it is in are written.
  const script = readFileSync(join(library, 'page', 'page.js'));
  writeFileSync(join(drop, 'later.html'), pages['harbour.html']!.replaceAll('harbour', 'ferry'));
  expect((await carrel(['import', join(drop, 'later.html')])).code).toBe(0);
  const files = () => readdirSync(join(library, 'page'));
  const lists = () =>
    files()
      .filter((name) => name.startsWith('list-'))
      .map((name) => readFileSync(join(library, 'page', name), 'utf8'))
      .join('');
  await expect.poll(lists).toContain('The ferry at night');
  expect(readFileSync(join(library, 'page', 'page.js'))).toEqual(script);

  // Without the switch it goes, and what somebody else has put there stays.
  mkdirSync(join(library, 'page'), { recursive: true });
  writeFileSync(join(library, 'page', 'mine.txt'), 'mine');
  await page.getByText(en.settings.folderPage).click();
  await expect.poll(files).toEqual(['mine.txt']);
  expect(existsSync(join(library, 'index.html'))).toBe(false);

  // Who else writes to the folder, and what this machine is called.
  await page.getByRole('tab', { name: en.machines.tab }).click();
  await expect(page.getByText(en.machines.none)).toBeVisible();
  const other = join(library, 'machines', 'aaaaaaaaaa');
  mkdirSync(other, { recursive: true });
  writeFileSync(join(other, 'machine.json'), '{"schema":1,"name":"<b>Laptop</b>"}');
  writeFileSync(join(other, '01jq4z5m000000-aaaaaaaaaa.jsonl'), '');
  await expect(page.getByRole('listitem').filter({ hasText: '<b>Laptop</b>' })).toContainText(
    '2025',
  );
  // One that is lost is trusted no more, by keyboard; a command trusts it again.
  const line = page.getByRole('listitem').filter({ hasText: '<b>Laptop</b>' });
  await page.getByRole('button', { name: en.machines.distrustNamed('<b>Laptop</b>') }).focus();
  await page.keyboard.press('Enter');
  await expect(line).toContainText(en.machines.notTrusted);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: test.info().outputPath(`machines-${colorScheme}.png`) });
  }
  const machines = async (...words: string[]) =>
    JSON.parse((await carrel(['machines', ...words, '--json'])).stdout);
  const laptop = { id: 'aaaaaaaaaa', name: '<b>Laptop</b>', own: false };
  expect(await machines()).toContainEqual(expect.objectContaining({ ...laptop, trusted: false }));
  expect((await machines('trust', 'aaaaaaaaaa')).at(-1)).toMatchObject({
    ...laptop,
    trusted: true,
  });
  await expect(line).not.toContainText(en.machines.notTrusted);
  expect((await carrel(['machines', 'distrust', 'nobody'])).code).toBe(1);
  await page.getByLabel(en.machines.own).fill('Desk');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: en.machines.tab }).click();
  await expect(page.getByLabel(en.machines.own)).toHaveValue('Desk');
  rmSync(drop, { recursive: true, force: true });
});
