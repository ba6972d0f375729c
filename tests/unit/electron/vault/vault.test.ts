import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readArticleBy } from '../../../../electron/vault/article-folders';
import { nodeDisk } from '../../../../electron/vault/disk';
import { Vault } from '../../../../electron/vault/vault';
import { bytesOf, contentsOf, newFolder, sha256 } from './library-folder';

const folder = 'articles/2025/02/harbour-01JMH3';
const page = bytesOf('<p>페이지');
const pageHash = sha256(page);
const pagePath = `originals/${pageHash.slice(0, 2)}/${pageHash}.html`;

let root: string;
let vault: Vault;

beforeEach(async () => {
  root = newFolder();
  vault = await Vault.open(root);
});

describe('originals and images', () => {
  it('stores bytes under their hash and reads them back', async () => {
    expect(await vault.stage('originals', pageHash, '.html', page)).toEqual({ ok: true });
    expect(await vault.readStored('originals', pageHash)).toEqual(page);
    expect(await vault.readStored('assets', pageHash)).toBeNull();
    const part = (from: number, length: number) =>
      vault.readStoredPart('originals', pageHash, from, length);
    const size = page.length;
    expect(await part(0, 0)).toEqual({ bytes: new Uint8Array(), size });
    expect(await part(3, 4)).toEqual({ bytes: page.slice(3, 7), size });
    expect(await part(5, 2 ** 40)).toEqual({ bytes: page.slice(5), size });
    expect(await part(2 ** 40, 1)).toEqual({ bytes: new Uint8Array(), size });
    expect(await vault.readStoredPart('assets', pageHash, 0, 1)).toBeNull();
    expect(await vault.listStored('originals')).toEqual([
      { sha256: pageHash, extension: '.html', bytes: page.length },
    ]);
    expect(Object.keys(contentsOf(root))).toEqual([pagePath]);
  });

  it('writes the same bytes once, also when asked ten times at once', async () => {
    let created = 0;
    const counting = await Vault.open(root, {
      ...nodeDisk,
      create: (path) => {
        created++;
        return nodeDisk.create(path);
      },
    });
    const asked = Array.from({ length: 10 }, () =>
      counting.stage('assets', pageHash, '.webp', page),
    );
    expect(await Promise.all(asked)).toEqual(asked.map(() => ({ ok: true })));
    await counting.stage('assets', pageHash, '.webp', page);
    expect(created).toBe(1);
  });

  it('refuses bytes that are not those of the hash', async () => {
    const answer = await vault.stage('originals', sha256('another'), '.html', page);
    expect(answer).toMatchObject({ ok: false, reason: 'failed' });
    expect(contentsOf(root)).toEqual({});
  });

  it.each([
    ['../../x', '.html'],
    [pageHash.toUpperCase(), '.html'],
    [pageHash, '.HTML'],
    [pageHash, '.a/../b'],
    [pageHash, 'html'],
    [pageHash, '.ninechars'],
  ])('takes no other name: %s %s', (hash, extension) => {
    expect(() => vault.stage('originals', hash, extension, page)).toThrow(TypeError);
  });

  it('writes anew a file that is shorter than it should be', async () => {
    await vault.stage('originals', pageHash, '.html', page);
    writeFileSync(join(root, pagePath), 'sho');
    expect(await vault.verifyStored('originals', pageHash)).toBe('damaged');
    await vault.stage('originals', pageHash, '.html', page);
    expect(await vault.verifyStored('originals', pageHash)).toBe('ok');
  });

  it('detects damage of the same length, and repairs it when the same bytes are staged again', async () => {
    expect(await vault.verifyStored('originals', pageHash)).toBe('missing');
    await vault.stage('originals', pageHash, '.html', page);
    writeFileSync(join(root, pagePath), Buffer.alloc(page.length));
    expect(await vault.verifyStored('originals', pageHash)).toBe('damaged');
    await vault.stage('originals', pageHash, '.html', page);
    expect(await vault.verifyStored('originals', pageHash)).toBe('ok');
  });
});

