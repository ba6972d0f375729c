import { closeSync, mkdirSync, openSync, statSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemReason } from './system-errors.js';
import { tempNameFor } from './vault/atomic-file.js';

/**
 * Makes a folder and its missing parents. `mkdirSync` with `recursive` never returns where the system
 * reports a missing parent that exists, as in /proc.
 */
export function makeFolder(path: string, mode?: number): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent, mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Another process has made the folder meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !statSync(path).isDirectory())
      throw error;
  }
}

/**
 * Why nothing can be written into a folder; null when something can. Writes a probe: by its permissions
 * root could also write into /proc.
 */
export function whyUnwritable(folder: string): string | null {
  const probe = join(folder, tempNameFor('probe'));
  try {
    closeSync(openSync(probe, 'wx'));
    unlinkSync(probe);
    return null;
  } catch (error) {
    return systemReason(error);
  }
}
