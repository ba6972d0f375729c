import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sha256 } from '../../../../renderer/core/article/hashes';
import type { ImportContext } from '../../../../renderer/core/importers/importer';
import { type ImportTarget, importFile } from '../../../../renderer/library/import/import-file';
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

async function importAgain(bytes: Uint8Array<ArrayBuffer>, tags: string[]) {
  const target: ImportTarget = {
    database,
    stage: async () => ({ ok: true }),
    store: createStoreQueue(database),
    verifyStored: async () => 'ok',
    compared: async () => true,
    saved: async () => true,
  };
  const source = { name: 'a.html', bytes, modifiedAt: null };
  const rows = [];
  for await (const group of importFile(target, noContext, source, { tags, skip: 0 })) {
    rows.push(...group);
  }
  return rows.map(({ outcome, id }) => [outcome, id]);
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
