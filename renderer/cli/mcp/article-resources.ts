import { toMarkdown } from '../../core/exporting/markdown-page';
import { listHighlights } from '../../library/actions/mark-passages';
import { openArticle } from '../../library/actions/read-article';
import type { Library } from '../../library/library';
import { imagesIn, withImageFiles } from '../../vault/article-files';
import { fileAddress } from '../file-address';

/** Articles of one page of the list. */
const pageLength = 100;

/**
 * A page of the list of articles, newest first.
 *
 * @param from the number of articles before this page
 */
export async function listArticles({ database }: Library, from: number) {
  const newestFirst = database.articles.orderBy('savedAt').reverse();
  const rows = await newestFirst
    .offset(from)
    .limit(pageLength + 1)
    .toArray();
  const resources = rows.slice(0, pageLength).map(({ id, title, byline, site }) => ({
    uri: `carrel://article/${id}`,
    name: title === '' ? id : title,
    description: [...byline, site].filter((part) => part !== null && part !== '').join(', '),
    mimeType: 'text/markdown',
  }));
  return {
    resources,
    ...(rows.length > pageLength && { nextCursor: String(from + pageLength) }),
  };
}

/** An article as Markdown, with its note and highlights; null when there is none of this id. */
export async function readArticleMarkdown(
  library: Library,
  id: string,
  folder: string,
): Promise<string | null> {
  const opened = await openArticle(library, id);
  if (opened === null) return null;
  const { article, html } = opened;
  const assets = await library.database.assets.bulkGet(imagesIn(html));
  const files = assets.flatMap((row) => row ?? []);
  const body = withImageFiles(html, files, fileAddress(folder));
  return toMarkdown(article, body, await listHighlights(library, id));
}
