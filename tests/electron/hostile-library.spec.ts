// Libraries and exports with a damaged part: the part is named, and everything else is there.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { type Account, endAccount, newAccount, openWindow, Server, test } from './carrel';
import { commandsOn, type Listed, listAll, resultOf, served, titleOf, writePages } from './shelf';

const count = 8;

test.describe.configure({ mode: 'parallel' });
/** The account of all libraries in this file. */
let account: Account;
let workshop: string;
let pristine: string;
let articles: Listed[];
let zip: string;

test.beforeAll(async () => {
  account = newAccount();
  workshop = mkdtempSync(join(tmpdir(), 'carrel-hostile-'));
  pristine = join(workshop, 'library');
  zip = join(workshop, 'all.zip');
  await served(['--library', pristine], account, async (run) => {
    expect(await run(['import', writePages(workshop, count + 1)])).toMatchObject({ code: 0 });
    articles = await listAll(run);
    expect(await run(['export', zip])).toMatchObject({ code: 0 });
  });
});
test.afterAll(() => {
  endAccount(account);
  rmSync(workshop, { recursive: true, force: true });
});

/** Copies the regular files only, as if they came from another account. */
function copyOf(): string {
  const folder = mkdtempSync(join(workshop, 'copy-'));
  cpSync(pristine, folder, { recursive: true });
  return folder;
}

interface Finding {
  kind: string;
  place: string;
  reason: string;
}

test('an article that cannot be read affects neither the others nor imports', async () => {
  const library = copyOf();
  const inFolder = (at: number, name = '') => join(library, articles[at]?.folder ?? '', name);
  renameSync(inFolder(0, 'article.html'), join(workshop, 'moved.html'));
  symlinkSync(join(workshop, 'moved.html'), inFolder(0, 'article.html'));
  rmSync(inFolder(1, 'article.json'));
  mkdirSync(inFolder(1, 'article.json'));
  truncateSync(inFolder(2, 'article.html'), 300e6);
  truncateSync(inFolder(3, 'article.html'), 0);
  const json = readFileSync(inFolder(6, 'article.json'), 'utf8');
  writeFileSync(inFolder(6, 'article.json'), json.replace(/"savedAt": \d+/, '"savedAt": 1e300'));
  mkdirSync(join(library, 'feeds.json'));
  symlinkSync('/dev/zero', join(library, 'saved-searches.json'));
  const server = new Server(['--library', library], account);
  await server.start();
  const run = commandsOn(library, account);
  const titles = (await listAll(run)).map(({ title }) => title);
  expect(titles).toEqual([3, 4, 5, 6, 7, 8].map(titleOf));
  const verified = await run(['verify', '--json']);
  expect(verified.code).toBe(3);
  const { findings } = resultOf<{ findings: Finding[] }>(verified);
  expect(findings.map(({ place, reason }) => [place, reason]).sort()).toEqual(
    [
      ['feeds.json', 'not-a-file'],
      ['saved-searches.json', 'link'],
      [`${articles[0]?.folder}/article.html`, 'link'],
      [`${articles[1]?.folder}/article.json`, 'not-a-file'],
      [`${articles[2]?.folder}/article.html`, 'too-large'],
    ].sort(),
  );
  expect((await run(['list'])).stdout.match(/^\S{26} {2}\d{4}-\d\d-\d\d {2}/gm)).toHaveLength(6);
  const exported = await run(['export', join(workshop, 'again')]);
  expect(exported.stdout).toMatch(/^\d+ files, /);
  expect(exported).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('left out: feeds.json'),
  });
  const page = join(workshop, 'new.html');
  writeFileSync(
    page,
    `<title>New</title><h1>New</h1>${'<p>Words of a new page, enough of them.</p>'.repeat(9)}`,
  );
  expect(await run(['import', page])).toMatchObject({ code: 0 });
  await server.stop();
  const { app, page: window } = await openWindow(['--library', library], 'en-US', account);
  await expect(window.getByRole('option')).toHaveCount(7);
  await window.getByRole('button', { name: en.notices.look }).click();
  const dialog = window.getByRole('dialog');
  await expect(
    dialog.getByText(`${articles[2]?.folder}/article.html`, { exact: true }),
  ).toBeVisible();
  await expect(dialog.getByText(en.findings.reasons['too-large'])).toBeVisible();
  await app.close();
});

