// The trash: `trash/YYYY-MM-<name>/` is a deleted article's folder with an additional trashed.json.
import { lstat, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArticleFiles, TrashedArticle } from '../ipc/vault-files.js';
import type { AtomicWriter } from './atomic-file.js';
import { keptInTrash, type TwoFiles } from './deleted-twice.js';
import { codeOf } from './disk.js';
import { checkArticleFolder, isArticleFolder, isTrashName, refuseLinks } from './library-paths.js';
import { walkFolders } from './library-places.js';
import { mapMany, readPlainText } from './plain-file.js';
import { hashFile } from './stored-files.js';
import { Refused } from './trouble.js';

/** The file that says what a deleted article's folder was, and since when it is in the trash. */
export const trashNote = 'trashed.json';

/**
 * Does nothing when the folder is missing: after a crash the same deletion is requested again.
 *
 * @param trashedAt when it was deleted, in milliseconds since 1970
 */
export async function moveToTrash(
  writer: AtomicWriter,
  folder: string,
  trashedAt: number,
): Promise<void> {
  checkArticleFolder(folder);
  await refuseLinks(writer.root, folder);
  const path = writer.absolute(folder);
  if (!(await exists(path))) return;
  // A sync program that brings another machine's deletion takes the files before the folder.
  const isEmpty = await rmdir(path).then(
    () => true,
    () => false,
  );
  if (isEmpty) return;
  const note = { folder, trashedAt };
  if (await joinInTrash(writer, note)) return;
  // Written before the move, so that nothing in the trash is without a date.
  await writeNote(writer, folder, note);
  await writer.move(folder, `trash/${await freeName(writer, folder)}`);
}

const writeNote = (writer: AtomicWriter, place: string, note: Omit<TrashNote, 'name'>) =>
  writer.write(`${place}/${trashNote}`, Buffer.from(JSON.stringify(note)));

/** The name in the trash of an article that was in this folder. */
export const nameInTrash = (folder: string) => folder.split('/').slice(1).join('-');

/**
 * Adds a folder to the one of the same article in the trash, where another machine has moved it there.
 *
 * @returns false when there is none, or one folder cannot hold all of both
 */
async function joinInTrash(writer: AtomicWriter, note: Omit<TrashNote, 'name'>): Promise<boolean> {
  const name = nameInTrash(note.folder);
  const place = `trash/${name}`;
  if (!(await exists(writer.absolute(place)))) return false;
  const [there, mine] = await Promise.all([
    readArticle(writer, place),
    readArticle(writer, note.folder),
  ]);
  const kept = there && mine && keptInTrash(there, mine);
  const others = kept && (await othersToMove(writer, note.folder, place));
  if (!kept || !others) return false;
  const known = await readNote(writer.absolute(place), name);
  if (!known.isRead || known.trashedAt < note.trashedAt) await writeNote(writer, place, note);
  for (const kind of ['html', 'json'] as const) {
    const text = kept[kind];
    if (text !== null && text !== there[kind])
      await writer.write(`${place}/article.${kind}`, Buffer.from(text));
  }
  for (const other of others) await writer.move(`${note.folder}/${other}`, `${place}/${other}`);
  const temporary = `trash/${writer.tempNameFor(name)}`;
  await writer.move(note.folder, temporary);
  await rm(writer.absolute(temporary), { recursive: true });
  return true;
}

/** Null when one of them cannot be read. */
async function readArticle(writer: AtomicWriter, place: string): Promise<TwoFiles | null> {
  const read = (name: string) => readPlainText(writer.absolute(`${place}/${name}`));
  try {
    await refuseLinks(writer.root, place);
    return { html: await read('article.html'), json: await read('article.json') };
  } catch {
    return null;
  }
}

/**
 * The files of a folder that are none of the article's, such as copies of a sync program, and that the other
 * folder lacks; null when that has another file of such a name.
 */
