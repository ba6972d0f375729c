import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { path7za } from '7zip-bin';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bundle } from '../../../../electron/vault/bundle';
import type { ExtraFile } from '../../../../electron/vault/export-library';
import { openBundle } from '../../../../electron/vault/import-bundle';
import { Vault } from '../../../../electron/vault/vault';
import { ZipWriter } from '../../../../electron/vault/zip-writer';
import { bytesOf, contentsOf, newFolder, sha256 } from './library-folder';

const folder = 'articles/2025/02/항구-01JMH3';
const other = 'articles/2024/12/b-01JMH4';
const page = bytesOf('<p>페이지</p>'.repeat(10_000));
const image = new Uint8Array(Array.from({ length: 5_000 }, (_, index) => (index * index) % 251));

async function* extras(...files: ExtraFile[]): AsyncGenerator<ExtraFile> {
  yield* files;
}

let root: string;
let vault: Vault;
let outside: string;
const opened: Bundle[] = [];

afterEach(() => {
  for (const bundle of opened.splice(0)) bundle.close();
});

/** Closed after the test. */
async function bundleIn(path: string): Promise<Bundle> {
  const opening = await openBundle(path);
  if (!opening.ok) throw new Error(opening.message);
  opened.push(opening.bundle);
  return opening.bundle;
}

beforeEach(async () => {
  root = newFolder();
  outside = newFolder();
  vault = await Vault.open(root);
  await vault.stage('originals', sha256(page), '.html', page);
  await vault.stage('assets', sha256(image), '.webp', image);
  await vault.stage('assets', sha256(''), '', bytesOf(''));
  await vault.writeArticle(folder, '<p>항구', '{"a":1}');
  await vault.writeArticle(other, '<p>b', '{"b":1}');
  await vault.writeRecord('manifest', '{"epoch":1}');
});