describe('articles', () => {
  it('writes both files and reads them back', async () => {
    expect(await vault.readArticle(folder)).toEqual({ html: null, json: null });
    expect(await vault.writeArticle(folder, '<p>항구', '{"a":1}')).toEqual({ ok: true });
    expect(await vault.readArticle(folder)).toEqual({ html: '<p>항구', json: '{"a":1}' });
  });

  it('changes the metadata and leaves the text alone', async () => {
    await vault.writeArticle(folder, '<p>', '{"a":1}');
    await vault.writeArticle(folder, null, '{"a":2}');
    expect(await vault.readArticle(folder)).toEqual({ html: '<p>', json: '{"a":2}' });
  });

  it('never mixes two versions that are written at once', async () => {
    const versions = Array.from({ length: 20 }, (_, index) => `${index}`);
    await Promise.all(versions.map((text) => vault.writeArticle(folder, text, text)));
    expect(await vault.readArticle(folder)).toEqual({ html: '19', json: '19' });
  });

  it('lists unfinished ones too, and nothing that is not an article', async () => {
    await vault.writeArticle(folder, '<p>', '{}');
    mkdirSync(join(root, 'articles/2024/11/unfinished-01ABC'), { recursive: true });
    writeFileSync(join(root, 'articles/2024/11/unfinished-01ABC/article.html'), 'half');
    writeFileSync(
      join(root, 'articles/2024/11/unfinished-01ABC/.article.json.0123456789ab.tmp'),
      '{',
    );
    writeFileSync(join(root, 'articles/2024/.DS_Store'), '');
    mkdirSync(join(root, 'articles/notes/11/mine'), { recursive: true });
    symlinkSync(join(root, folder), join(root, 'articles/2024/11/link'));
    expect(await vault.listArticles()).toEqual([
      { folder: 'articles/2024/11/unfinished-01ABC', htmlBytes: 4, jsonBytes: -1 },
      { folder, htmlBytes: 3, jsonBytes: 2 },
    ]);
  });

  it('lists each of many, over all years and months', async () => {
    for (let index = 0; index < 300; index++) {
      const path = join(root, `articles/20${10 + (index % 15)}/0${1 + (index % 9)}/a-${index}`);
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, 'article.html'), '<p>');
      writeFileSync(join(path, 'article.json'), '{}');
    }
    expect(await vault.listArticles()).toHaveLength(300);
  });

  it.each([
    'articles/2025/02',
    'articles/2025/02/..',
    'articles/2025/02/.',
    'articles/../../etc/x',
    'articles/2025/02/a/b',
    'articles/2025/02/a\\..\\b',
    'articles/2025/02/a\n',
    'articles/2025/02/a:b',
    'articles/2025/02/con',
    'articles/2025/02/trailing.',
    'articles/2025/02/.hidden',
    'articles/2025/02/\ud800',
    `articles/2025/02/${'a'.repeat(81)}`,
    '/articles/2025/02/a',
    'trash/2025/02/a',
  ])('takes no other folder: %j', async (bad) => {
    expect(() => vault.writeArticle(bad, '', '')).toThrow(TypeError);
    expect(() => vault.trashArticle(bad)).toThrow(TypeError);
    await expect(vault.readArticle(bad)).rejects.toThrow(TypeError);
  });

  it('follows no link out of the library', async () => {
    const outside = newFolder();
    mkdirSync(join(outside, '02/harbour-01JMH3'), { recursive: true });
    writeFileSync(join(outside, '02/harbour-01JMH3/article.json'), 'secret');
    mkdirSync(join(root, 'articles'));
    symlinkSync(outside, join(root, 'articles/2025'));
    expect(await vault.writeArticle(folder, '<p>', '{}')).toMatchObject({ reason: 'failed' });
    expect(await vault.trashArticle(folder)).toMatchObject({ reason: 'failed' });
    expect(await vault.readArticle(folder)).toMatchObject({
      ...{ html: null, json: null },
      unreadable: [{ place: folder, reason: 'link' }],
    });
    expect(await vault.listArticles()).toEqual([]);
    expect(await vault.unreadablePlaces()).toMatchObject([
      { place: 'articles/2025', reason: 'link' },
    ]);
    expect(contentsOf(outside)).toEqual({ '02/harbour-01JMH3/article.json': 'secret' });
  });

  it('reads no link in the place of a file', async () => {
    const outside = join(newFolder(), 'secret');
    writeFileSync(outside, 'secret');
    mkdirSync(join(root, folder), { recursive: true });
    symlinkSync(outside, join(root, folder, 'article.json'));
    expect(await vault.readArticle(folder)).toMatchObject({
      ...{ html: null, json: null },
      unreadable: [{ place: `${folder}/article.json`, reason: 'link' }],
    });
    await vault.writeArticle(folder, null, '{}');
    expect(readFileSync(outside, 'utf8')).toBe('secret');
    expect(await vault.readArticle(folder)).toEqual({ html: null, json: '{}' });
  });
});

