import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { electronPath, repository, runToEnd, switches, test } from './carrel';
import { expectWhole, type Listed, listAll, titleOf, writePages } from './shelf';

const count = 40;
const runOn = (library: string) => (args: string[]) =>
  runToEnd(electronPath, [...switches, repository, '--cli', ...args, '--library', library]);

// One library, made once and copied for each test.
let workshop: string;
let pristine: string;
let expected: Listed[];
/** The database as it was before some of the tags. */
let older: string;

test.beforeAll(async () => {
  workshop = mkdtempSync(join(tmpdir(), 'carrel-vault-'));
  pristine = join(workshop, 'library');
  const run = runOn(pristine);
  // So many words that the database has tables, not a log alone.
  // Some of them so long that Chromium keeps them in files beside the database.
  const pages = writePages(workshop, count, (number) => (number < 4 ? 20_000 : 8_000));
  expect(await run(['import', pages, '--tag', 'fruit'])).toMatchObject({ code: 0 });
  const ids = (await listAll(run)).map(({ id }) => id);
  older = join(workshop, 'older');
  cpSync(join(pristine, '.carrel/IndexedDB'), older, { recursive: true });
  await run(['tag', ...ids.slice(0, 10), '--add', 'kept', '--remove', 'fruit']);
  expected = await listAll(run);
  expect(expected.filter(({ tags }) => tags.includes('kept'))).toHaveLength(10);
  expect(expected.map(({ title }) => title)).toEqual(ids.map((_, at) => titleOf(at)));
});
test.afterAll(() => rmSync(workshop, { recursive: true, force: true }));

test.beforeEach(({ library }) => cpSync(pristine, library, { recursive: true }));

const leveldb = 'app_carrel_0.indexeddb.leveldb';
const blobs = 'app_carrel_0.indexeddb.blob';
const inDatabase = (folder: string, ending: RegExp) =>
  readdirSync(join(folder, leveldb))
    .filter((name) => ending.test(name))
    .map((name) => join(folder, leveldb, name));
const newest = (paths: string[]) => {
  const byAge = paths.sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs);
  return byAge.at(-1) ?? '';
};

/** Each gets IndexedDB's folder. */
const damages: Record<string, (folder: string) => void> = {
  'its folder deleted': (folder) => rmSync(folder, { recursive: true }),
  'its newest log deleted': (folder) => rmSync(newest(inDatabase(folder, /\.log$/))),
  'CURRENT deleted': (folder) => rmSync(join(folder, leveldb, 'CURRENT')),
  'a table overwritten with zeros': (folder) => {
    const path = newest(inDatabase(folder, /\.ldb$/));
    writeFileSync(path, Buffer.alloc(statSync(path).size));
  },
  'a table cut short': (folder) => {
    const path = newest(inDatabase(folder, /\.ldb$/));
    truncateSync(path, statSync(path).size >> 1);
  },
  'every table deleted': (folder) => {
    for (const path of inDatabase(folder, /\.ldb$/)) rmSync(path);
  },
  'the manifest cut short': (folder) => {
    const path = newest(inDatabase(folder, /^MANIFEST-/));
    truncateSync(path, statSync(path).size >> 1);
  },
  'the blob folder deleted': (folder) => rmSync(join(folder, blobs), { recursive: true }),
  'a file in its place': (folder) => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'not a folder');
  },
  'a folder for its lock': (folder) => {
    rmSync(join(folder, leveldb, 'LOCK'));
    mkdirSync(join(folder, leveldb, 'LOCK'));
  },
  'noise in the log': (folder) => {
    const path = newest(inDatabase(folder, /\.log$/));
    const bytes = readFileSync(path);
    for (let at = bytes.length >> 2; at < bytes.length; at += 97) bytes[at] = (at * 131) & 255;
    writeFileSync(path, bytes);
  },
  'noise behind the log': (folder) =>
    appendFileSync(newest(inDatabase(folder, /\.log$/)), Buffer.alloc(5_000, 0xa5)),
  'an older copy in its place': (folder) => {
    rmSync(folder, { recursive: true });
    cpSync(older, folder, { recursive: true });
  },
  'a file in the place of its data': (folder) => {
    rmSync(join(folder, leveldb), { recursive: true });
    writeFileSync(join(folder, leveldb), 'not a folder');
  },
  'the whole working copy deleted': (folder) => rmSync(join(folder, '..'), { recursive: true }),
};

for (const [damage, doIt] of Object.entries(damages)) {
  test(`nothing is lost with ${damage}`, async ({ carrel, library }) => {
    doIt(join(library, '.carrel/IndexedDB'));
    await expectWhole(carrel, expected);
  });
}
