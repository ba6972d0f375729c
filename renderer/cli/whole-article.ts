// An article as one object: its record with its highlights, its text and its HTML.
import type { Article, ArticleId } from '../core/article/article';
import { listHighlights } from '../library/actions/mark-passages';
import { openArticle } from '../library/actions/read-article';
import type { Library } from '../library/library';
import { UsageError } from './arguments';

export async function wholeArticle(library: Library, article: Article): Promise<object> {
  const highlights = await listHighlights(library, article.id);
  const html = await bodyOf(library, article.id);
  return { ...article, highlights, text: await textOf(library, article.id), html };
}

export async function textOf({ database }: Library, id: ArticleId): Promise<string> {
  return (await database.texts.get(id))?.text ?? '';
}

export async function bodyOf(library: Library, id: ArticleId) {
  const opened = await openArticle(library, id);
  if (opened === null) throw new UsageError(`${id}: the text of this article is missing`);
  return opened.html;
}
