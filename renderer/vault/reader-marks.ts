import type { Article } from '../core/article/article';
import { fieldRules } from '../core/article/article-record';
import type { Highlight } from '../core/highlights/highlight';

/** An article with the reader's own work: state, tags, note, highlights. */
export interface ReadersWork {
  article: Article;
  highlights: readonly Highlight[];
}

/**
 * True when `there` has all of the reader's work in `here`, so replacing `here` with it loses nothing.
 * `there` may have more.
 */
export function keepsReadersWork(here: ReadersWork, there: ReadersWork): boolean {
  const [mine, theirs] = [here.article, there.article];
  const marks = new Map(there.highlights.map((each) => [each.id, each]));
  return (
    fieldRules.every(([name, { keeps }]) => keeps?.(mine[name], theirs[name]) ?? true) &&
    here.highlights.every((mark) => keepsHighlight(mark, marks.get(mark.id)))
  );
}

function keepsHighlight(mine: Highlight, theirs: Highlight | undefined): boolean {
  return (
    theirs !== undefined &&
    theirs.quote === mine.quote &&
    theirs.colour === mine.colour &&
    theirs.note.includes(mine.note) &&
    mine.tags.every((tag) => theirs.tags.includes(tag))
  );
}