it.each([
  ['EIO', 'disk-error'],
  ['EACCES', 'forbidden'],
  ['ENXIO', 'disk-error'],
])('answers %s of one file with its reason, and reads the other', async (code, reason) => {
  const readText = async (place: string) => {
    if (place.endsWith('.json')) return '{}';
    throw Object.assign(new Error(`${code}: read`), { code, errno: -5 });
  };
  expect(await readArticleBy(readText, folder)).toEqual({
    html: null,
    json: '{}',
    unreadable: [{ place: `${folder}/article.html`, reason, message: `${code}: read` }],
  });
  const bug = async () => {
    throw new TypeError('a bug');
  };
  await expect(readArticleBy(bug, folder)).rejects.toThrow('a bug');
});

describe('the trash', () => {
  beforeEach(() => vault.writeArticle(folder, '<p>', '{"a":1}'));

  it('gives an article back as it was', async () => {
    const before = contentsOf(root);
    expect(await vault.trashArticle(folder)).toEqual({ ok: true });
    expect(await vault.listArticles()).toEqual([]);
    const [trashed] = await vault.listTrash();
    expect(trashed).toMatchObject({ name: '2025-02-harbour-01JMH3', folder, json: '{"a":1}' });
    expect(Math.abs(Date.now() - (trashed?.trashedAt ?? 0))).toBeLessThan(60_000);
    expect(await vault.restoreArticle('2025-02-harbour-01JMH3')).toEqual({ ok: true });
    expect(contentsOf(root)).toEqual(before);
    expect(await vault.listTrash()).toEqual([]);
  });

  it('accepts the same deletion twice', async () => {
    await vault.trashArticle(folder);
    expect(await vault.trashArticle(folder)).toEqual({ ok: true });
    expect(await vault.listTrash()).toHaveLength(1);
  });

  it('does not take a folder whose files a sync program has taken already', async () => {
    for (const name of ['article.html', 'article.json']) rmSync(join(root, folder, name));
    expect(await vault.trashArticle(folder)).toEqual({ ok: true });
    expect(await vault.listTrash()).toEqual([]);
    expect(await vault.writeArticle(folder, '<p>', '{"a":2}')).toMatchObject({ ok: true });
    await vault.trashArticle(folder);
    expect(await vault.listTrash()).toMatchObject([{ json: '{"a":2}' }]);
  });

  it('keeps two articles of the same name', async () => {
    await vault.trashArticle(folder);
    await vault.writeArticle(folder, '<p>', '{"a":2}');
    await vault.trashArticle(folder);
    const trash = await vault.listTrash();
    expect(trash.map(({ json }) => json)).toEqual(['{"a":1}', '{"a":2}']);
    expect(await vault.restoreArticle(trash[1]?.name ?? '')).toEqual({ ok: true });
    expect(await vault.restoreArticle(trash[0]?.name ?? '')).toMatchObject({ reason: 'failed' });
    expect((await vault.readArticle(folder)).json).toBe('{"a":2}');
    expect((await vault.listTrash()).map(({ json }) => json)).toEqual(['{"a":1}']);
  });

  describe('where another machine has moved the article there, too', () => {
    const place = 'trash/2025-02-harbour-01JMH3';
    const json = (page: string, tag: string, originals: string[] = []) =>
      JSON.stringify({
        ...{ article: { id: 'a', tags: [tag] }, files: {}, text: '', clocks: { page } },
        originals: originals.map((sha256) => ({ sha256 })),
      });
    const bring = (files: Record<string, string>) => {
      mkdirSync(join(root, place), { recursive: true });
      for (const [name, text] of Object.entries(files))
        writeFileSync(join(root, place, name), text);
    };
    const note = JSON.stringify({ folder, trashedAt: 2_000 });
    const read = (name: string) => readFileSync(join(root, place, name), 'utf8');

    it('has it once, with the later page and the later time', async () => {
      await vault.writeArticle(folder, '<p>later', json('0002', 'a'));
      writeFileSync(join(root, folder, 'article.sync-conflict-20261130-120000.json'), '{"b":1}');
      bring({ 'article.html': '<p>', 'article.json': json('0001', 'b'), 'trashed.json': note });
      expect(await vault.trashArticle(folder, 3_000)).toEqual({ ok: true });
      expect(await vault.listTrash()).toMatchObject([{ folder, trashedAt: 3_000 }]);
      expect([read('article.html'), read('article.json')]).toEqual(['<p>later', json('0002', 'a')]);
      expect(existsSync(join(root, folder))).toBe(false);
      const copies = await vault.listConflictCopies();
      expect(copies).toMatchObject([{ of: `${place}/article.json` }]);
    });

    it('writes over nothing where the page is the same, or the other one is later', async () => {
      for (const page of ['0001', '0002']) {
        await vault.writeArticle(folder, '<p>mine', json('0001', 'a'));
        bring({ 'article.html': '<p>', 'article.json': json(page, 'b'), 'trashed.json': note });
        expect(await vault.trashArticle(folder, 1_000)).toEqual({ ok: true });
        expect(contentsOf(root)).toEqual({
          [`${place}/article.html`]: '<p>',
          [`${place}/article.json`]: json(page, 'b'),
          [`${place}/trashed.json`]: note,
        });
      }
    });

    it('adds what has not come of it, and what has come half', async () => {
      await vault.writeArticle(folder, '<p>', json('0001', 'a'));
      bring({ 'article.json': json('0001', 'a').slice(0, 20) });
      expect(await vault.trashArticle(folder, 1_000)).toEqual({ ok: true });
      expect([read('article.html'), read('article.json')]).toEqual(['<p>', json('0001', 'a')]);
    });

    it('keeps both where one folder cannot hold all', async () => {
      await vault.writeArticle(folder, '<p>', json('0001', 'a', [pageHash]));
      bring({ 'article.html': '<p>', 'article.json': json('0002', 'b'), 'trashed.json': note });
      expect(await vault.trashArticle(folder, 1_000)).toEqual({ ok: true });
      expect(await vault.listTrash()).toHaveLength(2);
    });

    it('has the page that article.json speaks of, when the copies are removed', async () => {
      const page = 'page of the copy';
      const hash = sha256(bytesOf(page));
      const copy = `${place}/article (1).html`;
      bring({ 'article.html': '<p>', 'article (1).html': page });
      bring({ 'article.json': JSON.stringify({ files: { 'article.html': hash } }) });
      expect(await vault.removeConflictCopy(copy, hash)).toEqual({ ok: true });
      expect(read('article.html')).toBe(page);
      expect(existsSync(join(root, copy))).toBe(false);
    });
  });

  it('finds folder and date without its note', async () => {
    await vault.trashArticle(folder);
    writeFileSync(join(root, 'trash/2025-02-harbour-01JMH3/trashed.json'), '{"folder":"../x"');
    const [trashed] = await vault.listTrash();
    expect(trashed?.folder).toBe(folder);
    expect(Math.abs(Date.now() - (trashed?.trashedAt ?? 0))).toBeLessThan(60_000);
    expect(await vault.restoreArticle('2025-02-harbour-01JMH3')).toEqual({ ok: true });
  });

  it('deletes for good only what has been there long enough', async () => {
    await vault.trashArticle(folder);
    expect(await vault.emptyTrash(30)).toBe(0);
    expect(await vault.listTrash()).toHaveLength(1);
    expect(await vault.emptyTrash(null)).toBe(1);
    expect(contentsOf(root)).toEqual({});
  });

  it('deletes one for good and leaves the others', async () => {
    await vault.trashArticle(folder);
    await vault.writeArticle('articles/2024/12/b-01JMH4', 'x', '{}');
    await vault.trashArticle('articles/2024/12/b-01JMH4');
    expect(await vault.deleteTrashed('2025-02-harbour-01JMH3')).toEqual({ ok: true });
    expect(await vault.deleteTrashed('2025-02-harbour-01JMH3')).toMatchObject({ ok: false });
    expect((await vault.listTrash()).map(({ name }) => name)).toEqual(['2024-12-b-01JMH4']);
  });

  it('is listed without the texts', async () => {
    await vault.writeArticle(folder, null, '{"article":{"title":"x"},"text":"long"}');
    await vault.trashArticle(folder);
    const [{ json } = { json: null }] = await vault.listTrash();
    expect(JSON.parse(json ?? '')).toEqual({ article: { title: 'x' }, text: '' });
  });

  it.each(['..', '../articles', '2025-02-..', 'x', '2025-02-a/b'])('knows no %j', async (name) => {
    await expect(vault.restoreArticle(name)).rejects.toThrow(TypeError);
  });
});

