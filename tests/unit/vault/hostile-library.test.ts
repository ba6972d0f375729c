// A small library with one damaged part: the part is named, and everything else is recovered.
import 'fake-indexeddb/auto';
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportToZip } from '../../../electron/vault/export-zip';
import { appendChanges } from '../../../renderer/storage/change-log';
import { CarrelDatabase } from '../../../renderer/storage/database';
import type { ArticleRecord } from '../../../renderer/vault/article-files';
import { exportArticles } from '../../../renderer/vault/export-articles';
import { overwriteDatabase, overwriteFiles } from '../../../renderer/vault/resolve-differing';
import { verifyLibrary } from '../../../renderer/vault/verify';
import { contentsOf, newFolder } from '../electron/vault/library-folder';
import { fill, newDesk, restoreInto, settle } from './desk';
import { articleRecord } from './generated-article';
import {
  beginWithSmallLibrary,
  clean,
  compare,
  count,
  desk,
  html,
  idsOf,
  inLibrary,
  json,
  linkTo,
  records,
  rest,
  victim,
  withDatabase,
} from './small-library';

beginWithSmallLibrary();

type Spoil = [what: string, place: () => string, reason: string, spoil: () => void];

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
  replaceByFolder(join(desk.folder, records[3]?.article.folder ?? '', 'article.json'));
  const shards = readdirSync(join(desk.folder, 'originals'));
  moveAndLink(join(desk.folder, 'originals', shards[0] ?? ''));
  const { problems } = await verifyLibrary(desk.database, desk.files);
  const articles = problems.filter(({ kind }) => kind === 'article-damaged');
  expect(articles.map(({ what, repaired }) => [what, repaired]).sort()).toEqual([
    [records[2]?.article.folder, true],
    [records[3]?.article.folder, false],
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

it('has an edited article.html written again, and says where the edited one is', async () => {
  await withDatabase();
  const edited = readFileSync(html(), 'utf8').replace('</body>', '<p>by hand</p></body>');
  const later = new Date(Date.now() + 5_000);
  writeFileSync(html(), edited);
  utimesSync(html(), later, later);
  const { problems } = await verifyLibrary(desk.database, desk.files);
  const [, name = ''] =
    /kept beside it as (article\.edited-\S+)/.exec(problems[0]?.detail ?? '') ?? [];
  expect(problems).toMatchObject([{ kind: 'article-damaged', repaired: true }]);
  expect(readFileSync(html().replace('article.html', name), 'utf8')).toBe(edited);
  expect((await verifyLibrary(desk.database, desk.files)).problems).toEqual([]);
});
