import type { ArticleFolder } from '../../electron/ipc/contract';
import type { CarrelDatabase } from '../storage/database';
import type { LibraryFiles } from './library-files';
import { recordOf, saveAnew } from './save-article';
import { type Clean, lookInto, putArticles } from './take-article';

/**
 * Overwrites an article's files with the database's content; false on failure.
 *
 * @param place the article's folder, or one of its files
 */
export async function writeOver(
  database: CarrelDatabase,
  files: LibraryFiles,
  place: string,
): Promise<boolean> {
  const folder = place.replace(/\/article\.(?:html|json)$/, '');
  const article = await database.articles.filter((each) => each.folder === folder).first();
  const record = article && (await recordOf(database, article.id));
  if (!record) return false;
  return saveAnew(database, files, record);
}

/** Overwrites an article in the database with its files' content; false on failure. */
export async function takeOver(
  database: CarrelDatabase,
  files: LibraryFiles,
  clean: Clean,
  folder: string,
): Promise<boolean> {
  const bytes = (text: string | null) =>
    text === null ? -1 : new TextEncoder().encode(text).length;
  const { html, json } = await files.readArticle(folder);
  const entry: ArticleFolder = { folder, htmlBytes: bytes(html), jsonBytes: bytes(json) };
  const look = await lookInto(entry, undefined, files);
  if (look.files.length > 0 || look.parsed === null || look.html === null) return false;
  const body = await clean(look.html);
  if (body === null) return false;
  const { id } = look.parsed.article;
  const present = new Set((await database.articles.get(id)) ? [id] : []);
  const found = {
    entry,
    parsed: look.parsed,
    html: body,
    jsonSha256: look.jsonSha256,
  };
  await putArticles(database, [found], present);
  return true;
}
