import type { ArticleId } from '../../core/article/article';
import { changeArticles } from '../../storage/article-changes';
import type { Library } from '../library';

/** Stores the reader's note about an article. */
export function noteArticle(library: Library, id: ArticleId, note: string) {
  return changeArticles(library.database, [id], (article) =>
    article.note === note ? null : { ...article, note },
  );
}
