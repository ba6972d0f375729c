// A browser hands over pages and asks the library, through Carrel as its native messaging host.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { type Account, profileOf, test } from './carrel';
import { BrowserEnd, type HostMessage } from './native-host';

const url = 'https://news.example/harbour?utm_source=mail';
const text =
  'The harbour lay quiet in the evening, and the boats came home one after the other. ' +
  'Nobody on the quay had expected the last of them, which had been out for eleven days.';
const pageWith = (title: string, more = '') =>
  Buffer.from(
    `<!doctype html><!-- saved from url=(0024)https://wrong.example/x --><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${text}</p><p>${more || 'The light on the pier went out at nine, as it had every night since the war, and was lit again by hand.'}</p></article></body></html>`,
  );
const head = (title: string) => ({
  url,
  title,
  mediaType: 'text/html',
  savedAt: Date.UTC(2026, 0, 5),
  tags: ['sea'],
  note: '',
  highlights: [],
});
const of = (id: string) => (message: HostMessage) => message.id === id;
const received = (account: Account, library: string) => {
  const folder = join(profileOf(account, library), 'received');
  return existsSync(folder) ? readdirSync(folder) : [];
};

test('saves a page with Carrel closed, with its address, tags, note and highlights', async ({
  carrel,
  library,
  account,
}) => {
  const browser = new BrowserEnd(['--library', library], account);
  browser.send({ kind: 'hello', protocol: 1, version: '0.1.0' });
  expect(await browser.next(({ kind }) => kind === 'hello')).toMatchObject({ protocol: 1 });
  const marks = {
    note: 'For the chapter on harbours.',
    highlights: [{ exact: 'eleven days', prefix: 'been out for ', suffix: '.', note: 'Check.' }],
    state: 'reading',
  };
  browser.sendPage('a', { ...head('The quiet harbour'), ...marks }, pageWith('The quiet harbour'));
  const saved = await browser.next(of('a'));
  expect(saved).toMatchObject({ kind: 'saved', outcome: 'imported', title: 'The quiet harbour' });

  browser.send({ kind: 'known', urls: [url, 'https://news.example/other', 'about:blank'] });
  const { known } = await browser.next(({ kind }) => kind === 'known');
  expect(known).toEqual([
    { url, article: saved.article, savedAt: Date.UTC(2026, 0, 5), state: 'reading' },
  ]);
  browser.send({ kind: 'tags', prefix: 'se' });
  expect(await browser.next(({ kind }) => kind === 'tags')).toMatchObject({ tags: ['sea'] });
  // The same bytes once more, with more of the reader's work.
  const more = { ...head('The quiet harbour'), tags: ['port'], note: 'Second thought.' };
  browser.sendPage('b', more, pageWith('The quiet harbour'));
  expect(await browser.next(of('b'))).toMatchObject({
    outcome: 'updated',
    article: saved.article,
  });
  // The sender knows the address; what the file says of it is another one.
  const mhtml = Buffer.from(
    [
      'Snapshot-Content-Location: https://wrong.example/y',
      'Date: Mon, 1 Jan 2001 00:00:00 -0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="b"\n',
      '--b\nContent-Type: text/html; charset=utf-8\nContent-Location: https://wrong.example/y\n',
      `${pageWith('Gulls', 'Another page of the same paper, about gulls and what they eat.')}\n--b--`,
    ].join('\n'),
  );
  const gulls = 'https://news.example/gulls';
  const about = { ...head('Gulls'), url: gulls, mediaType: 'multipart/related' };
  browser.sendPage('m', about, mhtml);
  const { article: ofGulls } = await browser.next(of('m'));
  browser.send({ kind: 'known', urls: [gulls, 'https://wrong.example/y'] });
  expect(await browser.next(({ kind }) => kind === 'known')).toMatchObject({
    known: [{ url: gulls, article: ofGulls, savedAt: about.savedAt, state: 'unread' }],
  });
  browser.send({
    kind: 'links',
    id: 'c',
    links: [
      { url: 'https://news.example/one', title: 'One' },
      { url: 'https://news.example/two', title: '둘' },
    ],
    tags: ['later'],
  });
  expect(await browser.next(of('c'))).toMatchObject({ kind: 'saved', outcome: 'imported' });
  expect(await browser.close()).toBe(0);
  expect(browser.rest).toHaveLength(0);

  const { stdout } = await carrel(['show', String(saved.article), '--format', 'json']);
  const article = JSON.parse(stdout);
  expect(article).toMatchObject({ url, state: 'reading', tags: ['sea', 'port'] });
  expect(article.note).toContain('For the chapter on harbours.');
  expect(article.note).toContain('Second thought.');
  expect(article.highlights).toMatchObject([{ quote: 'eleven days', note: 'Check.' }]);
  const listed = await carrel(['list', '--tag', 'later', '--json']);
  expect(JSON.parse(listed.stdout)).toHaveLength(2);
  expect(received(account, library)).toEqual([]);
});

