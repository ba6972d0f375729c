// Two pages of one article, each of another machine.
import type { Article } from '../core/article/article';
import { withOriginalsOf } from '../core/article/kept-originals';
import type { ArticleState } from '../core/machines/article-state';
import { machineOf, never } from '../core/machines/clock';
import { pageClock } from '../storage/join-states';

/** An article with the state that it was written with. */
export interface Page {
  article: Article;
  state?: ArticleState | undefined;
}

/**
 * The page that counts, with what it must keep of the other one. The pages of one machine follow one
 * another, so the later one lacks an original of the earlier one because that was taken back.
 */
export function pageOfBoth(shown: Page, other: Page): Article {
  const [at, otherAt] = [shown, other].map(({ state }) => (state ? pageClock(state) : never));
  if (!at || !otherAt || machineOf(at) === machineOf(otherAt)) return shown.article;
  return withOriginalsOf(shown.article, other.article);
}
