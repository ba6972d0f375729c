import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { app, dialog } from 'electron';
import type { VaultWrite } from './ipc/contract.js';
import { AtomicWriter } from './vault/atomic-file.js';
import { troubleOf } from './vault/trouble.js';

/** Asks where a report should go and writes it; null when the user thought better of it. */
export async function saveReport(csv: string): Promise<VaultWrite | null> {
  const day = new Date().toISOString().slice(0, 10);
  const { filePath, canceled } = await dialog.showSaveDialog({
    defaultPath: join(app.getPath('documents'), `Carrel import ${day}.csv`),
    filters: [{ name: 'CSV', extensions: ['csv'] }],
  });
  return canceled || !filePath ? null : writeReport(filePath, csv);
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
