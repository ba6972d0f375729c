import { join } from 'node:path';
import { app, dialog } from 'electron';
import type { ExportFormat } from './ipc/exporting.js';

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
 * @param name a suggestion, made from a title
 * @param format of one file; null for a folder of files
 */
export function askForArticlesTarget(
  name: string,
  format: ExportFormat | null,
): Promise<string | null> {
  const suggested = fileNameOf(name);
  if (format === null) return askForTarget(suggested);
  const extension = extensions[format];
  return askForTarget(`${suggested}.${extension}`, [{ name: extension, extensions: [extension] }]);
}

/** @param name a suggestion, made from a picture's description */
export function askForImageTarget(name: string, extension: string): Promise<string | null> {
  return askForTarget(`${fileNameOf(name)}${extension}`, [
    { name: extension.slice(1).toUpperCase(), extensions: [extension.slice(1)] },
  ]);
}

/**
 * The start of a text as a file's name: characters that a system does not allow, and those that turn the
 * direction of the text, are replaced.
 */
export function fileNameOf(text: string): string {
  const plain = text
    .toWellFormed()
    .replace(/[\p{Cc}<>:"|?*\\/\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ');
  const short = Array.from(plain.replace(/^[\s.]+|[\s.]+$/g, ''))
    .slice(0, 60)
    .join('')
    .trim();
  return short === '' ? 'Carrel' : short;
}
