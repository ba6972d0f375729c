import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import { en } from '../../renderer/ui/i18n/en';
import { profileOf, test } from './carrel';
import { type FeedServer, startFeedServer, storyTitle, wholeSentence } from './feed-server';
import { keptArticles, keptFeeds } from './kept-articles';

// One Carrel answers the commands, as it does for who has it open.
test.use({ serves: true });

let server: FeedServer;
test.beforeEach(async ({ account, library }) => {
  server = await startFeedServer();
  const profile = profileOf(account, library);
  mkdirSync(profile, { recursive: true });
  // As the user allows a host of a private network in the settings.
  const settings = { fetching: 'unasked', allowedHosts: [server.host] };
  writeFileSync(join(profile, 'network.json'), JSON.stringify(settings));
});
test.afterEach(() => server.close());

const titlesOf = (numbers: number[]) => numbers.map((at) => new RegExp(storyTitle(at)));

test('a feed is added by its site, refreshed, archived, edited and left, by keyboard', async ({
  carrel,
  openCarrel,
  library,
}) => {
  const { page } = await openCarrel();
  const words = en.feeds;
  const row = page.getByRole('button', { name: /^The Quay, .* unread/ });
  const listed = page.getByRole('option');

  await page.getByRole('button', { name: words.add }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type(server.origin);
  await page.keyboard.press('Enter');
  await expect(listed).toHaveText(titlesOf([1, 2, 3]));
  await expect(row).toHaveAccessibleName(`The Quay, ${words.unread(3)}`);
  await expect(row).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('button', { name: words.add })).toBeFocused();
  const rightOf = async (count: Locator) => {
    const box = await count.boundingBox();
    return Math.round(box!.x + box!.width);
  };
  expect(await rightOf(row.locator('.sidebar-count'))).toBe(
    await rightOf(page.locator('.sidebar-item:not(.feed-choose) .sidebar-count').first()),
  );
  expect(server.asked.slice(0, 4)).toEqual(['/', '/feed.xml', '/feed.xml', '/boat.gif']);

  const choose = async (name: string) => {
    await page.getByRole('button', { name: words.more('The Quay') }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name }).press('Enter');
  };
  server.stories = [2, 3, 4];
  await choose(words.refresh);
  await expect(row).toHaveAccessibleName(`The Quay, ${words.unread(4)}`);
  await choose(words.markRead);
  await expect(row).toHaveAccessibleName(`The Quay, ${words.unread(0)}`);
  await expect(page.getByText(words.markedRead(4))).toBeVisible();
  // The menu names the state that the articles get.
  expect(words.markRead).toContain('read');
  await expect
    .poll(() => keptArticles(library).map(({ state }) => state))
    .toEqual(Array(4).fill('read'));
  await page.getByRole('button', { name: en.trash.undo }).press('Enter');
  await expect(row).toHaveAccessibleName(`The Quay, ${words.unread(4)}`);

  server.status = 500;
  await choose(words.refresh);
  await expect(row).toContainText(words.troubles.status);

  await choose(words.edit);
  await page.getByLabel(words.folders, { exact: true }).fill('News / Korea');
  await page.getByLabel(words.tags).fill('sea, boats');
  await page.getByLabel(words.schedule, { exact: true }).selectOption('daily');
  await page.getByLabel(words.text, { exact: true }).selectOption('page');
  await page.getByLabel(words.tags).press('Enter');
  await expect(page.getByRole('button', { name: /^News \/ Korea, / })).toBeVisible();
  await expect
    .poll(() => keptFeeds(library))
    .toMatchObject([{ folders: [['News', 'Korea']], tags: ['sea', 'boats'], schedule: 'daily' }]);

  server.status = null;
  server.stories = [5];
  await page.getByRole('button', { name: words.moreOfAll }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: words.refreshAll }).press('Enter');
  const whole = () => keptArticles(library).find(({ text }) => text.includes(wholeSentence));
  await expect.poll(whole).toMatchObject({ tags: ['boats', 'sea'], kind: 'article' });

  await choose(words.unsubscribe);
  await expect(row).toHaveCount(0);
  expect(keptArticles(library)).toHaveLength(5);
  await expect(page.getByRole('heading', { name: en.sidebar.all })).toBeVisible();
  await expect(listed).toHaveCount(5);
  await expect(page.getByRole('group', { name: en.list.filters })).toHaveCount(0);
  await expect(page.getByRole('button', { name: words.add })).toBeFocused();

  // A list in the menu, also when no feed is followed.
  const list = page.locator('input[data-import="feeds"]');
  const opml = `<opml version="2.0"><body><outline text="Quay" xmlUrl="${server.origin}/feed.xml"/></body></opml>`;
  const file = (name: string, text: string) => ({
    ...{ name, mimeType: 'text/xml', buffer: Buffer.from(text) },
  });
  await list.setInputFiles(file('page.xml', '<html><p>No list.</p></html>'));
  await expect(page.getByText(words.noList)).toBeVisible();
  await list.setInputFiles(file('feeds.opml', opml));
  await expect(page.getByRole('button', { name: /^Quay, / })).toBeVisible();

  // Of several feeds the first is offered at the focus; one that is followed is not added again.
  await page.getByRole('button', { name: words.add }).press('Enter');
  await page.keyboard.type(`${server.origin}/two`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^All \(/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(words.isFollowed('Quay'))).toBeVisible();
  await expect(page.getByRole('button', { name: words.add })).toBeFocused();
  expect(keptFeeds(library)).toHaveLength(1);
  expect(await page.title()).not.toBe('run');

  // By command, as the window shows it.
  const json = async (...words: string[]) => {
    const { stdout, code } = await carrel(['feeds', ...words, '--json']);
    return { code, said: stdout === '' ? null : JSON.parse(stdout) };
  };
  expect(await json('mute', 'quay')).toMatchObject({ said: { muted: true, changed: true } });
  const askedBefore = server.asked.length;
  expect(await json('refresh')).toMatchObject({ code: 0, said: { feeds: 0 } });
  expect(server.asked).toHaveLength(askedBefore);
  expect(await json('unmute', 'quay')).toMatchObject({ said: { muted: false, changed: true } });
  expect(await json('rename', 'quay', '--title', 'Our pier')).toMatchObject({ code: 0 });
  await expect(page.getByRole('button', { name: /^Our pier, / })).toBeVisible();
  const [{ unread }] = (await json('list')).said;
  expect(unread).toBeGreaterThan(1);
  const marked = await carrel(['feeds', 'mark-read', 'our pier']);
  expect(marked.stdout).toBe(`${unread} articles marked as read\n`);
  expect(await json('list')).toMatchObject({
    said: [{ title: 'Our pier', muted: false, unread: 0 }],
  });
  expect((await carrel(['feeds', 'mark-read'])).code).toBe(1);
});

