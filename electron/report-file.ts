import { writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { askForTarget, today } from './dialogs.js';
import type { VaultWrite } from './ipc/contract.js';
import { AtomicWriter } from './vault/atomic-file.js';
import { troubleOf } from './vault/trouble.js';

/** Asks where a report should go and writes it; null when the user thought better of it. */
export async function saveReport(csv: string): Promise<VaultWrite | null> {
  const filters = [{ name: 'CSV', extensions: ['csv'] }];
  const path = await askForTarget(`Carrel import ${today()}.csv`, filters);
  return path === null ? null : writeReport(path, csv);
}

/** Whole or not at all, except into what is no plain file, as `/dev/stdout`. */
export async function writeReport(path: string, csv: string): Promise<VaultWrite> {
  try {
    if (path.startsWith('/dev/')) await writeFile(path, csv);
    else await new AtomicWriter(dirname(path)).write(basename(path), Buffer.from(csv));
    return { ok: true };
  } catch (error) {
    return troubleOf(error);
  }
}
