import { writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { askForTarget, today } from './dialogs.js';
import type { VaultWrite } from './ipc/contract.js';
import { AtomicWriter } from './vault/atomic-file.js';
import { troubleOf } from './vault/trouble.js';

/** Asks where to save a report and writes it; null when the dialog was cancelled. */
export async function saveReport(csv: string): Promise<VaultWrite | null> {
  const filters = [{ name: 'CSV', extensions: ['csv'] }];
  const path = await askForTarget(`Carrel import ${today()}.csv`, filters);
  return path === null ? null : writeReport(path, csv);
}

/** Writes atomically, except to a device such as `/dev/stdout`. */
export async function writeReport(path: string, csv: string): Promise<VaultWrite> {
  try {
    if (path.startsWith('/dev/')) await writeFile(path, csv);
    else await new AtomicWriter(dirname(path)).write(basename(path), Buffer.from(csv));
    return { ok: true };
  } catch (error) {
    return troubleOf(error);
  }
}
