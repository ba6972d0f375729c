// Whether the stamps explain how a file of an article differs from the database.
import type { Article } from '../core/article/article';
import {
  type ArticleState,
  articleJoining,
  withState,
  workOf,
} from '../core/machines/article-state';
import { pageClock } from '../storage/join-states';
import { type ArticleRecord, toJsonFile } from './article-files';
import type { ParsedArticle } from './parse-article';

/**
 * `explained`: the stamps say of every difference which side is later. `newer-page`: so, and the file's page
 * is to be taken. `edited`: something differs under the same stamps, so another program has changed it.
 */
export type Difference = 'explained' | 'newer-page' | 'edited';

/** Compares an article of the database with a file of it. */
export function differenceTo(
  mine: ArticleRecord,
  known: ArticleState | undefined,
  theirs: ParsedArticle,
): Difference {
  if (theirs.isEdited || theirs.article.id !== mine.article.id) return 'edited';
  const state = known ?? articleJoining.base(workOf(mine));
  const [{ page: _, ...here }, { page: __, ...there }] = [state, theirs.state];
  if (articleJoining.clashes(here, there)) return 'edited';
  const [at, theirAt] = [pageClock(state), pageClock(theirs.state)];
  if (theirAt !== at) return at < theirAt ? 'newer-page' : 'explained';
  // The same page: all but the reader's work must be the same.
  const ours = withState({ article: theirs.article, highlights: theirs.highlights }, here);
  const marks = ours ?? mine;
  // Both in one way, so that lists are in one order.
  const asOurs = {
    ...theirs,
    article: withMarksOf(marks.article, marks.article),
    highlights: [...marks.highlights],
    state,
  };
  const page = {
    ...mine,
    article: withMarksOf(mine.article, marks.article),
    highlights: [...marks.highlights],
    state,
  };
  return toJsonFile(asOurs, theirs.htmlSha256) === toJsonFile(page, theirs.htmlSha256)
    ? 'explained'
    : 'edited';
}

/** The article with another one's reader's work. */
function withMarksOf(article: Article, marks: Article): Article {
  const state = articleJoining.base(workOf({ article: marks, highlights: [] }));
  const { highlights: _, ...work } = state;
  const shown = withState({ article, highlights: [] }, work);
  return { ...(shown?.article ?? article), highlightCount: marks.highlightCount };
}