test('feeds are added, refreshed, listed, exported and removed by command', async ({
  carrel,
  library,
}) => {
  const json = async (...words: string[]) => {
    const { stdout, code } = await carrel(['feeds', ...words, '--json']);
    return { code, said: stdout === '' ? null : JSON.parse(stdout) };
  };
  expect(await json('add', server.origin)).toMatchObject({ code: 0, said: { imported: 3 } });
  expect(keptArticles(library)).toMatchObject([{ kind: 'article' }, {}, {}]);
  const ledger = await carrel(['ledger', '--json']);
  expect(ledger.stdout).toMatch(/"why": ?"picture"/);
  expect(readdirSync(join(library, 'assets'), { recursive: true }).join()).toContain('.gif');
  server.stories.push(4);
  expect(await json('refresh')).toMatchObject({ code: 0, said: { imported: 1, failed: 0 } });
  expect(await json('refresh', 'quay')).toMatchObject({ said: { imported: 0, updated: 0 } });
  const feeds = readFileSync(join(library, 'feeds.json'), 'utf8');
  server.status = 503;
  expect(await json('refresh')).toMatchObject({ code: 3, said: { failed: 1 } });
  // What changes with each visit is not in the library's file.
  expect(readFileSync(join(library, 'feeds.json'), 'utf8')).toBe(feeds);
  expect(await json('list')).toMatchObject({
    said: [{ title: 'The Quay', articles: 4, unread: 4, trouble: expect.stringContaining('503') }],
  });
  const opml = join(library, '..', `${Date.now()}.opml`);
  expect((await carrel(['feeds', 'export', opml])).code).toBe(0);
  expect(await json('remove', 'The Quay')).toMatchObject({ code: 0 });
  expect(keptFeeds(library)).toEqual([]);
  expect(keptArticles(library)).toHaveLength(4);
  expect((await carrel(['feeds', 'import', opml])).code).toBe(0);
  expect(keptFeeds(library)).toMatchObject([
    { id: `${server.origin}/feed.xml`, title: 'The Quay' },
  ]);
  expect((await carrel(['feeds', 'remove', 'nothing'])).code).toBe(1);

  server.status = null;
  const again = await carrel(['feeds', 'add', `${server.origin}/feed.xml`, '--whole']);
  expect(again.stdout).toContain('followed already: The Quay');
  expect(await json('list')).toMatchObject({ said: [{ title: 'The Quay', text: 'page' }] });
  const folder = mkdtempSync(join(library, '..', 'lists-'));
  writeFileSync(join(folder, 'page.html'), '<!doctype html><title>A page</title><p>Words.</p>');
  for (const wrong of [folder, join(folder, 'page.html'), join(folder, 'missing.opml')]) {
    expect(await carrel(['feeds', 'import', opml, wrong])).toMatchObject({ code: 1, stdout: '' });
  }
  writeFileSync(join(folder, 'list.txt'), '# mine\nhttps://a.example/feed\n');
  expect((await carrel(['feeds', 'import', join(folder, 'list.txt')])).code).toBe(0);
  expect(keptFeeds(library)).toMatchObject([
    { title: 'The Quay' },
    { id: 'https://a.example/feed' },
  ]);
  const nowhere = await carrel(['feeds', 'export', join(folder, 'none', 'feeds.opml')]);
  expect(nowhere.code).toBe(3);
  expect(nowhere.stderr).toContain(`there is no folder ${join(folder, 'none')}`);
  expect(nowhere.stderr).not.toContain('ENOENT');
});
