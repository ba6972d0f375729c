import type { Article } from '../article/article';
import { createAnchors } from '../highlights/anchor-quote';
import type { Highlight } from '../highlights/highlight';

/** An article with the highlights that are exported. */
export interface HighlightedArticle {
  article: Article;
  highlights: readonly Highlight[];
}

/** The highlights in the order of the text; those that are not found in it come last, oldest first. */
export function inTextOrder(highlights: readonly Highlight[], text: string): Highlight[] {
  const placeOf = createAnchors(text);
  return highlights
    .map((highlight, at) => ({ highlight, at, place: placeOf(highlight)?.start ?? Infinity }))
    .sort((a, b) => (a.place === b.place ? a.at - b.at : a.place - b.place))
    .map(({ highlight }) => highlight);
}
