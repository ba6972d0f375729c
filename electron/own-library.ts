import { readFileSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { app } from 'electron';
import { AtomicWriter } from './vault/atomic-file.js';

/** The user's own library: where it has been moved to, or where it was made first. */
export function ownLibraryFolder(): string {
  return rememberedFolder() ?? join(app.getPath('documents'), app.getName());
}

const folderNote = () => join(app.getPath('userData'), 'library-folder.json');

/** Where the user has moved the library to; null when it is where it was made. */
export function rememberedFolder(): string | null {
  try {
    const { folder } = JSON.parse(readFileSync(folderNote(), 'utf8'));
    return typeof folder === 'string' && isAbsolute(folder) ? folder : null;
  } catch {
    return null;
  }
}

/** From the next start on the library is there. */
export async function rememberFolder(folder: string): Promise<void> {
  const writer = new AtomicWriter(app.getPath('userData'));
  await writer.write(basename(folderNote()), Buffer.from(JSON.stringify({ folder })));
}