async function othersToMove(
  writer: AtomicWriter,
  folder: string,
  to: string,
): Promise<string[] | null> {
  const others: string[] = [];
  for (const name of await readdir(writer.absolute(folder))) {
    if (['article.html', 'article.json', trashNote].includes(name)) continue;
    if (!(await exists(writer.absolute(`${to}/${name}`)))) others.push(name);
    else {
      const hash = (place: string) => hashFile(writer.absolute(`${place}/${name}`));
      const one = await hash(folder).catch(() => null);
      if (one === null || one !== (await hash(to).catch(() => null))) return null;
    }
  }
  return others;
}

/** A free name in the trash: `name`, or `name~2` when another folder has that. */
async function freeName(writer: AtomicWriter, folder: string): Promise<string> {
  const name = nameInTrash(folder);
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? name : `${name}~${count}`;
    if (!(await exists(writer.absolute(`trash/${candidate}`)))) return candidate;
  }
}

/** Restores an article; throws `Refused` when its folder is in use. */
export async function moveBack(writer: AtomicWriter, name: string, folder: string): Promise<void> {
  await refuseLinks(writer.root, `trash/${name}`);
  await refuseLinks(writer.root, folder);
  // Removes only an empty folder, which a failed write has left.
  await rmdir(writer.absolute(folder)).catch((error) => {
    if (codeOf(error) !== 'ENOENT') throw new Refused(`its folder already exists: ${folder}`);
  });
  await writer.move(`trash/${name}`, folder);
  await writer.disk.remove(writer.absolute(`${folder}/${trashNote}`)).catch(() => {});
}

/** A trashed article without the content of its article.json. */
export type TrashNote = Pick<TrashedArticle, 'name' | 'folder' | 'trashedAt'>;

/** Identifies a deletion; the same name may be deleted again after an undo. */
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

/** Removes the text, which the list does not show: thousands of texts could be gigabytes. */
function withoutText(json: string): string {
  try {
    const content = JSON.parse(json);
    return typeof content.text === 'string' ? JSON.stringify({ ...content, text: '' }) : json;
  } catch {
    return json;
  }
}

/** Reads the two files of an article in the trash; null for one that is missing or cannot be read. */
export async function readTrashed(
  root: string,
  name: string,
): Promise<Pick<ArticleFiles, 'html' | 'json'>> {
  if (!isTrashName(name)) throw new TypeError(`not a name in the trash: ${name}`);
  const folder = `trash/${name}`;
  try {
    await refuseLinks(root, folder);
  } catch {
    return { html: null, json: null };
  }
  const read = (file: string) => readPlainText(join(root, folder, file)).catch(() => null);
  const [html, json] = await Promise.all([read('article.html'), read('article.json')]);
  return { html, json };
}

export const trashLevel = {
  isOurs: (path: string) => isTrashName(path.slice('trash/'.length)),
  isReserved: () => false,
};

/** Lists the trash without reading the articles; empty when the trash cannot be read. */
export async function trashNotes(root: string): Promise<TrashNote[]> {
  const { folders } = await walkFolders(root, 'trash', [trashLevel]);
  const names = folders.map((folder) => folder.slice('trash/'.length));
  return mapMany(names, async (name) => {
    const { folder, trashedAt } = await readNote(join(root, 'trash', name), name);
    return { name, folder, trashedAt };
  });
}

export async function findTrashed(root: string, name: string): Promise<{ folder: string }> {
  if (!isTrashName(name)) throw new TypeError(`not a name in the trash: ${name}`);
  const path = join(root, 'trash', name);
  if (!(await exists(path))) throw new Refused(`not in the trash: ${name}`);
  return readNote(path, name);
}

/** Reads trashed.json; if it is damaged, the folder's name and date replace it. */
async function readNote(
  path: string,
  name: string,
): Promise<{ folder: string; trashedAt: number; isRead: boolean }> {
  const text = await readPlainText(join(path, trashNote)).catch(() => null);
  const { folder, trashedAt } = parseNote(text);
  return {
    isRead: folder !== undefined && trashedAt !== undefined,
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

/** Renames the folder first, so that no partly deleted article is listed; `sweepTemps` removes the rest. */
export async function deleteTrashed(writer: AtomicWriter, name: string): Promise<void> {
  const temporary = `trash/${writer.tempNameFor(name)}`;
  await writer.move(`trash/${name}`, temporary);
  await rm(writer.absolute(temporary), { recursive: true });
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
