import type { ArticleId } from '../core/article';
import type { CarrelDatabase } from '../storage/database';
import type { LibraryFiles } from './library-files';
import { parseArticleFile } from './parse-article';

/**
 * Where an article's files are: as it is noted, else by the end of its id, which stands in the
 * folder's name. Null when it has none.
 */
export async function folderOf(
  database: CarrelDatabase,
  files: LibraryFiles,
  id: ArticleId,
): Promise<string | null> {
  const row = await database.vault.get(id);
  if (row !== undefined) return row.folder;
  const ending = `-${id.slice(-10).toLowerCase()}`;
  for (const { folder } of await files.listArticles()) {
    if (!folder.endsWith(ending)) continue;
    const { json } = await files.readArticle(folder);
    const result = parseArticleFile(folder, json ?? '');
    if (result.ok && result.parsed.article.id === id) return folder;
  }
  return null;
}
