import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';

const prefix = 'carrel-extract-';

/**
 * Opens an empty profile for `extract`, which needs no library and so can run beside an open Carrel.
 * Chromium's helper processes outlive this one by a moment and write again, so the folders of earlier
 * runs are deleted here.
 */
export function openTemporaryProfile(): string {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) removeFolder(join(tmpdir(), name));
  }
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  app.setPath('userData', folder);
  app.on('quit', () => removeFolder(folder));
  return folder;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // It belongs to another user or is in use: the folder stays.
  }
}
