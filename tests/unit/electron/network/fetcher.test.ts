import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FetchRequest } from '../../../../electron/ipc/fetching';
import { Fetcher, type Hop, type HopAnswer } from '../../../../electron/network/fetcher';
import { HostTurns } from '../../../../electron/network/host-turns';

const never = new AbortController().signal;
const lines: string[] = [];
let hops: Hop[];
let answers: Record<string, HopAnswer>;
let isOn: boolean;
let fetcher: Fetcher;

beforeEach(() => {
  vi.useFakeTimers();
  lines.length = 0;
  hops = [];
  answers = {};
  isOn = true;
  fetcher = new Fetcher({
    isOn: () => isOn,
    send: async (hop) => {
      hops.push(hop);
      const answer = answers[hop.url];
      if (answer !== undefined) return answer;
      return new Promise((resolve) =>
        hop.signal.addEventListener('abort', () =>
          resolve({
            ...{ kind: 'failed', reason: 'cancelled', status: null, bytes: 0, message: '' },
          }),
        ),
      );
    },
    ledger: {
      begin: ({ url, why, for: what }) => {
        lines.push(`${why} ${url} ${what}`);
        return {
          end: ({ status, bytes, reason }) => lines.push(`${status} ${bytes} ${reason}`),
        };
      },
    },
    turns: new HostTurns(),
  });
});
afterEach(() => vi.useRealTimers());

const document = (text: string, headers: Record<string, string> = {}): HopAnswer => ({
  ...{ kind: 'answer', status: 200, headers, bytes: new TextEncoder().encode(text) },
});
const redirect = (status: number, location: string): HopAnswer => ({
  ...{ kind: 'redirect', status, location },
});
const error = (status: number, headers = {}): HopAnswer => ({
  ...{ kind: 'answer', status, headers, bytes: null },
});

const get = (url: string, more: Partial<FetchRequest> = {}, signal = never) =>
  fetcher.fetch({ url, why: 'page', for: 'a1', largest: 1_000, ...more }, signal);

it('says what the server says of the document', async () => {
  answers['https://a.example/'] = document('hello', {
    ...{ 'content-type': 'Text/HTML; charset="EUC-KR"', etag: '"1"', 'last-modified': 'then' },
  });
  expect(await get('https://me:secret@a.example/#part')).toEqual({
    ok: true,
    url: 'https://a.example/',
    permanentUrl: null,
    status: 200,
    mediaType: 'text/html',
    charset: 'euc-kr',
    etag: '"1"',
    lastModified: 'then',
    bytes: new TextEncoder().encode('hello'),
  });
  expect(lines.map((line) => line.replace(/^200 5 null.*/, '200 5 null'))).toEqual([
    'page https://a.example/ a1',
    '200 5 null',
    'null null failed',
  ]);
});

it.each([
  [[301, 308], 'https://2.example/'],
  [[302], null],
  [[301, 302], null],
  [[307, 301], null],
])('after redirects %j the permanent address is %s', async (codes, permanent) => {
  for (const [at, code] of codes.entries()) {
    answers[`https://${at}.example/`] = redirect(code, `https://${at + 1}.example/`);
  }
  answers[`https://${codes.length}.example/`] = document('x');
  const answer = await get('https://0.example/');
  expect(answer).toMatchObject({ ok: true, url: `https://${codes.length}.example/` });
  expect(answer.permanentUrl).toBe(permanent);
});

it('follows five redirects, and not six', async () => {
  for (let at = 0; at < 6; at++)
    answers[`https://${at}.example/`] = redirect(302, `https://${at + 1}.example/`);
  answers['https://6.example/'] = document('x');
  expect(await get('https://1.example/')).toMatchObject({ ok: true });
  expect(await get('https://0.example/')).toMatchObject({ reason: 'too-many-redirects' });
});

it.each(['file:///etc/passwd', 'ftp://a.example/', 'app://carrel/', 'data:text/html,x', 'x', ''])(
  'fetches %j neither by itself nor by a redirect',
  async (url) => {
    answers['https://a.example/'] = redirect(302, url);
    expect(await get(url)).toMatchObject({ reason: 'bad-address' });
    expect(await get('https://a.example/')).toMatchObject({ reason: 'bad-address' });
    expect(hops).toHaveLength(1);
  },
);

it('sends nothing while fetching is off', async () => {
  isOn = false;
  expect(await get('https://a.example/')).toMatchObject({ reason: 'off' });
  expect([hops, lines]).toEqual([[], []]);
});

it('asks whether the document has changed, and sends nothing back that is no header', async () => {
  answers['https://a.example/'] = error(304);
  const request = { etag: '"1"', lastModified: 'a\r\nX: y' };
  expect(await get('https://a.example/', request)).toMatchObject({ reason: 'not-modified' });
  expect(hops[0]?.headers).toMatchObject({ 'If-None-Match': '"1"' });
  expect(hops[0]?.headers).not.toHaveProperty('If-Modified-Since');
});

it('says when to come again, and leaves the host alone until then', async () => {
  answers['https://a.example/'] = error(429, { 'retry-after': '120' });
  const refused = { ok: false, reason: 'status', status: 429, retryAfter: 120_000 };
  expect(await get('https://a.example/')).toMatchObject(refused);
  expect(await get('https://a.example/other')).toMatchObject(refused);
  expect(hops).toHaveLength(1);
});

it('says that a feed has gone for good, and to where it had moved', async () => {
  answers['https://a.example/'] = redirect(301, 'https://b.example/');
  answers['https://b.example/'] = error(410);
  expect(await get('https://a.example/')).toMatchObject({
    ...{ reason: 'status', status: 410, permanentUrl: 'https://b.example/' },
  });
});

it('ends what takes too long; waiting for a turn does not count', async () => {
  const first = get('https://a.example/', { why: 'feed' });
  const second = get('https://a.example/2', { why: 'feed' });
  await vi.advanceTimersByTimeAsync(31_000);
  expect(await first).toMatchObject({ reason: 'timed-out' });
  answers['https://a.example/3'] = document('x');
  const third = get('https://a.example/3', { why: 'feed' });
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await second).toMatchObject({ reason: 'timed-out' });
  expect(await third).toMatchObject({ ok: true });
});

it('ends when nobody waits for it any more', async () => {
  const gone = new AbortController();
  const answer = get('https://a.example/', {}, gone.signal);
  await vi.advanceTimersByTimeAsync(10);
  gone.abort();
  expect(await answer).toMatchObject({ reason: 'cancelled' });
});

it('keeps its own limits of size', async () => {
  answers['https://a.example/'] = document('x');
  await get('https://a.example/', { why: 'icon', largest: 1e12 });
  expect(hops[0]?.largest).toBe(1024 * 1024);
});

it('asks a host that has asked for patience when the user insists, once a minute', async () => {
  answers['https://a.example/'] = error(429, { 'retry-after': '3600' });
  await get('https://a.example/');
  await get('https://a.example/');
  expect(hops).toHaveLength(1);
  await get('https://a.example/', { insists: true });
  expect(hops).toHaveLength(2);
  expect(await get('https://a.example/', { insists: true })).toMatchObject({ status: 429 });
  expect(hops).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(61_000);
  answers['https://a.example/'] = document('hello');
  expect(await get('https://a.example/', { insists: true })).toMatchObject({ ok: true });
});
