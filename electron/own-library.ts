import { readFileSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { app } from 'electron';
import { AtomicWriter } from './vault/atomic-file.js';

/**
 * The library of this account: the folder that it was moved to, or the one where it was created.
 *
 * @param portable where a portable Carrel creates its library; null when it is not portable
 */
export function ownLibraryFolder(portable: string | null): string {
  return rememberedFolder() ?? portable ?? join(app.getPath('documents'), app.getName());
}

const folderNote = () => join(app.getPath('userData'), 'library-folder.json');

/** The folder that the user has moved the library to; null when it was never moved. */
export function rememberedFolder(): string | null {
  try {
    const { folder } = JSON.parse(readFileSync(folderNote(), 'utf8'));
    return typeof folder === 'string' && isAbsolute(folder) ? folder : null;
  } catch {
    return null;
  }
}

/** Makes this the account's library folder from the next start on. */
export async function rememberFolder(folder: string): Promise<void> {
  const writer = new AtomicWriter(app.getPath('userData'));
  await writer.write(basename(folderNote()), Buffer.from(JSON.stringify({ folder })));
}
