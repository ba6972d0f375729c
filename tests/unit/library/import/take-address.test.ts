// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import type {
  CaptureRequest,
  Fetched,
  FetchFailure,
  FetchRequest,
} from '../../../../electron/ipc/fetching';
import type { CarrelBridge } from '../../../../electron/ipc/requests';
import { ContainerError } from '../../../../renderer/core/containers/container';
import { mhtmlPage } from '../../../../renderer/core/importers/mhtml';
import { writeMhtml } from '../../../../renderer/core/importers/mhtml/write-message';
import { takeAddress } from '../../../../renderer/library/import/take-address';

const encode = (text: string) => new TextEncoder().encode(text);
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
const story = '<p>The lamps of the harbour are lit at dusk, one by one.</p>'.repeat(40);

/** What the web has, by address. */
let web: Record<string, Partial<Fetched> | Partial<FetchFailure>>;
let asked: string[];
/** How the process ended that parsed the page before; null when none did. */
let ended: 'damaged' | null;
/** What was stopped, and which reads have ended. */
let stopped: string[];
let shown: { html: string; url: string } | FetchFailure | null;

const carrel = {
  async request(name: string, request: FetchRequest | CaptureRequest | string) {
    if (name === 'beginRead') return ended;
    if (typeof request === 'string') return void stopped.push(request);
    if (name === 'captureAddress') {
      asked.push(`capture ${request.url}`);
      if (shown === null || 'ok' in shown) return shown;
      const page = { url: shown.url, mediaType: 'text/html', charset: null };
      return {
        ok: true,
        url: shown.url,
        bytes: writeMhtml({ ...page, bytes: encode(shown.html) }, [], 'b'),
      };
    }
    const { url, why } = request as FetchRequest;
    asked.push(`${why} ${url}`);
    const found = web[url];
    if (found === undefined)
      return { ok: false, reason: 'status', status: 404, message: 'the server answers 404' };
    if (found.ok === false) return found;
    return { ok: true, url, mediaType: 'text/html', charset: null, ...found };
  },
} as unknown as CarrelBridge;

const context = {
  parseHtml: (html: string) => new DOMParser().parseFromString(html, 'text/html'),
};
const never = new AbortController().signal;
const take = (name: string, about: string | null = null, signal = never, more = {}) =>
  takeAddress(carrel, context, { kind: 'address', name, for: about, ...more }, signal);

beforeEach(() => {
  web = {};
  asked = [];
  ended = null;
  stopped = [];
  shown = null;
});

it('keeps the page byte for byte, with the pictures that could be fetched', async () => {
  const page = encode(
    `<title>Lamps</title><base href="https://cdn.example/x/"><img src="a.png"><img src="gone.png"><img src="t.gif" width="1">${story}`,
  );
  web['https://news.example/lamps'] = { bytes: page, url: 'https://news.example/2024/lamps' };
  web['https://cdn.example/x/a.png'] = { bytes: png, mediaType: 'image/jpeg' };
  const source = await take('https://news.example/lamps');
  expect(source).toMatchObject({
    name: 'lamps.mhtml',
    cameFrom: { url: 'https://news.example/2024/lamps', format: 'address' },
  });
  expect(mhtmlPage(source.bytes)).toEqual(page);
  expect(asked).toEqual([
    'page https://news.example/lamps',
    'picture https://cdn.example/x/a.png',
    'picture https://cdn.example/x/gone.png',
  ]);
  const text = new TextDecoder('latin1').decode(source.bytes);
  // Where the reader of MHTML looks for it.
  expect(text).toContain(
    'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://news.example/2024/a.png',
  );
  expect((await take('https://news.example/lamps')).bytes).toEqual(source.bytes);
});

it('keeps a page with bytes that are no text', async () => {
  const page = new Uint8Array([...encode(story), 0, ...encode('--b--\r\n')]);
  web['https://news.example/'] = { bytes: page };
  expect(mhtmlPage((await take('https://news.example/')).bytes)).toEqual(page);
});

it('shows a page in a window that has no text without its scripts', async () => {
  web['https://news.example/app'] = {
    bytes: encode('<div id="app"></div><script src="a.js"></script>'),
  };
  shown = { html: `<title>Lamps</title>${story}`, url: 'https://news.example/app#1' };
  expect(await take('https://news.example/app')).toMatchObject({
    ...{
      name: 'app.mhtml',
      cameFrom: { url: 'https://news.example/app#1', format: 'address-window' },
    },
  });
  expect(asked).toEqual(['page https://news.example/app', 'capture https://news.example/app']);
});

const reasonOf = (taken: Promise<unknown>) =>
  taken.then(
    () => 'taken',
    (error) => (error instanceof ContainerError ? error.reason : String(error)),
  );

