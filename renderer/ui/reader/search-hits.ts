import { bestWindow, hitsOf, placesOf } from '../../search/marks/snippet';
import { foldWithPositions } from '../../search/text/fold';
import type { Mark, Needle } from '../../search/text/needle';
import { edgesOf, screenOf, scrollFrameBy } from './text-flow';

export interface FoundHits {
  /** In text order. A hit has one mark, or the marks of both sides of a NEAR. */
  hits: Mark[][];
  /** Index of the hit in the result row's snippet, at which the article is opened. */
  first: number;
}

/**
 * Finds the search hits in the text of an article.
 *
 * @param matches of the patterns, which ran in a worker
 */
export function findHits(
  text: string,
  needles: readonly Needle[],
  matches: readonly Mark[],
): FoundHits {
  const folded = foldWithPositions(text);
  const places = placesOf(folded.text, needles);
  const own = hitsOf(folded.text, needles, places).map((hit) =>
    hit.map(({ start, end }) => folded.original(start, end)),
  );
  const window = bestWindow(places, needles);
  const shown = matches.length > 0 ? matches[0]!.start : startOf(window, folded);
  const all = [...own, ...matches.map((match) => [match])];
  all.sort((a, b) => a[0]!.start - b[0]!.start);
  const hits: Mark[][] = [];
  for (const hit of all) {
    const end = hits.at(-1)?.at(-1)?.end ?? 0;
    if (hit[0]!.start >= end) hits.push(hit);
  }
  const first = hits.findIndex((hit) => hit.at(-1)!.end > shown);
  return { hits, first: Math.max(0, first) };
}

function startOf(
  window: ReturnType<typeof bestWindow>,
  folded: ReturnType<typeof foldWithPositions>,
): number {
  return window ? folded.original(window.start, window.end).start : 0;
}

type FrameWindow = Window & typeof globalThis;

/** Marks the hits and the current one by the CSS Highlight API, without changing the document. */
export function showHits(
  frame: FrameWindow,
  hits: readonly (readonly Range[])[],
  current: number,
): void {
  const { highlights } = frame.CSS;
  highlights.delete('search-hit');
  highlights.delete('current-hit');
  if (hits.length === 0) return;
  // Above the user's highlights.
  const all = new frame.Highlight(...hits.flat());
  all.priority = 20;
  highlights.set('search-hit', all);
  const ranges = hits[current];
  if (!ranges) return;
  const highlight = new frame.Highlight(...ranges);
  highlight.priority = 21;
  highlights.set('current-hit', highlight);
}

/** @param box the element that scrolls, when it is not the window */
export function scrollToHit(frame: Window, hit: Range, box?: HTMLElement | null): void {
  if (box) {
    const { top: from, left: start, height } = box.getBoundingClientRect();
    const { top: hitTop, left } = hit.getBoundingClientRect();
    const top = hitTop - from;
    const isBeside = left < start || left > start + box.clientWidth - 60;
    box.scrollBy({
      top: top < 60 || top > height - 60 ? top - height / 3 : 0,
      left: isBeside ? left - start - box.clientWidth / 3 : 0,
      behavior: 'instant',
    });
    return;
  }
  const { start, end } = edgesOf(hit);
  if (start > 60 && end < screenOf(frame) - 60) return;
  scrollFrameBy(frame, start - screenOf(frame) / 3);
}
