// `trash/YYYY-MM-<name>/`: an article's folder as it stood, with trashed.json beside its files.
import { lstat, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrashedArticle } from '../ipc/contract.js';
import { type AtomicWriter, tempNameFor } from './atomic-file.js';
import { codeOf } from './disk.js';
import { checkArticleFolder, isArticleFolder, isTrashName, refuseLinks } from './library-paths.js';
import { walkFolders } from './library-places.js';
import { mapMany, readPlainText } from './plain-file.js';
import { Refused } from './trouble.js';

const note = 'trashed.json';

/** Does nothing when the folder is not there: after a crash the same deletion is asked for again. */
export async function moveToTrash(writer: AtomicWriter, folder: string): Promise<void> {
  checkArticleFolder(folder);
  await refuseLinks(writer.root, folder);
  if (!(await exists(writer.absolute(folder)))) return;
  // Before the move, so that nothing lies in the trash without its date.
  const trashed = JSON.stringify({ folder, trashedAt: Date.now() });
  await writer.write(`${folder}/${note}`, Buffer.from(trashed));
  await writer.move(folder, `trash/${await freeName(writer, folder)}`);
}

/** Two articles of one name, when one was deleted, taken in and deleted again: `name`, `name~2`. */
async function freeName(writer: AtomicWriter, folder: string): Promise<string> {
  const name = folder.split('/').slice(1).join('-');
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? name : `${name}~${count}`;
    if (!(await exists(writer.absolute(`trash/${candidate}`)))) return candidate;
  }
}

export async function moveBack(writer: AtomicWriter, name: string, folder: string): Promise<void> {
  await refuseLinks(writer.root, `trash/${name}`);
  await refuseLinks(writer.root, folder);
  // Takes away an empty folder, left by a write that failed, and nothing else.
  await rmdir(writer.absolute(folder)).catch((error) => {
    if (codeOf(error) !== 'ENOENT') throw new Refused(`its folder already exists: ${folder}`);
  });
  await writer.move(`trash/${name}`, folder);
  await writer.disk.remove(writer.absolute(`${folder}/${note}`)).catch(() => {});
}

/** What is known of a trashed article without reading it. */
export type TrashNote = Pick<TrashedArticle, 'name' | 'folder' | 'trashedAt'>;

/** Tells this deletion from another one under the same name, as after an undo. */
export function deletionKey({ name, trashedAt }: TrashNote): string {
  return `${name} ${trashedAt}`;
}

export async function listTrash(root: string): Promise<Omit<TrashedArticle, 'daysKept'>[]> {
  return mapMany(await trashNotes(root), async (note) => {
    const path = join(root, 'trash', note.name, 'article.json');
    const json = await readPlainText(path).catch(() => null);
    return { ...note, json: json === null ? null : withoutText(json) };
  });
}

/** The list shows no text, and thousands of them would be gigabytes on their way to the page. */
function withoutText(json: string): string {
  try {
    const content = JSON.parse(json);
    return typeof content.text === 'string' ? JSON.stringify({ ...content, text: '' }) : json;
  } catch {
    return json;
  }
}

const trashLevel = {
  isOurs: (path: string) => isTrashName(path.slice('trash/'.length)),
  isReserved: () => false,
};

/** What lies in the trash, by the notes alone; nothing when the trash itself cannot be read. */
export async function trashNotes(root: string): Promise<TrashNote[]> {
  const { folders } = await walkFolders(root, 'trash', [trashLevel]);
  const names = folders.map((folder) => folder.slice('trash/'.length));
  return mapMany(names, async (name) => ({
    name,
    ...(await readNote(join(root, 'trash', name), name)),
  }));
}

export async function findTrashed(root: string, name: string): Promise<{ folder: string }> {
  if (!isTrashName(name)) throw new TypeError(`not a name in the trash: ${name}`);
  const path = join(root, 'trash', name);
  if (!(await exists(path))) throw new Refused(`not in the trash: ${name}`);
  return readNote(path, name);
}

/** Where the note is damaged, the folder's own name and age tell nearly as much. */
async function readNote(
  path: string,
  name: string,
): Promise<{ folder: string; trashedAt: number }> {
  const text = await readPlainText(join(path, note)).catch(() => null);
  const { folder, trashedAt } = parseNote(text);
  return {
    folder: folder ?? `articles/${name.slice(0, 4)}/${name.slice(5, 7)}/${name.slice(8)}`,
    trashedAt: trashedAt ?? (await lstat(path)).mtimeMs,
  };
}

function parseNote(text: string | null): { folder?: string; trashedAt?: number } {
  let read: unknown;
  try {
    read = JSON.parse(text ?? '');
  } catch {
    return {};
  }
  const { folder, trashedAt } = Object(read) as Record<string, unknown>;
  return {
    ...(typeof folder === 'string' && isArticleFolder(folder) ? { folder } : {}),
    ...(Number.isFinite(trashedAt) ? { trashedAt: trashedAt as number } : {}),
  };
}

/** The name goes first, so that no half-deleted article is ever listed; sweeping takes what is left. */
export async function deleteTrashed(writer: AtomicWriter, name: string): Promise<void> {
  const doomed = `trash/${tempNameFor(name)}`;
  await writer.move(`trash/${name}`, doomed);
  await rm(writer.absolute(doomed), { recursive: true });
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error) => {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    },
  );
}