it('says that the window shows a wall, or nothing', async () => {
  web['https://news.example/app'] = { bytes: encode('<div id="app"></div><script></script>') };
  shown = { html: '<h1>Log in</h1><input type="password">', url: 'https://news.example/app' };
  expect(await reasonOf(take('https://news.example/app'))).toBe('login-wall');
  shown = { ok: false, reason: 'timed-out', message: 'late' };
  expect(await reasonOf(take('https://news.example/app'))).toBe('no-answer');
});

it.each<[Partial<FetchFailure>, string]>([
  [{ reason: 'off' }, 'fetching-off'],
  [{ reason: 'status', status: 410 }, 'not-found'],
  [{ reason: 'status', status: 401 }, 'login-wall'],
  [{ reason: 'status', status: 503 }, 'server-error'],
  [{ reason: 'status', status: 503, retryAfter: 9_000 }, 'asked-to-wait'],
  [{ reason: 'status', status: 429 }, 'asked-to-wait'],
  [{ reason: 'too-many-redirects' }, 'too-many-redirects'],
  [{ reason: 'tls' }, 'not-secure'],
  [{ reason: 'timed-out' }, 'no-answer'],
  [{ reason: 'refused-address' }, 'refused-address'],
  [{ reason: 'too-large' }, 'too-large'],
])('says of %j: %s', async (failure, reason) => {
  web['https://news.example/'] = { ok: false, message: '', ...failure };
  expect(await reasonOf(take('https://news.example/'))).toBe(reason);
});

const errorOf = (taken: Promise<unknown>) =>
  taken.then(
    () => null,
    (error) => error as ContainerError,
  );

it('adds to a reason only what it does not say itself', async () => {
  const at = 'https://news.example/';
  const asked = async (failure: Partial<FetchFailure>) => {
    web[at] = { ok: false, message: 'in English', ...failure };
    const { detail, server } = (await errorOf(take(at))) as ContainerError;
    return { detail, server };
  };
  expect(await asked({ reason: 'status', status: 404 })).toEqual({
    ...{ detail: null, server: { status: 404 } },
  });
  for (const reason of ['off', 'refused-address', 'too-many-redirects', 'bad-address'] as const) {
    expect(await asked({ reason })).toEqual({ detail: null, server: {} });
  }
  expect(await asked({ reason: 'tls' })).toEqual({ detail: 'in English', server: {} });
  const { server } = await asked({ reason: 'status', status: 429, retryAfter: 3_600_000 });
  expect(Object.keys(server)).toEqual(['until']);
  expect(Math.abs((server.until ?? 0) - Date.now() - 3_600_000)).toBeLessThan(10_000);
});

it('takes a page that looks like a wall when the user wants it anyway', async () => {
  const at = 'https://news.example/members';
  const page = encode('<h1>Log in</h1><p>The members of the harbour.</p><input type="password">');
  web[at] = { bytes: page };
  expect(await reasonOf(take(at))).toBe('login-wall');
  expect(mhtmlPage((await take(at, null, never, { anyway: true })).bytes)).toEqual(page);
});

it('does not parse a page again that has ended the process', async () => {
  web['https://news.example/'] = { bytes: encode(story) };
  ended = 'damaged';
  expect(await reasonOf(take('https://news.example/'))).toBe('set-aside');
});

it('ends what is fetched when the import is cancelled', async () => {
  web['https://news.example/'] = { bytes: encode(story) };
  const cancel = new AbortController();
  const taken = take('https://news.example/', null, cancel.signal);
  cancel.abort();
  await taken;
  expect(stopped).toContain('https://news.example/');
});

it('asks for nothing more when the import is cancelled between two requests', async () => {
  const at = 'https://news.example/';
  web[at] = { bytes: encode(`<img src="a.png" width="600">${story}`) };
  web[`${at}app`] = { bytes: encode('<div id="app"></div><script src="a.js"></script>') };
  for (const address of [at, `${at}app`]) {
    asked = [];
    const cancel = new AbortController();
    const parseHtml = (html: string) => {
      cancel.abort();
      return context.parseHtml(html);
    };
    const input = { kind: 'address', name: address, for: null } as const;
    await reasonOf(takeAddress(carrel, { parseHtml }, input, cancel.signal));
    expect(asked).toEqual([`page ${address}`]);
  }
  asked = [];
  await reasonOf(take(at, null, AbortSignal.abort()));
  expect(asked).toEqual([]);
});

it('hands over a PDF as it is, and names the copy of an archive by the page', async () => {
  const pdf = encode('%PDF-1.4 <html>');
  web['https://news.example/a%20paper.pdf?x=1'] = { bytes: pdf, mediaType: 'application/pdf' };
  expect(await take('https://news.example/a%20paper.pdf?x=1')).toMatchObject({
    ...{ name: 'a paper.pdf', bytes: pdf },
  });
  const copy = 'https://web.archive.org/web/2id_/https://news.example/lamps';
  web[copy] = { bytes: encode(story) };
  const source = await take(copy, 'https://news.example/lamps');
  expect(source).toMatchObject({ name: 'lamps.mhtml', cameFrom: { url: copy } });
  expect(asked).toContain(`archive ${copy}`);
});
