import type { VaultWrite } from '../../electron/ipc/vault-files';
import type { CarrelDatabase } from '../storage/database';
import { libraryId } from '../storage/library-id';
import { articleSchema } from './article-files';
import type { LibraryFiles } from './library-files';

/** The content of the manifest: the database and the change log position that the folder reflects. */
export interface Manifest {
  schema: number;
  /** The library's id; null in files of earlier versions. */
  library: string | null;
  epoch: string;
  seq: number;
  articles: number;
  /** Number of rows in the `assets` table. */
  images: number;
}

/** Writes the manifest after all other files, so it never claims more than the folder holds. */
export async function writeManifest(
  database: CarrelDatabase,
  files: LibraryFiles,
  epoch: string,
  seq: number,
): Promise<VaultWrite> {
  const [articles, images, library] = await Promise.all([
    database.vault.count(),
    database.assets.count(),
    libraryId(database),
  ]);
  // The newest schema of any file: an older Carrel then writes nothing.
  const manifest: Manifest = { schema: articleSchema, library, epoch, seq, articles, images };
  return files.writeRecord('manifest', `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Null when the manifest is missing or cannot be read. */
export async function readManifest(files: LibraryFiles): Promise<Manifest | null> {
  const json = await files.readRecord('manifest');
  try {
    const { schema, library, epoch, seq, articles, images } = JSON.parse(
      typeof json === 'string' ? json : '',
    );
    return typeof epoch === 'string' && Number.isSafeInteger(seq)
      ? {
          schema: Number(schema),
          library: typeof library === 'string' ? library : null,
          ...{ epoch, seq, articles: Number(articles), images: Number(images) },
        }
      : null;
  } catch {
    return null;
  }
}
