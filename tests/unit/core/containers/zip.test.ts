import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../../../../renderer/core/bytes/byte-source';
import { ContainerError } from '../../../../renderer/core/containers/container';
import { openContainer } from '../../../../renderer/core/containers/open-container';
import { makeZip, type ZipFile } from './make-zip';

const open = (bytes: Uint8Array<ArrayBuffer>, name = 'box.zip') =>
  openContainer(sourceOfBytes(bytes), name);

const openFiles = async (...files: ZipFile[]) => (await open(makeZip(files)))?.entries ?? [];

async function textOf(entry: { open(): Promise<{ size: number; read: Read }> } | undefined) {
  const source = await entry?.open();
  return new TextDecoder().decode(await source?.read(0, source.size));
}
type Read = (from: number, length: number) => Promise<Uint8Array>;

const reasonOf = (promise: Promise<unknown> | undefined) =>
  (promise ?? Promise.resolve('nothing')).then(
    () => 'opened',
    (error) => (error instanceof ContainerError ? error.reason : error),
  );

describe('a zip', () => {
  it('stays whole when it is a document that another program packed again', async () => {
    const packed = (part: string) =>
      open(
        makeZip([
          { name: 'mimetype', content: 'application/x' },
          { name: part, content: 'x' },
        ]),
      );
    expect(await packed('META-INF/manifest.xml')).toBe(null);
    expect(await packed('META-INF/container.xml')).toBe(null);
    expect(await packed('Contents/content.hpf')).toBe(null);
    expect((await packed('a.html'))?.entries).toHaveLength(2);
  });

  it('hands out its files, packed and stored, without what macOS adds', async () => {
    const entries = await openFiles(
      { name: 'a/one.html', content: 'one' },
      { name: 'two.html', content: 'two', stored: true },
      { name: 'a/' },
      { name: '__MACOSX/._two.html', content: 'x' },
      { name: '.DS_Store', content: 'x' },
    );
    expect(entries.map(({ path, size, refused }) => [path, size, refused])).toEqual([
      ['a/one.html', 3, null],
      ['two.html', 3, null],
    ]);
    expect(await Promise.all(entries.map(textOf))).toEqual(['one', 'two']);
    expect(entries[0]?.modifiedAt).toBe(new Date(2024, 2, 5).getTime());
  });

  it('is read behind the page that unpacks it', async () => {
    const zip = makeZip(
      [{ name: 'index.html', content: 'page' }],
      Buffer.from('PK\x03\x04 no, not yet '),
    );
    expect(await textOf((await open(zip))?.entries[0])).toBe('page');
  });

  it('may have names in CP949 and CP932 that do not say so', async () => {
    const korean = 'c7d1b1db20c0ccb8a72fb9aebcad2e68746d6c';
    const japanese = '93fa967b8cea82cc96bc914f2e68746d6c';
    const names = async (hex: string) =>
      (await openFiles({ name: Buffer.from(hex, 'hex') })).map(({ path }) => path);
    expect(await names(korean)).toEqual(['한글 이름/문서.html']);
    expect(await names(japanese)).toEqual(['日本語の名前.html']);
  });

  it('refuses what leads out of it, links, and what is encrypted, and takes the rest', async () => {
    const entries = await openFiles(
      { name: '../../etc/passwd', content: 'x' },
      { name: '/etc/passwd', content: 'x' },
      { name: 'C:\\windows\\a.html', content: 'x' },
      { name: 'link.html', content: '/etc/passwd', mode: 0o120777 },
      { name: 'secret.html', content: 'x', flags: 1 },
      { name: 'good\\page.html', content: 'good' },
    );
    expect(entries.map(({ refused }) => refused)).toEqual([
      'unsafe-name',
      'unsafe-name',
      'unsafe-name',
      'unsafe-name',
      'encrypted',
      null,
    ]);
    expect(entries[5]?.path).toBe('good/page.html');
  });

  it('notices damage in a file, and that file alone fails', async () => {
    const [wrong, longer, shorter, good] = await openFiles(
      { name: 'a', content: 'aaa', crc: 1 },
      { name: 'b', content: 'b'.repeat(100), size: 10 },
      { name: 'c', content: 'c', size: 1000 },
      { name: 'd', content: 'd' },
    );
    expect(await reasonOf(wrong?.open())).toBe('damaged');
    expect(await reasonOf(longer?.open())).toBe('too-large');
    expect(await reasonOf(shorter?.open())).toBe('damaged');
    expect(await textOf(good)).toBe('d');
  });

  it('is no bomb: entries that share their bytes, or state that they hold a disk full', async () => {
    const content = 'x'.repeat(100_000);
    const shared = Array.from({ length: 100 }, (_, at) => ({ name: `${at}`, content, offset: 0 }));
    // A hundred entries share the same bytes.
    const zip = makeZip(shared);
    const [first] = shared;
    const once = makeZip(first ? [first] : []).subarray(0, 30 + 1 + 120);
    const directoryAt = zip.indexOf('P'.charCodeAt(0), zip.length - 22 - 100 * 50);
    const bomb = new Uint8Array([...once, ...zip.subarray(directoryAt)]);
    expect(await reasonOf(open(bomb))).toBe('too-much-inside');
    expect(await reasonOf(open(makeZip([{ name: 'a', content: 'a', size: 4e9 }])))).toBe(
      'too-much-inside',
    );
  });

  it('that is cut off or mutated anywhere is refused, never worse', async () => {
    const zip = makeZip([
      { name: 'a.html', content: 'words '.repeat(50) },
      { name: 'b.html', content: 'more words', stored: true },
    ]);
    const mutation = fc.record({
      at: fc.nat(zip.length - 1),
      to: fc.nat(255),
      end: fc.integer({ min: 4, max: zip.length }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = zip.slice(0, Math.max(...changes.map(({ end }) => end)));
        for (const { at, to } of changes) if (at > 3) bytes[at] = to;
        try {
          for (const entry of (await open(bytes))?.entries ?? []) await reasonOf(entry.open());
        } catch (error) {
          expect(error).toBeInstanceOf(ContainerError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a gzip', () => {
  it('is the one file in it, under its own name', async () => {
    const [entry] = (await open(new Uint8Array(gzipSync('page')), 'd/x.html.gz'))?.entries ?? [];
    expect(entry?.path).toBe('x.html');
    expect(await textOf(entry)).toBe('page');
  });

  it('that is cut off is damaged', async () => {
    const cut = new Uint8Array(gzipSync('page'.repeat(100))).slice(0, 20);
    expect(await reasonOf((await open(cut, 'x.gz'))?.entries[0]?.open())).toBe('damaged');
  });
});
