// The folders that a library is made of. A link or a file that has the name of one hides what should
// be behind it; it is reported and never followed, since it could lead out of the library.
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Unreadable } from '../ipc/contract.js';
import { codeOf } from './disk.js';
import { isArticleFolder, isOddArticleFolder, refuseLinks, storedKinds } from './library-paths.js';
import { mapMany } from './plain-file.js';
import { CannotRead, unreadableOf } from './trouble.js';

interface Level {
  /** Folders of this level that count. */
  isOurs(path: string): boolean;
  /** Names that only Carrel gives: something else than a folder under one of them is in the way. */
  isReserved(name: string): boolean;
}

/** Years, months, articles. The user's own files may lie among the articles. */
export const articleLevels: readonly Level[] = levelsTo(isArticleFolder);

function levelsTo(isOurs: Level['isOurs']): readonly Level[] {
  return [
    { isOurs: () => true, isReserved: (name) => /^\d{4}$/.test(name) },
    { isOurs: () => true, isReserved: (name) => /^\d{2}$/.test(name) },
    { isOurs, isReserved: (name) => /-[0-9a-z]{10}$/.test(name) },
  ];
}

const shards: readonly Level[] = [
  { isOurs: () => true, isReserved: (name) => /^[0-9a-f]{2}$/.test(name) },
];

interface Walk {
  /** The folders of the last level, sorted, relative to the library's. */
  folders: string[];
  unreadable: Unreadable[];
}

/** Goes down from `top`, one level after the other. Empty when there is no such folder. */
export async function walkFolders(
  root: string,
  top: string,
  levels: readonly Level[],
): Promise<Walk> {
  const unreadable: Unreadable[] = [];
  try {
    await refuseLinks(root, top);
  } catch (error) {
    return { folders: [], unreadable: [unreadableOf(top, error)] };
  }
  let folders = [top];
  for (const level of levels) {
    const walks = await mapMany(folders, (folder) => foldersIn(root, folder, level));
    folders = walks.flatMap((walk) => walk.folders);
    unreadable.push(...walks.flatMap((walk) => walk.unreadable));
  }
  return { folders, unreadable };
}

async function foldersIn(root: string, folder: string, level: Level): Promise<Walk> {
  const walk: Walk = { folders: [], unreadable: [] };
  try {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory() && level.isOurs(path)) walk.folders.push(path);
      if (entry.isDirectory() || !level.isReserved(entry.name)) continue;
      const isLink = entry.isSymbolicLink();
      const error = new CannotRead(
        isLink ? 'link' : 'not-a-folder',
        `${isLink ? 'a link' : 'not a folder'}: ${join(root, path)}`,
      );
      walk.unreadable.push(unreadableOf(path, error));
    }
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') walk.unreadable.push(unreadableOf(folder, error));
  }
  walk.folders.sort();
  return walk;
}

/**
 * Everything that stands where the library has a folder and is none, or cannot be entered, and
 * articles' folders with names that are not read.
 */
export async function unreadablePlaces(root: string): Promise<Unreadable[]> {
  const walks = await Promise.all([
    walkArticles(root),
    ...storedKinds.map((kind) => walkFolders(root, kind, shards)),
    walkFolders(root, 'trash', []),
  ]);
  return walks.flatMap(({ unreadable }) => unreadable);
}

/** Where something is not as it should be among the articles; `folders` are those with odd names. */
async function walkArticles(root: string): Promise<Walk> {
  const { folders, unreadable } = await walkFolders(root, 'articles', levelsTo(isOddArticleFolder));
  const odd = await mapMany(folders, async (folder) => {
    const hasRecord = await lstat(join(root, folder, 'article.json')).then(
      () => true,
      () => false,
    );
    // Anything else is the user's own.
    return hasRecord ? [unreadableOf(folder, oddName(folder))] : [];
  });
  return { folders, unreadable: [...unreadable, ...odd.flat()] };
}

export function oddName(folder: string): CannotRead {
  return new CannotRead('odd-name', `not a name of an article's folder: ${folder}`);
}
