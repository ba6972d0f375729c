import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receivedFolder } from '../../../../electron/receive/page-file';
import type { PageToReceive } from '../../../../electron/receive/receive-page';
import { Receiver, receiverPath, usualLimits } from '../../../../electron/receive/receiver';

const token = 'x'.repeat(43);
const boundary = '----WebKitFormBoundary7MA4YWxkTrZu0gW';
const article = '01M8KGDVM8CMBKE13F9TPVBFRJ';

let profile: string;
let receiver: Receiver;
let received: (PageToReceive & { text: string })[];
let answerAfter: Promise<void>;

beforeEach(async () => {
  profile = mkdtempSync(join(tmpdir(), 'carrel-receiver-'));
  received = [];
  answerAfter = Promise.resolve();
  receiver = new Receiver(
    {
      profile,
      token: () => token,
      receive: async (file, page) => {
        await file.finish();
        received.push({ ...page, text: file.size < 1e6 ? readFileSync(file.path, 'utf8') : '' });
        await answerAfter;
        return { kind: 'saved', outcome: 'imported', article, title: page.title };
      },
    },
    {
      ...usualLimits,
      headerMs: 300,
      requestMs: 2_000,
      silentMs: 300,
      lingerMs: 200,
      largestPage: 20 * 1024 * 1024,
    },
  );
  expect(await receiver.start(0)).toBe('listening');
});
afterEach(async () => {
  await receiver.stop();
  rmSync(profile, { recursive: true, force: true });
});

interface Part {
  name: string;
  content: string;
  fileName?: string;
  type?: string;
}

const html = '<!doctype html><title>Harbour</title><p>The boats came home.';
const page: Part = {
  name: 'file',
  content: html,
  fileName: 'Harbour (11_29_2026 10_00_00 AM).html',
  type: 'text/html',
};
const address: Part = { name: 'url', content: 'https://news.example/harbour' };

function form(...parts: Part[]): Buffer {
  const written = parts.map(({ name, content, fileName, type }) => {
    const file = fileName === undefined ? '' : `; filename="${fileName}"`;
    const kind = type === undefined ? '' : `\r\nContent-Type: ${type}`;
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}${kind}\r\n\r\n${content}\r\n`;
  });
  return Buffer.from(`${written.join('')}--${boundary}--\r\n`);
}

const headers = (): OutgoingHttpHeaders => ({
  host: `127.0.0.1:${receiver.port}`,
  origin: 'chrome-extension://mpiodijhokgodhhofbcjdecpffjipkle',
  authorization: `Bearer ${token}`,
  'content-type': `multipart/form-data; boundary=${boundary}`,
});

interface Sent {
  status: number;
  text: string;
  answer: IncomingMessage | null;
}

/** Sends one request. The status is 0 when the connection was cut without an answer. */
async function send(
  change: {
    headers?: OutgoingHttpHeaders;
    path?: string;
    method?: string;
    body?: Buffer | Iterable<Buffer>;
  } = {},
): Promise<Sent> {
  const { path = receiverPath, method = 'POST', body = form(page, address) } = change;
  const all = { ...headers(), ...change.headers };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  const sent = request({ host: '127.0.0.1', port: receiver.port, path, method, headers: given });
  const answered = new Promise<Sent>((resolve) => {
    sent.on('error', () => resolve({ status: 0, text: '', answer: null }));
    sent.on('response', async (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('error', () => {});
      for await (const piece of answer) text += piece;
      resolve({ status: answer.statusCode ?? 0, text, answer });
    });
  });
  if (Buffer.isBuffer(body)) sent.end(body);
  else {
    let isOver = false;
    sent.on('error', () => {
      isOver = true;
    });
    void answered.then(() => {
      isOver = true;
    });
    for (const piece of body) {
      if (isOver) break;
      if (!sent.write(piece)) await Promise.race([once(sent, 'drain').catch(() => {}), answered]);
    }
    if (!isOver) sent.end();
  }
  const outcome = await answered;
  sent.destroy();
  return outcome;
}

const left = () => {
  try {
    return readdirSync(receivedFolder(profile));
  } catch {
    return [];
  }
};

it('takes what SingleFile sends', async () => {
  const { status, text, answer } = await send();
  expect([status, JSON.parse(text)]).toEqual([
    201,
    { outcome: 'imported', article, title: 'Harbour' },
  ]);
  expect(received).toMatchObject([
    { url: 'https://news.example/harbour', mediaType: 'text/html', title: 'Harbour', text: html },
  ]);
  expect(Object.keys(answer?.headers ?? {}).join()).not.toContain('access-control');
});

it('takes a page of Firefox’s extension, of a program, and without an address', async () => {
  expect((await send({ headers: { origin: 'moz-extension://a1b2-c3' } })).status).toBe(201);
  expect((await send({ headers: { origin: undefined } })).status).toBe(201);
  expect((await send({ body: form(page) })).status).toBe(201);
  expect(received.map(({ url }) => url)).toEqual([address.content, address.content, null]);
});

it('says why a large page is refused to a sender that writes all of it first', async () => {
  const large = { ...page, content: 'a'.repeat(8 * 1024 * 1024) };
  const refused = await fetch(`http://127.0.0.1:${receiver.port}${receiverPath}`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer y',
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    body: new Uint8Array(form(large, address)),
  });
  expect([refused.status, await refused.text()]).toEqual([401, expect.stringContaining('token')]);
});