it('keeps the four records and no others', async () => {
  expect(await vault.readRecord('manifest')).toBeNull();
  await vault.writeRecord('manifest', '{"epoch":1}');
  expect(await vault.readRecord('manifest')).toBe('{"epoch":1}');
  expect(() => vault.writeRecord('package' as 'manifest', '{}')).toThrow(TypeError);
});

it('sweeps what interrupted writes have left, and only that', async () => {
  await vault.writeArticle(folder, '<p>', '{}');
  await vault.stage('originals', pageHash, '.html', page);
  await vault.writeArticle('articles/2025/02/b', '<p>', '{}');
  await vault.trashArticle('articles/2025/02/b');
  writeFileSync(join(root, '.syncthing.x.tmp'), '');
  const before = contentsOf(root);
  for (const place of ['', folder, 'originals', 'trash/2025-02-b']) {
    writeFileSync(join(root, place, '.x.json.0123456789ab.tmp'), 'half');
  }
  mkdirSync(join(root, 'trash/.gone.0123456789ab.tmp'));
  writeFileSync(join(root, 'trash/.gone.0123456789ab.tmp/article.json'), '{}');
  expect(await vault.sweepTemps()).toBe(5);
  expect(contentsOf(root)).toEqual(before);
});

it('leaves the temporary files of another machine alone until they are old', async () => {
  const marked = await Vault.open(root, undefined, { tempMark: 'abcd' });
  mkdirSync(join(root, folder), { recursive: true });
  const temp = (hex: string) => join(root, folder, `.article.json.${hex}.tmp`);
  const [own, others, old] = [temp('abcd89abcdef'), temp('0123456789ab'), temp('0123456789ac')];
  for (const path of [own, others, old]) writeFileSync(path, 'half');
  utimesSync(old, new Date(0), new Date(0));
  expect(await marked.sweepTemps()).toBe(2);
  expect(existsSync(others)).toBe(true);
  let written = '';
  const rename: typeof nodeDisk.rename = (from, to) => {
    written = from;
    return nodeDisk.rename(from, to);
  };
  const writing = await Vault.open(root, { ...nodeDisk, rename }, { tempMark: 'abcd' });
  await writing.writeRecord('settings', '{}');
  expect(written).toMatch(/\.settings\.json\.abcd[0-9a-f]{8}\.tmp$/);
});

