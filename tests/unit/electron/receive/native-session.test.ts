import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Ask, Asks } from '../../../../electron/receive/asks';
import type { ToBrowser } from '../../../../electron/receive/browser-messages';
import { frameOf, framesOf, longestFrame } from '../../../../electron/receive/frames';
import { NativeSession } from '../../../../electron/receive/native-session';
import { receivedFolder } from '../../../../electron/receive/page-file';

async function* chunked(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function all(frames: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const found: Buffer[] = [];
  for await (const frame of frames) found.push(Buffer.from(frame));
  return found;
}

describe('frames', () => {
  it('are the same however the bytes are cut', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ minLength: 1, maxLength: 300 }), { maxLength: 12 }),
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 9 }),
        async (texts, sizes) => {
          const bytes = Buffer.concat(texts.map(frameOf));
          const found = await all(framesOf(chunked(bytes, sizes)));
          expect(found.map((frame) => JSON.parse(frame.toString()))).toEqual(texts);
        },
      ),
    ));

  it('read 60 MiB in small chunks without copying them again and again', async () => {
    const frame = frameOf('x'.repeat(3 * 1024 * 1024));
    const startedAt = performance.now();
    for (let times = 0; times < 20; times++) {
      const [found] = await all(framesOf(chunked(frame, [4096])));
      expect(found).toHaveLength(frame.length - 4);
    }
    // Joining at each chunk copies 23 GiB for this.
    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });

  it.each([0, longestFrame + 1, 0xffffffff])('refuse the length %i', async (length) => {
    const head = Buffer.alloc(4);
    head.writeUInt32LE(length);
    await expect(all(framesOf(chunked(head, [1])))).rejects.toThrow();
  });

  it('leave out what is cut off at the end', async () => {
    const bytes = Buffer.concat([frameOf('whole'), frameOf('half').subarray(0, 7)]);
    expect(await all(framesOf(chunked(bytes, [3])))).toHaveLength(1);
  });
});

describe('a session', () => {
  let profile: string;
  let sent: ToBrowser[];
  let asked: Ask[];
  const open = vi.fn<(article: string) => void>();
  const article = '01M8KGDVM8CMBKE13F9TPVBFRJ';
  const page = {
    url: 'https://news.example/a',
    title: 'A',
    mediaType: 'text/html',
    savedAt: 1,
    tags: [],
    note: '',
    highlights: [],
  };

  beforeEach(() => {
    profile = mkdtempSync(join(tmpdir(), 'carrel-session-'));
    sent = [];
    asked = [];
  });
  afterEach(() => rmSync(profile, { recursive: true, force: true }));

  const left = () => readdirSync(receivedFolder(profile));

  async function run(messages: unknown[], onAsk: (ask: Ask) => void = () => {}): Promise<void> {
    const asks = {
      ask: async (ask: Ask) => {
        asked.push(ask);
        onAsk(ask);
        return { kind: 'saved', outcome: 'imported', article, title: 'A' };
      },
    } as unknown as Asks;
    const services = {
      asks,
      profile,
      version: '1',
      libraryFolder: () => '/home/a/Carrel',
      open,
      largestPage: 4 * 1024 * 1024,
    };
    const session = new NativeSession(services, (message) => sent.push(message));
    await session.run(chunked(Buffer.concat(messages.map(frameOf)), [70_000]));
    expect(session.idle).toBe(true);
  }

  it('puts the parts of a page together in a file of this user, and deletes it', async () => {
    const bytes = randomBytes(1_300_000);
    const parts = [0, 1, 2].map((at) => ({
      kind: 'part',
      id: 1,
      base64: bytes.subarray(at * 524_288, (at + 1) * 524_288).toString('base64'),
    }));
    const messages = [
      { kind: 'page', id: 1, page },
      ...parts,
      { kind: 'end', id: 1, bytes: 1.3e6 },
    ];
    await run(messages, (ask) => {
      if (ask.kind !== 'page') return;
      expect(readFileSync(ask.file.path).equals(bytes)).toBe(true);
      expect(statSync(ask.file.path).mode & 0o777).toBe(0o600);
      expect(ask.name).toBe('A.html');
    });
    expect(sent).toEqual([{ kind: 'saved', id: 1, outcome: 'imported', article, title: 'A' }]);
    expect(left()).toEqual([]);
  });

  it.each([
    ['a part of no page', [{ kind: 'part', id: 1, base64: 'AAAA' }]],
    [
      'a part that is no base64',
      [
        { kind: 'page', id: 1, page },
        { kind: 'part', id: 1, base64: '*' },
      ],
    ],
    [
      'a part that is too long',
      [
        { kind: 'page', id: 1, page },
        { kind: 'part', id: 1, base64: 'A'.repeat(800_000) },
      ],
    ],
    [
      'a missing part',
      [
        { kind: 'page', id: 1, page },
        { kind: 'end', id: 1, bytes: 3 },
      ],
    ],
    [
      'an address that is none of the web',
      [{ kind: 'page', id: 1, page: { ...page, url: 'file:///etc/passwd' } }],
    ],
    [
      'a kind of file that is not received',
      [{ kind: 'page', id: 1, page: { ...page, mediaType: 'application/zip' } }],
    ],
    [
      'two pages with one id',
      [
        { kind: 'page', id: 1, page },
        { kind: 'page', id: 1, page },
      ],
    ],
    ['links to files', [{ kind: 'links', id: 1, links: [{ url: 'file:///a', title: '' }] }]],
  ])('refuses %s', async (_, messages) => {
    await run(messages);
    expect(sent).toMatchObject([{ kind: 'failed', id: 1, reason: 'broken' }]);
    expect(asked).toEqual([]);
  });

  it('answers what it does not know, and goes on', async () => {
    const hello = { kind: 'hello', protocol: 1, version: '0' };
    await run([{ kind: 'dance', id: 7 }, [], null, 'x', { kind: 'open', article: '../x' }, hello]);
    const reasons = ['unknown', 'unknown', 'unknown', 'unknown', 'broken'];
    expect(sent).toEqual([
      ...reasons.map((reason) => expect.objectContaining({ kind: 'failed', id: null, reason })),
      { kind: 'hello', protocol: 1, version: '1', library: 'Carrel' },
    ]);
    expect(open).not.toHaveBeenCalled();
  });

  it('drops pages that have not arrived whole when the browser goes', async () => {
    await run([
      { kind: 'page', id: 1, page },
      { kind: 'part', id: 1, base64: 'AAAA' },
    ]);
    expect([sent, asked, left()]).toEqual([[], [], []]);
  });

  it('keeps at most eight unfinished pages', async () => {
    await run(Array.from({ length: 9 }, (_, id) => ({ kind: 'page', id, page })));
    expect(sent).toMatchObject([{ kind: 'failed', id: 8, reason: 'busy' }]);
    expect(left()).toEqual([]);
  });

  it('refuses a page that is too large once, and passes over its remaining parts', async () => {
    const base64 = Buffer.alloc(524_288).toString('base64');
    const parts = Array.from({ length: 9 }, () => ({ kind: 'part', id: 1, base64 }));
    const bytes = 9 * 524_288;
    await run([{ kind: 'page', id: 1, page }, ...parts, { kind: 'end', id: 1, bytes }]);
    expect(sent).toMatchObject([{ kind: 'failed', id: 1, reason: 'too-large' }]);
    expect([asked, left()]).toEqual([[], []]);
  });
});
