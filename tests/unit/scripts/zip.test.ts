import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unzip } from '../../../scripts/setup/zip.mjs';

interface Entry {
  name: string;
  content: string;
  mode: number;
  stored?: boolean;
}

const file = 0o100000;
const utf8Name = 0x0800;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-zip-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('unpacks stored and compressed files with their modes', async () => {
  const long = 'carrel '.repeat(50_000);
  await unpackAll([
    { name: 'bin/run', content: long, mode: file | 0o755 },
    { name: '빈 파일', content: '', mode: file | 0o644 },
    { name: 'note.txt', content: 'short', mode: file | 0o600, stored: true },
  ]);
  expect(read('bin/run')).toBe(long);
  expect(read('빈 파일')).toBe('');
  expect(read('note.txt')).toBe('short');
  expect(statSync(join(folder, 'out/bin/run')).mode & 0o700).toBe(0o700);
  expect(statSync(join(folder, 'out/note.txt')).mode & 0o777).toBe(0o600);
});

test('leaves out and renames what it is told to', async () => {
  const entries = ['keep', 'old', 'drop'].map((name) => ({
    name,
    content: name,
    mode: file | 0o644,
  }));
  const places: Record<string, string> = { keep: 'keep', old: 'new' };
  await unpackAll(entries, (name) => places[name]);
  expect(readdirSync(join(folder, 'out')).sort()).toEqual(['keep', 'new']);
  expect(read('new')).toBe('old');
});

test.each([
  [
    'a path that leads out of the folder',
    { name: '../escape', mode: file | 0o644 },
    'relative path',
  ],
  ['an absolute path', { name: '/escape', mode: file | 0o644 }, 'absolute path'],
  ['a link', { name: 'link', mode: 0o120777 }, 'refused'],
])('refuses %s', async (_what, entry, reason) => {
  await expect(unpackAll([{ ...entry, content: 'x' }])).rejects.toThrow(reason);
  expect(readdirSync(folder)).toEqual(['a.zip']);
});

test('refuses a path out of the folder that its caller made', async () => {
  const entry = { name: 'a', content: 'x', mode: file | 0o644 };
  await expect(unpackAll([entry], () => '../escape')).rejects.toThrow('refused');
});

test('says when the file is no zip file or is cut off', async () => {
  writeFileSync(join(folder, 'a.zip'), 'x'.repeat(100));
  const options = { choose: (name: string) => name };
  await expect(unzip(join(folder, 'a.zip'), folder, options)).rejects.toThrow('not a zip file');
  const whole = zip([{ name: 'a', content: 'abc', mode: file | 0o644 }]);
  writeFileSync(join(folder, 'a.zip'), whole.subarray(20));
  await expect(unzip(join(folder, 'a.zip'), folder, options)).rejects.toThrow();
});

async function unpackAll(entries: Entry[], choose = (name: string): string | undefined => name) {
  writeFileSync(join(folder, 'a.zip'), zip(entries));
  await unzip(join(folder, 'a.zip'), join(folder, 'out'), { choose });
}

function read(path: string): string {
  return readFileSync(join(folder, 'out', path), 'utf8');
}

/** Local headers and data, then the central directory and its end record. */
function zip(entries: Entry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, mode, stored } of entries) {
    const nameBytes = Buffer.from(name);
    const bytes = Buffer.from(content);
    const data = stored ? bytes : deflateRawSync(bytes);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(nameBytes.length, 26);
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(utf8Name, 8);
    header.writeUInt16LE(stored ? 0 : 8, 10);
    header.writeUInt32LE(data.length, 20);
    header.writeUInt32LE(bytes.length, 24);
    header.writeUInt16LE(nameBytes.length, 28);
    header.writeUInt32LE(mode * 0x10000, 38);
    header.writeUInt32LE(offset, 42);
    locals.push(local, nameBytes, data);
    central.push(header, nameBytes);
    offset += local.length + nameBytes.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
