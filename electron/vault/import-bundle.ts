import { stat } from 'node:fs/promises';
import { isSystemError, systemReason, systemSentence } from '../system-errors.js';
import { listArticles, readArticle } from './article-folders.js';
import type { Bundle } from './bundle.js';
import { codeOf } from './disk.js';
import { unreadablePlaces } from './library-places.js';
import { readRecord } from './records.js';
import { hashBytes, listStored, readStored } from './stored-files.js';
import { Refused, unreadableOf } from './trouble.js';
import { openZipBundle } from './zip-bundle.js';

export type BundleOpening =
  | { ok: true; bundle: Bundle }
  /** `foreign`: the bundle has no library. `damaged`: it cannot be read, or is built as an attack. */
  | { ok: false; reason: 'missing' | 'foreign' | 'damaged'; message: string };

/** Opens a folder or zip. Originals and images that it returns match their checksum. */
export async function openBundle(path: string): Promise<BundleOpening> {
  try {
    const about = await stat(path);
    // Opening a pipe waits for a writer, for good.
    if (!about.isDirectory() && !about.isFile()) {
      throw new Refused(`${path}: neither a folder nor a file`);
    }
    const bundle = about.isDirectory() ? folderBundle(path) : await openZipBundle(path);
    const holds = await holdsLibrary(bundle).catch((error) => {
      bundle.close();
      throw error;
    });
    if (holds) return { ok: true, bundle: checkingHashes(bundle) };
    bundle.close();
    return { ok: false, reason: 'foreign', message: `not an exported library: ${path}` };
  } catch (error) {
    // What the reader of zips says names no file.
    const isNamed = isSystemError(error) || error instanceof Refused;
    const message = isNamed ? systemSentence(error) : `${path}: ${systemReason(error)}`;
    return { ok: false, reason: codeOf(error) === 'ENOENT' ? 'missing' : 'damaged', message };
  }
}

async function holdsLibrary(bundle: Bundle): Promise<boolean> {
  return (
    (await bundle.listArticles()).length > 0 ||
    (await bundle.listStored('originals')).length > 0 ||
    (await bundle.readRecord('manifest')) !== null ||
    (await bundle.unreadable()).some(({ reason }) => reason === 'odd-name')
  );
}

function folderBundle(root: string): Bundle {
  return {
    listArticles: () => listArticles(root),
    unreadable: () => unreadablePlaces(root),
    readArticle: (folder) => readArticle(root, folder),
    listStored: (kind) => listStored(root, kind),
    readStored: (kind, sha256) =>
      readStored(root, kind, sha256).catch((error) => unreadableOf(`${kind}/${sha256}`, error)),
    readRecord: (name) => readRecord(root, name, false),
    close: () => {},
  };
}

function checkingHashes(bundle: Bundle): Bundle {
  return {
    ...bundle,
    async readStored(kind, sha256) {
      const bytes = await bundle.readStored(kind, sha256);
      if (!(bytes instanceof Uint8Array) || (await hashBytes(bytes)) === sha256) return bytes;
      const place = `${kind}/${sha256}`;
      return { place, reason: 'damaged', message: 'its checksum does not match' };
    },
  };
}
