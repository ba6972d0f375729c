import { createUlids } from '../core/article/ulid';
import type { CarrelDatabase } from '../storage/database';
import { libraryId, setLibraryId } from '../storage/library-id';
import type { LibraryFiles } from './library-files';
import { readManifest } from './manifest';

/**
 * The folder is not the one that this database belongs to. A drive that is not mounted leaves an empty
 * folder in its place: filling it would look like saving. Another library's would be mixed with this one.
 */
export class StrangeFolder extends Error {
  constructor(readonly reason: 'empty' | 'another') {
    super(
      reason === 'empty'
        ? 'the folder is empty, but the articles were in it before'
        : 'the folder contains another library',
    );
  }
}

/**
 * Throws a StrangeFolder unless the folder is this database's, or the user has said that it shall be.
 * A new database belongs to whatever the folder holds.
 */
export async function recognise(
  database: CarrelDatabase,
  files: LibraryFiles,
  isAccepted: boolean,
): Promise<void> {
  const [manifest, own, written] = await Promise.all([
    readManifest(files),
    libraryId(database),
    database.vault.count(),
  ]);
  if (written > 0 && !isAccepted) {
    if (manifest === null && !(await hasArticles(files))) throw new StrangeFolder('empty');
    const other = manifest?.library ?? null;
    if (other !== null && own !== null && other !== own) throw new StrangeFolder('another');
  }
  const id = manifest?.library ?? own ?? createUlids()();
  if (id !== own) await setLibraryId(database, id);
}

async function hasArticles(files: LibraryFiles): Promise<boolean> {
  return (await files.listArticles()).some(({ jsonBytes }) => jsonBytes >= 0);
}
