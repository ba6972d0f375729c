// Libraries whose database is damaged, whose files are changed, or whose process is killed.
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
import { en } from '../../renderer/ui/i18n/en';
import { exhaustive } from '../exhaustive';
import { longTestMs, startCommand, test } from './carrel';
import { searchFor } from './search-for';
import {
  expectSound,
  expectWhole,
  type Listed,
  listAll,
  served,
  titleOf,
  writePages,
} from './shelf';

test.setTimeout(longTestMs);

const count = 64;

// Each worker makes one library.
test.describe.configure({ mode: 'parallel' });
let workshop: string;
/** A folder with a library and its profile; each test damages a copy of both. */
let pristine: string;
let expected: Listed[];
/** The folder of the deleted article in the trash. */
let trashedName: string;
/** The database before some of the tags were added. */
let older: string;

test.beforeAll(async () => {
  test.setTimeout(longTestMs);
  workshop = mkdtempSync(join(tmpdir(), 'carrel-vault-'));
  pristine = join(workshop, 'pristine');
  mkdirSync(pristine);
  // Enough words that the database has tables besides its log, and some texts so long that Chromium
  // keeps them in files beside the database.
  const pages = writePages(workshop, count + 1, (number) => (number < 4 ? 20_000 : 6_000));
  const ids = await served(placesIn(pristine), {}, async (run) => {
    expect(await run(['import', pages, '--tag', 'fruit'])).toMatchObject({ code: 0 });
    return (await listAll(run)).map(({ id }) => id);
  });
  older = join(workshop, 'older');
  cpSync(databaseIn(pristine), older, { recursive: true });
  expected = await served(placesIn(pristine), {}, async (run) => {
    await run(['tag', ...ids.slice(0, 10), '--add', 'kept', '--remove', 'fruit']);
    const last = (await listAll(run)).find(({ title }) => title === titleOf(count));
    expect(await run(['trash', last?.id ?? ''])).toMatchObject({ code: 0 });
    return listAll(run);
  });
  [trashedName = ''] = readdirSync(join(pristine, 'library', 'trash'));
  expect(expected.filter(({ tags }) => tags.includes('kept'))).toHaveLength(10);
  expect(expected.map(({ title }) => title)).toEqual(
    Array.from({ length: count }, (_, at) => titleOf(at)),
  );
});

const placesIn = (folder: string) => [
  ...['--library', join(folder, 'library')],
  ...['--profile', join(folder, 'profile')],
];
const databaseIn = (folder: string) => join(folder, 'profile', 'IndexedDB');

test.afterAll(() => rmSync(workshop, { recursive: true, force: true }));

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
const noise = (bytes: number) =>
  Buffer.from(Array.from({ length: bytes }, (_, at) => (at * 131) & 255));

/** Each function gets the folder of IndexedDB. */
const damages = {
  'its folder deleted': (folder) => rmSync(folder, { recursive: true }),
  'its newest log deleted': (folder) => rmSync(newest(inDatabase(folder, /\.log$/))),
  'its newest log cut short': (folder) => {
    const path = newest(inDatabase(folder, /\.log$/));
    truncateSync(path, statSync(path).size >> 1);
  },
  'noise in the log': (folder) => {
    const path = newest(inDatabase(folder, /\.log$/));
    const bytes = readFileSync(path);
    for (let at = bytes.length >> 2; at < bytes.length; at += 97) bytes[at] = (at * 131) & 255;
    writeFileSync(path, bytes);
  },
  'noise behind the log': (folder) =>
    appendFileSync(newest(inDatabase(folder, /\.log$/)), Buffer.alloc(5_000, 0xa5)),
  'CURRENT deleted': (folder) => rmSync(join(folder, leveldb, 'CURRENT')),
  'CURRENT naming another file': (folder) =>
    writeFileSync(join(folder, leveldb, 'CURRENT'), 'MANIFEST-999999\n'),
  'the manifest deleted': (folder) => rmSync(newest(inDatabase(folder, /^MANIFEST-/))),
  'the manifest cut short': (folder) => {
    const path = newest(inDatabase(folder, /^MANIFEST-/));
    truncateSync(path, statSync(path).size >> 1);
  },
  'a table overwritten with zeros': (folder) => {
    const path = newest(inDatabase(folder, /\.ldb$/));
    writeFileSync(path, Buffer.alloc(statSync(path).size));
  },
  'a table overwritten with noise': (folder) => {
    const path = newest(inDatabase(folder, /\.ldb$/));
    writeFileSync(path, noise(statSync(path).size));
  },
  'a table cut short': (folder) => {
    const path = newest(inDatabase(folder, /\.ldb$/));
    truncateSync(path, statSync(path).size >> 1);
  },
  'every table deleted': (folder) => {
    for (const path of inDatabase(folder, /\.ldb$/)) rmSync(path);
  },
  'every file empty': (folder) => {
    for (const path of inDatabase(folder, /[0-9A-Z]$|\.ldb$|\.log$/)) writeFileSync(path, '');
  },
  'the blob folder deleted': (folder) => rmSync(join(folder, blobs), { recursive: true }),
  'a file in its place': (folder) => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'not a folder');
  },
  'a file in the place of its data': (folder) => {
    rmSync(join(folder, leveldb), { recursive: true });
    writeFileSync(join(folder, leveldb), 'not a folder');
  },
  'a folder for its lock': (folder) => {
    rmSync(join(folder, leveldb, 'LOCK'));
    mkdirSync(join(folder, leveldb, 'LOCK'));
  },
  'an older copy in its place': (folder) => {
    rmSync(folder, { recursive: true });
    cpSync(older, folder, { recursive: true });
  },
  'the whole working copy deleted': (folder) => rmSync(join(folder, '..'), { recursive: true }),
} satisfies Record<string, (folder: string) => void>;

