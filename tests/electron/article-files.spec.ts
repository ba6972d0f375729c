import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { profileOf, test } from './carrel';
import { type FilesServer, startFilesServer, talk } from './files-server';

const words = en.files;
let server: FilesServer;
let profile: string;
test.beforeEach(async ({ account, library }) => {
  server = await startFilesServer();
  profile = profileOf(account, library);
  mkdirSync(profile, { recursive: true });
  const settings = { fetching: 'unasked', allowedHosts: [server.host] };
  writeFileSync(join(profile, 'network.json'), JSON.stringify(settings));
});
test.afterEach(() => server.close());

const talkHash = createHash('sha256').update(talk).digest('hex');
const pathOf = (library: string, hash: string, extension: string) =>
  join(library, 'originals', hash.slice(0, 2), hash + extension);

/** The content of the article.json with this title. */
function recordOf(library: string, title: string) {
  const root = join(library, 'articles');
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('article.json'))
    .map((name) => JSON.parse(readFileSync(join(root, name), 'utf8')))
    .find(({ article }) => article.title === title);
}

const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });
const open = (page: Page, name: string) =>
  page.getByRole('option', { name: `About ${name}` }).click();

test('the files of an article are downloaded, continued, played, shown and removed', async ({
  carrel,
  openCarrel,
  library,
}) => {
  server.named = ['talk.wav', 'report.pdf', 'setup.pdf', 'login.mp3', 'empty.mp3'];
  server.named.push('private.mp3', 'huge.mp4', 'slow.mp3');
  expect((await carrel(['feeds', 'add', `${server.origin}/feed.xml`])).code).toBe(0);
  server.asked = [];
  const { page } = await openCarrel();

  // Reading the article asks for nothing; by keyboard the file comes, although the server breaks off.
  await open(page, 'talk.wav');
  await expect(row(page, 'talk.wav')).toContainText(words.stated(words.megabytes('5')));
  expect(server.asked).toEqual([]);
  await page.getByRole('button', { name: words.downloadOf('talk.wav') }).press('Enter');
  await expect(row(page, 'talk.wav')).toContainText(words.here(words.megabytes('0.3')));
  expect(server.asked).toEqual(['/talk.wav', expect.stringMatching(/^\/talk\.wav bytes=\d+-$/)]);
  expect(readFileSync(pathOf(library, talkHash, '.wav'))).toEqual(talk);
  expect(readdirSync(join(profile, 'downloads'))).toEqual([]);
  await expect
    .poll(() => recordOf(library, 'About talk.wav').article.downloads)
    .toMatchObject([{ url: `${server.origin}/talk.wav`, sha256: talkHash, bytes: talk.length }]);

  // It plays from the library, and seeking asks for a part of it.
  await page.getByRole('button', { name: words.playOf('talk.wav') }).press('Enter');
  const player = page.getByLabel(words.player('talk.wav'));
  const read = (name: 'duration' | 'currentTime') =>
    player.evaluate((media: HTMLMediaElement, name) => media[name], name);
  await expect.poll(() => read('duration')).toBeCloseTo(20, 0);
  await player.evaluate((media: HTMLMediaElement) => {
    media.currentTime = 15;
  });
  await expect.poll(() => read('currentTime')).toBeGreaterThan(15);
  const address = await player.evaluate((media: HTMLMediaElement) => media.currentSrc);
  const part = await page.evaluate(async (address) => {
    const answer = await fetch(address, { headers: { range: 'bytes=4-7' } });
    return [answer.status, answer.headers.get('content-range'), (await answer.blob()).size];
  }, address);
  expect(part).toEqual([206, `bytes 4-7/${talk.length}`, 4]);
  expect(server.asked).toHaveLength(2);

  // What strangers send in a file's place is named and leaves nothing.
  for (const [name, said] of [
    ['login.mp3', words.troubles.page],
    ['empty.mp3', words.troubles.empty],
    ['private.mp3', en.feeds.troubles['refused-address']],
    ['huge.mp4', words.troubles['too-large']],
  ] as const) {
    await open(page, name);
    await page.getByRole('button', { name: words.downloadOf(name) }).click();
    await expect(row(page, name)).toContainText(said);
  }
  await open(page, 'slow.mp3');
  await page.getByRole('button', { name: words.downloadOf('slow.mp3') }).click();
  await expect(row(page, 'slow.mp3')).toContainText(
    words.running(words.megabytes('0.2'), words.megabytes('5')),
  );
  await page.getByRole('button', { name: words.stopOf('slow.mp3') }).click();
  await expect(row(page, 'slow.mp3')).toContainText(words.stated(words.megabytes('5')));
  await expect.poll(() => readdirSync(join(profile, 'downloads'))).toEqual([]);

  // A program that calls itself a PDF keeps no extension, and no button opens it.
  await open(page, 'setup.pdf');
  await page.getByRole('button', { name: words.downloadOf('setup.pdf') }).click();
  await expect(page.getByRole('button', { name: words.show })).toBeVisible();
  await expect(page.getByRole('button', { name: words.openOf('setup.pdf') })).toHaveCount(0);
  const program = createHash('sha256').update('MZ a program').digest('hex');
  expect(existsSync(pathOf(library, program, ''))).toBe(true);
  await open(page, 'report.pdf');
  await page.getByRole('button', { name: words.downloadOf('report.pdf') }).click();
  await expect(page.getByRole('button', { name: words.openOf('report.pdf') })).toBeVisible();

  // The download is removed, its link stays, and the sweep frees the space.
  await open(page, 'talk.wav');
  await page.getByRole('button', { name: words.removeOf('talk.wav') }).press('Enter');
  await expect(page.getByRole('button', { name: words.confirmed })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: words.downloadOf('talk.wav') })).toBeVisible();
  await expect.poll(() => existsSync(pathOf(library, talkHash, '.wav'))).toBe(false);
  expect(recordOf(library, 'About talk.wav').originals).toHaveLength(1);
});

test('a download outlives the trash, an export and a lost database', async ({
  carrel,
  account,
  openCarrel,
  library,
}) => {
  server.named = ['talk.wav'];
  // With a window open, commands are quick.
  const { app } = await openCarrel();
  await carrel(['feeds', 'add', `${server.origin}/feed.xml`]);
  const [{ id }] = JSON.parse((await carrel(['list', '--json'])).stdout);
  const files = async (...more: string[]) => {
    const { stdout, code } = await carrel(['files', id, '--json', ...more]);
    const [file] = JSON.parse(stdout);
    return { code, ...file };
  };
  expect(await files('--get', 'all')).toMatchObject({
    ...{ code: 0, number: 1, name: 'talk.wav', state: 'here', sha256: talkHash },
  });
  const out = `${library}-export.zip`;
  expect((await carrel(['export', out])).code).toBe(0);
  await carrel(['trash', id]);
  expect(existsSync(pathOf(library, talkHash, '.wav'))).toBe(true);
  await carrel(['restore-from-trash', id]);
  rmSync(pathOf(library, talkHash, '.wav'));
  expect(await files()).toMatchObject({ state: 'missing' });
  await carrel(['restore', out]);
  rmSync(out);
  const verified = JSON.parse((await carrel(['verify', '--json'])).stdout);
  expect(verified).toMatchObject({ problems: [], unused: { paths: [] } });

  await app.close();
  rmSync(join(profileOf(account, library), 'IndexedDB'), { recursive: true });
  expect(await files()).toMatchObject({ state: 'here' });
  expect(await files('--drop', '1')).toMatchObject({ code: 0, state: 'on the web' });
});
