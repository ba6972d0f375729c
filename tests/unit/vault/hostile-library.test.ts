// A small library with one damaged part: the part is named, and everything else is recovered.
import 'fake-indexeddb/auto';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { exportToZip } from '../../../electron/vault/export-zip';
import type { CleanHtml } from '../../../renderer/core/article/article';
import { appendChanges } from '../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../renderer/storage/database';
import type { ArticleRecord } from '../../../renderer/vault/article-files';
import { exportArticles } from '../../../renderer/vault/export-articles';
import { reconcile } from '../../../renderer/vault/reconcile';
import { tableOf } from '../../../renderer/vault/record-files';
import { overwriteDatabase, overwriteFiles } from '../../../renderer/vault/resolve-differing';
import { verifyLibrary } from '../../../renderer/vault/verify';
import { contentsOf, newFolder } from '../electron/vault/library-folder';
import { type Desk, fill, newDesk, restoreInto, settle } from './desk';
import { articleRecord } from './generated-article';

const count = 8;
const clean = (html: string) => html as CleanHtml;
let records: ArticleRecord[];
/** Each test damages a copy of this folder. */
let pristine: string;
let desk: Desk;
/** The absolute path of the article's folder that is damaged. */
let victim: string;

beforeAll(async () => {
  const found = fc.sample(articleRecord, { numRuns: 60, seed: 11 });
  const texts = found.filter(({ text, article }) => text !== '' && article.canonicalUrl === null);
  // Each article has its own month, so that a damaged year or month costs one article.
  records = texts.slice(0, count).map((record, at) => {
    const folder = `articles/20${10 + at}/0${1 + at}/article-${at}-000000000${at}`;
    return { ...record, article: { ...record.article, folder } };
  });
  expect(records).toHaveLength(count);
  const first = await newDesk();
  await fill(first, records);
  pristine = mkdtempSync(join(tmpdir(), 'carrel-hostile-'));
  cpSync(first.folder, pristine, { recursive: true });
});

afterAll(() => rmSync(pristine, { recursive: true, force: true }));

/** A library without its database; `withDatabase` recovers it first. */
beforeEach(async () => {
  desk = await newDesk();
  cpSync(pristine, desk.folder, { recursive: true });
  victim = join(desk.folder, records[2]?.article.folder ?? '');
});

async function withDatabase(): Promise<void> {
  expect(await compare(desk.database)).toMatchObject({ rebuilt: count, findings: [] });
  await settle(desk);
}

const compare = (database: CarrelDatabase) => reconcile(database, desk.files, clean, () => {});
const rest = () => records.filter((_, at) => at !== 2).map(({ article }) => article.id);
const idsOf = async ({ articles }: CarrelDatabase) => articles.toCollection().primaryKeys();

type Spoil = [what: string, place: () => string, reason: string, spoil: () => void];
const html = () => join(victim, 'article.html');
const json = () => join(victim, 'article.json');
const inLibrary = (path: string) => path.slice(desk.folder.length + 1);

const linkTo = (path: string, target: string) => {
  rmSync(path, { recursive: true });
  symlinkSync(target, path);
};
const moveAndLink = (path: string) => {
  const elsewhere = join(newFolder(), 'moved');
  renameSync(path, elsewhere);
  symlinkSync(elsewhere, path);
};
const replaceByFolder = (path: string) => {
  rmSync(path, { recursive: true });
  mkdirSync(join(path, 'in it'), { recursive: true });
};
const replaceByFile = (path: string) => {
  rmSync(path, { recursive: true });
  writeFileSync(path, 'a file');
};

