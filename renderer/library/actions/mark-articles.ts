import type { Article, ArticleId, ReadingState } from '../../core/article/article';
import { readingStates } from '../../core/article/article-rules';
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

/** As much of an article is seen when it has been read to its end. */
const wholeProgress = 0.99;

/** The states that articles had before they were given another one, by id. */
export type EarlierStates = ReadonlyMap<ArticleId, ReadingState>;

/**
 * Takes articles that have this state out of it, into the state that they had before. Where that is not
 * known, the reading progress decides.
 */
export function leaveState(
  library: Library,
  ids: readonly ArticleId[],
  state: ReadingState,
  earlier: EarlierStates = new Map(),
) {
  return changeArticles(
    library.database,
    ids,
    (article) =>
      article.state === state
        ? { ...article, state: earlier.get(article.id) ?? stateByProgress(article, state) }
        : null,
    noting(library),
  );
}

/** Takes articles out of the archive. */
export const unarchive = (library: Library, ids: readonly ArticleId[], earlier?: EarlierStates) =>
  leaveState(library, ids, 'archived', earlier);

function stateByProgress({ progress }: Article, left: ReadingState): ReadingState {
  if (progress >= wholeProgress && left !== 'read') return 'read';
  return progress > 0 ? 'reading' : 'unread';
}

/** Moves each article by one state, from unread to archived or back. */
export function stepState(library: Library, ids: readonly ArticleId[], by: 1 | -1) {
  return changeArticles(
    library.database,
    ids,
    (article) => {
      const state = readingStates[readingStates.indexOf(article.state) + by];
      return state === undefined ? null : { ...article, state };
    },
    noting(library),
  );
}

/**
 * Stores the reading progress of an article, 0 to 1, and changes the state of an unread article to
 * `reading`, and of one that is read to its end to `read`. Each call is a transaction and a row in the log,
 * so the reader calls it at most every 30 s and when it closes.
 */
export function saveProgress(library: Library, id: ArticleId, progress: number) {
  const bounded = Math.min(1, Math.max(0, progress));
  return changeArticles(library.database, [id], (article) => {
    const state = stateOfReader(article.state, bounded);
    return Math.abs(article.progress - bounded) < 0.001 && state === article.state
      ? null
      : { ...article, progress: bounded, state };
  });
}

function stateOfReader(state: ReadingState, progress: number): ReadingState {
  if (state !== 'unread' && state !== 'reading') return state;
  if (progress >= wholeProgress) return 'read';
  return progress > 0 ? 'reading' : state;
}
