import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sha256 } from '../../../../renderer/core/article/hashes';
import type { ImportContext } from '../../../../renderer/core/importers/importer';
import {
  type ImportFileOptions,
  type ImportTarget,
  importFile,
} from '../../../../renderer/library/import/import-file';
import { CarrelDatabase } from '../../../../renderer/storage/database';
import { storeArticle } from '../../../../renderer/storage/store-article';
import { createStoreQueue } from '../../../../renderer/storage/store-queue';
import { original, prepared } from '../../article';

let database: CarrelDatabase;

beforeEach(() => {
  database = new CarrelDatabase(`import-${Math.random()}`);
});
afterEach(() => database.delete());

/** Bytes that are already in the library are not parsed, so no document is needed. */
const noContext = {} as ImportContext;

async function importAgain(
  bytes: Uint8Array<ArrayBuffer>,
  tags: string[],
  {
    name = 'a.html',
    isWritten = true,
    ...options
  }: Partial<ImportFileOptions> & { name?: string; isWritten?: boolean } = {},
) {
  const target: ImportTarget = {
    database,
    stage: async () => ({ ok: true }),
    store: createStoreQueue(database),
    verifyStored: async () => 'ok',
    compared: async () => true,
    saved: async () => isWritten,
  };
  const source = { name, bytes, modifiedAt: null };
  const rows = [];
  const all = { tags, skip: 0, ...options };
  for await (const group of importFile(target, noContext, source, all)) rows.push(...group);
  return rows.map(({ outcome, id, reason }) => [outcome, id, ...(reason ? [reason] : [])]);
}

it('gives the same bytes again the tags that they do not have', async () => {
  const bytes = new TextEncoder().encode('<p>the same</p>');
  const file = original({ sha256: await sha256(bytes) });
  const kept = prepared({ id: 'A', tags: ['sea'], originals: [file.sha256] }, 'the same');
  await storeArticle(database, kept, [file]);

  expect(await importAgain(bytes, ['sea'])).toEqual([['duplicate', 'A']]);
  expect(await importAgain(bytes, ['sea', ' #Harbour '])).toEqual([['updated', 'A']]);
  expect((await database.articles.get('A'))?.tags).toEqual(['sea', 'Harbour']);
  expect(await importAgain(bytes, ['Harbour'])).toEqual([['duplicate', 'A']]);
});

it('reports as new what a window that ended had stored of the same file', async () => {
  const bytes = new TextEncoder().encode('<p>stored, not reported</p>');
  const file = original({ sha256: await sha256(bytes) });
  const kept = prepared({ id: 'A', originals: [file.sha256] }, 'stored');
  const { importedAt, fileName: name } = kept.article.source;
  await storeArticle(database, kept, [file]);

  expect(await importAgain(bytes, [], { name, readSince: importedAt })).toEqual([
    ['imported', 'A'],
  ]);
  const copy = { name: 'copy.html', readSince: importedAt };
  expect(await importAgain(bytes, [], copy)).toEqual([['duplicate', 'A']]);
  expect(await importAgain(bytes, [], { name, readSince: importedAt + 1 })).toEqual([
    ['duplicate', 'A'],
  ]);
});

it('says of what the folder has no room for that the library has it', async () => {
  const bytes = new TextEncoder().encode('<p>the same</p>');
  const file = original({ sha256: await sha256(bytes) });
  const kept = prepared({ id: 'A', tags: [], originals: [file.sha256] }, 'the same');
  await storeArticle(database, kept, [file]);

  const rows = await importAgain(bytes, ['sea'], { isWritten: false });
  expect(rows).toEqual([['failed', null, 'not-written']]);
  expect((await database.articles.get('A'))?.tags).toEqual(['sea']);
});
