import { createAnchors, type TextSpan } from './anchor-quote';
import { byAge, type Highlight, type HighlightColour } from './highlight';
import { mergeNotes } from './merge-notes';

interface Placed {
  mark: Highlight;
  span: TextSpan;
}

export interface Joined {
  /** From the first word of all to the last. */
  span: TextSpan;
  /** The highlights that become one, in text order; at least one. */
  marks: readonly Highlight[];
}

/**
 * The highlights that overlap a passage or touch it, and those that overlap or touch these. Two passages touch
 * when only spaces of one line are between them. Null for none.
 *
 * @param placed in text order
 * @param isJoined which highlights may be joined
 */
export function joinedPassages(
  placed: readonly Placed[],
  text: string,
  passage: TextSpan,
  isJoined: (mark: Highlight) => boolean,
): Joined | null {
  const candidates = placed.filter(({ mark }) => isJoined(mark));
  const marks = new Set<Highlight>();
  let span = passage;
  for (let before = -1; before !== marks.size; ) {
    before = marks.size;
    for (const { mark, span: own } of candidates) {
      if (marks.has(mark) || !areTouching(text, span, own)) continue;
      marks.add(mark);
      span = { start: Math.min(span.start, own.start), end: Math.max(span.end, own.end) };
    }
  }
  if (marks.size === 0) return null;
  return { span, marks: candidates.map(({ mark }) => mark).filter((mark) => marks.has(mark)) };
}

/**
 * The highlights that `mark` looks like one with when it gets `colour`, and itself; null when it stays alone.
 *
 * @param marks all highlights of the article whose text is `text`
 */
export function joinedByColour(
  marks: readonly Highlight[],
  text: string,
  mark: Highlight,
  colour: HighlightColour,
): Joined | null {
  const isJoined = (other: Highlight) =>
    other === mark || (other.colour === colour && isPlain(other));
  const candidates = marks.filter(isJoined);
  if (!isPlain(mark) || candidates.length < 2) return null;
  const placeOf = createAnchors(text);
  const placed = candidates
    .flatMap((each) => {
      const span = placeOf(each);
      return span ? [{ mark: each, span }] : [];
    })
    .sort((a, b) => a.span.start - b.span.start);
  const own = placed.find((each) => each.mark === mark);
  const joined = own && joinedPassages(placed, text, own.span, isJoined);
  return joined && joined.marks.length > 1 ? joined : null;
}

function areTouching(text: string, one: TextSpan, other: TextSpan): boolean {
  const [first, second] = one.start <= other.start ? [one, other] : [other, one];
  return second.start <= first.end || /^[^\S\n]*$/u.test(text.slice(first.end, second.start));
}

/**
 * True for a highlight that says nothing of its own: joined with another one of its colour it would look the
 * same. One with a note or tags is about its own words, and is joined only when the reader asks for it.
 */
export function isPlain({ note, tags }: Highlight): boolean {
  return note === '' && tags.length === 0;
}

/** One highlight of several: the oldest one's identity, the notes in text order, all tags. */
export function mergePassages(marks: readonly Highlight[]): Highlight | null {
  const [oldest] = [...marks].sort(byAge);
  if (oldest === undefined) return null;
  const note = marks.map((mark) => mark.note).reduce((all, each) => mergeNotes(all, each), '');
  return { ...oldest, note, tags: [...new Set(marks.flatMap((mark) => mark.tags))] };
}