test('a new account keeps damaged feeds, settings, searches and rules', async () => {
  const library = copyOf();
  const damaged = {
    'feeds.json': '{"schema":2,"feeds":[{"id":"https://a.exam',
    'settings.json': 'null',
    'saved-searches.json': '\0'.repeat(500),
    'site-rules.json': '['.repeat(200_000),
  };
  for (const [name, content] of Object.entries(damaged))
    writeFileSync(join(library, name), content);
  const verified = await served(['--library', library], account, async (run) => {
    expect(await listAll(run)).toHaveLength(count + 1);
    return run(['verify', '--json']);
  });
  expect(verified.code).toBe(3);
  const { findings } = resultOf<{ findings: Finding[] }>(verified);
  // A finding names the file itself, or the copy that was set aside when the app had to write the file.
  const names = findings.map(({ place }) => place.replace(/\.damaged-[^.]+/, ''));
  expect(names.sort()).toEqual(Object.keys(damaged).sort());
  expect(new Set(findings.map(({ reason }) => reason))).toEqual(new Set(['damaged']));
  for (const { place } of findings) {
    const name = place.replace(/\.damaged-[^.]+/, '') as keyof typeof damaged;
    expect(readFileSync(join(library, place), 'utf8')).toBe(damaged[name]);
  }
});

