/**
 * Finds a quote in a text again, as a TextQuoteSelector (W3C Web Annotation Data Model, 4.2.4) that has the
 * quote and its context. Like Hypothesis, first exactly, then approximately.
 */
import { comparableText } from '../text/comparable-text';
import { alignIn } from './quote-alignment';
import { createGramIndex } from './quote-grams';

export interface TextQuote {
  quote: string;
  /** The context before and after; empty where unknown. */
  prefix: string;
  suffix: string;
  /** The quote as it reads elsewhere, without the marks of footnotes; absent when it is the same. */
  words?: string;
}

/** A half-open range in UTF-16 code units of the text. */
export interface TextSpan {
  start: number;
  end: number;
}

/** The least share of a quote's characters that an approximate match must have. */
const leastSimilarity = 0.75;
/** Shorter quotes are matched only exactly: too many words resemble them. */
const shortestApproximate = 10;
/** A longer quote is matched by its two ends; the text between them must be about as long. */
const wholeLength = 1024;
const endLength = 400;
const lengthTolerance = 0.2;
const contextLength = 32;
/** Longer quotes are not searched for; UTF-16 code units. */
export const longestQuote = 200_000;
/** Most occurrences of a quote that are compared, for a word that occurs a million times. */
const mostOccurrences = 500;
/**
 * Character comparisons of approximate matching per text, about a second. Later quotes are not placed; only
 * a hostile text or list of quotes costs so much.
 */
const mostWork = 200_000_000;

/** The quote at `span` with its context, white space collapsed. */
export function quoteOf(text: string, { start, end }: TextSpan): TextQuote {
  return {
    quote: withSingleSpaces(text.slice(start, end)),
    prefix: withSingleSpaces(text.slice(Math.max(0, start - contextLength), start)),
    suffix: withSingleSpaces(text.slice(end, end + contextLength)),
  };
}

/** Spaces and line breaks, each collapsed as in a quote. */
export function withSingleSpaces(words: string): string {
  return words.replace(/ *\n[ \n]*/g, '\n').replace(/ {2,}/g, ' ');
}

/**
 * Prepares a text for many quotes. The returned function gives a quote's place, or null when the quote is
 * not in the text.
 */
export function createAnchors(text: string): (quote: TextQuote) => TextSpan | null {
  const page = comparableText(text);
  let grams: ReturnType<typeof createGramIndex> | null = null;
  let work = 0;

  function literal(quote: string, prefix: string, suffix: string): [number, number] | null {
    let best: [number, number] | null = null;
    let bestScore = -1;
    let count = 0;
    for (let at = page.text.indexOf(quote); at >= 0; at = page.text.indexOf(quote, at + 1)) {
      const score = contextScore(page.text, at, at + quote.length, prefix, suffix);
      if (score > bestScore) {
        best = [at, at + quote.length];
        bestScore = score;
      }
      count += 1;
      if (count >= mostOccurrences || (prefix === '' && suffix === '')) break;
    }
    return best;
  }

  function alike(quote: string, prefix: string, suffix: string): [number, number] | null {
    if (quote.length < shortestApproximate) return null;
    grams ??= createGramIndex(page.text);
    let best: [number, number] | null = null;
    let bestScore = 0;
    for (const at of grams.likelyStarts(quote)) {
      const slack = Math.ceil(quote.length / 3) + 4;
      const from = Math.max(0, at - slack);
      const to = Math.min(page.text.length, at + quote.length + slack);
      work += (to - from) * quote.length;
      if (work > mostWork) return best;
      const place = alignIn(page.text.slice(from, to), quote);
      const similarity = 1 - place.edits / quote.length;
      if (similarity < leastSimilarity) continue;
      const start = from + place.start;
      const end = from + place.end;
      const score = similarity + contextScore(page.text, start, end, prefix, suffix) / 20;
      if (score > bestScore) {
        best = [start, end];
        bestScore = score;
      }
    }
    return best;
  }

  function byBothEnds(quote: string, prefix: string, suffix: string): [number, number] | null {
    const head = quote.slice(0, endLength);
    const tail = quote.slice(-endLength);
    const first = literal(head, prefix, '') ?? alike(head, prefix, '');
    const last = literal(tail, '', suffix) ?? alike(tail, '', suffix);
    if (!first || !last) return null;
    const length = last[1] - first[0];
    const difference = Math.abs(length - quote.length) / quote.length;
    return difference <= lengthTolerance ? [first[0], last[1]] : null;
  }

  return (selector) => {
    if (selector.quote.length > longestQuote) return null;
    const quote = comparableText(selector.quote).text;
    if (quote === '' || quote.length > page.text.length * (1 + lengthTolerance)) return null;
    const prefix = comparableText(selector.prefix.slice(-4 * contextLength)).text;
    const suffix = comparableText(selector.suffix.slice(0, 4 * contextLength)).text;
    const before = prefix.slice(-contextLength);
    const after = suffix.slice(0, contextLength);
    const place =
      literal(quote, before, after) ??
      (quote.length > wholeLength ? byBothEnds : alike)(quote, before, after);
    return place && page.original(place[0], place[1]);
  };
}

/** How well a place's context matches: 0 to 2, better near the quote. */
function contextScore(
  text: string,
  start: number,
  end: number,
  prefix: string,
  suffix: string,
): number {
  const known = prefix.length + suffix.length;
  if (known === 0) return 0;
  const before = text.slice(Math.max(0, start - 48), start);
  const after = text.slice(end, end + 48);
  let touching = 0;
  while (touching < prefix.length && prefix.at(-1 - touching) === before.at(-1 - touching)) {
    touching += 1;
  }
  let touchingAfter = 0;
  while (touchingAfter < suffix.length && suffix[touchingAfter] === after[touchingAfter]) {
    touchingAfter += 1;
  }
  // Approximately, too, because a word may have been inserted between the context and the quote.
  const edits = alignIn(before, prefix).edits + alignIn(after, suffix).edits;
  return (touching + touchingAfter) / known + 1 - edits / known;
}
