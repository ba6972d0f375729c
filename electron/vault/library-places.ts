// Walks the folders of a library. A link or a file in a folder's place is reported and never followed,
// since it could lead out of the library.
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Unreadable } from '../ipc/vault-files.js';
import { codeOf } from './disk.js';
import { isArticleFolder, isOddArticleFolder, refuseLinks, storedKinds } from './library-paths.js';
import { mapMany } from './plain-file.js';
import { CannotRead, unreadableOf } from './trouble.js';

interface Level {
  /** True for folders that belong to the library. */
  isOurs(path: string): boolean;
  /** True for names that only Carrel creates: a file or link of such a name is reported. */
  isReserved(name: string): boolean;
}

/** The levels years, months, articles. The user's own files may be among the articles. */
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
  /** The folders of the last level, sorted, relative to the library folder. */
  folders: string[];
  unreadable: Unreadable[];
}

/** Walks down from `top` level by level. Empty when there is no such folder. */
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
 * Files and links in the place of a library folder, folders that cannot be read, and article folders
 * with invalid names.
 */
export async function unreadablePlaces(root: string): Promise<Unreadable[]> {
  const walks = await Promise.all([
    walkArticles(root),
    ...storedKinds.map((kind) => walkFolders(root, kind, shards)),
    walkFolders(root, 'trash', []),
  ]);
  return walks.flatMap(({ unreadable }) => unreadable);
}

/** Walks the articles; `folders` are those with invalid names. */
async function walkArticles(root: string): Promise<Walk> {
  const { folders, unreadable } = await walkFolders(root, 'articles', levelsTo(isOddArticleFolder));
  const odd = await mapMany(folders, async (folder) => {
    const hasRecord = await lstat(join(root, folder, 'article.json')).then(
      () => true,
      () => false,
    );
    // A folder without article.json is the user's own.
    return hasRecord ? [unreadableOf(folder, oddName(folder))] : [];
  });
  return { folders, unreadable: [...unreadable, ...odd.flat()] };
}

export function oddName(folder: string): CannotRead {
  return new CannotRead('odd-name', `not a name of an article's folder: ${folder}`);
}
