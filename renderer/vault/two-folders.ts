// Two folders of one article: a sync program has made a conflict copy, somebody has duplicated one.

import type { Article, ArticleId } from '../core/article/article';
import { articleFolder } from '../core/article/folder-name';
import { newArticleId } from '../core/article/ulid';
import { announceChanges, appendChanges } from '../storage/change-log';
import type { CarrelDatabase } from '../storage/database';
import type { LibraryFiles } from './library-files';
import { type Clean, type FoundArticle, lookInto, putArticles } from './take-article';

/** Where the files of an article are that was found elsewhere than noted: they were moved there. */
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

/** The copy goes to the trash. */
export async function dropCopy(files: LibraryFiles, copy: string): Promise<boolean> {
  return (await files.trashArticle(copy)).ok;
}

/** The copy takes the article's place, and what was there goes to the trash. */
export async function takeCopy(
  database: CarrelDatabase,
  files: LibraryFiles,
  clean: Clean,
  copy: string,
): Promise<boolean> {
  const found = await read(files, clean, copy);
  const known = found && (await database.articles.get(found.parsed.article.id));
  if (!found || !known) return false;
  await putArticles(database, [found], new Set([known.id]));
  return known.folder === copy || (await files.trashArticle(known.folder)).ok;
}

/**
 * The copy becomes an article of its own, in a folder of its own.
 *
 * @param saved whether the folder has this article
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
  // Noted as files that have still to be written, and not as those of the copy.
  const unwritten = { htmlSha256: '', jsonSha256: '' };
  const parsed = { ...found.parsed, ...unwritten, article };
  await putArticles(database, [{ ...found, ...unwritten, parsed }], new Set());
  return (await saved(id)) && (await files.trashArticle(copy)).ok;
}

/** A copy of a deleted article is the article again. */
export async function bringBackCopy(
  database: CarrelDatabase,
  files: LibraryFiles,
  clean: Clean,
  copy: string,
): Promise<boolean> {
  const found = await read(files, clean, copy);
  if (!found) return false;
  await putArticles(database, [found], new Set());
  return true;
}

async function read(
  files: LibraryFiles,
  clean: Clean,
  folder: string,
): Promise<FoundArticle | null> {
  const entry = (await files.listArticles()).find((each) => each.folder === folder);
  const look = entry && (await lookInto(entry, undefined, files));
  if (!look?.parsed || look.files.length > 0 || look.html === null) return null;
  const { parsed, jsonSha256 } = look;
  const html = await clean(look.html);
  return html === null ? null : { entry: look.entry, parsed, html, jsonSha256 };
}
