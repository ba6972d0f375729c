import { fold } from './fold';
import type { Place } from './places';
import type { Unit } from './plan';
import { placesOf } from './snippet';

/**
 * What counts beside the score of the index, in parts of the best one: how much of the query's
 * weight the article holds, how much of it stands within a phrase's and within a sentence's length,
 * how much in a row as in the query, how much of it in the title, how much of the title it is, and
 * how early it is met. One set for all languages; tuned on one half of the questions of
 * tests/bench/search and no worse on the other half.
 */
const worth = {
  held: 0.8,
  tight: 0.4,
  near: 0.8,
  inRow: 0.3,
  inTitle: 0.2,
  title: 0.7,
  early: 0.2,
};
/** In characters. */
const span = { tight: 40, near: 80 };
/** What may stand between two words of a phrase: a space, a comma and a space. */
const gap = 3;
/** Places looked back at for the word before; pairs of characters overlap. */
const lookBack = 12;

export interface Ranked {
  score: number;
  facts: { title: string };
}

/** Ranks hits again by how the query stands in their texts, which are folded. */
export function rerank<T extends Ranked>(
  hits: readonly T[],
  texts: readonly string[],
  units: readonly Unit[],
  weights: readonly number[],
): T[] {
  const best = Math.max(...hits.map((hit) => hit.score)) || 1;
  const again = hits.map((hit, i) => {
    const standing = howItStands(fold(hit.facts.title), texts[i]!, units, weights);
    return { ...hit, score: hit.score / best + standing };
  });
  return again.sort((a, b) => b.score - a.score);
}

function howItStands(
  title: string,
  text: string,
  units: readonly Unit[],
  weights: readonly number[],
): number {
  const needles = units.map((unit) => unit.needle);
  const places = placesOf(`${title}\n${text}`, needles);
  const titlePlaces = places.filter((place) => place.start < title.length);
  const inTitle = new Set(titlePlaces.map((place) => place.needle));
  const met = new Set(places.map((place) => place.needle));
  let all = 0;
  let held = 0;
  let titled = 0;
  weights.forEach((weight, unit) => {
    all += weight;
    if (inTitle.has(unit)) titled += weight;
    if (met.has(unit)) held += weight;
  });
  const tight = heaviestWithin(span.tight, places, weights);
  const near = heaviestWithin(span.near, places, weights);
  const inRow = heaviestRow(places, weights);
  const parts =
    worth.held * held +
    worth.tight * tight +
    worth.near * near +
    worth.inRow * inRow +
    worth.inTitle * titled;
  const early = places.length > 0 ? 1 / (1 + places[0]!.start / 100) : 0;
  return parts / (all || 1) + worth.title * shareMet(title, titlePlaces) + worth.early * early;
}

/** The most weight that stands within so many characters, each part of the query counted once. */
function heaviestWithin(
  length: number,
  places: readonly Place[],
  weights: readonly number[],
): number {
  const counts = new Uint16Array(weights.length);
  let best = 0;
  let sum = 0;
  let first = 0;
  for (const place of places) {
    if (counts[place.needle]!++ === 0) sum += weights[place.needle]!;
    while (place.end - places[first]!.start > length && places[first] !== place) {
      const { needle } = places[first++]!;
      counts[needle]! -= 1;
      if (counts[needle] === 0) sum -= weights[needle]!;
    }
    best = Math.max(best, sum);
  }
  return best;
}

/** The most weight of parts that follow each other as they do in the query. */
function heaviestRow(places: readonly Place[], weights: readonly number[]): number {
  const rows: number[] = [];
  let best = 0;
  places.forEach((place, i) => {
    const own = weights[place.needle]!;
    let row = own;
    for (let j = i - 1; j >= 0 && j >= i - lookBack; j--) {
      const before = places[j]!;
      const distance = place.start - before.end;
      // Pairs of characters overlap by one.
      const follows = before.needle === place.needle - 1 && distance >= -1 && distance <= gap;
      if (follows) row = Math.max(row, rows[j]! + own);
    }
    rows.push(row);
    best = Math.max(best, row);
  });
  return best;
}

/** Of the letters of the title. */
function shareMet(title: string, places: readonly Place[]): number {
  const letters = title.replace(/[^\p{L}\p{N}]/gu, '').length || 1;
  let met = 0;
  let end = 0;
  for (const place of places) {
    met += Math.max(0, place.end - Math.max(place.start, end));
    end = Math.max(end, place.end);
  }
  return Math.min(1, met / letters);
}