/** One of each kind: of what is missing, unreadable, of another kind than it was, and older than the files. */
const taken = new Set<string>([
  'its folder deleted',
  'noise in the log',
  'the manifest cut short',
  'a table overwritten with noise',
  'the blob folder deleted',
  'a file in the place of its data',
  'an older copy in its place',
] satisfies (keyof typeof damages)[]);

for (const [damage, doIt] of Object.entries(damages)) {
  const when = taken.has(damage) ? {} : exhaustive;
  test(
    `nothing is lost, and deleted articles stay in the trash, with ${damage}`,
    when,
    async () => {
      const copy = join(workshop, `with ${damage}`);
      cpSync(pristine, copy, { recursive: true });
      doIt(databaseIn(copy));
      // A start finds the damage.
      await served(placesIn(copy), {}, (run) => expectWhole(run, expected));
      expect(readdirSync(join(copy, 'library', 'trash'))).toEqual([trashedName]);
    },
  );
}

test.describe('with one Carrel for the commands behind the crash', () => {
  test.use({ serves: true });

  test('everything that an import had reported when it was killed is there', async ({
    account,
    carrel,
    library,
  }) => {
    const pages = writePages(join(workshop, 'killed'), count, () => 2_000);
    const child = startCommand(library, account, ['import', pages, '--report-each']);
    const reported = await killAfter(child, 12);
    expect(reported.length).toBeGreaterThanOrEqual(12);
    const listed = await listAll(carrel);
    expect(listed.length).toBeLessThan(count);
    expect(listed.map(({ id }) => id)).toEqual(expect.arrayContaining(reported));
    await expectWhole(carrel, listed);
    expect((await searchFor(carrel, 'ripens')).total).toBe(listed.length);
    expect(await carrel(['import', pages])).toMatchObject({ code: 0 });
    const all = await listAll(carrel);
    expect(all.map(({ title }) => title)).toEqual(
      Array.from({ length: count }, (_, at) => titleOf(at)),
    );
    await expectSound(carrel, count);
  });
});

/** The ids that were reported as saved before the process and all its children were killed. */
function killAfter(child: ReturnType<typeof startCommand>, after: number): Promise<string[]> {
  const ids: string[] = [];
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('{')) ids.push(JSON.parse(line).id);
    if (ids.length >= after && child.pid) process.kill(-child.pid, 'SIGKILL');
  });
  return new Promise((resolve) => child.on('close', () => resolve(ids)));
}

test('an article whose file somebody has changed is left alone until the user decides', async ({
  account,
  carrel,
  library,
  openCarrel,
}) => {
  cpSync(join(pristine, 'library'), library, { recursive: true });
  expect(await listAll(carrel)).toEqual(expected);
  const [first, second] = expected as [Listed, Listed];
  const change = (article: Listed, title: string) => {
    const path = join(library, article.folder, 'article.json');
    const content = JSON.parse(readFileSync(path, 'utf8'));
    content.article.title = title;
    writeFileSync(path, JSON.stringify(content, null, 2));
    return path;
  };
  const theirs = change(first, 'By hand');
  const ours = change(second, 'By another hand');
  const place = ['--library', library];
  await served(place, account, async (run) => {
    expect((await listAll(run)).map(({ title }) => title)).toEqual(
      expected.map(({ title }) => title),
    );
    expect(await run(['verify'])).toMatchObject({ code: 3 });
  });
  expect(readFileSync(theirs, 'utf8')).toContain('By hand');

  const { app, page } = await openCarrel();
  await expect(page.getByText(en.notices.findings.differing(2))).toBeVisible();
  await page.getByRole('button', { name: en.notices.look }).click();
  const finding = (folder: string) => page.getByRole('listitem').filter({ hasText: folder });
  await finding(first.folder)
    .getByRole('button', { name: en.findings.choices['take-folder'] })
    .click();
  await expect(finding(first.folder)).toHaveCount(0);
  await finding(second.folder)
    .getByRole('button', { name: en.findings.choices['keep-database'] })
    .click();
  await expect(finding(second.folder)).toHaveCount(0);
  await app.close();
  expect(readFileSync(ours, 'utf8')).not.toContain('By another hand');
  const settled = [{ ...first, title: 'By hand' }, ...expected.slice(1)];
  settled.sort((a, b) => a.title.localeCompare(b.title));
  await served(place, account, (run) => expectWhole(run, settled));
});
