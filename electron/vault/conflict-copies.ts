// The copies that sync programs make of a library's files: of articles, records, machines' files, and what the
// trash notes.
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ConflictName, conflictOf } from '../ipc/conflict-names.js';
import { machineFilePattern, machineIdPattern } from '../ipc/machine-files.js';
import { type ConflictCopy, type Unreadable, vaultRecords } from '../ipc/vault-files.js';
import { sealIn } from './article-folders.js';
import { type AtomicWriter, parentOf } from './atomic-file.js';
import { isArticleFolder, isPlainName, isTrashName, refuseLinks } from './library-paths.js';
import { articleLevels, walkFolders } from './library-places.js';
import { machineLevel, machinesFolder } from './machine-folders.js';
import { mapMany, readPlainText } from './plain-file.js';
import { hashFile } from './stored-files.js';
import { trashLevel, trashNote } from './trash.js';
import { Refused, unreadableOf } from './trouble.js';

const articleFiles = ['article.html', 'article.json'];
const recordFiles = vaultRecords.map((name) => `${name}.json`);
const isTrashFolder = (folder: string) =>
  folder.startsWith('trash/') && isTrashName(folder.slice('trash/'.length));
/** More than so many in one folder are not looked at: no sync program makes them. */
const mostNames = 10_000;

/**
 * The copies in all folders of the library, or in some, in order of their places. Links are no copies.
 *
 * @param some null for all
 */
export async function listConflictCopies(
  root: string,
  some: readonly string[] | null,
): Promise<ConflictCopy[]> {
  const folders = some === null ? await allFolders(root) : await plainFolders(root, some);
  return (await mapMany(folders, (folder) => copiesIn(root, folder))).flat();
}

async function plainFolders(root: string, folders: readonly string[]): Promise<string[]> {
  const isPlain = (folder: string) =>
    refuseLinksTo(root, folder).then(
      () => true,
      () => false,
    );
  const plain = await mapMany([...new Set(folders)].filter(mayHoldCopies), async (folder) => {
    return (await isPlain(folder)) ? [folder] : [];
  });
  return plain.flat();
}

async function allFolders(root: string): Promise<string[]> {
  const [articles, machines, trash] = await Promise.all([
    walkFolders(root, 'articles', articleLevels),
    walkFolders(root, machinesFolder, [machineLevel]),
    walkFolders(root, 'trash', [trashLevel]),
  ]);
  return ['', ...articles.folders, ...machines.folders, ...trash.folders];
}

/** True for a name that a sync program gives to a copy of a file of the library. */
export const isCopyIn = (folder: string, name: string): boolean =>
  mayHoldCopies(folder) && conflictIn(folder, name) !== null;

async function copiesIn(root: string, folder: string): Promise<ConflictCopy[]> {
  const names = await readdir(join(root, folder)).catch((): string[] => []);
  const copies: ConflictCopy[] = [];
  for (const name of names.slice(0, mostNames).sort()) {
    const conflict = conflictIn(folder, name);
    if (conflict === null) continue;
    const place = placeIn(folder, name);
    const about = await lstat(join(root, place)).catch(() => null);
    if (!about?.isFile()) continue;
    const { of, program } = conflict;
    copies.push({ place, of: placeIn(folder, of), program, bytes: about.size });
  }
  return copies;
}

function conflictIn(folder: string, name: string): ConflictName | null {
  if (!isPlainName(name)) return null;
  if (folder === '') return conflictOf(name, recordFiles);
  if (isArticleFolder(folder)) return conflictOf(name, articleFiles);
  if (isTrashFolder(folder)) return conflictOf(name, [trashNote, ...articleFiles]);
  return machineFilePattern.test(name) ? null : conflictOf(name, machineFilesLike(name));
}

/** The machine's files that this name may be a copy of. */
function machineFilesLike(name: string): string[] {
  const [stem = ''] = /^[0-9a-z-]*/.exec(name) ?? [];
  const changes = [`${stem}.jsonl`, `${stem.replace(/-$/, '')}.jsonl`];
  return ['machine.json', ...changes.filter((each) => machineFilePattern.test(each))];
}

/** Null when it is gone. */
export async function readConflictCopy(
  root: string,
  place: string,
): Promise<string | null | Unreadable> {
  checkPlace(place);
  try {
    await refuseLinksTo(root, parentOf(place));
    return await readPlainText(join(root, place));
  } catch (error) {
    return unreadableOf(place, error);
  }
}

/**
 * Deletes a copy that has these bytes still; one that is gone is no error.
 *
 * @param sha256 of what was read of it, and is in the library now
 */
export async function removeConflictCopy(
  writer: AtomicWriter,
  place: string,
  sha256: string,
): Promise<void> {
  checkPlace(place);
  await refuseLinksTo(writer.root, parentOf(place));
  const path = writer.absolute(place);
  if ((await lstat(path).catch(() => null)) === null) return;
  if ((await hashFile(path)) !== sha256) throw new Refused(`changed meanwhile: ${place}`);
  const folder = parentOf(place);
  if (isTrashFolder(folder) && (await isPageOf(writer, folder, sha256)))
    await writer.disk.rename(path, writer.absolute(`${folder}/article.html`));
  else await writer.disk.remove(path);
}

/** True for the page that a deleted article's article.json speaks of. */
async function isPageOf(writer: AtomicWriter, folder: string, sha256: string): Promise<boolean> {
  try {
    return sealIn(await readPlainText(writer.absolute(`${folder}/article.json`))) === sha256;
  } catch {
    return false;
  }
}

function checkPlace(place: string): void {
  const name = place.slice(place.lastIndexOf('/') + 1);
  if (!isCopyIn(parentOf(place), name))
    throw new TypeError(`not a copy of a sync program: ${place}`);
}

const mayHoldCopies = (folder: string) =>
  folder === '' ||
  isArticleFolder(folder) ||
  isTrashFolder(folder) ||
  (folder.startsWith(`${machinesFolder}/`) &&
    machineIdPattern.test(folder.slice(machinesFolder.length + 1)));

async function refuseLinksTo(root: string, folder: string): Promise<void> {
  if (folder !== '') await refuseLinks(root, folder);
}

const placeIn = (folder: string, name: string) => (folder === '' ? name : `${folder}/${name}`);
