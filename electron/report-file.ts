import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { askForImageTarget, askForTarget, today } from './dialogs.js';
import type { ImageExtension, ReferenceFormat } from './ipc/exporting.js';
import type { HighlightsFormat } from './ipc/highlights-files.js';
import type { VaultWrite } from './ipc/vault-files.js';
import { AtomicWriter } from './vault/atomic-file.js';
import { codeOf } from './vault/disk.js';
import { troubleOf } from './vault/trouble.js';

/** Asks where to save a report and writes it; null when the dialog was cancelled. */
export async function saveReport(csv: string): Promise<VaultWrite | null> {
  const filters = [{ name: 'CSV', extensions: ['csv'] }];
  const path = await askForTarget(`Carrel import ${today()}.csv`, filters);
  return path === null ? null : writeReport(path, csv);
}

const extensions: Record<HighlightsFormat, string> = { markdown: 'md', csv: 'csv', json: 'json' };

/** Asks where to save highlights and writes them; null when the dialog was cancelled. */
export async function saveHighlights(
  format: HighlightsFormat,
  content: string,
): Promise<VaultWrite | null> {
  const extension = extensions[format];
  const filters = [{ name: extension.toUpperCase(), extensions: [extension] }];
  const path = await askForTarget(`Carrel highlights ${today()}.${extension}`, filters);
  // Without a byte order mark Excel does not recognise UTF-8.
  const text = format === 'csv' ? `\ufeff${content}` : content;
  return path === null ? null : writeReport(path, text);
}

const referenceExtensions: Record<ReferenceFormat, string> = {
  ...{ text: 'txt', bibtex: 'bib', ris: 'ris', csl: 'json' },
};

/** Asks where to save references and writes them; null when the dialog was cancelled. */
export async function saveReferences(
  format: ReferenceFormat,
  content: string,
): Promise<VaultWrite | null> {
  const extension = referenceExtensions[format];
  const filters = [{ name: extension.toUpperCase(), extensions: [extension] }];
  const path = await askForTarget(`Carrel references ${today()}.${extension}`, filters);
  return path === null ? null : writeReport(path, content);
}

/** Asks where to save the list of feeds and writes it; null when the dialog was cancelled. */
export async function saveFeedList(opml: string): Promise<VaultWrite | null> {
  const filters = [{ name: 'OPML', extensions: ['opml'] }];
  const path = await askForTarget(`Carrel feeds ${today()}.opml`, filters);
  return path === null ? null : writeReport(path, opml);
}

/** Asks where to save a picture and writes it; null when the dialog was cancelled. */
export async function saveImage(
  name: string,
  extension: ImageExtension,
  bytes: Uint8Array,
): Promise<VaultWrite | null> {
  const path = await askForImageTarget(name, extension);
  return path === null ? null : writeReport(path, bytes);
}

/** Writes atomically, except to a device such as `/dev/stdout`. */
export async function writeReport(path: string, content: string | Uint8Array): Promise<VaultWrite> {
  try {
    if (path.startsWith('/dev/')) await writeFile(path, content);
    else await new AtomicWriter(dirname(path)).write(basename(path), Buffer.from(content));
    return { ok: true };
  } catch (error) {
    const trouble = troubleOf(error);
    const message = problems[codeOf(error)];
    return message === undefined ? trouble : { ...trouble, message: message(path) };
  }
}

/** The system's own message names a temporary file. */
const problems: Record<string, (path: string) => string> = {
  ENOENT: (path) =>
    existsSync(dirname(path))
      ? `nothing can be made in ${dirname(path)}`
      : `there is no folder ${dirname(path)}`,
  ENOTDIR: (path) => `${dirname(path)} is not a folder`,
  EISDIR: (path) => `${path} is a folder`,
  ENOTEMPTY: (path) => `${path} is a folder`,
  EACCES: (path) => `you may not write to ${dirname(path)}`,
  EPERM: (path) => `you may not write to ${dirname(path)}`,
  EROFS: (path) => `${dirname(path)} is read-only`,
  ENOSPC: () => 'the disk is full',
};
