import { join } from 'node:path';
import { app, dialog } from 'electron';

/** Asks where to save a file, with `name` as a suggestion; null when the dialog was cancelled. */
export async function askForTarget(
  name: string,
  filters?: Electron.FileFilter[],
): Promise<string | null> {
  const { filePath, canceled } = await dialog.showSaveDialog({
    defaultPath: join(app.getPath('documents'), name),
    ...(filters && { filters }),
  });
  return canceled || !filePath ? null : filePath;
}

/** The date for names of files: `2025-02-20`. */
export const today = () => new Date().toISOString().slice(0, 10);

export async function askForBundle(): Promise<string | null> {
  const filters = [{ name: 'Carrel', extensions: ['zip', 'json'] }];
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openFile'], filters });
  const [path] = filePaths;
  // For an exported folder its manifest.json is picked: no dialog offers files and folders together.
  return path === undefined ? null : path.replace(/[\\/]manifest\.json$/, '');
}

export async function askForFolder(): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({
    properties: ['openDirectory', 'createDirectory'],
  });
  return filePaths[0] ?? null;
}
