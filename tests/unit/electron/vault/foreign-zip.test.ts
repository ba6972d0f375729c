import { readFileSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { openBundle } from '../../../../electron/vault/import-bundle';
import { ZipWriter } from '../../../../electron/vault/zip-writer';
import { newFolder, sha256 } from './library-folder';
import { bundleIn } from './opened-bundles';

const folder = 'articles/2025/02/항구-01JMH3';
const other = 'articles/2024/12/b-01JMH4';
let outside: string;

beforeEach(() => {
  outside = newFolder();
});

describe('a zip that somebody else has made', () => {
  const json = `${folder}/article.json`;
  let zip: string;
  let file: FileHandle;

  beforeEach(async () => {
    zip = join(outside, 'hostile.zip');
    file = await open(zip, 'w+');
  });

  async function write(entries: Record<string, string> | [string, string][], compress = true) {
    const writer = new ZipWriter(file);
    for (const [path, text] of Array.isArray(entries) ? entries : Object.entries(entries)) {
      const pieces = [Buffer.from(text)];
      await writer.add({ path, pieces, modifiedAt: new Date(0), compress, bytes: text.length });
    }
    await writer.finish();
    await file.close();
  }

  /** Changes the bytes of the zip file. */
  function patch(change: (bytes: Buffer) => void): void {
    const bytes = readFileSync(zip);
    change(bytes);
    writeFileSync(zip, bytes);
  }

  /** Offsets of the headers of all entries. */
  function headers(bytes: Buffer, kind: 'local' | 'central'): number[] {
    const signature = Buffer.from(kind === 'local' ? 'PK\x03\x04' : 'PK\x01\x02', 'latin1');
    const found: number[] = [];
    for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 1)) {
      found.push(at);
    }
    return found;
  }

  const readJson = async () => {
    return (await (await bundleIn(zip)).readArticle(folder)).json;
  };

  const whyNot = async () => (await (await bundleIn(zip)).readArticle(folder)).unreadable?.[0];

  /** The folders of the articles that can still be read after `spoil` has changed the zip's bytes. */
  async function articlesIn(spoil: (bytes: Buffer) => Buffer | undefined) {
    await write({
      [json]: '{"first":1}'.repeat(30),
      [`${other}/article.json`]: '{"second":1}'.repeat(30),
      'articles/2024/12/c-01JMH5/article.json': '{"third":1}',
    });
    const bytes = readFileSync(zip);
    writeFileSync(zip, spoil(bytes) ?? bytes);
    const bundle = await bundleIn(zip);
    const folders = (await bundle.listArticles()).map((entry) => entry.folder);
    const read = await Promise.all(folders.map((each) => bundle.readArticle(each)));
    const texts = read.map((each) => each.json?.slice(0, 8)).filter(Boolean);
    return { texts, unreadable: await bundle.unreadable(), read };
  }

  it.each<[string, string[], (bytes: Buffer) => Buffer | undefined]>([
    [
      'a link',
      ['{"second', '{"third"'],
      (bytes) => {
        bytes.writeUInt32LE((0o120777 << 16) >>> 0, (headers(bytes, 'central')[0] ?? 0) + 38);
      },
    ],
    [
      'a password',
      ['{"first"', '{"third"'],
      (bytes) => {
        bytes.writeUInt16LE(0x0801, (headers(bytes, 'central')[1] ?? 0) + 8);
      },
    ],
    [
      'a size that reaches into the next ones',
      ['{"second', '{"third"'],
      (bytes) => {
        bytes.writeUInt32LE(2_000, (headers(bytes, 'central')[0] ?? 0) + 20);
      },
    ],
    [
      'a place within another one',
      ['{"first"', '{"third"'],
      (bytes) => {
        bytes.writeUInt32LE(20, (headers(bytes, 'central')[1] ?? 0) + 42);
      },
    ],
    [
      'a flipped byte of its data',
      ['{"first"', '{"third"'],
      (bytes) => {
        const at = (headers(bytes, 'local')[1] ?? 0) + 60;
        bytes[at + 20] = (bytes[at + 20] ?? 0) ^ 1;
      },
    ],
    [
      'a damaged head',
      ['{"first"', '{"third"'],
      (bytes) => {
        bytes.writeUInt8(0, headers(bytes, 'local')[1] ?? 0);
      },
    ],
  ])('costs one article with %s and no other', async (_what, expected, spoil) => {
    expect((await articlesIn(spoil)).texts).toEqual(expected);
  });

  it.each<[string, string[], (bytes: Buffer) => Buffer | undefined]>([
    [
      'its list is damaged in the middle',
      ['{"first"', '{"second', '{"third"'],
      (bytes) => {
        bytes.writeUInt8(0, headers(bytes, 'central')[1] ?? 0);
      },
    ],
    [
      'it ends before its list',
      ['{"first"', '{"second', '{"third"'],
      (bytes) => bytes.subarray(0, headers(bytes, 'central')[0]),
    ],
    [
      'it ends within the last article',
      ['{"first"', '{"second'],
      (bytes) => bytes.subarray(0, (headers(bytes, 'central')[0] ?? 0) - 4),
    ],
    [
      'its list and a size before an entry are damaged',
      ['{"first"', '{"second', '{"third"'],
      (bytes) => {
        bytes.writeUInt8(0, headers(bytes, 'central')[1] ?? 0);
        bytes.writeUInt32LE(300, (headers(bytes, 'local')[0] ?? 0) + 18);
      },
    ],
  ])('is read by its entries when %s, and says so', async (_what, expected, spoil) => {
    const { texts, unreadable } = await articlesIn(spoil);
    expect(texts).toEqual(expected);
    expect(unreadable).toMatchObject([{ place: '', reason: 'damaged' }]);
  });

  it('loses an article that is in it twice, and no other', async () => {
    await write([
      [json, '{"first":1}'],
      [json, '{"second":1}'],
      [`${other}/article.json`, '{"b":1}'],
    ]);
    const bundle = await bundleIn(zip);
    expect((await bundle.readArticle(folder)).unreadable).toMatchObject([{ place: json }]);
    expect((await bundle.readArticle(other)).json).toBe('{"b":1}');
  });

  const elsewhere = [
    `../../${json}`,
    `/${json}`,
    'C:/x',
    'C:\\x',
    'articles/../../x/article.json',
    'articles\\..\\..\\x',
    '..\\..\\x',
    '../',
  ];
  it.each(elsewhere)('loses only the entry whose name leads elsewhere: %s', async (path) => {
    await write({
      [`My library/${json}`]: '{"a":1}',
      [path]: 'x',
      [`My library/${other}/article.json`]: '{"b":1}',
    });
    const bundle = await bundleIn(zip);
    const place = path.replaceAll('\\', '/');
    expect(await bundle.unreadable()).toMatchObject([
      { place, reason: 'damaged', message: expect.stringContaining(place) },
    ]);
    expect((await bundle.listArticles()).map((entry) => entry.folder)).toEqual([folder, other]);
    expect((await bundle.readArticle(folder)).json).toBe('{"a":1}');
    expect((await bundle.readArticle(other)).json).toBe('{"b":1}');
  });

  it('refuses a name that leads elsewhere where the list is damaged, too', async () => {
    await write({ [json]: '{"a":1}', '..\\x': 'x', [`${other}/article.json`]: '{"b":1}' });
    patch((bytes) => bytes.writeUInt8(0, headers(bytes, 'central')[1] ?? 0));
    const bundle = await bundleIn(zip);
    expect(await bundle.unreadable()).toMatchObject([{ place: '' }, { place: '../x' }]);
    expect(await bundle.listArticles()).toHaveLength(2);
  });

  it('shows no control characters of such a name, and names a hundred of them', async () => {
    const many = Array.from({ length: 150 }, (_, at): [string, string] => [
      `../\x1b[2J\u202e${at}`,
      '',
    ]);
    await write([[json, '{"a":1}'], ...many]);
    const bundle = await bundleIn(zip);
    const unreadable = await bundle.unreadable();
    expect(unreadable).toHaveLength(101);
    expect(unreadable[0]?.place).toBe('../\ufffd[2J\ufffd0');
    expect(unreadable[100]?.message).toContain('50 more');
    expect(await readJson()).toBe('{"a":1}');
  });

  it('holds no library when all names lead elsewhere', async () => {
    await write({ [`../${json}`]: '{}' });
    expect(await openBundle(zip)).toMatchObject({ ok: false, reason: 'foreign' });
  });

  it('is refused for two entries of one name', async () => {
    await write([
      [json, '{"first":1}'],
      [json, '{"second":1}'],
    ]);
    expect(await openBundle(zip)).toMatchObject({ reason: 'damaged', message: `twice: ${json}` });
  });

  it('is refused for a link', async () => {
    await write({ [json]: '/etc/passwd' });
    patch((bytes) => {
      const [at = 0] = headers(bytes, 'central');
      bytes.writeUInt32LE((0o120777 << 16) >>> 0, at + 38);
    });
    expect(await openBundle(zip)).toMatchObject({ reason: 'damaged', message: `a link: ${json}` });
  });

  it('is refused for entries that share their data', async () => {
    await write({ [json]: '{}'.repeat(100), [`${other}/article.json`]: '{}' });
    patch((bytes) => {
      const [first = 0, second = 0] = headers(bytes, 'central');
      bytes.copyWithin(second + 42, first + 42, first + 46);
    });
    expect(await openBundle(zip)).toMatchObject({ message: 'entries that overlap' });
  });

  it('is refused for a password', async () => {
    await write({ [json]: '{}' });
    patch((bytes) => bytes.writeUInt16LE(0x0801, (headers(bytes, 'central')[0] ?? 0) + 8));
    expect(await openBundle(zip)).toMatchObject({ reason: 'damaged' });
  });

  it('unpacks no more than was declared', async () => {
    await write({ [json]: 'a'.repeat(50_000_000) });
    patch((bytes) => bytes.writeUInt32LE(10, (headers(bytes, 'central')[0] ?? 0) + 24));
    expect(await whyNot()).toMatchObject({ place: json, reason: 'damaged' });
  });

  it('reads nothing that is declared larger than any file of ours', async () => {
    await write({ [json]: '{}' });
    patch((bytes) => bytes.writeUInt32LE(0xf0000000, (headers(bytes, 'central')[0] ?? 0) + 24));
    expect(await whyNot()).toMatchObject({ place: json, reason: 'too-large' });
  });

  it.each([true, false])('notices a flipped bit (packed: %s)', async (compress) => {
    await write({ [json]: '{"title":"harbour"}' }, compress);
    expect(await readJson()).toBe('{"title":"harbour"}');
    patch((bytes) => {
      const at = 30 + Buffer.byteLength(json) + 6;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
    });
    expect(await whyNot()).toMatchObject({ place: json, reason: 'damaged' });
  });

  it('gives no bytes for an image that has another hash', async () => {
    const path = `assets/${sha256('a').slice(0, 2)}/${sha256('a')}.webp`;
    await write({ [json]: '{}', [path]: 'b' });
    const bundle = await bundleIn(zip);
    expect(await bundle.readStored('assets', sha256('a'))).toMatchObject({ reason: 'damaged' });
  });

  it('may have everything in one folder, with files that macOS adds, and foreign files', async () => {
    await write({
      [`My library/${json}`]: '{"a":1}',
      'My library/manifest.json': '{}',
      'My library/README.md': '#',
      [`__MACOSX/My library/${folder}/._article.json`]: 'x',
    });
    expect(await readJson()).toBe('{"a":1}');
  });

  it('never crashes or hangs, wherever it is cut or changed', async () => {
    await write({ [json]: '{"a":1}'.repeat(20), 'manifest.json': '{}' });
    expect(await readJson()).toBe('{"a":1}'.repeat(20));
    const whole = readFileSync(zip);
    const place = fc.nat(whole.length - 1);
    await fc.assert(
      fc.asyncProperty(place, fc.nat(255), fc.boolean(), async (at, byte, cut) => {
        const bytes = Buffer.from(cut ? whole.subarray(0, at) : whole);
        if (!cut) bytes[at] = byte;
        writeFileSync(zip, bytes);
        // Any content that is read is what was written; under a changed name it belongs to another
        // article.
        const read = await readJson().catch((error: Error) => error);
        expect(read instanceof Error || read === null || read === '{"a":1}'.repeat(20)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  // NTFS would write all the zeros to the disk.
  it.skipIf(process.platform === 'win32')('may be larger than 4 GiB', async () => {
    const writer = new ZipWriter(file, 5 * 2 ** 30);
    const entry = { modifiedAt: new Date(), compress: true };
    await writer.add({ ...entry, path: json, pieces: [Buffer.from('{"far":1}')], bytes: 9 });
    await writer.add({ ...entry, path: 'manifest.json', pieces: [], bytes: 5 * 2 ** 30 });
    await writer.finish();
    await file.close();
    expect(await readJson()).toBe('{"far":1}');
  });
});
