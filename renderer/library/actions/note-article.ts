import type { ArticleId } from '../../core/article/article';
import { longest } from '../../core/article/article-parts';
import { changeArticles } from '../../storage/article-changes';
import type { Library } from '../library';

/** Stores the reader's note about an article. */
export function noteArticle(library: Library, id: ArticleId, note: string) {
  return setNote(library, [id], note);
}

/** Replaces the notes about articles. Returns the ids of the articles that changed. */
export function setNote({ database }: Library, ids: readonly ArticleId[], note: string) {
  return changeArticles(database, ids, (article) =>
    article.note === note ? null : { ...article, note },
  );
}

/**
 * Adds a paragraph to the notes about articles. A note that would be longer than an article can have stays
 * as it is. Returns the ids of the articles that changed.
 */
export function appendToNote({ database }: Library, ids: readonly ArticleId[], text: string) {
  return changeArticles(database, ids, (article) => {
    const note = article.note === '' ? text : `${article.note}\n\n${text}`;
    return note.length > longest.note ? null : { ...article, note };
  });
}
