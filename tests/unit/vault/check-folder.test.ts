import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { libraryId } from '../../../renderer/storage/library-id';
import { articleSchema } from '../../../renderer/vault/article-files';
import { checkFolder } from '../../../renderer/vault/check-folder';
import { MemoryLibrary } from './memory-library';

const written = (schema: unknown) =>
  JSON.stringify({ schema, library: 'L', epoch: 'e', seq: 3, articles: 0, images: 0 });

function folderOf(schema: unknown) {
  const files = new MemoryLibrary();
  files.records.set('manifest', written(schema));
  return { files, database: new CarrelDatabase(`check-${Math.random()}`) };
}

describe('a folder that a newer Carrel has written', () => {
  it.each([false, true])('is refused, accepted by the user: %s', async (isAccepted) => {
    const { files, database } = folderOf(articleSchema + 1);
    await expect(checkFolder(database, files, isAccepted)).rejects.toMatchObject({
      reason: 'newer',
    });
    expect(await libraryId(database)).toBeNull();
    expect(files.records.get('manifest')).toBe(written(articleSchema + 1));
  });

  it.each([1, 2, articleSchema, 'x', null])(
    'is not taken for one by the schema %j',
    async (schema) => {
      const { files, database } = folderOf(schema);
      await checkFolder(database, files, false);
      expect(await libraryId(database)).toBe('L');
    },
  );
});
