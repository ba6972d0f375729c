import { createAnchors, type TextSpan } from '../../core/highlights/anchor-quote';
import type { FrameText } from '../../core/highlights/frame-text';
import {
  type Highlight,
  type HighlightColour,
  highlightColours,
} from '../../core/highlights/highlight';

export interface PlacedMark {
  mark: Highlight;
  span: TextSpan;
  range: Range;
}

/** The positions of highlights in the article's text, which may have changed since. */
export interface MarkPlaces {
  /** In text order. */
  placed: readonly PlacedMark[];
  /** The highlights whose quote was not found in the text. */
  missing: readonly Highlight[];
}

/** The current highlights in the order of the panel. */
export interface ListedMarks {
  inText: readonly Highlight[];
  missing: readonly Highlight[];
}

/**
 * Combines the current highlights with their places, which are found later and hold older records.
 */
export function listMarks(marks: readonly Highlight[], places: MarkPlaces): ListedMarks {
  const latest = new Map(marks.map((mark) => [mark.id, mark]));
  return {
    inText: places.placed.flatMap(({ mark }) => latest.get(mark.id) ?? []),
    missing: places.missing.flatMap(({ id }) => latest.get(id) ?? []),
  };
}

export const noPlaces: MarkPlaces = { placed: [], missing: [] };

const sliceMs = 12;

/**
 * Finds the places of highlights in time slices, and caches them: colours and notes change often.
 */
export function createMarkPlacer(text: Pick<FrameText, 'text' | 'rangeOf'>) {
  const spans = new Map<string, TextSpan | null>();
  // A highlight that was joined with others keeps its id, and has other words.
  const keyOf = ({ id, quote, prefix, suffix }: Highlight) =>
    JSON.stringify([id, quote, prefix, suffix]);
  let anchor: ReturnType<typeof createAnchors> | null = null;

  /** Returns null when `isStale` becomes true meanwhile. */
  return async (
    marks: readonly Highlight[],
    isStale: () => boolean,
  ): Promise<MarkPlaces | null> => {
    let slice = performance.now();
    for (const mark of marks) {
      const key = keyOf(mark);
      if (spans.has(key)) continue;
      anchor ??= createAnchors(text.text);
      spans.set(key, anchor(mark));
      if (performance.now() - slice < sliceMs) continue;
      await new Promise((resolve) => setTimeout(resolve));
      if (isStale()) return null;
      slice = performance.now();
    }
    const placed = marks.flatMap((mark) => {
      const span = spans.get(keyOf(mark));
      return span ? { mark, span, range: text.rangeOf(span) } : [];
    });
    placed.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
    return { placed, missing: marks.filter((mark) => !spans.get(keyOf(mark))) };
  };
}

/** The existing highlights of a passage, ignoring white space at its ends. */
export function markedAt(
  placed: readonly PlacedMark[],
  text: string,
  passage: TextSpan,
): { mark: Highlight | null; coloursAround: HighlightColour[] } {
  const wanted = withoutSpaces(text, passage);
  const around = placed
    .map(({ mark, span }) => ({ mark, span: withoutSpaces(text, span) }))
    .filter(({ span }) => span.start <= wanted.start && span.end >= wanted.end);
  const same = around.find(({ span }) => span.start === wanted.start && span.end === wanted.end);
  return { mark: same?.mark ?? null, coloursAround: around.map(({ mark }) => mark.colour) };
}

function withoutSpaces(text: string, { start, end }: TextSpan): TextSpan {
  const words = text.slice(start, end);
  return {
    start: start + (words.length - words.trimStart().length),
    end: end - (words.length - words.trimEnd().length),
  };
}

type FrameWindow = Window & typeof globalThis;

/** Paints the highlights by the CSS Highlight API, without changing the document. */
export function showMarks(
  { CSS: { highlights }, Highlight }: FrameWindow,
  placed: readonly PlacedMark[],
  currentId: string | null,
): void {
  const paint = (name: string, priority: number, of: (mark: Highlight) => boolean) => {
    const ranges = placed.filter(({ mark }) => of(mark)).map(({ range }) => range);
    if (ranges.length === 0) highlights.delete(name);
    else {
      const painted = new Highlight(...ranges);
      painted.priority = priority;
      highlights.set(name, painted);
    }
  };
  for (const [at, colour] of highlightColours.entries()) {
    paint(`mark-${colour}`, at, (mark) => mark.colour === colour);
  }
  paint('mark-noted', 10, (mark) => mark.note !== '');
  paint('mark-chosen', 11, (mark) => mark.id === currentId);
}

/**
 * The highlight at a point of the frame; of overlapping ones the shortest, so that all are reached.
 */
export function markAt(
  placed: readonly PlacedMark[],
  x: number,
  y: number,
): PlacedMark | undefined {
  const under = placed.filter(({ range }) =>
    [...range.getClientRects()].some(
      (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
    ),
  );
  const length = ({ span }: PlacedMark) => span.end - span.start;
  return under.sort((a, b) => length(a) - length(b))[0];
}
