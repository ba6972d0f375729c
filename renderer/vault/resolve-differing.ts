import type { CarrelDatabase } from '../storage/database';
import type { LibraryFiles } from './library-files';
import { recordOf, rewriteArticle } from './save-article';
import { type Clean, putArticles, readNamedFolder } from './take-article';

/**
 * Overwrites an article's files with the database's content; false on failure.
 *
 * @param place the article's folder, or one of its files
 */
export async function overwriteFiles(
  database: CarrelDatabase,
  files: LibraryFiles,
  place: string,
): Promise<boolean> {
  const folder = place.replace(/\/article\.(?:html|json)$/, '');
  const article = await database.articles.filter((each) => each.folder === folder).first();
  const record = article && (await recordOf(database, article.id));
  if (!record) return false;
  return rewriteArticle(database, files, record);
}

/** Overwrites an article in the database with its files' content; false on failure. */
export async function overwriteDatabase(
  database: CarrelDatabase,
  files: LibraryFiles,
  clean: Clean,
  folder: string,
): Promise<boolean> {
  const content = await readNamedFolder(folder, files);
  if (content.files.length > 0 || content.parsed === null || content.html === null) return false;
  const body = await clean(content.html);
  if (body === null) return false;
  const { id } = content.parsed.article;
  const present = new Set((await database.articles.get(id)) ? [id] : []);
  const found = {
    entry: content.entry,
    parsed: content.parsed,
    html: body,
    leftOut: content.leftOut,
    jsonSha256: content.jsonSha256,
  };
  await putArticles(database, [found], present, true);
  return true;
}
