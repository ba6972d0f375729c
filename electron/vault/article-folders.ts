// Reads article folders: `articles/YYYY/MM/<name>/` with article.html and article.json. The JSON is
// written last, so a folder without it is unfinished.
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArticleFiles, ArticleFolder, Unreadable } from '../ipc/vault-files.js';
import { codeOf } from './disk.js';
import { checkArticleFolder, refuseLinks } from './library-paths.js';
import { articleLevels, walkFolders } from './library-places.js';
import { mapMany, readPlainText } from './plain-file.js';
import { CannotRead, unreadableOf } from './trouble.js';

/** Reads an article's two files; read errors are part of the answer. */
export async function readArticle(root: string, folder: string): Promise<ArticleFiles> {
  checkArticleFolder(folder);
  try {
    await refuseLinks(root, folder);
  } catch (error) {
    return { html: null, json: null, unreadable: [unreadableOf(folder, error)] };
  }
  return readArticleBy((place) => readPlainText(join(root, place)), folder);
}

/** As `readArticle`, with any source. `readText` throws when a file exists but cannot be read. */
export async function readArticleBy(
  readText: (place: string) => Promise<string | null>,
  folder: string,
): Promise<ArticleFiles> {
  checkArticleFolder(folder);
  const unreadable: Unreadable[] = [];
  const read = async (place: string) => {
    try {
      return await readText(place);
    } catch (error) {
      unreadable.push(unreadableOf(place, error));
      return null;
    }
  };
  const [html, json] = await Promise.all([
    read(`${folder}/article.html`),
    read(`${folder}/article.json`),
  ]);
  return { html, json, ...(unreadable.length > 0 && { unreadable }) };
}

/** Lists all article folders, unfinished ones too, with the sizes of their files; -1 for no file. */
export async function listArticles(root: string): Promise<ArticleFolder[]> {
  const { folders } = await walkFolders(root, 'articles', articleLevels);
  return mapMany(folders, async (folder) => {
    const [html, json] = await Promise.all([
      sizeOf(root, `${folder}/article.html`),
      sizeOf(root, `${folder}/article.json`),
    ]);
    const unreadable = [html, json].flatMap((each) => (typeof each === 'number' ? [] : [each]));
    return {
      folder,
      htmlBytes: typeof html === 'number' ? html : -1,
      jsonBytes: typeof json === 'number' ? json : -1,
      ...(unreadable.length > 0 && { unreadable }),
    };
  });
}

/**
 * The article folders whose name contains one of `parts`. Reads no files, which would take seconds
 * with 100,000 articles.
 */
export async function foldersNamed(root: string, parts: ReadonlySet<string>): Promise<string[]> {
  const { folders } = await walkFolders(root, 'articles', articleLevels);
  return folders.filter((folder) => {
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    // The lookahead finds overlapping matches: a title may have a word of ten letters, too.
    return [...name.matchAll(/(?=(-[0-9a-z]{10}))/g)].some(([, part]) => parts.has(part ?? ''));
  });
}

/** The size of a plain file, -1 when it does not exist, or the reason why it cannot be read. */
async function sizeOf(root: string, place: string): Promise<number | Unreadable> {
  const path = join(root, place);
  try {
    const about = await lstat(path);
    if (about.isFile()) return about.size;
    const isLink = about.isSymbolicLink();
    throw new CannotRead(
      isLink ? 'link' : 'not-a-file',
      `${isLink ? 'a link' : 'not a file'}: ${path}`,
    );
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return -1;
    return unreadableOf(place, error);
  }
}

/** The checksum that article.json gives for its article.html; null when it gives none. */
export function sealIn(json: string | null): string | null {
  try {
    const seal = Object(Object(JSON.parse(json ?? '')).files)['article.html'];
    return typeof seal === 'string' ? seal : null;
  } catch {
    return null;
  }
}
