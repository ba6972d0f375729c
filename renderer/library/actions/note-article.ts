import type { Article, ArticleId } from '../../core/article/article';
import { longest } from '../../core/article/article-parts';
import { changeArticles } from '../../storage/article-changes';
import { type Library, noting } from '../library';

/** Stores the reader's note about an article. */
export function noteArticle(library: Library, id: ArticleId, note: string) {
  return setNote(library, [id], note);
}

/** Replaces the notes about articles. Returns the ids of the articles that changed. */
export function setNote(library: Library, ids: readonly ArticleId[], note: string) {
  const edit = (article: Article) => (article.note === note ? null : { ...article, note });
  return changeArticles(library.database, ids, edit, noting(library));
}

/**
 * Adds a paragraph to the notes about articles. A note that would be longer than an article can have stays
 * as it is. Returns the ids of the articles that changed.
 */
export function appendToNote(library: Library, ids: readonly ArticleId[], text: string) {
  const edit = (article: Article) => {
    const note = article.note === '' ? text : `${article.note}\n\n${text}`;
    return note.length > longest.note ? null : { ...article, note };
  };
  return changeArticles(library.database, ids, edit, noting(library));
}
