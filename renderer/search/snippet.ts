import { type Folded, foldWithPositions } from './fold';
import type { Needle } from './plan';
import type { Mark, Snippet } from './protocol';
import { representative } from './variants';

const snippetLength = 160;
/** Enough to find the best window; a word that stands a thousand times needs no more. */
const mostPlaces = 2000;

/** Where a needle stands in folded text. */
export interface Place {
  start: number;
  end: number;
  needle: number;
}

const wordCharacter = /[\p{L}\p{N}\p{M}_]/u;

/** All places of the needles, the first first. */
export function placesOf(folded: string, needles: readonly Needle[], most = mostPlaces): Place[] {
  const places: Place[] = [];
  // Of the same length, so that the places are those of the text itself.
  const spelled = needles.some((needle) => needle.variants) ? representative(folded) : folded;
  needles.forEach((needle, number) => {
    const { length } = needle.text;
    const text = needle.variants ? spelled : folded;
    if (length === 0) return;
    let at = text.indexOf(needle.text);
    for (; at >= 0 && places.length < most; at = text.indexOf(needle.text, at + 1)) {
      let end = at + length;
      if (needle.at !== 'anywhere' && at > 0 && isWordAt(text, at - 1)) continue;
      if (needle.words) {
        while (isWordAt(text, end)) end += 1;
        if (!needle.words.has(text.slice(at, end))) continue;
      } else if (needle.at === 'word' && isWordAt(text, end)) continue;
      places.push({ start: at, end, needle: number });
    }
  });
  return places.sort((a, b) => a.start - b.start);
}

/** A letter of the same kind of word; Korean and Chinese characters end a Latin word. */
function isWordAt(text: string, at: number): boolean {
  const character = text[at];
  return character !== undefined && character < '\u0e00' && wordCharacter.test(character);
}

/** All hits, in the original, in their order, none touching the next. */
function marksOf(folded: Folded, hits: readonly Place[]): Mark[] {
  const marks: Mark[] = [];
  for (const hit of hits) {
    const mark = folded.original(hit.start, hit.end);
    const before = marks.at(-1);
    if (before && mark.start <= before.end) before.end = Math.max(before.end, mark.end);
    else marks.push(mark);
  }
  return marks;
}

export function marksIn(text: string, needles: readonly Needle[]): Mark[] {
  const folded = foldWithPositions(text);
  return marksOf(folded, placesOf(folded.text, needles));
}

/** The stretch that meets most of the query, the shortest such one, the first such one. */
function bestWindow(hits: readonly Place[], length: number): { start: number; end: number } | null {
  const counts = new Map<number, number>();
  let best: { start: number; end: number; met: number } | null = null;
  let first = 0;
  for (const hit of hits) {
    counts.set(hit.needle, (counts.get(hit.needle) ?? 0) + 1);
    for (; hit.end - hits[first]!.start > length && hits[first] !== hit; first++) {
      const left = counts.get(hits[first]!.needle)! - 1;
      if (left === 0) counts.delete(hits[first]!.needle);
      else counts.set(hits[first]!.needle, left);
    }
    const start = hits[first]!.start;
    const closer = best && counts.size === best.met && hit.end - start < best.end - best.start;
    if (!best || counts.size > best.met || closer) best = { start, end: hit.end, met: counts.size };
  }
  return best;
}

/** Moves a cut to the space nearest before `limit`, else off the middle of a surrogate pair. */
function cutAt(text: string, at: number, towards: -1 | 1, limit: number): number {
  if (at <= 0 || at >= text.length) return Math.min(Math.max(at, 0), text.length);
  for (let i = at; i !== limit && Math.abs(i - at) < 20; i += towards) {
    if (/\s/u.test(text[i]!)) return i;
  }
  const inPair = /[\udc00-\udfff]/.test(text[at]!) && /[\ud800-\udbff]/.test(text[at - 1]!);
  return inPair ? at - towards : at;
}

/** About 160 characters of the text with every hit in them marked; its beginning if there is none. */
export function makeSnippet(text: string, needles: readonly Needle[]): Snippet {
  const folded = foldWithPositions(text);
  const hits = placesOf(folded.text, needles);
  const window = bestWindow(hits, snippetLength);
  const core = window ? folded.original(window.start, window.end) : { start: 0, end: 0 };
  const spare = Math.max(0, snippetLength - (core.end - core.start));
  const wanted = Math.max(
    0,
    Math.min(core.start - Math.floor(spare / 3), text.length - snippetLength),
  );
  const start = cutAt(text, Math.min(wanted, core.start), 1, core.start);
  const end = cutAt(text, Math.max(core.end, start + snippetLength), -1, core.end);
  const raw = text.slice(start, end);
  const shift = start + (raw.length - raw.trimStart().length);
  const shown = raw.trim();
  const marks = marksOf(folded, hits)
    .map((mark) => ({
      start: Math.max(0, mark.start - shift),
      end: Math.min(shown.length, mark.end - shift),
    }))
    .filter((mark) => mark.end > mark.start);
  // Line ends are spaces in a snippet, one for one so that the marks stay right.
  return { text: shown.replace(/\s/gu, ' '), marks };
}
