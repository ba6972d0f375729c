import { closeSync, mkdirSync, openSync, statSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tempNameFor } from './vault/atomic-file.js';

/**
 * Makes a folder and those above it, where they are not there. Node's own `recursive` never returns
 * where the system says of a new folder that its parent is missing although it is there, as in /proc.
 */
export function makeFolder(path: string, mode?: number): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent, mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Made by another process meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !statSync(path).isDirectory())
      throw error;
  }
}

/**
 * Why nothing can be written into a folder; null when something can. Permissions alone do not tell: the
 * superuser has all of them in /proc, too.
 */
export function whyUnwritable(folder: string): string | null {
  const probe = join(folder, tempNameFor('probe'));
  try {
    closeSync(openSync(probe, 'wx'));
    unlinkSync(probe);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

/** The message of what was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