describe('an attack', () => {
  const table: string[] = [];
  const before = process.memoryUsage.rss();
  afterAll(() => {
    const grown = Math.round((process.memoryUsage.rss() - before) / 1024 / 1024);
    console.log([...table, `memory of this process grew by ${grown} MiB`].join('\n'));
  });

  async function refused(name: string, attack: () => Promise<Sent>, statuses: number[]) {
    const rss = process.memoryUsage.rss();
    const startedAt = performance.now();
    const { status, answer } = await attack();
    const took = Math.round(performance.now() - startedAt);
    const grown = Math.round((process.memoryUsage.rss() - rss) / 1024 / 1024);
    table.push(`${name.padEnd(44)} ${String(status).padEnd(4)} ${took} ms, ${grown} MiB`);
    expect(statuses).toContain(status);
    expect(Object.keys(answer?.headers ?? {}).join()).not.toContain('access-control');
    expect(received).toEqual([]);
    await expect.poll(left).toEqual([]);
    // The next honest page is taken.
    expect((await send()).status).toBe(201);
  }

  const file = (content: string, more: Partial<Part> = {}) => form({ ...page, content, ...more });

  it.each<[name: string, change: Parameters<typeof send>[0], status: number]>([
    ['a wrong token', { headers: { authorization: 'Bearer y' } }, 401],
    [
      'a token that is one character off',
      { headers: { authorization: `Bearer ${token.slice(1)}y` } },
      401,
    ],
    ['no token', { headers: { authorization: undefined } }, 401],
    ['a page’s origin', { headers: { origin: 'https://evil.example' } }, 403],
    ['a local page’s origin', { headers: { origin: 'http://127.0.0.1:8080' } }, 403],
    ['the origin null', { headers: { origin: 'null' } }, 403],
    [
      'an origin like an extension’s',
      { headers: { origin: 'https://a/chrome-extension://b' } },
      403,
    ],
    ['a name that was bound to this machine', { headers: { host: 'evil.example' } }, 403],
    ['that name with the port', { headers: { host: 'evil.example:80' } }, 403],
    ['another path', { path: '/' }, 404],
    ['a path that leads back', { path: '/x/../singlefile' }, 404],
    ['a path with a query', { path: '/singlefile?x' }, 404],
    ['GET', { method: 'GET', body: Buffer.alloc(0) }, 405],
    ['a preflight', { method: 'OPTIONS', body: Buffer.alloc(0) }, 405],
    [
      'a body that is no form',
      { headers: { 'content-type': 'text/html' }, body: Buffer.from(html) },
      415,
    ],
    ['a form without a boundary', { headers: { 'content-type': 'multipart/form-data; x' } }, 400],
    ['two pages', { body: form(page, { ...page, name: 'other' }) }, 400],
    ['no page', { body: form(address) }, 400],
    ['an empty page', { body: file('') }, 400],
    ['a page in a field', { body: form({ name: 'file', content: html }, address) }, 400],
    ['a hundred fields', { body: form(...Array.from({ length: 100 }, () => address), page) }, 400],
    ['a program as the page', { body: file('MZ', { type: 'application/x-msdownload' }) }, 415],
    [
      'a length of 1 GB',
      { headers: { 'content-length': 1024 ** 3 }, body: [Buffer.alloc(10)] },
      413,
    ],
    ['a form that is cut off', { body: form(page).subarray(0, 200) }, 400],
    ['a form that is cut off in a header', { body: form(page).subarray(0, 90) }, 400],
    ['a form that is cut off at its end', { body: form(page).subarray(0, -50) }, 400],
  ])('%s is refused', (name, change, status) => refused(name, () => send(change), [status]));

  it('a name that leads out of the folder names no file', async () => {
    const body = file(html, { fileName: '../../../../home/x/.bashrc.html' });
    expect((await send({ body })).status).toBe(201);
    expect(received[0]?.title).toBe('.bashrc');
    table.push(`${'a name that leads out of the folder'.padEnd(44)} 201  as a title only`);
  });

  it('1 GB without a stated length is cut off at the largest page', async () => {
    const start = form(page).subarray(0, -boundary.length - 8);
    const piece = Buffer.alloc(1024 * 1024, 'a');
    function* body() {
      yield start;
      for (let sent = 0; sent < 1024; sent++) yield piece;
    }
    // Pages are smaller here than usual.
    expect(usualLimits.largestPage).toBe(200 * 1024 * 1024);
    await refused('1 GB without a stated length', () => send({ body: body() }), [413, 0]);
  });

  it('a body that stops is given up', async () => {
    const attack = async () => {
      const socket = connect(receiver.port, '127.0.0.1');
      const head = Object.entries({ ...headers(), 'content-length': 1000 });
      const lines = head.map(([name, value]) => `${name}: ${value}`).join('\r\n');
      socket.write(`POST ${receiverPath} HTTP/1.1\r\n${lines}\r\n\r\n--${boundary}`);
      await once(socket.resume(), 'close');
      return { status: 0, text: '', answer: null };
    };
    await refused('a body that stops', attack, [0]);
  });

  it('a body that drips is given up', async () => {
    const attack = async () => {
      const socket = connect(receiver.port, '127.0.0.1');
      socket.on('error', () => {});
      const head = Object.entries({ ...headers(), 'content-length': 100_000 });
      const lines = head.map(([name, value]) => `${name}: ${value}`).join('\r\n');
      socket.write(`POST ${receiverPath} HTTP/1.1\r\n${lines}\r\n\r\n`);
      const drip = setInterval(() => socket.write('-'), 100);
      await once(socket.resume(), 'close');
      clearInterval(drip);
      return { status: 0, text: '', answer: null };
    };
    await refused('a body that drips', attack, [0]);
  });

  it('headers that never end are given up', async () => {
    const attack = async () => {
      const socket = connect(receiver.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(`POST ${receiverPath} HTTP/1.1\r\n`);
      const drip = setInterval(() => socket.write('a: b\r\n'), 50);
      await once(socket.resume(), 'close');
      clearInterval(drip);
      return { status: 0, text: '', answer: null };
    };
    await refused('headers that never end', attack, [0]);
  });

  it('a flood of headers is refused', () =>
    refused('a flood of headers', () => send({ headers: { x: 'a'.repeat(100_000) } }), [431, 0]));

  it('more pages at once than four are told to wait', async () => {
    let goOn = () => {};
    answerAfter = new Promise((resolve) => {
      goOn = resolve;
    });
    const first = Array.from({ length: 4 }, () => send());
    await expect.poll(() => received.length).toBe(4);
    const fifth = await send();
    expect(fifth.status).toBe(503);
    table.push(`${'a fifth page at once'.padEnd(44)} ${fifth.status}`);
    // Longer than a sender may be silent: it waits for the import now.
    await pause(500);
    goOn();
    expect((await Promise.all(first)).map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    await expect.poll(async () => (await send()).status).toBe(201);
  });
});
