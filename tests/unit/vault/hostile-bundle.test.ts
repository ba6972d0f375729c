// A bundle with one damaged part, and names that are taken, in a library that is restored.
import 'fake-indexeddb/auto';
import { cpSync, lstatSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleRecord } from '../../../renderer/vault/article-files';
import { exportArticles } from '../../../renderer/vault/export-articles';
import { verifyLibrary } from '../../../renderer/vault/verify';
import { isExhaustive } from '../../exhaustive';
import { newFolder } from '../electron/vault/library-folder';
import { fill, newDesk, restoreInto } from './desk';
import { articleRecord } from './generated-article';
import {
  beginWithSmallLibrary,
  count,
  desk,
  idsOf,
  pristine,
  records,
  withDatabase,
} from './small-library';

beginWithSmallLibrary();

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
    expect(await desk.files.trashArticle(folder, null)).toEqual({ ok: true });
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
    const random = fc.sample(fc.nat(whole.length - 23), {
      numRuns: isExhaustive ? 25 : 7,
      seed: 5,
    });
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