describe.each(['', '.zip'])('an export%s', (ending) => {
  const target = () => join(outside, `Carrel${ending}`);

  it('has everything byte for byte, and the extra files', async () => {
    const before = contentsOf(root);
    const markdown = { path: `${folder}/article.md`, content: '# 항구' };
    const exported = await vault.exportTo(target(), extras(markdown));
    expect(exported).toMatchObject({ ok: true, files: 9, leftOut: [] });
    expect(readdirSync(outside)).toEqual([`Carrel${ending}`]);

    const unpacked = ending === '' ? target() : join(outside, 'unpacked');
    if (ending === '.zip') {
      chmodSync(path7za, 0o755);
      // Without a locale of UTF-8 it writes question marks for names.
      const env = { ...process.env, LC_ALL: 'C.UTF-8' };
      const words = ['x', target(), `-o${unpacked}`, '-bd'];
      const run = spawnSync(path7za, words, { encoding: 'utf8', env });
      expect(run.status, run.stdout).toBe(0);
    }
    const utf8 = (text: string) => Buffer.from(text).toString('latin1');
    const expected = { ...before, [markdown.path]: utf8(markdown.content) };
    expect(contentsOf(unpacked)).toEqual(expected);
  });

  it('is read back as it went out', async () => {
    await vault.exportTo(target(), extras());
    const bundle = await bundleIn(target());
    const byFolder = (a: { folder: string }, b: { folder: string }) =>
      a.folder < b.folder ? -1 : 1;
    expect((await bundle.listArticles()).sort(byFolder)).toEqual(await vault.listArticles());
    expect(await bundle.readArticle(folder)).toEqual({ html: '<p>항구', json: '{"a":1}' });
    expect(await bundle.readArticle('articles/2000/01/none')).toEqual({ html: null, json: null });
    expect(await bundle.readStored('originals', sha256(page))).toEqual(page);
    expect(await bundle.readStored('assets', sha256(image))).toEqual(image);
    expect(await bundle.readStored('assets', sha256(''))).toEqual(bytesOf(''));
    expect(await bundle.readStored('assets', sha256(page))).toBeNull();
    const byHash = (a: { sha256: string }, b: { sha256: string }) => (a.sha256 < b.sha256 ? -1 : 1);
    for (const kind of ['originals', 'assets'] as const) {
      expect((await bundle.listStored(kind)).sort(byHash)).toEqual(await vault.listStored(kind));
    }
    expect(await bundle.readRecord('manifest')).toBe('{"epoch":1}');
    expect(await bundle.readRecord('feeds')).toBeNull();
  });

  it('leaves out the working copy, the trash, half files and links, and tells of the links', async () => {
    await vault.trashArticle(other);
    mkdirSync(join(root, '.carrel'));
    writeFileSync(join(root, '.carrel/000001.log'), 'x');
    writeFileSync(join(root, folder, '.article.json.0123456789ab.tmp'), 'x');
    symlinkSync('/etc/hostname', join(root, folder, 'link'));
    const exported = await vault.exportTo(target(), extras());
    expect(exported).toMatchObject({ ok: true, files: 6, leftOut: [`${folder}/link`] });
    expect(await (await bundleIn(target())).listArticles()).toHaveLength(1);
  });

  it('leaves out what cannot be read, and takes a record that is a link for what it leads to', async () => {
    rmSync(join(root, other, 'article.html'));
    mkdirSync(join(root, other, 'article.html'));
    mkdirSync(join(root, 'feeds.json'));
    symlinkSync('/dev/zero', join(root, 'site-rules.json'));
    writeFileSync(join(outside, 'dotfile'), '{"schema":2,"settings":[]}');
    symlinkSync(join(outside, 'dotfile'), join(root, 'settings.json'));
    const exported = await vault.exportTo(target(), extras());
    expect(exported).toMatchObject({ ok: true, leftOut: ['feeds.json', 'site-rules.json'] });
    const bundle = await bundleIn(target());
    expect(await bundle.readRecord('settings')).toBe('{"schema":2,"settings":[]}');
    expect((await bundle.readArticle(folder)).json).toBe('{"a":1}');
  });

  it('takes the trash along when told to', async () => {
    await vault.trashArticle(other);
    expect(await vault.exportTo(target(), extras(), { withTrash: true })).toMatchObject({
      ok: true,
      files: 9,
    });
  });

  it('never goes over something that is there', async () => {
    if (ending === '') mkdirSync(target());
    writeFileSync(ending === '' ? join(target(), 'mine') : target(), 'mine');
    const before = contentsOf(outside);
    const answer = await vault.exportTo(target(), extras());
    expect(answer).toMatchObject({ ok: false, reason: 'failed' });
    expect(contentsOf(outside)).toEqual(before);
  });

  it('goes where a dialog has made an empty one', async () => {
    if (ending === '') mkdirSync(target());
    else writeFileSync(target(), '');
    expect(await vault.exportTo(target(), extras())).toMatchObject({ ok: true });
    expect(await (await bundleIn(target())).listArticles()).toHaveLength(2);
  });

  it('leaves nothing when it fails', async () => {
    async function* failing(): AsyncGenerator<ExtraFile> {
      yield { path: 'README.md', content: '' };
      throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', errno: -28 });
    }
    expect(await vault.exportTo(target(), failing())).toMatchObject({ reason: 'full' });
    expect(readdirSync(outside)).toEqual([]);
    expect(await vault.exportTo(join(outside, 'none', `a${ending}`), extras())).toMatchObject({
      reason: 'failed',
    });
    expect(await vault.exportTo(join(root, `inside${ending}`), extras())).toMatchObject({
      reason: 'failed',
    });
  });

  it('does not make a small one of a library that is pulled out meanwhile', async () => {
    async function* pulling(): AsyncGenerator<ExtraFile> {
      renameSync(root, join(outside, 'away'));
      mkdirSync(root);
      yield { path: 'README.md', content: '' };
    }
    expect(await vault.exportTo(target(), pulling())).toMatchObject({ reason: 'gone' });
    expect(existsSync(target())).toBe(false);
  });

  it.each(['../x', '/x', 'a//b', 'a/./b', `${folder}/article.json`])(
    'takes no extra file %s',
    async (path) => {
      const answer = vault.exportTo(target(), extras({ path, content: '' }));
      await expect(answer).rejects.toThrow(TypeError);
      expect(readdirSync(outside)).toEqual([]);
    },
  );
});

it('opens no folder or file that holds no library', async () => {
  expect(await openBundle(join(outside, 'none'))).toMatchObject({ reason: 'missing' });
  expect(await openBundle(outside)).toMatchObject({ reason: 'foreign' });
  writeFileSync(join(outside, 'text.zip'), 'no zip at all, only text that is long enough');
  expect(await openBundle(join(outside, 'text.zip'))).toMatchObject({ reason: 'damaged' });
});

it('refuses a damaged image in an exported folder, and gives the rest', async () => {
  await vault.exportTo(join(outside, 'a'), extras());
  const hash = sha256(image);
  writeFileSync(join(outside, `a/assets/${hash.slice(0, 2)}/${hash}.webp`), 'other');
  const bundle = await bundleIn(join(outside, 'a'));
  expect(await bundle.readStored('assets', hash)).toMatchObject({ reason: 'damaged' });
  expect(await bundle.readStored('originals', sha256(page))).toEqual(page);
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

  /** Changes every place where the bytes of `from` stand. */
  function patch(change: (bytes: Buffer) => void): void {
    const bytes = readFileSync(zip);
    change(bytes);
    writeFileSync(zip, bytes);
  }

  /** The beginnings of the headers of entries: local ones, or those at the end. */
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

  /** Two articles whole, and `spoil` done to the zip's bytes. */
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

  it('costs an article that is in it twice, and no other', async () => {
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

  it('may lie in one folder, with what macOS adds, and files that are none of ours', async () => {
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
        // Never other content than what went in; a changed name is another article's.
        const read = await readJson().catch((error: Error) => error);
        expect(read instanceof Error || read === null || read === '{"a":1}'.repeat(20)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  // NTFS would write all the zeros.
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
