// Handles two folders of one article: conflict copies of sync programs, and duplicated folders.

import type { Article, ArticleId } from '../core/article/article';
import { articleFolder } from '../core/article/folder-name';
import { newArticleId } from '../core/article/ulid';
import { announceChanges, appendChanges } from '../storage/change-log';
import type { CarrelDatabase } from '../storage/database';
import { keepApart } from '../storage/joined-articles';
import { keepRestored } from './doubles';
import type { LibraryFiles } from './library-files';
import { type Clean, type FoundArticle, putArticles, readFolder } from './take-article';

/** Stores the new folder of an article whose folder was moved. */
export async function adoptFolder(
  database: CarrelDatabase,
  id: ArticleId,
  folder: string,
): Promise<void> {
  const { articles, changes } = database;
  const isMoved = await database.transaction('rw', articles, changes, async () => {
    const article = await articles.get(id);
    if (article === undefined || article.folder === folder) return false;
    await articles.put({ ...article, folder });
    await appendChanges(database, 'article-changed', [id]);
    return true;
  });
  if (isMoved) announceChanges();
}

/** Moves the copy to the trash; false on failure. */
export async function dropCopy(files: LibraryFiles, copy: string): Promise<boolean> {
  return (await files.trashArticle(copy, null)).ok;
}

/** Replaces the article with the copy, and moves the article's old folder to the trash. */
export async function takeCopy(
  database: CarrelDatabase,
  files: LibraryFiles,
  clean: Clean,
  copy: string,
): Promise<boolean> {
  const found = await read(files, clean, copy);
  const known = found && (await database.articles.get(found.parsed.article.id));
  if (!found || !known) return false;
  await putArticles(database, [found], new Set([known.id]), true);
  return known.folder === copy || (await files.trashArticle(known.folder, null)).ok;
}

/**
 * Makes the copy an article with its own id and folder.
 *
 * @param saved resolves when the article is in the library folder, or false when that fails
 */
export async function keepBoth(
  database: CarrelDatabase,
  files: LibraryFiles,
  clean: Clean,
  copy: string,
  saved: (id: ArticleId) => Promise<boolean>,
): Promise<boolean> {
  const found = await read(files, clean, copy);
  if (!found) return false;
  const { title, savedAt } = found.parsed.article;
  const id = newArticleId();
  const article: Article = {
    ...found.parsed.article,
    id,
    folder: articleFolder(id, title, savedAt),
  };
  // Empty checksums make the follower write the new folder.
  const unwritten = { htmlSha256: '', jsonSha256: '' };
  const parsed = { ...found.parsed, ...unwritten, article };
  await putArticles(database, [{ ...found, ...unwritten, parsed }], new Set(), true);
  // Else another machine would take them for a page that was imported twice.
  const { id: machine } = await files.ownMachine();
  await keepApart(database, machine, [found.parsed.article.id, id]);
  return (await saved(id)) && (await files.trashArticle(copy, null)).ok;
}

/** Restores a deleted article from a copy of its folder. */
export async function restoreCopy(
  database: CarrelDatabase,
  files: LibraryFiles,
  clean: Clean,
  copy: string,
): Promise<boolean> {
  const found = await read(files, clean, copy);
  if (!found) return false;
  await putArticles(database, [found], new Set(), true);
  const { id: machine } = await files.ownMachine();
  await keepRestored(database, machine, [found.parsed.article.id]);
  return true;
}

async function read(
  files: LibraryFiles,
  clean: Clean,
  folder: string,
): Promise<FoundArticle | null> {
  const entry = (await files.listArticles()).find((each) => each.folder === folder);
  const content = entry && (await readFolder(entry, undefined, files));
  if (!content?.parsed || content.files.length > 0 || content.html === null) return null;
  const { parsed, leftOut, jsonSha256 } = content;
  const html = await clean(content.html);
  return html === null ? null : { entry: content.entry, parsed, html, leftOut, jsonSha256 };
}
