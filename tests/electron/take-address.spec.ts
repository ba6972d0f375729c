import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { LedgerEntry } from '../../electron/ipc/fetching';
import { begin } from './begun-command';
import { longTestMs, profileOf, test } from './carrel';
import { startWebSite, type WebSite } from './web-site';

// One Carrel answers the commands, as it does for who has it open.
test.use({ serves: true });

let site: WebSite;
test.beforeEach(async () => {
  site = await startWebSite();
});
test.afterEach(() => site.close());

test('takes in the pages at addresses, and says what was no article', async ({
  carrel,
  library,
  account,
}) => {
  test.setTimeout(longTestMs);
  const profile = profileOf(account, library);
  mkdirSync(profile, { recursive: true });
  writeFileSync(
    join(profile, 'network.json'),
    JSON.stringify({ allowedHosts: [new URL(site.origin).host] }),
  );
  const at = (path: string) => `${site.origin}${path}`;
  const paths = ['/lamps', '/korean', '/moved', '/scripted', '/paper.pdf'];
  const walls: [path: string, reason: RegExp][] = [
    ['/members', /login/],
    ['/scripted-wall', /login/],
    ['/cookies', /cookies/],
    ['/robot', /robots/],
    ['/soft-404', /not exist/],
    ['/old-article-of-2009', /not exist/],
    ['/nothing-here', /not exist/],
    ['/error', /refused.*500/],
    ['/to-file', /no http/],
  ];
  const addresses = [...paths, ...walls.map(([path]) => path)].map(at);
  const { stdout, stderr, code } = await carrel([
    'add',
    ...addresses,
    'http://10.0.0.1/',
    ...['--tag', 'added', '--json'],
  ]);
  expect(stderr).toContain(
    `taken from a window, because scripts make its text: ${at('/scripted')}`,
  );
  const report = JSON.parse(stdout);
  const failed = new Map<string, string>(
    report.failed.map(({ file, reason }: { file: string; reason: string }) => [file, reason]),
  );
  for (const [path, reason] of walls) expect(failed.get(at(path)), path).toMatch(reason);
  expect(failed.get('http://10.0.0.1/')).toMatch(/private network/);
  expect([...failed.keys()].sort()).toEqual(
    [...walls.map(([path]) => at(path)), 'http://10.0.0.1/'].sort(),
  );
  expect(code).toBe(3);

  const articles: { id: string; title: string; url: string; tags: string[] }[] = JSON.parse(
    (await carrel(['list', '--json'])).stdout,
  );
  expect(articles.map(({ title }) => title).sort()).toEqual([
    'A scripted story',
    'Harbour lamps',
    'paper',
    '한국어 제목',
  ]);
  expect(articles.every(({ tags }) => tags.includes('added'))).toBe(true);
  const show = async (title: string) => {
    const { id } = articles.find((article) => article.title === title) ?? { id: '' };
    return JSON.parse((await carrel(['show', id, '--format', 'json'])).stdout);
  };
  const lamps = await show('Harbour lamps');
  expect(lamps).toMatchObject({ missingImages: 0, source: { format: 'address' } });
  expect([at('/lamps'), at('/moved')]).toContain(lamps.url);
  expect((await show('한국어 제목')).text).toContain('등대는 밤마다 불을 켠다.');
  expect(await show('A scripted story')).toMatchObject({
    ...{ url: at('/scripted'), missingImages: 0, source: { format: 'address-window' } },
  });
  // The tracking pixel was not asked for, the typeface of no page either, and no cookie was kept.
  expect(site.asked).not.toContain('GET /track.gif');
  expect(readdirSync(profile)).not.toContain('captured-page');

  // The same page once more changes nothing.
  const again = JSON.parse((await carrel(['add', at('/lamps'), '--json'])).stdout);
  expect(again).toMatchObject({ imported: 0, updated: 0, duplicates: 1, failed: [] });

  // Typed without a scheme, where there is no TLS.
  const bare = at('/lamps').replace('http://', '');
  const typed = JSON.parse((await carrel(['add', bare, '--json'])).stdout);
  expect(typed).toMatchObject({ duplicates: 1, failed: [] });

  // A page that looks like a wall is added when the user wants it anyway.
  const refused = await carrel(['add', at('/members')]);
  expect(refused.stderr).toContain('--anyway');
  const wanted = await carrel(['add', '--anyway', at('/members'), '--json']);
  expect(JSON.parse(wanted.stdout)).toMatchObject({ imported: 1, failed: [] });

  const ledger: LedgerEntry[] = JSON.parse(
    (await carrel(['ledger', '--json', '--limit', '1000'])).stdout,
  );
  const asked = ledger.filter(({ url }) => url.startsWith(site.origin));
  expect(
    asked.map(({ method, url }) => `${method} ${url.slice(site.origin.length)}`).sort(),
  ).toEqual([...site.asked].sort());
  expect(ledger.find(({ url }) => url === at('/story.json'))).toMatchObject({
    ...{ why: 'window', for: at('/scripted'), status: 200 },
  });
  expect(ledger.filter(({ reason }) => reason === 'unfinished')).toEqual([]);
  const { stdout: found } = await carrel(['ledger', 'paper.pdf']);
  expect(found).toMatch(/200.*GET http.*paper\.pdf/);
  const nothing = await carrel(['ledger', 'no-such-address']);
  expect([nothing.stdout, nothing.stderr.trim()]).toEqual(['', 'no request has these words']);
});

test('Ctrl-C ends at once what waits for a server', async ({ library, account }) => {
  let asked = 0;
  const silent = createServer(() => {
    asked += 1;
  }).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const host = `127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const profile = profileOf(account, library);
  mkdirSync(profile, { recursive: true });
  writeFileSync(join(profile, 'network.json'), JSON.stringify({ allowedHosts: [host] }));
  const addresses = [1, 2, 3, 4, 5].map((at) => `http://${host}/${at}`);
  const { child, ended } = begin({ library, account }, ['add', ...addresses]);
  await expect.poll(() => asked, { timeout: 30_000 }).toBe(1);
  const before = performance.now();
  child.kill('SIGINT');
  const result = await ended;
  expect(performance.now() - before).toBeLessThan(4_000);
  expect(result).toMatchObject({ code: 130 });
  expect(result.stdout).toContain('5 addresses not fetched');
  expect(asked).toBe(1);
  silent.close();
});
