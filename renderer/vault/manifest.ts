import type { VaultWrite } from '../../electron/ipc/contract';
import type { CarrelDatabase } from '../storage/database';
import { libraryId } from '../storage/library-id';
import { vaultSchema } from './article-files';
import type { LibraryFiles } from './library-files';

/** Which state of which database the folder holds. */
export interface Manifest {
  schema: number;
  /** Which library this is; null where an earlier version has written it. */
  library: string | null;
  epoch: string;
  seq: number;
  articles: number;
  /** Rows about images. */
  images: number;
}

/** Written last: a folder that is ahead of it is whole all the same. */
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
  const manifest: Manifest = { schema: vaultSchema, library, epoch, seq, articles, images };
  return files.writeRecord('manifest', `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Null when there is none, or none that can be read. */
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
