import type { Article } from '../core/article/article';
import { articleFolder, sameFolderKey } from '../core/article/folder-name';
import type { CarrelDatabase } from '../storage/database';
import type { LibraryFiles } from './library-files';

/** Assigns folders to articles from another library; no folder is assigned twice. */
export interface FolderNames {
  /** The article's own folder if it is free, otherwise one with a numbered name. */
  free(article: Article): string;
}

/** Excludes the folders in the database, those on disk, and those to which the trash is restored. */
export async function takenFolders(
  { articles }: CarrelDatabase,
  files: Pick<LibraryFiles, 'listArticles' | 'listTrash'>,
): Promise<FolderNames> {
  const [onDisk, trashed] = await Promise.all([files.listArticles(), files.listTrash()]);
  const taken = new Set([...onDisk, ...trashed].map(({ folder }) => sameFolderKey(folder)));
  await articles.each(({ folder }) => void taken.add(sameFolderKey(folder)));
  return {
    free({ id, title, savedAt, folder }) {
      let free = folder;
      for (let count = 1; taken.has(sameFolderKey(free)); count++) {
        free = articleFolder(id, title, savedAt, count);
      }
      taken.add(sameFolderKey(free));
      return free;
    },
  };
}
