import type { VaultWrite } from '../../electron/ipc/contract';
import type { CarrelDatabase } from '../storage/database';
import { vaultSchema } from './article-files';
import type { LibraryFiles } from './library-files';

/** Which state of which database the folder holds. */
export interface Manifest {
  schema: number;
  epoch: string;
  seq: number;
  articles: number;
}

/** Written last: a folder that is ahead of it is whole all the same. */
export async function writeManifest(
  database: CarrelDatabase,
  files: LibraryFiles,
  epoch: string,
  seq: number,
): Promise<VaultWrite> {
  const articles = await database.vault.count();
  const manifest: Manifest = { schema: vaultSchema, epoch, seq, articles };
  return files.writeRecord('manifest', `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Null when there is none, or none that can be read. */
export async function readManifest(files: LibraryFiles): Promise<Manifest | null> {
  try {
    const { schema, epoch, seq, articles } = JSON.parse((await files.readRecord('manifest')) ?? '');
    return typeof epoch === 'string' && Number.isSafeInteger(seq)
      ? { schema: Number(schema), epoch, seq, articles: Number(articles) }
      : null;
  } catch {
    return null;
  }
}
