import { type Folded, foldWithPositions } from '../text/fold';
import type { Mark, Needle } from '../text/needle';
import { areNear, standsNear } from './near';
import { allPlacesOf, type Place } from './places';

export interface Snippet {
  text: string;
  marks: Mark[];
  /** The snippet is from the reader's notes, because the body contains nothing of the query. */
  inNotes?: true;
  /** It is from the text that was left out of the article, which alone contains a hit. */
  inLeftOut?: true;
}

const snippetLength = 160;

/** The places of the needles that count as hits, in order. */
export function placesOf(text: string, needles: readonly Needle[]): Place[] {
  const places = allPlacesOf(text, needles);
  const lonely = needles.map(({ near }) => {
    if (!near) return () => false;
    const isNear = standsNear(text, allPlacesOf(text, [near.other]), near.distance);
    return (place: Place) => !isNear(place);
  });
  return places.filter((place) => !lonely[place.needle]!(place));
}

/**
 * The hits that "next" and "previous" visit. Adjacent places are one hit; so are the two sides of a NEAR,
 * as one hit of two ranges.
 */
export function hitsOf(
  text: string,
  needles: readonly Needle[],
  places: readonly Place[],
): Mark[][] {
  const hits: { places: Place[]; stretches: Mark[] }[] = [];
  for (const place of places) {
    const last = hits.at(-1);
    const stretch = last?.stretches.at(-1);
    if (last && stretch && place.start <= stretch.end) {
      stretch.end = Math.max(stretch.end, place.end);
      last.places.push(place);
    } else if (
      last?.stretches.length === 1 &&
      last.places.some((other) => areSidesOf(text, needles, other, place))
    ) {
      last.stretches.push({ start: place.start, end: place.end });
    } else {
      hits.push({ places: [place], stretches: [{ start: place.start, end: place.end }] });
    }
  }
  return hits.map(({ stretches }) => stretches);
}

function areSidesOf(text: string, needles: readonly Needle[], a: Place, b: Place): boolean {
  const [left, right] = [needles[a.needle], needles[b.needle]];
  if (!left?.near || !right?.near) return false;
  const areSides = left.near.other.text === right.text && right.near.other.text === left.text;
  return areSides && areNear(text, a, b, left.near.distance);
}

/** The hits as marks on the original text, in order, those that touch joined. */
function marksOf(folded: Folded, hits: readonly Place[]): Mark[] {
  return joinMarks(hits.map((hit) => folded.original(hit.start, hit.end)));
}

/** Sorts marks and joins those that touch. */
export function joinMarks(marks: readonly Mark[]): Mark[] {
  const joined: Mark[] = [];
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    const before = joined.at(-1);
    if (before && mark.start <= before.end) before.end = Math.max(before.end, mark.end);
    else joined.push({ ...mark });
  }
  return joined;
}

export function marksIn(text: string, needles: readonly Needle[]): Mark[] {
  const folded = foldWithPositions(text);
  return marksOf(folded, placesOf(folded.text, needles));
}

/** The window that contains most of the query; the shortest of several, then the first. */
export function bestWindow(
  hits: readonly Place[],
  needles: readonly Needle[],
  length = snippetLength,
): { start: number; end: number } | null {
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
    const met = worthOf(counts, needles);
    const closer = best && met === best.met && hit.end - start < best.end - best.start;
    if (!best || met > best.met || closer) best = { start, end: hit.end, met };
  }
  return best;
}

/** The sides of a NEAR count double, so that they are shown together. */
function worthOf(counts: ReadonlyMap<number, number>, needles: readonly Needle[]): number {
  let worth = 0;
  for (const needle of counts.keys()) worth += needles[needle]?.near ? 2 : 1;
  return worth;
}

/** Moves a cut to the nearest space before `limit`, else out of a surrogate pair. */
function cutAt(text: string, at: number, towards: -1 | 1, limit: number): number {
  if (at <= 0 || at >= text.length) return Math.min(Math.max(at, 0), text.length);
  for (let i = at; i !== limit && Math.abs(i - at) < 20; i += towards) {
    if (/\s/u.test(text[i]!)) return i;
  }
  const inPair = /[\udc00-\udfff]/.test(text[at]!) && /[\ud800-\udbff]/.test(text[at - 1]!);
  return inPair ? at - towards : at;
}

/** The texts of an article that a snippet can be of; empty where there is none. */
export interface SnippetTexts {
  body: string;
  notes: string;
  leftOut: string;
}

/**
 * A snippet of the body; of the notes, or else of the left-out text, when only they contain a hit.
 *
 * @param folded the folded body, if the caller has it
 */
export function snippetOf(
  { body, notes, leftOut }: SnippetTexts,
  needles: readonly Needle[],
  folded?: Folded,
): Snippet {
  const inBody = makeSnippet(body, needles, folded);
  if (inBody.marks.length > 0) return inBody;
  const inNotes = notes === '' ? null : makeSnippet(notes, needles);
  if (inNotes && inNotes.marks.length > 0) return { ...inNotes, inNotes: true };
  const inLeftOut = leftOut === '' ? null : makeSnippet(leftOut, needles);
  return inLeftOut && inLeftOut.marks.length > 0 ? { ...inLeftOut, inLeftOut: true } : inBody;
}

/**
 * About 160 characters of the text with every hit in them marked; the beginning when there is none.
 *
 * @param folded the folded text, if the caller has it
 */
export function makeSnippet(
  text: string,
  needles: readonly Needle[],
  folded = foldWithPositions(text),
): Snippet {
  const hits = placesOf(folded.text, needles);
  const window = bestWindow(hits, needles);
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
  // Replaces line ends by spaces; the length stays, so marks stay valid.
  return { text: shown.replace(/\s/gu, ' '), marks };
}