test('saves into the open window, answers damaged messages, and opens the article', async ({
  openCarrel,
  library,
  account,
}) => {
  const { page } = await openCarrel();
  const browser = new BrowserEnd(['--library', library], account);
  browser.send({ kind: 'dance' });
  expect(await browser.next(({ reason }) => reason === 'unknown')).toMatchObject({ id: null });
  browser.write(Buffer.from([3, 0, 0, 0, 0x7b, 0x7b, 0x7b]));
  expect(await browser.next(({ reason }) => reason === 'broken')).toMatchObject({ id: null });
  browser.send({ kind: 'page', id: 'x', page: { ...head('X'), url: 'file:///etc/passwd' } });
  expect(await browser.next(of('x'))).toMatchObject({ reason: 'broken' });
  // A page of which a part is missing.
  browser.send({ kind: 'page', id: 'y', page: head('Y') });
  browser.send({ kind: 'end', id: 'y', bytes: 10 });
  expect(await browser.next(of('y'))).toMatchObject({ kind: 'failed', reason: 'broken' });

  const title = '../../Boats of the north';
  browser.sendPage('z', head(title), pageWith('Boats of the north'));
  const saved = await browser.next(of('z'));
  expect(saved).toMatchObject({ kind: 'saved', title: 'Boats of the north' });
  await expect(page.getByText(en.browser.saved('Boats of the north'))).toBeVisible();
  browser.send({ kind: 'open', article: saved.article });
  await expect(page.frameLocator('iframe').getByText('eleven days')).toBeVisible();

  // The browser ends the host in the middle of a page; the next one starts afresh.
  browser.send({ kind: 'page', id: 'w', page: head('Half') });
  browser.send({ kind: 'part', id: 'w', base64: 'AAAA' });
  await expect.poll(() => received(account, library).length).toBe(1);
  browser.child.kill('SIGKILL');
  await browser.ended;
  await expect.poll(() => received(account, library)).toEqual([]);
  const other = new BrowserEnd(['--library', library], account, [
    '/home/reader/.mozilla/native-messaging-hosts/carrel.json',
    'carrel@carrel.app',
  ]);
  other.send({ kind: 'known', urls: [url] });
  expect(await other.next(({ kind }) => kind === 'known')).toMatchObject({
    known: [{ article: saved.article }],
  });
  // A library that cannot be opened is said at once.
  const refused = new BrowserEnd(['--library', '/proc/1/none'], account);
  expect(await refused.next(({ kind }) => kind === 'failed')).toMatchObject({ reason: 'closed' });
  expect(await refused.ended).toBe(1);
  // A length that no message has.
  other.write(Buffer.from([0xff, 0xff, 0xff, 0x7f]));
  expect(await other.next(({ kind }) => kind === 'failed')).toMatchObject({ reason: 'too-large' });
  expect(await other.ended).toBe(0);
});

test('the settings let browsers start Carrel, and SingleFile send pages to it', async ({
  openCarrel,
  clipboard,
  library,
  account,
}) => {
  mkdirSync(join(account.XDG_CONFIG_HOME, 'chromium'));
  mkdirSync(join(account.XDG_CONFIG_HOME, 'vivaldi'));
  const manifestOf = (browser: string) =>
    join(account.XDG_CONFIG_HOME, browser, 'NativeMessagingHosts/carrel.json');
  const { app, page } = await openCarrel();
  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: en.browser.tab }).click();
  const native = page.getByRole('switch', { name: en.browser.native });
  await expect(native).not.toBeChecked();
  expect(existsSync(manifestOf('chromium'))).toBe(false);
  await native.focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(en.browser.states.on)).toHaveCount(2);
  const manifest = JSON.parse(readFileSync(manifestOf('vivaldi'), 'utf8'));
  expect(manifest).toMatchObject({ name: 'carrel', type: 'stdio' });
  expect(statSync(manifest.path).mode & 0o777).toBe(0o700);
  // The browser starts what the manifest names, with its origin as the only argument.
  const browser = new BrowserEnd([], account, manifest.allowed_origins, manifest.path);
  browser.send({ kind: 'hello', protocol: 1, version: '0.1.0' });
  expect(await browser.next(({ kind }) => kind === 'hello')).toMatchObject({ protocol: 1 });
  await browser.close();

  const receiver = page.getByRole('switch', { name: en.browser.receiver });
  await receiver.focus();
  await page.keyboard.press('Space');
  await expect(receiver).toBeChecked();
  const copied = async (name: string) => {
    await page.getByRole('button', { name: en.browser.copy(name) }).click();
    await expect(page.getByText(en.browser.copied(name))).toBeVisible();
    return clipboard(app);
  };
  const { names } = en.browser;
  const address = await copied(names.url);
  const token = await copied(names.token);
  const fields = [await copied(names.fileField), await copied(names.urlField)];
  const post = (title: string, withToken: string) => {
    const form = new FormData();
    const name = `${title} (11_29_2026 10_00_00 AM).html`;
    form.append(fields[0] ?? '', new Blob([pageWith(title)], { type: 'text/html' }), name);
    form.append(fields[1] ?? '', url);
    const headers = { authorization: `Bearer ${withToken}` };
    return fetch(address, { method: 'POST', body: form, headers });
  };
  const answer = await post('The quiet harbour', token);
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({ outcome: 'imported', title: 'The quiet harbour' });
  await expect(page.getByText(en.browser.saved('The quiet harbour'))).toBeVisible();
  expect(received(account, library)).toEqual([]);

  await page.getByRole('button', { name: en.browser.newToken }).click();
  await expect(page.getByText(token)).toBeHidden();
  expect((await post('Another', token)).status).toBe(401);
  const newToken = await copied(names.token);
  await native.focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(en.browser.states.off, { exact: true })).toHaveCount(2);
  expect(existsSync(manifestOf('chromium'))).toBe(false);
  await app.close();
  await expect(post('Closed', newToken)).rejects.toThrow();
  const again = await openCarrel();
  await again.page.waitForLoadState();
  await expect
    .poll(async () => (await post('Once more', newToken).catch(() => null))?.status)
    .toBe(200);
});