const spoils: Spoil[] = [
  ['article.html a link', html, 'link', () => moveAndLink(html())],
  ['article.json a link', json, 'link', () => moveAndLink(json())],
  ['article.html a link to a device', html, 'link', () => linkTo(html(), '/dev/zero')],
  ['article.html a folder', html, 'not-a-file', () => replaceByFolder(html())],
  ['article.json a folder', json, 'not-a-file', () => replaceByFolder(json())],
  [
    'article.html a pipe',
    html,
    'not-a-file',
    () => {
      rmSync(html());
      execFileSync('mkfifo', [html()]);
    },
  ],
  ['article.html of 300 MB', html, 'too-large', () => truncateSync(html(), 300e6)],
  ['article.json of 300 MB', json, 'too-large', () => truncateSync(json(), 300e6)],
  ['its folder a link', () => victim, 'link', () => moveAndLink(victim)],
  ['its folder a file', () => victim, 'not-a-folder', () => replaceByFile(victim)],
  ['its month a link', () => dirname(victim), 'link', () => moveAndLink(dirname(victim))],
  [
    'its year a file',
    () => dirname(dirname(victim)),
    'not-a-folder',
    () => replaceByFile(dirname(dirname(victim))),
  ],
  [
    'its year a link into nowhere',
    () => dirname(dirname(victim)),
    'link',
    () => linkTo(dirname(dirname(victim)), '/nowhere'),
  ],
];

describe.each(spoils)('%s', (_what, place, reason, spoil) => {
  it('costs nothing else when the database is lost', async () => {
    spoil();
    const { database } = desk;
    const report = await compare(database);
    expect((await idsOf(database)).sort()).toEqual(rest().sort());
    expect(report).toMatchObject({ rebuilt: count - 1, missing: 0 });
    expect(report.findings).toMatchObject([
      { kind: 'unreadable', place: inLibrary(place()), reason },
    ]);
    await settle(desk);
  });

  it('costs nothing when the database is whole, and nothing is written there unasked', async () => {
    await withDatabase();
    spoil();
    const before = lstatSync(place()).ino;
    const report = await compare(desk.database);
    expect(report.findings).toMatchObject([{ place: inLibrary(place()), reason }]);
    expect(report).toMatchObject({ rebuilt: 0, missing: 0 });
    await settle(desk);
    expect(lstatSync(place()).ino).toBe(before);
    expect(await idsOf(desk.database)).toHaveLength(count);
  });

  it('costs one article of a restored folder, and a later try goes on', async () => {
    spoil();
    const other = await newDesk();
    const report = await restoreInto(other, desk.folder);
    expect(report).toMatchObject({ added: count - 1, merged: 0, same: 0 });
    expect(report.failed).toMatchObject([{ folder: expect.any(String), reason }]);
    expect(inLibrary(place())).toContain(report.failed[0]?.folder);
    expect(await restoreInto(other, desk.folder)).toMatchObject({ added: 0, same: count - 1 });
  });
});

it('can have its files written again when the user says so', async () => {
  await withDatabase();
  moveAndLink(html());
  const [finding] = (await compare(desk.database)).findings;
  expect(finding?.choices).toEqual(['keep-database']);
  expect(await overwriteFiles(desk.database, desk.files, finding?.place ?? '')).toBe(true);
  expect((await compare(desk.database)).findings).toEqual([]);
  replaceByFolder(html());
  expect(await overwriteFiles(desk.database, desk.files, inLibrary(html()))).toBe(false);
  expect(await overwriteDatabase(desk.database, desk.files, clean, inLibrary(victim))).toBe(false);
});

it('is checked to its end, and a file that can be written again is', async () => {
  await withDatabase();
  moveAndLink(html());
  replaceByFolder(join(desk.folder, records[4]?.article.folder ?? '', 'article.json'));
  const shards = readdirSync(join(desk.folder, 'originals'));
  moveAndLink(join(desk.folder, 'originals', shards[0] ?? ''));
  const { problems } = await verifyLibrary(desk.database, desk.files);
  const articles = problems.filter(({ kind }) => kind === 'article-damaged');
  expect(articles.map(({ what, repaired }) => [what, repaired]).sort()).toEqual([
    [records[2]?.article.folder, true],
    [records[4]?.article.folder, false],
  ]);
  expect(articles.every(({ detail }) => /article\.(?:html|json): /.test(detail ?? ''))).toBe(true);
  expect(problems.some(({ kind }) => kind === 'original-damaged')).toBe(true);
});

