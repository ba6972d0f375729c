import { createUlids } from '../core/article/ulid';
import type { CarrelDatabase } from '../storage/database';
import { libraryId, setLibraryId } from '../storage/library-id';
import type { LibraryFiles } from './library-files';
import { readManifest } from './manifest';

/**
 * The library folder does not belong to this database. `empty`: probably the mount point of a drive
 * that is not mounted; files written there would be hidden later. `another`: the folder of another
 * library, which must not be mixed with this one.
 */
export class WrongFolder extends Error {
  constructor(readonly reason: 'empty' | 'another') {
    super(
      reason === 'empty'
        ? 'the folder is empty, but the articles were in it before'
        : 'the folder contains another library',
    );
  }
}

/**
 * Throws a WrongFolder unless the folder belongs to this database or the user has accepted it. A new
 * database takes over the library id of the folder.
 */
export async function checkFolder(
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
    if (manifest === null && !(await hasArticles(files))) throw new WrongFolder('empty');
    const other = manifest?.library ?? null;
    if (other !== null && own !== null && other !== own) throw new WrongFolder('another');
  }
  const id = manifest?.library ?? own ?? createUlids()();
  if (id !== own) await setLibraryId(database, id);
}

async function hasArticles(files: LibraryFiles): Promise<boolean> {
  return (await files.listArticles()).some(({ jsonBytes }) => jsonBytes >= 0);
}
