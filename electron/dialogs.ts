import { join } from 'node:path';
import { app, dialog } from 'electron';

/** Asks where a file should go; its name is a suggestion. Null when the user thought better of it. */
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

/** As names of files have it: `2025-02-20`. */
export const today = () => new Date().toISOString().slice(0, 10);

export async function askForBundle(): Promise<string | null> {
  const filters = [{ name: 'Carrel', extensions: ['zip', 'json'] }];
  const { filePaths } = await dialog.showOpenDialog({ properties: ['openFile'], filters });
  const [path] = filePaths;
  // In an exported folder one picks its manifest.json: no dialog offers files and folders alike.
  return path === undefined ? null : path.replace(/[\\/]manifest\.json$/, '');
}

export async function askForFolder(): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({
    properties: ['openDirectory', 'createDirectory'],
  });
  return filePaths[0] ?? null;
}
