import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';

const passingPrefix = 'carrel-extract-';

/**
 * `extract` touches no library: it gets an empty profile of its own and so runs beside an open
 * Carrel. Chromium's helpers outlive the process by a moment and write once more, so what is left
 * of earlier ones is swept here.
 */
export function openPassingProfile(): string {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${passingPrefix}(\\d+)-`).exec(name)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) removeFolder(join(tmpdir(), name));
  }
  const folder = mkdtempSync(join(tmpdir(), `${passingPrefix}${process.pid}-`));
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
    // Another user's, or in use: it stays in the system's temporary folder.
  }
}