describe.each(['emptied', 'missing', 'cut short', 'full of zeros'])('article.html %s', (how) => {
  const spoil = () => {
    if (how === 'emptied') truncateSync(html(), 0);
    if (how === 'missing') rmSync(html());
    if (how === 'cut short') truncateSync(html(), 100);
    if (how === 'full of zeros') writeFileSync(html(), Buffer.alloc(lstatSync(html()).size));
  };

  it('is made again of the text when the database is lost too', async () => {
    spoil();
    const { database } = desk;
    const report = await compare(database);
    expect(report.rebuilt).toBe(count);
    expect(report.findings).toMatchObject([{ kind: 'rebuilt', place: inLibrary(html()) }]);
    const record = records[2] as ArticleRecord;
    const body = (await database.html.get(record.article.id))?.html ?? '';
    expect(body.replace(/<\/?p>/g, '').replaceAll('&lt;', '<')).toContain(
      record.text.trim().replaceAll('&', '&amp;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    );
    await settle(desk);
    expect(readFileSync(html(), 'utf8')).toContain('<!--carrel:body-->');
    expect((await compare(database)).findings).toEqual([]);
  });

  it('is written again when the database is whole', async () => {
    await withDatabase();
    spoil();
    // At the start only sizes are compared; `verify` compares contents.
    if (how === 'full of zeros') await verifyLibrary(desk.database, desk.files);
    else await compare(desk.database);
    await settle(desk);
    expect(readFileSync(html(), 'utf8')).toContain('<!--/carrel:body-->');
  });

  it('comes out of a restored folder as text', async () => {
    spoil();
    const other = await newDesk();
    const report = await restoreInto(other, desk.folder);
    expect(report).toMatchObject({ added: count, failed: [] });
    expect(report.findings).toMatchObject([{ kind: 'rebuilt' }]);
  });
});

it.each([
  ['savedAt', 1e300],
  ['savedAt', -1e300],
  ['publishedAt', '+275760-09-13T00:00:00Z'],
  ['wordCount', 1e300],
  ['tags', Array.from({ length: 100_000 }, (_, at) => `tag ${at}`)],
])('an absurd %s is corrected, named, and written as it is now', async (name, value) => {
  const content = JSON.parse(readFileSync(json(), 'utf8'));
  content.article[name] = value;
  writeFileSync(json(), JSON.stringify(content));
  const other = await newDesk();
  const restored = await restoreInto(other, desk.folder);
  expect(restored).toMatchObject({ added: count, failed: [], missing: 0 });
  const { rebuilt, findings } = await compare(desk.database);
  expect(rebuilt).toBe(count);
  for (const found of [findings, restored.findings]) {
    expect(found).toMatchObject([{ kind: 'repaired', place: inLibrary(json()) }]);
    expect(found?.[0]?.detail).toContain(name);
  }
  await settle(desk);
  const written = JSON.parse(readFileSync(json(), 'utf8'));
  expect(() => new Date(written.article.savedAt).toISOString()).not.toThrow();
  expect(written.article.tags.length).toBeLessThanOrEqual(1_000);
  expect((await compare(new CarrelDatabase(`again-${Math.random()}`))).findings).toEqual([]);
});

it.each(['saved-searches', 'feeds', 'site-rules'])(
  'of 100,000 rows in %s.json the first are taken, and the file keeps them all',
  async (name) => {
    const rows = Array.from({ length: 100_000 }, (_, at) => ({
      ...{ id: `https://${at}.example`, name: `${at}`, title: `${at}`, query: `/(a+)+${at}/` },
      body: 'main',
    }));
    const path = join(desk.folder, `${name}.json`);
    writeFileSync(path, JSON.stringify({ schema: 2, [name]: rows }));
    const { size } = lstatSync(path);
    const { findings } = await compare(desk.database);
    expect(findings).toMatchObject([
      { kind: 'cut-off', place: `${name}.json`, reason: 'too-many' },
    ]);
    expect(findings[0]?.detail).toMatch(/^\d+000 of 100000 taken$/);
    await settle(desk);
    expect(lstatSync(path).size).toBe(size);
  },
  30_000,
);

it.each([
  ['a file', (path: string) => writeFileSync(path, 'in the way')],
  ['a link', (path: string) => symlinkSync('/nowhere', path)],
])(
  'a new article has a folder elsewhere while the name of its year is %s',
  async (_what, block) => {
    await withDatabase();
    const record = fc.sample(articleRecord, { numRuns: 1, seed: 3 })[0] as ArticleRecord;
    const added = {
      ...record,
      article: { ...record.article, folder: 'articles/2099/01/new-0000000000' },
    };
    block(join(desk.folder, 'articles/2099'));
    await fill(desk, [added]);
    const { id } = added.article;
    expect((await desk.database.articles.get(id))?.folder).toBe('articles/0000/00/new-0000000000');
    expect((await verifyLibrary(desk.database, desk.files)).problems).toEqual([]);
    const lost = new CarrelDatabase(`lost-${Math.random()}`);
    expect(await compare(lost)).toMatchObject({ rebuilt: count + 1 });
  },
);

it('a time that an older version has stored breaks neither the files nor the export', async () => {
  await withDatabase();
  const { id, folder } = (records[0] as ArticleRecord).article;
  await desk.database.articles.update(id, { savedAt: 1e300, publishedAt: '+275760-09-13' });
  await appendChanges(desk.database, 'article-changed', [id]);
  await settle(desk);
  const written = JSON.parse(readFileSync(join(desk.folder, folder, 'article.json'), 'utf8'));
  expect(written.article.publishedAt).toBeNull();
  expect(() => new Date(written.article.savedAt).toISOString()).not.toThrow();
  expect((await verifyLibrary(desk.database, desk.files)).problems).toEqual([]);
  const target = join(newFolder(), 'all');
  const answer = await exportArticles(
    desk.database,
    desk.carrel,
    desk.transfers.allowTarget(target),
  );
  expect(answer).toMatchObject({ ok: true, leftOut: [] });
  expect(existsSync(join(target, folder, 'article.md'))).toBe(true);
});

describe('a restored library', () => {
  const first = () => records[0] as ArticleRecord;
  /** An article of another library with the same folder name. */
  const stranger = (folder: string, more: Partial<ArticleRecord> = {}): ArticleRecord => {
    const record = fc.sample(articleRecord, { numRuns: 1, seed: 4 })[0] as ArticleRecord;
    return { ...record, ...more, article: { ...record.article, canonicalUrl: null, folder } };
  };

  async function restoreStranger(record: ArticleRecord) {
    const other = await newDesk();
    await fill(other, [record]);
    return restoreInto(desk, other.folder);
  }

  it.each([
    ['the name', (folder: string) => folder],
    ['the name in capitals', (folder: string) => folder.replace('article-', 'ARTICLE-')],
  ])('takes no folder of %s of another article', async (_what, nameOf) => {
    await withDatabase();
    const { folder, id } = first().article;
    const before = readFileSync(join(desk.folder, folder, 'article.json'), 'utf8');
    const theirs = stranger(nameOf(folder));
    expect(await restoreStranger(theirs)).toMatchObject({ added: 1, failed: [] });
    expect(readFileSync(join(desk.folder, folder, 'article.json'), 'utf8')).toBe(before);
    const taken = await desk.database.articles.get(theirs.article.id);
    expect(taken?.folder.toLowerCase()).not.toBe(folder);
    expect((await desk.database.articles.get(id))?.folder).toBe(folder);
    expect((await verifyLibrary(desk.database, desk.files)).problems).toEqual([]);
  });

  it('takes no folder of a name that some systems take for the same', async () => {
    await withDatabase();
    const folder = 'articles/2025/02/항구-0000000000';
    await fill(desk, [stranger(folder)]);
    const theirs = fc.sample(articleRecord, { numRuns: 1, seed: 9 })[0] as ArticleRecord;
    const article = { ...theirs.article, folder: folder.normalize('NFD'), canonicalUrl: null };
    expect(await restoreStranger({ ...theirs, article })).toMatchObject({ added: 1 });
    const taken = await desk.database.articles.get(article.id);
    expect(taken?.folder.normalize('NFC')).not.toBe(folder);
  });

  it('takes no folder of what is in the trash, or cannot be read', async () => {
    await withDatabase();
    const { folder, id } = first().article;
    await desk.database.articles.delete(id);
    await desk.database.vault.delete(id);
    expect(await desk.files.trashArticle(folder)).toEqual({ ok: true });
    const [trashed] = await desk.files.listTrash();
    const theirs = stranger(folder);
    expect(await restoreStranger(theirs)).toMatchObject({ added: 1 });
    expect((await desk.database.articles.get(theirs.article.id))?.folder).not.toBe(folder);
    expect(await desk.files.restoreArticle(trashed?.name ?? '')).toEqual({ ok: true });
  });

  it('changes no row of an image, an original, a feed or a setting that is there', async () => {
    await withDatabase();
    const { assets, originals, feeds } = desk.database;
    const owner = records.find((each) => each.assets.length > 0 && each.originals.length > 0);
    const [image] = await assets.toArray();
    const [file] = await originals.toArray();
    const [feed] = await feeds.toArray();
    if (!owner || !image || !file || !feed) throw new Error('nothing to be changed');
    const other = await newDesk();
    cpSync(pristine, other.folder, { recursive: true });
    for (const { article } of records) {
      const path = join(other.folder, article.folder, 'article.json');
      const content = JSON.parse(readFileSync(path, 'utf8'));
      for (const row of [...content.assets, ...content.originals]) row.extension = '.exe';
      for (const row of content.assets) row.mediaType = 'text/html';
      for (const row of content.originals) row.fileName = 'theirs';
      writeFileSync(path, JSON.stringify(content));
    }
    const theirs = { schema: 2, feeds: [{ ...feed, title: 'theirs' }] };
    writeFileSync(join(other.folder, 'feeds.json'), JSON.stringify(theirs));
    expect(await restoreInto(desk, other.folder)).toMatchObject({ same: count, failed: [] });
    expect(await assets.get(image.sha256)).toEqual(image);
    expect(await originals.get(file.sha256)).toEqual(file);
    expect(await feeds.get(feed.id)).toEqual(feed);
  });

  it('puts back an original that is damaged here', async () => {
    await withDatabase();
    const [file] = await desk.database.originals.toArray();
    const [shard, name] = [file?.sha256.slice(0, 2) ?? '', `${file?.sha256}${file?.extension}`];
    const path = join(desk.folder, 'originals', shard, name);
    writeFileSync(path, Buffer.alloc(lstatSync(path).size));
    const damaged = (await verifyLibrary(desk.database, desk.files)).problems;
    expect(damaged).toMatchObject([{ kind: 'original-damaged', fileName: file?.fileName }]);
    expect(await restoreInto(desk, pristine)).toMatchObject({ same: count });
    expect((await verifyLibrary(desk.database, desk.files)).problems).toEqual([]);
  });
});

describe.each([
  'ends with a dot.',
  'ends with a blank ',
  '.starts with a dot',
  'a:b',
  'con',
  'x'.repeat(120),
  'y'.repeat(200),
])('an article in a folder of the name "%s"', (name) => {
  const odd = () => join(dirname(victim), name);

  it('is named, and what it refers to stays', async () => {
    renameSync(victim, odd());
    const { rebuilt, findings } = await compare(desk.database);
    expect(rebuilt).toBe(count - 1);
    expect(findings).toMatchObject([
      { kind: 'unreadable', place: inLibrary(odd()), reason: 'odd-name' },
    ]);
    const order = { known: [], referenced: [], ours: ['a'.repeat(64)], isDryRun: false };
    const swept = await desk.files.sweepStored(order);
    expect(swept.deleted).toEqual([]);
    expect(swept.unreadable).toContain(inLibrary(odd()));
  });

  it('is a failure of a restored folder, and of a zip', async () => {
    renameSync(victim, odd());
    const zip = join(newFolder(), 'all.zip');
    const sink = await exportToZip(zip, `${zip}.tmp`);
    for (const [path, content] of Object.entries(contentsOf(desk.folder))) {
      const bytes = Buffer.from(content, 'latin1');
      await sink.add(path, [bytes], bytes.length);
    }
    await sink.finish();
    for (const bundle of [desk.folder, zip]) {
      const report = await restoreInto(await newDesk(), bundle);
      expect(report).toMatchObject({ added: count - 1, merged: 0 });
      expect(report.failed).toMatchObject([{ folder: inLibrary(odd()), reason: 'odd-name' }]);
    }
  });
});

it("leaves the user's own folders and unfinished ones unnamed", async () => {
  mkdirSync(join(dirname(victim), '.hidden'));
  cpSync(victim, join(dirname(victim), '.article.0123456789ab.tmp'), { recursive: true });
  expect((await compare(desk.database)).findings).toEqual([]);
});

it('a second article of a bundle with an id of the first is a failure', async () => {
  const copy = join(dirname(victim), 'copy-0000000009');
  cpSync(victim, copy, { recursive: true });
  const same = await restoreInto(await newDesk(), desk.folder);
  expect(same).toMatchObject({ added: count, same: 1, failed: [] });
  const content = JSON.parse(readFileSync(join(copy, 'article.json'), 'utf8'));
  content.text = `${content.text} and another end`;
  writeFileSync(join(copy, 'article.json'), JSON.stringify(content));
  const report = await restoreInto(await newDesk(), desk.folder);
  expect(report).toMatchObject({ added: count, merged: 0, same: 0 });
  expect(report.failed).toMatchObject([{ folder: inLibrary(copy), reason: 'copied' }]);
  expect(report.failed[0]?.detail).toBe(inLibrary(victim));
});

it('says of a folder without article.json that nothing tells what it is', async () => {
  rmSync(json());
  const { rebuilt, findings } = await compare(desk.database);
  expect(rebuilt).toBe(count - 1);
  expect(findings).toMatchObject([{ place: inLibrary(json()), reason: 'incomplete' }]);
});

describe('a record', () => {
  const at = (name: string) => join(desk.folder, `${name}.json`);

  it.each(['feeds', 'settings', 'saved-searches', 'site-rules', 'manifest'])(
    '%s.json that is a folder is named and holds nothing up',
    async (name) => {
      await withDatabase();
      rmSync(at(name), { force: true });
      mkdirSync(at(name));
      const database = new CarrelDatabase(`lost-${Math.random()}`);
      for (const each of [database, desk.database]) {
        const { findings } = await compare(each);
        expect(findings).toMatchObject([{ place: `${name}.json`, reason: 'not-a-file' }]);
      }
      expect(await idsOf(database)).toHaveLength(count);
      await settle({ database, files: desk.files });
    },
  );

  it('that is a link to a plain file is read and written through', async () => {
    const target = join(newFolder(), 'dotfiles.json');
    renameSync(at('feeds'), target);
    symlinkSync(target, at('feeds'));
    expect((await compare(desk.database)).findings).toEqual([]);
    expect(await desk.database.feeds.count()).toBe(1);
    expect(await desk.files.writeRecord('feeds', '{"schema":2,"feeds":[]}')).toEqual({ ok: true });
    expect(lstatSync(at('feeds')).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, 'utf8')).toBe('{"schema":2,"feeds":[]}');
  });

  it.each([
    ['to no record of ours', (target: string) => writeFileSync(target, '{"mine":1}')],
    ['to text', (target: string) => writeFileSync(target, 'my diary')],
    ['to a folder', (target: string) => mkdirSync(target)],
    ['to nothing', () => {}],
  ])('that is a link %s is never written through', async (_what, make) => {
    const target = join(newFolder(), 'theirs');
    make(target);
    const before = existsSync(target) && lstatSync(target).isFile() && readFileSync(target, 'utf8');
    linkTo(at('feeds'), target);
    const { findings } = await compare(desk.database);
    expect(findings).toMatchObject([{ kind: 'unreadable', place: 'feeds.json' }]);
    const answer = await desk.files.writeRecord('feeds', '{"schema":2,"feeds":[]}');
    expect(answer).toMatchObject({ ok: false, reason: 'failed' });
    expect(lstatSync(at('feeds')).isSymbolicLink()).toBe(true);
    expect(before === false || readFileSync(target, 'utf8') === before).toBe(true);
  });

  it.each([
    ['a device', () => '/dev/zero'],
    ['itself', () => at('feeds')],
    [
      'a pipe',
      () => {
        const pipe = join(newFolder(), 'pipe');
        execFileSync('mkfifo', [pipe]);
        return pipe;
      },
    ],
  ])('that is a link to %s is not opened', async (_what, target) => {
    linkTo(at('feeds'), target());
    const { findings } = await compare(desk.database);
    expect(findings).toMatchObject([{ place: 'feeds.json', reason: 'link' }]);
  });
});

describe.each(['feeds', 'settings', 'saved-searches', 'site-rules'] as const)(
  '%s.json that cannot be read',
  (name) => {
    const at = () => join(desk.folder, `${name}.json`);
    const rows = {
      feeds: { id: 'https://b.example', title: 'B', siteUrl: null, tags: [], addedAt: 2 },
      settings: { id: 'theme', value: 'sepia' },
      'saved-searches': { id: '01', name: 'B', query: 'b', createdAt: 5 },
      'site-rules': { id: 'b.example', body: 'main', madeAt: 5 },
    };
    const whole = JSON.stringify({ schema: 2, [name]: [rows[name]] }, null, 2);
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const damages: [string, string][] = [
      ['its end cut off', whole.slice(0, -12)],
      ['null', 'null'],
      ['a list', '[]'],
      ['NUL bytes', '\0'.repeat(whole.length)],
      ['200,000 levels', deep],
      ['200,000 levels in a row', `{"schema":2,"${name}":[{"id":"x","value":${deep}}]}`],
    ];
    const setAside = () => readdirSync(desk.folder).filter((each) => /\.damaged-/.test(each));
    const addRow = async () => {
      await tableOf(desk.database, name).put(rows[name]);
      await appendChanges(desk.database, 'record-changed', [name]);
      await settle(desk);
    };

    it.each(damages)('(%s) stays for a new account, and is named each time', async (_, content) => {
      writeFileSync(at(), content);
      for (let start = 1; start <= 2; start++) {
        const { findings } = await compare(desk.database);
        expect(findings).toMatchObject([
          { kind: 'unreadable', place: `${name}.json`, reason: 'damaged' },
        ]);
        await settle(desk);
        expect(readFileSync(at(), 'utf8')).toBe(content);
      }
      expect(setAside()).toEqual([]);
    });

    it.each([...damages, ['newer', `{"schema":99,"${name}":[]}`]])(
      '(%s) is set aside before it is written, and named',
      async (_, content) => {
        writeFileSync(at(), content);
        await compare(desk.database);
        await addRow();
        expect(readFileSync(at(), 'utf8')).toContain(rows[name].id);
        const [kept = '', ...others] = setAside();
        expect(others).toEqual([]);
        expect(kept).toMatch(new RegExp(`^${name}\\.damaged-2[0-9TZ-]+\\.json$`));
        expect(readFileSync(join(desk.folder, kept), 'utf8')).toBe(content);
        expect((await compare(desk.database)).findings).toMatchObject([
          { kind: 'unreadable', place: kept, reason: 'damaged' },
        ]);
        await addRow();
        expect(setAside()).toEqual([kept]);
      },
    );
  },
);

it('keeps the last five of the records that were set aside', async () => {
  await withDatabase();
  for (let at = 1; at <= 8; at++) {
    writeFileSync(join(desk.folder, 'feeds.json'), `damaged ${at}`);
    await appendChanges(desk.database, 'record-changed', ['feeds']);
    await settle(desk);
  }
  const kept = readdirSync(desk.folder).filter((each) => each.startsWith('feeds.damaged-'));
  const contents = kept.map((each) => readFileSync(join(desk.folder, each), 'utf8'));
  expect(contents.sort()).toEqual([4, 5, 6, 7, 8].map((at) => `damaged ${at}`));
});

it('keeps the rows that were too many before a feed is added', async () => {
  const rows = Array.from({ length: 30_000 }, (_, at) => ({ id: `https://${at}.example` }));
  const content = JSON.stringify({ schema: 2, feeds: rows });
  writeFileSync(join(desk.folder, 'feeds.json'), content);
  await compare(desk.database);
  await appendChanges(desk.database, 'record-changed', ['feeds']);
  await settle(desk);
  const [kept = ''] = readdirSync(desk.folder).filter((each) => /^feeds\.damaged-/.test(each));
  expect(readFileSync(join(desk.folder, kept), 'utf8')).toBe(content);
});

it.each(['originals', 'assets', 'trash'])(
  '%s that is a link is named, and articles come back',
  async (top) => {
    const path = join(desk.folder, top);
    if (existsSync(path)) rmSync(path, { recursive: true });
    symlinkSync(newFolder(), path);
    const database = new CarrelDatabase(`lost-${Math.random()}`);
    const { findings } = await compare(database);
    expect(findings).toMatchObject([{ place: top, reason: 'link' }]);
    expect(await idsOf(database)).toHaveLength(count);
    expect(await desk.files.listTrash()).toEqual([]);
    expect(await desk.files.emptyTrash(0)).toBe(0);
    // Nothing is swept while a folder that may refer to files cannot be read.
    await settle(desk);
    const order = { known: [], referenced: [], ours: ['a'.repeat(64)], isDryRun: false };
    const swept = await desk.files.sweepStored(order);
    expect(swept).toMatchObject({ deleted: [], unreferenced: [] });
    expect(swept.unreadable).toContain(top);
  },
);

describe('an exported zip', () => {
  async function exported(): Promise<string> {
    await withDatabase();
    const target = join(newFolder(), 'library.zip');
    const { database, carrel, transfers } = desk;
    expect(await exportArticles(database, carrel, transfers.allowTarget(target))).toMatchObject({
      ok: true,
    });
    return target;
  }

  it('with one flipped byte costs at most one article, wherever the byte is', async () => {
    const zip = await exported();
    const whole = readFileSync(zip);
    // At the beginning, in the middle and at the end; the last 22 bytes locate the whole directory.
    const random = fc.sample(fc.nat(whole.length - 23), { numRuns: 25, seed: 5 });
    for (const at of random) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x55;
      writeFileSync(zip, bytes);
      const other = await newDesk();
      const { added, failed, findings = [] } = await restoreInto(other, zip);
      expect(added, `byte ${at}`).toBeGreaterThanOrEqual(count - 1);
      const isWhole = added === count && failed.length === 0 && findings.length === 0;
      if (added < count) expect(failed.length, `byte ${at}`).toBeGreaterThan(0);
      if (isWhole) expect(await idsOf(other.database)).toHaveLength(count);
      await other.database.delete();
    }
  }, 120_000);

  it('that ends in the middle gives what is before it', async () => {
    const zip = await exported();
    truncateSync(zip, Math.floor(lstatSync(zip).size * 0.6));
    const other = await newDesk();
    const report = await restoreInto(other, zip);
    expect(report.added).toBeGreaterThan(0);
    expect(report.failed).toContainEqual(
      expect.objectContaining({ folder: '', reason: 'damaged' }),
    );
  });
});
