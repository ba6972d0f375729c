import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PagePart } from '../../../../electron/ipc/page-files';
import { Vault } from '../../../../electron/vault/vault';

const sign = '/* Written by Carrel */';
const program = {
  'index.html': Buffer.from('<!doctype html>\n<!-- Written by Carrel -->\n<p>the list</p>'),
  'page/page.css': Buffer.from(`${sign} body {}`),
  'page/page.js': Buffer.from(`${sign} start();`),
};
const list = 'list-01jq-20';
const part = (name: string, content: unknown): PagePart => ({
  name,
  json: JSON.stringify(content),
});

let folder: string;
let vault: Vault;
const path = (...names: string[]) => join(folder, ...names);
const read = (...names: string[]) => readFileSync(path(...names), 'utf8');

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-page-'));
  // By it a folder is known as a library.
  mkdirSync(path('articles'));
  vault = await Vault.open(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function writePage(): Promise<void> {
  const { folderPage } = vault;
  expect(await folderPage.begin(program)).toEqual({ ok: true, parts: [] });
  const parts = [part(list, [['A']]), part('parts', [1, 1, [list], []])];
  expect(await folderPage.write(parts)).toEqual({ ok: true });
}

describe("the page of a library's folder", () => {
  it('is written, and no byte again that is right already', async () => {
    await writePage();
    expect(read('page', `${list}.js`)).toBe(`carrelPage("${list}",[["A"]]);\n`);
    const before = statSync(path('page', `${list}.js`)).ino;
    const index = statSync(path('index.html')).ino;
    expect(await vault.folderPage.begin(program)).toMatchObject({ parts: [list, 'parts'] });
    await vault.folderPage.write([part(list, [['A']])]);
    expect(statSync(path('page', `${list}.js`)).ino).toBe(before);
    expect(statSync(path('index.html')).ino).toBe(index);
  });

  it('has no script but its own: foreign bytes in the place of a program are replaced', async () => {
    await writePage();
    writeFileSync(path('page', 'page.js'), 'steal()');
    await vault.folderPage.begin(program);
    expect(read('page', 'page.js')).toBe(program['page/page.js'].toString());
  });

  it('leaves an index.html of somebody else alone', async () => {
    writeFileSync(path('index.html'), '<!doctype html><p>mine</p>');
    expect(await vault.folderPage.owner()).toBe('other');
    expect(await vault.folderPage.begin(program)).toEqual({ ok: false, reason: 'occupied' });
    await vault.folderPage.remove();
    expect(readdirSync(folder)).toEqual(['articles', 'index.html']);
  });

  it('is written through no link', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'carrel-elsewhere-'));
    symlinkSync(elsewhere, path('page'));
    expect(await vault.folderPage.begin(program)).toMatchObject({ ok: false, reason: 'failed' });
    expect(readdirSync(elsewhere)).toEqual([]);
    rmSync(path('page'));
    symlinkSync(join(elsewhere, 'x'), path('index.html'));
    expect(await vault.folderPage.begin(program)).toEqual({ ok: false, reason: 'occupied' });
    rmSync(elsewhere, { recursive: true });
  });

  it('takes data only, and writes it so that no reader of it can run it', async () => {
    const { folderPage } = vault;
    const refused = { ok: false, reason: 'failed' };
    await folderPage.begin(program);
    for (const json of [
      'alert(1)',
      '{"a":1}',
      '[{"__proto__":[]}]',
      '"text"',
      '[[[[[[[[1]]]]]]]]',
      '[true]',
    ]) {
      expect(await folderPage.write([{ name: list, json }])).toMatchObject(refused);
    }
    for (const name of ['page', '../x', 'list-x/../page-1', 'LIST-01jq-20', 'list-01jq', '']) {
      expect(await folderPage.write([part(name, [])])).toMatchObject(refused);
    }
    const hostile = '</script><script>alert(1)</script>\u2028\u2029"\\';
    await folderPage.write([part(list, [[hostile]])]);
    const written = read('page', `${list}.js`);
    expect(written).not.toMatch(/[<\u2028\u2029]/);
    const taken: unknown[] = [];
    new Function('carrelPage', written)((_name: string, content: unknown) => taken.push(content));
    expect(taken).toEqual([[[hostile]]]);
  });

  it('goes without the files of others, and with the copies that a sync program made', async () => {
    await writePage();
    const copy = `${list}.sync-conflict-20261130-010203-ABCDEFG.js`;
    writeFileSync(path('page', copy), read('page', `${list}.js`));
    writeFileSync(path('page', 'mine.js'), 'carrel("mine")');
    writeFileSync(path('page', 'note.txt'), 'carrelPage(');
    await vault.folderPage.removeOthers(['parts']);
    expect(readdirSync(path('page')).sort()).toEqual(
      ['mine.js', 'note.txt', 'page.css', 'page.js', 'parts.js'].sort(),
    );
    await vault.folderPage.remove();
    expect(readdirSync(path('page')).sort()).toEqual(['mine.js', 'note.txt']);
    expect(readdirSync(folder).sort()).toEqual(['articles', 'page']);
  });
});
