import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { FetchAnswer, FetchRequest } from '../../electron/ipc/fetching';
import type {} from '../../renderer/bridge';
import { profileOf, test } from './carrel';
import { type HostileServer, startHostileServer } from './hostile-server';

let server: HostileServer;
test.beforeEach(async () => {
  server = await startHostileServer();
});
test.afterEach(() => server.close());

const MiB = 1024 * 1024;

/** What crosses from the page to the test; bytes do not. */
type Outcome = Omit<Extract<FetchAnswer, { ok: true }>, 'bytes'> & { length: number; text: string };

test('every attack of a server is refused or bounded', async ({ openCarrel, library, account }) => {
  const profile = profileOf(account, library);
  mkdirSync(profile, { recursive: true });
  const hosts = [server.origin, server.secureOrigin, server.rawOrigin].map(
    (origin) => new URL(origin).host,
  );
  writeFileSync(
    join(profile, 'network.json'),
    JSON.stringify({ fetching: 'on', allowedHosts: hosts }),
  );
  const { app, page } = await openCarrel();
  const fetchNow = (url: string, more: Partial<FetchRequest> = {}) =>
    page.evaluate(
      async (request) => {
        const answer = await window.carrel.request('fetchAddress', request);
        if (!answer.ok) return answer;
        const { bytes, ...rest } = answer;
        const text = new TextDecoder().decode(bytes.slice(0, 100));
        return { ...rest, length: bytes.length, text } satisfies Outcome;
      },
      { url, why: 'icon', for: 'a test', largest: MiB, ...more } satisfies FetchRequest,
    );
  const at = (path: string) => `${server.origin}${path}`;
  const raw = (path: string) => `${server.rawOrigin}${path}`;

  expect(await fetchNow(at('/page'))).toMatchObject({
    ...{ ok: true, status: 200, mediaType: 'text/html', charset: 'euc-kr', etag: '"1"', length: 2 },
  });
  expect(server.lastHeaders['user-agent']).toMatch(/^Mozilla\/5\.0 \(compatible; Carrel\//);
  expect(await fetchNow(at('/page'))).toMatchObject({ ok: true });
  expect(server.lastHeaders.cookie).toBeUndefined();
  expect(server.lastHeaders['proxy-authorization']).toBeUndefined();
  for (const encoding of ['gzip', 'br', 'deflate']) {
    expect(await fetchNow(at(`/${encoding}`))).toMatchObject({ ok: true, text: 'hello' });
  }
  expect(await fetchNow(at('/zstd'))).toMatchObject({ ok: true, length: 128 * 1024 });
  expect(await fetchNow(at('/moved'))).toMatchObject({ ok: true, permanentUrl: at('/page') });
  expect(await fetchNow(at('/unchanged'), { etag: '"1"' })).toMatchObject({
    ...{ ok: false, reason: 'not-modified', status: 304 },
  });

  const attacks: [what: string, url: string, outcome: string][] = [
    ['another scheme', 'file:///etc/passwd', 'bad-address'],
    ['redirect to a file', at('/to-file'), 'bad-address'],
    ['redirect to data', at('/to-data'), 'bad-address'],
    ['redirect to our own page', at('/to-app'), 'bad-address'],
    ['redirect to a private address', at('/to-metadata'), 'refused-address'],
    ['redirect to a decimal address', at('/to-decimal'), 'refused-address'],
    ['redirects without end', at('/loop'), 'too-many-redirects'],
    ['name of this machine', `http://localhost:${server.port}/page`, 'refused-address'],
    ['IPv6-mapped address', `http://[::ffff:127.0.0.1]:${server.port}/page`, 'refused-address'],
    ['hexadecimal address, other port', 'http://0x7f.1:1234/', 'refused-address'],
    ['private address by https', 'https://10.0.0.1/', 'refused-address'],
    ['port that is not for pages', 'http://8.8.8.8:25/', 'unreachable'],
    ['name that does not exist', 'http://nothing.invalid/', 'unreachable'],
    ['body of 50 MB', at('/50-mb'), 'too-large'],
    ['body of 50 MB, unstated', at('/50-mb-unstated'), 'too-large'],
    ['endless body', at('/endless'), 'too-large'],
    ['gzip bomb of 256 MB', at('/gzip-bomb'), 'too-large'],
    ['brotli bomb of 256 MB', at('/br-bomb'), 'too-large'],
    ['deflate bomb of 256 MB', at('/deflate-bomb'), 'too-large'],
    ['zstd bomb of 256 MB', at('/zstd-bomb'), 'too-large'],
    ['broken gzip', at('/broken-gzip'), 'unreachable'],
    ['longer than stated', raw('/longer'), '200, 5 bytes'],
    ['shorter than stated', raw('/shorter'), 'unreachable'],
    ['two lengths', raw('/two-lengths'), 'unreachable'],
    ['headers of 3 MB', raw('/flood'), 'unreachable'],
    ['no HTTP', raw('/no-http'), 'unreachable'],
    ['empty answer', raw('/nothing'), 'unreachable'],
    ['certificate of nobody', `${server.secureOrigin}/`, 'tls'],
    ['http where https is asked for', at('/').replace('http:', 'https:'), 'unreachable'],
    ['password asked for', at('/password'), 'status'],
    ['gone', at('/410'), 'status'],
  ];
  const attack = async ([what, url, expected]: (typeof attacks)[number]) => {
    const startedAt = performance.now();
    const answer = await fetchNow(url);
    return {
      attack: what,
      outcome: answer.ok ? `${answer.status}, ${answer.length} bytes` : answer.reason,
      expected,
      message: answer.ok ? '' : answer.message,
      ms: Math.round(performance.now() - startedAt),
    };
  };
  // These take as long as they may, so the others run meanwhile.
  const slow = [
    attack(['slow body', at('/slow'), 'timed-out']),
    attack(['no answer', at('/silent'), 'timed-out']),
  ];
  const table: Awaited<(typeof slow)[number]>[] = [];
  for (const one of attacks) table.push(await attack(one));
  table.push(...(await Promise.all(slow)));
  const megabytes = await app.evaluate(() => Math.round(process.resourceUsage().maxRSS / 1024));
  table.push(await attack(['too many requests', at('/429'), 'status']));
  table.push(await attack(['again, although asked for patience', at('/page'), 'status']));
  console.table(table);
  console.log(`peak memory of the main process: ${megabytes} MB`);
  for (const { attack, outcome, expected, ms } of table) {
    expect(`${attack}: ${outcome}`).toBe(`${attack}: ${expected}`);
    expect(ms).toBeLessThan(15_000);
  }
  expect(megabytes).toBeLessThan(500);

  // The ledger has every request, and a refused one with its reason.
  const ledger = await page.evaluate(() => window.carrel.request('readLedger', '', 1_000));
  const lines = ledger.map(({ method, url, status, reason }) => [method, url, status, reason]);
  expect(lines).toContainEqual(['GET', at('/to-file'), 302, null]);
  expect(lines).toContainEqual(['GET', 'http://127.0.0.1/', null, 'refused-address']);
  expect(lines).toContainEqual(['GET', at('/410'), 410, 'status']);
  expect(ledger.filter(({ url }) => url.startsWith(server.origin))).toHaveLength(
    server.asked.length,
  );
  expect(ledger.every(({ reason }) => reason !== 'unfinished')).toBe(true);

  // Off means off.
  await page.evaluate(() => window.carrel.request('switchFetching', false));
  const before = server.asked.length;
  expect(await fetchNow(at('/page'))).toMatchObject({ reason: 'off' });
  // Script alone cannot switch it on again, nor allow a host.
  const opened = await page.evaluate(async () => [
    (await window.carrel.request('switchFetching', true)).fetching,
    (await window.carrel.request('askToFetch')).fetching,
    await window.carrel.request('allowHost', 'localhost'),
  ]);
  expect(opened).toEqual(['never', 'never', false]);
  expect(server.asked).toHaveLength(before);
  expect(JSON.parse(readFileSync(join(profile, 'network.json'), 'utf8'))).toMatchObject({
    fetching: 'never',
  });
});
