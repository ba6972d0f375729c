import type { ArticleId } from '../../core/article/article';
import { changeArticles } from '../../storage/article-changes';
import type { Library } from '../library';

/** Keeps what its reader wrote about an article as a whole. */
export function noteArticle(library: Library, id: ArticleId, note: string) {
  return changeArticles(library.database, [id], (article) =>
    article.note === note ? null : { ...article, note },
  );
}
