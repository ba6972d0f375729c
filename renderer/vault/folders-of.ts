import type { ArticleId } from '../core/article/article';
import type { LibraryFiles } from './library-files';
import { parseArticleFile } from './parse-article';

/**
 * All folders that hold one of these articles. A folder's name contains the end of the article's id,
 * even after a sync program or a file manager renamed it to `name (2)`.
 */
export async function foldersOf(
  files: LibraryFiles,
  ids: readonly ArticleId[],
): Promise<Map<ArticleId, string[]>> {
  const found = new Map<ArticleId, string[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return found;
  const endings = ids.map((id) => `-${id.slice(-10).toLowerCase()}`);
  for (const folder of await files.foldersNamed(endings)) {
    const { json } = await files.readArticle(folder);
    const result = parseArticleFile(folder, json ?? '');
    if (result.ok) found.get(result.parsed.article.id)?.push(folder);
  }
  return found;
}
