import { createUlids } from '../core/article/ulid';
import type { CarrelDatabase } from '../storage/database';
import { libraryId, setLibraryId } from '../storage/library-id';
import { articleSchema } from './article-files';
import type { LibraryFiles } from './library-files';
import { agreeOnLibrary, type Manifest, readManifest } from './manifest';

/**
 * The library folder must not be read or written with this database. `empty`: probably the mount point of a
 * drive that is not mounted; files written there would be hidden later. `another`: the folder of another
 * library, which must not be mixed with this one. `newer`: a newer Carrel has written it, and what this one
 * would write might lack something.
 */
export class WrongFolder extends Error {
  constructor(readonly reason: 'empty' | 'another' | 'newer') {
    super(messages[reason]);
  }
}

const messages = {
  empty: 'the folder is empty, but the articles were in it before',
  another: 'the folder contains another library',
  newer: 'the folder was written by a newer version of Carrel, and nothing was changed in it',
};

/**
 * Throws a WrongFolder unless the folder belongs to this database or the user has accepted it. A folder of a
 * newer Carrel cannot be accepted. A new database takes over the library id of the folder; of two libraries
 * whose folders have become one, see `agreeOnLibrary`.
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
  if (isNewer(manifest)) throw new WrongFolder('newer');
  if (written > 0 && !isAccepted) {
    if (manifest === null && !(await hasArticles(files))) throw new WrongFolder('empty');
    if (!(await agreeOnLibrary(database, files, manifest?.library ?? null)))
      throw new WrongFolder('another');
    if (own !== null) return;
  }
  const id = manifest?.library ?? own ?? createUlids()();
  if (id !== own) await setLibraryId(database, id);
}

const isNewer = (manifest: Manifest | null) => manifest !== null && manifest.schema > articleSchema;

/** True when a newer Carrel has written the folder. A folder that is gone is nobody's. */
export async function isOfNewerCarrel(files: Pick<LibraryFiles, 'readRecord'>): Promise<boolean> {
  return isNewer(await readManifest(files).catch(() => null));
}

async function hasArticles(files: LibraryFiles): Promise<boolean> {
  return (await files.listArticles()).some(({ jsonBytes }) => jsonBytes >= 0);
}
