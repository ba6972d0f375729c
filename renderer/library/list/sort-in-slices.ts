import type { Article } from '../../core/article/article';
import { type ArticleView, comparisonOf, isInView } from './article-view';

/** Number of articles that are filtered and sorted in one step. */
const runLength = 512;
/** Number of comparisons in one step of merging. */
const comparedAtOnce = 2_048;

/**
 * The rows of a view, by a merge sort that yields after short steps. Sorting 100,000 titles at once
 * would block the page's input.
 */
export function* sortInSlices(
  articles: readonly Article[],
  view: ArticleView,
): Generator<void, Article[]> {
  const compare = comparisonOf(view);
  let runs: Article[][] = [];
  for (let at = 0; at < articles.length; at += runLength) {
    const some = articles.slice(at, at + runLength);
    runs.push(some.filter((article) => isInView(article, view)).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: Article[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(yield* merge(runs[at]!, runs[at + 1] ?? [], compare));
      yield;
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* merge(
  left: readonly Article[],
  right: readonly Article[],
  compare: (a: Article, b: Article) => number,
): Generator<void, Article[]> {
  const merged: Article[] = [];
  let [l, r] = [0, 0];
  for (let compared = 1; l < left.length && r < right.length; compared++) {
    merged.push(compare(left[l]!, right[r]!) < 0 ? left[l++]! : right[r++]!);
    if (compared % comparedAtOnce === 0) yield;
  }
  return merged.concat(left.slice(l), right.slice(r));
}
