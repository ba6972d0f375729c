import { join } from 'node:path';
import { app, dialog } from 'electron';
import type { ExportFormat } from './ipc/contract.js';

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

const extensions: Record<ExportFormat, string> = {
  epub: 'epub',
  pdf: 'pdf',
  html: 'html',
  markdown: 'md',
};

/**
 * Asks where to export articles to.
 *
 * @param name a suggestion, made from a title: characters that a system does not allow are replaced
 * @param format of one file; null for a folder of files
 */
export function askForArticlesTarget(
  name: string,
  format: ExportFormat | null,
): Promise<string | null> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: matches control characters on purpose
  const plain = name.toWellFormed().replace(/[\u0000-\u001f\u007f<>:"|?*\\/]+/g, ' ');
  const short = Array.from(plain.replace(/^[\s.]+|[\s.]+$/g, ''))
    .slice(0, 60)
    .join('')
    .trim();
  const suggested = short === '' ? 'Carrel' : short;
  if (format === null) return askForTarget(suggested);
  const extension = extensions[format];
  return askForTarget(`${suggested}.${extension}`, [{ name: extension, extensions: [extension] }]);
}
