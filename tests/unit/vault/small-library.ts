// A small library for tests that damage a part of it. It begins without its database.
import 'fake-indexeddb/auto';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import type { CleanHtml } from '../../../renderer/core/article/article';
import type { CarrelDatabase } from '../../../renderer/storage/database';
import type { ArticleRecord } from '../../../renderer/vault/article-files';
import { reconcile } from '../../../renderer/vault/reconcile';
import { type Desk, fill, newDesk, settle } from './desk';
import { articleRecord } from './generated-article';

/** Each test reads all of them, some several times: two before the damaged one, and one behind it. */
export const count = 4;
export const clean = (html: string) => html as CleanHtml;
export let records: ArticleRecord[];
/** Each test damages a copy of this folder. */
export let pristine: string;
export let desk: Desk;
/** The absolute path of the article's folder that is damaged. */
export let victim: string;

/** Registers the making of the library, and a copy of it for each test. */
export function beginWithSmallLibrary(): void {
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
}

/** Recovers the database of the library that the test damages. */
export async function withDatabase(): Promise<void> {
  expect(await compare(desk.database)).toMatchObject({ rebuilt: count, findings: [] });
  await settle(desk);
}

export const compare = (database: CarrelDatabase) =>
  reconcile(database, desk.files, clean, () => {});
export const rest = () => records.filter((_, at) => at !== 2).map(({ article }) => article.id);
export const idsOf = async ({ articles }: CarrelDatabase) => articles.toCollection().primaryKeys();
export const html = () => join(victim, 'article.html');
export const json = () => join(victim, 'article.json');
export const inLibrary = (path: string) => path.slice(desk.folder.length + 1);

export const linkTo = (path: string, target: string) => {
  rmSync(path, { recursive: true });
  symlinkSync(target, path);
};
