import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { ArticleId } from '../../../renderer/core/article/article';
import { CarrelDatabase } from '../../../renderer/storage/database';
import { libraryId, setLibraryId } from '../../../renderer/storage/library-id';
import { articleSchema } from '../../../renderer/vault/article-files';
import { checkFolder } from '../../../renderer/vault/check-folder';
import { joinOtherCopy } from '../../../renderer/vault/join-other-copies';
import { writeManifest } from '../../../renderer/vault/manifest';
import { MemoryLibrary } from './memory-library';

const written = (schema: unknown) =>
  JSON.stringify({ schema, library: 'L', epoch: 'e', seq: 3, articles: 0, images: 0 });

function folderOf(schema: unknown) {
  const files = new MemoryLibrary();
  files.records.set('manifest', written(schema));
  return { files, database: new CarrelDatabase(`check-${Math.random()}`) };
}

describe('two new libraries whose folders have become one', () => {
  const [smaller, larger] = ['01KAAAAAAAAAAAAAAAAAAAAAAA', '01KBBBBBBBBBBBBBBBBBBBBBBB'];
  const manifest = (library: string) => JSON.stringify({ schema: 4, library });
  async function machineOf(own: string, theirs: string) {
    const { files, database } = folderOf(articleSchema);
    await setLibraryId(database, own);
    await database.vault.put({
      ...{ id: smaller as ArticleId, folder: 'articles/2026/11/a-0123456789' },
      ...{ htmlSha256: '', jsonSha256: '', htmlBytes: 1, jsonBytes: 1 },
    });
    files.machineFiles.set(`${files.machine}/machine.json`, '{}');
    files.records.set('manifest', manifest(theirs));
    return { files, database };
  }

  it.each([
    [smaller, larger],
    [larger, smaller],
  ])('have the smaller id: %s beside %s', async (own, theirs) => {
    const { files, database } = await machineOf(own, theirs);
    await checkFolder(database, files, false);
    expect(await libraryId(database)).toBe(smaller);
    await writeManifest(database, files, 'e', 1);
    expect(JSON.parse(String(files.records.get('manifest'))).library).toBe(smaller);
  });

  it('agree while both are open, and on the copy that a sync program makes', async () => {
    const { files, database } = await machineOf(larger, smaller);
    await writeManifest(database, files, 'e', 1);
    expect(await libraryId(database)).toBe(smaller);
    const other = await machineOf(larger, larger);
    const copy = { of: 'manifest.json' };
    const joined = await joinOtherCopy(other.database, other.files, copy, manifest(smaller));
    expect(joined.isJoined).toBe(true);
    expect(await libraryId(other.database)).toBe(smaller);
  });

  it('are two where this machine has written nothing into the folder', async () => {
    const { files, database } = await machineOf(larger, smaller);
    files.machineFiles.clear();
    await expect(checkFolder(database, files, false)).rejects.toMatchObject({ reason: 'another' });
    const copy = { of: 'manifest.json' };
    expect((await joinOtherCopy(database, files, copy, manifest(smaller))).isJoined).toBe(false);
    expect(await libraryId(database)).toBe(larger);
  });
});

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