test('a damaged export restores everything but the damaged article', async () => {
  const broken = join(workshop, 'broken.zip');
  const bytes = readFileSync(zip);
  const at = bytes.indexOf(`${articles[4]?.folder}/article.json`) + 200;
  bytes[at] = (bytes[at] ?? 0) ^ 0x55;
  writeFileSync(broken, bytes);
  const run = commandsOn(mkdtempSync(join(workshop, 'restored-')), account);
  const restored = await run(['restore', broken]);
  expect(restored.code).toBe(3);
  expect(restored.stdout).toContain(`${count} added, 0 merged, 0 already here, 1 failed`);
  expect(restored.stderr).toContain(`failed: ${articles[4]?.folder}: damaged`);
  const fresh = mkdtempSync(join(workshop, 'restored-'));
  const { app, page } = await openWindow(['--library', fresh], 'en-US', account);
  await app.evaluate(({ BrowserWindow, dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
    const window = BrowserWindow.getAllWindows().find((each) => each.isVisible());
    window?.webContents.send('menu', 'restore-library');
  }, broken);
  const notice = page.getByRole('region', { name: 'Export and restore' });
  await expect(notice).toContainText(`${count} added`);
  await notice.getByText(en.transfer.notTaken(1)).click();
  await expect(notice).toContainText(articles[4]?.folder ?? '');
  await expect(notice).toContainText('It is damaged.');
  await app.close();
  const again = resultOf<object>(await run(['restore', zip, '--json']));
  expect(again).toEqual({ added: 1, merged: 0, same: count, failed: [], missing: 0 });
  expect(await run(['verify'])).toMatchObject({ code: 0 });
});

test('an exported folder with links in it restores everything else', async () => {
  const folder = copyOf();
  const victim = join(folder, articles[5]?.folder ?? '');
  renameSync(victim, join(workshop, 'elsewhere'));
  symlinkSync(join(workshop, 'elsewhere'), victim);
  const [shard = ''] = readdirSync(join(folder, 'assets'));
  rmSync(join(folder, 'assets', shard), { recursive: true });
  symlinkSync('/etc', join(folder, 'assets', shard));
  const run = commandsOn(mkdtempSync(join(workshop, 'restored-')), account);
  const report = resultOf<{ added: number; failed: unknown[]; findings: Finding[] }>(
    await run(['restore', folder, '--json']),
  );
  expect(report.added).toBe(count);
  expect(report.failed).toMatchObject([
    { folder: articles[5]?.folder, reason: 'link' },
    { folder: `assets/${shard}`, reason: 'link' },
  ]);
  expect(await listAll(run)).toHaveLength(count);
});

test('100,000 saved searches with patterns that never end leave the window usable', async () => {
  const library = copyOf();
  const rows = Array.from({ length: 100_000 }, (_, at) => ({
    ...{ id: `${at}`, name: `Search ${at}`, createdAt: at },
    query: `/(?:\\p{L}+\\s*)+${at}$/`,
  }));
  const file = JSON.stringify({ schema: 2, 'saved-searches': rows });
  writeFileSync(join(library, 'saved-searches.json'), file);
  const { app, page } = await openWindow(['--library', library], 'en-US', account);
  await expect(page.getByRole('option')).toHaveCount(count + 1);
  await expect(page.getByRole('button', { name: 'Show all 2,000' })).toBeVisible();
  await expect(page.getByText(en.notices.findings['cut-off'](1))).toBeVisible();
  await page.getByRole('button', { name: 'Show all 2,000' }).click();
  await expect(page.locator('.saved-search')).toHaveCount(500);
  // The window responds while the counts are computed.
  await page.getByRole('option').first().click();
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await app.close();
  expect(readFileSync(join(library, 'saved-searches.json'), 'utf8')).toBe(file);
});

test('a damaged original or image is repaired when the good file is imported again', async () => {
  const library = copyOf();
  const pages = join(workshop, 'pages');
  const [original = ''] = articles[0]?.originals ?? [];
  const path = (kind: string, sha256: string) => {
    const shard = join(library, kind, sha256.slice(0, 2));
    const name = readdirSync(shard).find((each) => each.startsWith(sha256)) ?? '';
    return join(shard, name);
  };
  const json = readFileSync(join(library, articles[1]?.folder ?? '', 'article.json'), 'utf8');
  const [image] = JSON.parse(json).assets;
  writeFileSync(path('originals', original), Buffer.alloc(1_000));
  rmSync(path('assets', image.sha256));
  await served(['--library', library], account, async (run) => {
    const broken = await run(['verify']);
    expect(broken.code).toBe(3);
    expect(broken.stdout).toContain('import page-0000.html again');
    expect(broken.stdout).toContain('an image is missing (import its page again');
    const two = [join(pages, 'page-0000.html'), join(pages, 'page-0001.html')];
    const again = await run(['import', ...two]);
    expect(again.stdout).toContain('0 imported, 2 updated, 0 duplicates, 0 failed');
    expect(await run(['verify'])).toMatchObject({ code: 0 });
    const third = await run(['import', join(pages, 'page-0000.html')]);
    expect(third.stdout).toContain('0 imported, 0 updated, 1 duplicates, 0 failed');
  });
});

test('imports go on while a file has the name of the year’s folder', async () => {
  const library = copyOf();
  const run = commandsOn(library, account);
  expect(await listAll(run)).toHaveLength(count + 1);
  const [year = ''] = readdirSync(join(library, 'articles'));
  renameSync(join(library, 'articles', year), join(workshop, 'year'));
  symlinkSync(join(workshop, 'year'), join(library, 'articles', year));
  const page = join(workshop, 'newer.html');
  writeFileSync(
    page,
    `<title>N</title><h1>N</h1>${'<p>Words of a newer page, enough of them.</p>'.repeat(9)}`,
  );
  await served(['--library', library], account, async (run) => {
    expect(await run(['import', page])).toMatchObject({ code: 0 });
    const { findings } = resultOf<{ findings: Finding[] }>(await run(['verify', '--json']));
    expect(findings).toMatchObject([{ place: `articles/${year}`, reason: 'link' }]);
    expect(await listAll(run)).toHaveLength(count + 2);
  });
});
