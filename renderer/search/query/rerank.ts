import type { Place } from '../marks/places';
import { placesOf } from '../marks/snippet';
import { fold } from '../text/fold';
import type { Unit } from './unit';

/**
 * Weights of the features that are added to the index's score, as shares of the best score. The part of the
 * query that the title contains need not occur in the text again, so the rest is searched there: how much
 * of it is in one sentence, and within a sentence's length (`near`). The other features: how much of the
 * query is within a phrase's length (`tight`), begins words as it does in the query, or follows the same
 * part as there; how much of the title it covers; how early it occurs; and how short the text is, because a
 * long text contains something of everything. One set for all languages, fitted to half of the questions of
 * tests/bench/search and no worse on the other half. Changing any weight by half changes the mean MRR@10 by
 * at most .0017.
 */
const featureWeights = {
  sentence: 0.9,
  near: 0.8,
  tight: 0.4,
  begins: 0.7,
  inOrder: 0.4,
  title: 0.7,
  early: 0.4,
  short: 0.7,
};
/** Characters. */
const span = { tight: 40, near: 80 };
/** The longest separator between two words of a phrase: a comma and a space. */
const gap = 3;
/** How many previous places are searched for the preceding word; pairs of characters overlap. */
const lookBack = 12;
const sentenceEnd = /[.!?](?=\s)|[。！？\n]/g;
/** The least length that counts, as a share of the average, so that a link without text gains nothing. */
const shortest = 0.5;

export interface Ranked {
  score: number;
  facts: { title: string };
}

/** Ranks hits again by how the query's parts occur in their folded texts. */
export function rerank<T extends Ranked>(
  hits: readonly T[],
  texts: readonly string[],
  units: readonly Unit[],
  weights: readonly number[],
): T[] {
  const best = Math.max(...hits.map((hit) => hit.score)) || 1;
  const length = texts.reduce((sum, text) => sum + text.length, 0) / (texts.length || 1) || 1;
  const again = hits.map((hit, i) => {
    const text = texts[i]!;
    const standing = featuresOf(fold(hit.facts.title), text, units, weights);
    const short = 1 / (1 + Math.max(shortest, text.length / length));
    return { ...hit, score: hit.score / best + standing + featureWeights.short * short };
  });
  return again.sort((a, b) => b.score - a.score);
}

function featuresOf(
  title: string,
  text: string,
  units: readonly Unit[],
  weights: readonly number[],
): number {
  const whole = `${title}\n${text}`;
  const needles = units.map((unit) => unit.needle);
  const places = placesOf(whole, needles).filter(
    (place) => needles[place.needle]!.at !== 'anywhere' || !isPartOfNumber(whole, place),
  );
  const inText = places.findIndex((place) => place.start > title.length);
  const titlePlaces = inText < 0 ? places : places.slice(0, inText);
  const textPlaces = inText < 0 ? [] : places.slice(inText);
  const rest = [...weights];
  for (const { needle } of titlePlaces) rest[needle] = 0;
  return (
    featureWeights.sentence * share(maxWeightOfSentence(whole, textPlaces, rest), rest) +
    featureWeights.near * share(maxWeightWithin(span.near, textPlaces, rest), rest) +
    featureWeights.tight * share(maxWeightWithin(span.tight, places, weights), weights) +
    featureWeights.begins * shareBegun(whole, places, units, weights) +
    featureWeights.inOrder * shareInOrder(places, weights) +
    featureWeights.title * shareMet(title, titlePlaces) +
    featureWeights.early * (places.length > 0 ? 1 / (1 + places[0]!.start / 100) : 0)
  );
}

/** 13年 contains 3年 and so is a hit, but means something else. */
function isPartOfNumber(text: string, { start, end }: Place): boolean {
  return isWithinNumber(text, start) || isWithinNumber(text, end);
}

/** True when a number continues at this place. */
function isWithinNumber(text: string, at: number): boolean {
  return isDigit(text.charCodeAt(at)) && isDigit(text.charCodeAt(at - 1));
}

/** Sentence ends in folded text. */
function isDigit(code: number): boolean {
  return code > 0x2f && code < 0x3a;
}

/** The matched share of the weights; 1 when there are none. */
function share(met: number, weights: readonly number[]): number {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return all > 0 ? met / all : 1;
}

function shareOf(met: ReadonlySet<number>, weights: readonly number[]): number {
  return share(
    weights.reduce((sum, weight, unit) => (met.has(unit) ? sum + weight : sum), 0),
    weights,
  );
}

/** The greatest weight within any `length` characters; each part of the query counts once. */
function maxWeightWithin(
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

/** The greatest weight in one sentence. */
function maxWeightOfSentence(
  text: string,
  places: readonly Place[],
  weights: readonly number[],
): number {
  let best = 0;
  let sum = 0;
  let met = new Set<number>();
  let end = 0;
  for (const { start, needle } of places) {
    if (start > end) {
      sum = 0;
      met = new Set();
      end = endOfSentence(text, start);
    }
    if (met.has(needle)) continue;
    met.add(needle);
    sum += weights[needle]!;
    best = Math.max(best, sum);
  }
  return best;
}

function endOfSentence(text: string, from: number): number {
  sentenceEnd.lastIndex = from;
  return sentenceEnd.exec(text)?.index ?? text.length;
}

/** The share of the query's words that begin a word of the text. */
function shareBegun(
  text: string,
  places: readonly Place[],
  units: readonly Unit[],
  weights: readonly number[],
): number {
  const begun = new Set<number>();
  for (const { start, needle } of places) {
    if (!begun.has(needle) && beginsWord(text, start)) begun.add(needle);
  }
  const ofWords = weights.map((weight, unit) => (units[unit]!.inner ? 0 : weight));
  return shareOf(begun, ofWords);
}

/** Without spaces, a word begins where the script changes: 東京タワー has two. */
function beginsWord(text: string, at: number): boolean {
  return at === 0 || scriptOf(text.charCodeAt(at)) !== scriptOf(text.charCodeAt(at - 1));
}

/** Word boundaries of folded text. */
function scriptOf(code: number): 'none' | 'letters' | 'hiragana' | 'katakana' | 'han' | 'hangul' {
  const isLetter = (code > 0x60 && code < 0x2000) || (code > 0x2f && code < 0x3a);
  if (code < 0x3041) return isLetter ? 'letters' : 'none';
  if (code < 0x30a0) return 'hiragana';
  if (code < 0x3400) return 'katakana';
  if (code < 0xa000) return 'han';
  return code < 0xd7a4 ? 'hangul' : 'none';
}

/** The share of the query's adjacent parts that are also adjacent somewhere in the text. */
function shareInOrder(places: readonly Place[], weights: readonly number[]): number {
  const met = new Set<number>();
  places.forEach((place, i) => {
    for (let j = i - 1; j >= 0 && j >= i - lookBack; j--) {
      const before = places[j]!;
      const distance = place.start - before.end;
      // Pairs of characters overlap by one.
      const follows = before.needle === place.needle - 1 && distance >= -1 && distance <= gap;
      if (follows) met.add(place.needle);
    }
  });
  // A part of the query with the part before it.
  const ofTwo = weights.map((weight, i) => Math.min(weight, weights[i - 1] ?? 0));
  return shareOf(met, ofTwo);
}

/** The share of the title's letters that the query covers. */
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
