// Finds the references of a library's files to originals and images. Every string that looks like a
// hash counts, so files of other versions and conflict copies of sync programs count as well.

import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from './disk.js';
import { unreadablePlaces } from './library-places.js';
import { readPlainText } from './plain-file.js';

export interface References {
  hashes: Set<string>;
  /** Files and folders that cannot be read, so that their references are unknown. */
  unreadable: string[];
}

const hash = /[0-9a-f]{64}/g;
/** True also for names such as `article.sync-conflict-….json` and `article.json~`. */
const isText = (name: string) => /\.(?:json|html)/i.test(name);

/**
 * Reads the files in the trash and below `articles`.
 *
 * @param known folders whose article.html and article.json need not be read
 */
export async function referencesIn(root: string, known: ReadonlySet<string>): Promise<References> {
  const hidden = (await unreadablePlaces(root)).map(({ place }) => place);
  const found: References = { hashes: new Set(), unreadable: hidden };
  // An article may be moved to or from the trash meanwhile; reading the trash twice finds it.
  await readFolder(root, 'trash', new Set(), found);
  await readFolder(root, 'articles', known, found);
  await readFolder(root, 'trash', new Set(), found);
  found.unreadable = [...new Set(found.unreadable)];
  return found;
}

async function readFolder(
  root: string,
  folder: string,
  known: ReadonlySet<string>,
  found: References,
): Promise<void> {
  const entries = await entriesOf(join(root, folder)).catch(() => null);
  if (entries === null) {
    found.unreadable.push(folder);
    return;
  }
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const own = new Set(known.has(folder) ? ['article.html', 'article.json'] : []);
  for (const name of names) {
    if (isText(name) && !own.has(name)) await readText(root, `${folder}/${name}`, found);
  }
  // Only article.json names the originals.
  const lacksRecord = names.includes('article.html') && !names.includes('article.json');
  if (lacksRecord && !known.has(folder)) found.unreadable.push(`${folder}/article.json`);
  for (const entry of entries) {
    const place = `${folder}/${entry.name}`;
    if (entry.isDirectory()) await readFolder(root, place, known, found);
    // A link is not followed. It may lead to articles, so it is reported.
    else if (!entry.isFile()) found.unreadable.push(place);
  }
}

/** A folder's entries without hidden ones, which are being written or deleted. */
async function entriesOf(path: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.filter(({ name }) => !name.startsWith('.'));
  } catch (error) {
    // The folder was moved or deleted meanwhile.
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

async function readText(root: string, path: string, found: References): Promise<void> {
  try {
    const text = await readPlainText(join(root, path));
    if (text === null) return;
    if (path.endsWith('/article.json')) JSON.parse(text);
    for (const [sha256] of text.matchAll(hash)) found.hashes.add(sha256);
  } catch {
    found.unreadable.push(path);
  }
}
