import { fold } from './fold';
import type { Hit } from './find';
import type { Unit } from './plan';
import { placesOf } from './snippet';
import type { StoredText } from './stored-texts';

export const tune = { cover: 0.5, window: 1, phrase: 1, title: 0.3, span: 120, base: 1 };

/** Ranks hits again by how the query stands in their text. */
export function rerank(
  hits: Hit[],
  texts: readonly StoredText[],
  units: readonly Unit[],
  weights: readonly number[],
): Hit[] {
  if (hits.length < 2) return hits;
  const best = Math.max(...hits.map((hit) => hit.score)) || 1;
  const all = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const again = hits.map((hit, i) => {
    const f = features(fold(hit.facts.title), texts[i]!.folded, units, weights);
    const score =
      (tune.base * hit.score) / best +
      (tune.cover * f.cover + tune.window * f.window + tune.phrase * f.phrase + tune.title * f.title) /
        all;
    return { ...hit, score };
  });
  return again.sort((a, b) => b.score - a.score);
}

function features(title: string, text: string, units: readonly Unit[], weights: readonly number[]) {
  const needles = units.map((unit) => unit.needle);
  const inTitle = new Set(placesOf(title, needles).map((place) => place.needle));
  const places = placesOf(text, needles);
  const inText = new Set(places.map((place) => place.needle));
  let cover = 0;
  let titleSum = 0;
  weights.forEach((weight, i) => {
    if (inTitle.has(i)) titleSum += weight;
    if (inTitle.has(i) || inText.has(i)) cover += weight;
  });
  // The heaviest window.
  const counts = new Uint16Array(units.length);
  let window = 0;
  let sum = 0;
  let first = 0;
  for (const place of places) {
    if (counts[place.needle]!++ === 0) sum += weights[place.needle]!;
    while (place.end - places[first]!.start > tune.span && places[first] !== place) {
      const gone = places[first++]!.needle;
      if (--counts[gone]! === 0) sum -= weights[gone]!;
    }
    if (sum > window) window = sum;
  }
  // The heaviest run of units that follow each other in the text as they do in the query.
  let phrase = 0;
  const runs: { end: number; needle: number; weight: number }[] = [];
  for (const place of places) {
    let weight = weights[place.needle]!;
    for (let i = runs.length - 1; i >= 0 && i > runs.length - 12; i--) {
      const before = runs[i]!;
      if (before.needle === place.needle - 1 && place.start - before.end <= 3 && place.start>before.end-2) {
        weight = Math.max(weight, before.weight + weights[place.needle]!);
      }
    }
    runs.push({ end: place.end, needle: place.needle, weight });
    if (weight > phrase) phrase = weight;
  }
  return { cover, window, phrase, title: titleSum };
}
