import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ArticlesShape } from '../../../../electron/vault/export-articles';
import type { ExtraFile } from '../../../../electron/vault/export-library';
import { Vault } from '../../../../electron/vault/vault';
import { contentsOf, newFolder, sha256 } from './library-folder';

const image = new Uint8Array(Array.from({ length: 5_000 }, (_, index) => (index * index) % 251));

async function* extras(...files: ExtraFile[]): AsyncGenerator<ExtraFile> {
  yield* files;
}

let vault: Vault;
let root: string;
let outside: string;

beforeEach(async () => {
  root = newFolder();
  outside = newFolder();
  vault = await Vault.open(root);
  await vault.stage('assets', sha256(image), '.png', image);
});

function exportTo(
  target: string,
  shape: ArticlesShape,
  files: ExtraFile[],
  mayReplace = false,
): ReturnType<Vault['exportTo']> {
  return vault.exportTo(join(outside, target), extras(...files), {}, { shape, mayReplace });
}

describe('a file', () => {
  it('is written piece by piece, with its images in a folder beside it', async () => {
    const answer = await exportTo('Nets.md', 'file', [
      { path: '', content: '# 항구\n' },
      { path: 'a.png', content: { image: sha256(image) } },
      { path: '', content: 'the end' },
    ]);
    expect(answer).toMatchObject({ ok: true, files: 2, leftOut: [] });
    expect(readdirSync(outside).sort()).toEqual(['Nets.md', 'Nets_files']);
    expect(readFileSync(join(outside, 'Nets.md'), 'utf8')).toBe('# 항구\nthe end');
    expect(new Uint8Array(readFileSync(join(outside, 'Nets_files/a.png')))).toEqual(image);
  });

  it('has no folder beside it when it needs none', async () => {
    await exportTo('Nets.pdf', 'file', [{ path: '', content: 'pdf' }]);
    expect(readdirSync(outside)).toEqual(['Nets.pdf']);
  });

  it('replaces another one only when the user has agreed', async () => {
    const target = join(outside, 'Nets.pdf');
    writeFileSync(target, 'mine');
    const file = [{ path: '', content: 'new' }];
    expect(await exportTo('Nets.pdf', 'file', file)).toMatchObject({ ok: false });
    expect(readFileSync(target, 'utf8')).toBe('mine');
    expect(await exportTo('Nets.pdf', 'file', file, true)).toMatchObject({ ok: true });
    expect(readFileSync(target, 'utf8')).toBe('new');
    rmSync(target);
    mkdirSync(target);
    expect(await exportTo('Nets.pdf', 'file', file, true)).toMatchObject({ ok: false });
    expect(readdirSync(outside)).toEqual(['Nets.pdf']);
  });

  it('never writes into a folder that is there', async () => {
    mkdirSync(join(outside, 'Nets_files'));
    writeFileSync(join(outside, 'Nets_files/mine'), 'mine');
    const files = [
      { path: '', content: 'new' },
      { path: 'a.png', content: 'png' },
    ];
    expect(await exportTo('Nets.md', 'file', files, true)).toMatchObject({ ok: false });
    expect(readdirSync(outside)).toEqual(['Nets_files']);
    expect(readdirSync(join(outside, 'Nets_files'))).toEqual(['mine']);
  });
});

describe('a book', () => {
  const files = [
    { path: 'mimetype', content: 'application/epub+zip' },
    { path: 'EPUB/chapter.xhtml', content: '<p>항구</p>'.repeat(100) },
  ];

  it('begins with its media type, uncompressed, and has the same bytes whenever it is made', async () => {
    await exportTo('a.epub', 'book', files);
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    await exportTo('b.epub', 'book', files);
    const [a, b] = ['a.epub', 'b.epub'].map((name) => readFileSync(join(outside, name)));
    expect(a?.subarray(30, 58).toString()).toBe('mimetypeapplication/epub+zip');
    expect(a).toEqual(b);
  });
});

it.each(['', '.zip'])('a folder%s has one file for each article', async (ending) => {
  const files = [
    { path: 'a.md', content: 'a' },
    { path: 'images/a.png', content: { image: sha256(image) } },
  ];
  expect(await exportTo(`All${ending}`, 'folder', files)).toMatchObject({ ok: true, files: 2 });
  expect(readdirSync(outside)).toEqual([`All${ending}`]);
  if (ending === '')
    expect(Object.keys(contentsOf(join(outside, 'All'))).sort()).toEqual(['a.md', 'images/a.png']);
  expect(await exportTo(`All${ending}`, 'folder', files)).toMatchObject({ ok: false });
});

it.each<ArticlesShape>(['file', 'book', 'folder'])(
  'a %s leaves nothing when it fails',
  async (shape) => {
    await expect(exportTo('a', shape, [{ path: '../b', content: 'b' }])).rejects.toThrow(
      'not a place',
    );
    const gone = exportTo('none/a', shape, [{ path: 'a', content: 'a' }]);
    expect(await gone).toMatchObject({ ok: false });
    expect(readdirSync(outside)).toEqual([]);
    const inside = vault.exportTo(join(root, 'a'), extras(), {}, { shape, mayReplace: true });
    expect(await inside).toMatchObject({ ok: false });
  },
);

it('leaves out an image that is missing, or is a link', async () => {
  const other = 'ab'.repeat(32);
  mkdirSync(join(root, 'assets/ab'), { recursive: true });
  writeFileSync(join(outside, 'secret'), 'secret');
  symlinkSync(join(outside, 'secret'), join(root, 'assets/ab', `${other}.png`));
  const answer = await exportTo('All', 'folder', [
    { path: 'a.md', content: 'a' },
    { path: 'link.png', content: { image: other } },
    { path: 'none.png', content: { image: 'cd'.repeat(32) } },
  ]);
  expect(answer).toMatchObject({
    ok: true,
    files: 1,
    leftOut: [
      { place: 'link.png', reason: 'missing' },
      { place: 'none.png', reason: 'missing' },
    ],
  });
  expect(existsSync(join(outside, 'All/link.png'))).toBe(false);
});
