import type { ArticleId, ReadingState } from '../../core/article/article';
import { changeArticles } from '../../storage/article-changes';
import { type Library, noting } from '../library';

export function setState(library: Library, ids: readonly ArticleId[], state: ReadingState) {
  return changeArticles(
    library.database,
    ids,
    (article) => (article.state === state ? null : { ...article, state }),
    noting(library),
  );
}

export function setStarred(library: Library, ids: readonly ArticleId[], starred: boolean) {
  return changeArticles(
    library.database,
    ids,
    (article) => (article.starred === starred ? null : { ...article, starred }),
    noting(library),
  );
}

/** Takes articles out of the archive: those that were begun count as being read, the others as unread. */
export function unarchive(library: Library, ids: readonly ArticleId[]) {
  return changeArticles(
    library.database,
    ids,
    (article) =>
      article.state === 'archived'
        ? { ...article, state: article.progress > 0 ? 'reading' : 'unread' }
        : null,
    noting(library),
  );
}

/**
 * Stores the reading progress of an article, 0 to 1, and changes the state of an unread article to
 * `reading`. Each call is a transaction and a row in the log, so the reader calls it at most every 30 s
 * and when it closes.
 */
export function saveProgress(library: Library, id: ArticleId, progress: number) {
  const bounded = Math.min(1, Math.max(0, progress));
  return changeArticles(library.database, [id], (article) => {
    const state = article.state === 'unread' && bounded > 0 ? 'reading' : article.state;
    return Math.abs(article.progress - bounded) < 0.001 && state === article.state
      ? null
      : { ...article, progress: bounded, state };
  });
}
