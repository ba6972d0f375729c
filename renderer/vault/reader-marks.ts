import type { Article } from '../core/article';
import type { Highlight } from '../core/highlight';

/** What a reader did to an article. How far it was read is left out: it changes all the time. */
export interface ReaderDid {
  article: Pick<Article, 'tags' | 'state' | 'starred' | 'note'>;
  highlights: readonly Highlight[];
}

/**
 * Does `there` still hold everything that the reader did in `here`? Then taking it loses nothing. What
 * `there` has besides does not matter: it may be the newer one.
 */
export function keepsMarks(here: ReaderDid, there: ReaderDid): boolean {
  const [mine, theirs] = [here.article, there.article];
  const marks = new Map(there.highlights.map((each) => [each.id, each]));
  return (
    mine.tags.every((tag) => theirs.tags.includes(tag)) &&
    (mine.state === 'unread' || mine.state === theirs.state) &&
    (!mine.starred || theirs.starred) &&
    theirs.note.includes(mine.note) &&
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