it('tells the free space', async () => {
  expect(await vault.space()).toBeGreaterThan(0);
});

describe('a library that is gone', () => {
  const away = () => `${root}-away`;
  const everyWrite = () => [
    vault.stage('originals', pageHash, '.html', page),
    vault.writeArticle(folder, '<p>', '{}'),
    vault.trashArticle(folder),
    vault.restoreArticle('2025-02-x'),
    vault.writeRecord('manifest', '{}'),
  ];

  beforeEach(() => vault.writeArticle(folder, '<p>', '{}'));

  it('is not created again, and is used again when it is back', async () => {
    renameSync(root, away());
    for (const answer of await Promise.all(everyWrite())) {
      expect(answer).toMatchObject({ ok: false, reason: 'gone' });
    }
    await expect(vault.listArticles()).rejects.toThrow('gone');
    await expect(vault.readStored('originals', pageHash)).rejects.toThrow('gone');
    await expect(vault.readRecord('manifest')).rejects.toThrow('gone');
    expect(existsSync(root)).toBe(false);
    renameSync(away(), root);
    expect(await vault.writeArticle(folder, null, '{"b":1}')).toEqual({ ok: true });
  });

  it('is not taken for an empty one when the mount point is left', async () => {
    renameSync(root, away());
    mkdirSync(root);
    for (const answer of await Promise.all(everyWrite())) {
      expect(answer).toMatchObject({ ok: false, reason: 'gone' });
    }
    await expect(vault.listArticles()).rejects.toThrow('gone');
    expect(contentsOf(root)).toEqual({});
    rmSync(away(), { recursive: true });
  });

  it('is missing, too, when a file is in its place', async () => {
    rmSync(root, { recursive: true });
    writeFileSync(root, '');
    expect(await vault.writeRecord('manifest', '{}')).toMatchObject({ reason: 'gone' });
    expect(statSync(root).size).toBe(0);
  });
});
