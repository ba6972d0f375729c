/**
 * Finds a quote in a text again: the TextQuoteSelector of the W3C Web Annotation Data Model (4.2.4),
 * which names what is marked by its words and by some of those around it. The steps are those of
 * Hypothesis: literally, then alike.
 */
import { comparableText } from '../text/comparable-text';
import { alignIn } from './quote-alignment';
import { createGramIndex } from './quote-grams';

export interface TextQuote {
  quote: string;
  /** What stands before and after it; empty where not known. */
  prefix: string;
  suffix: string;
}

/** Half-open, in UTF-16 units of the text. */
export interface TextSpan {
  start: number;
  end: number;
}

/** Of a quote's characters so many must be met where it is not found literally. */
const leastAlike = 0.75;
/** A shorter quote is found literally or not at all: it is too much like too many words. */
const shortestAlike = 10;
/** Of a longer quote both ends are looked for, and the text between them must be about as long. */
const wholeLength = 1024;
const endLength = 400;
const lengthTolerance = 0.2;
const contextLength = 32;
/** In UTF-16 units; a longer one is not looked for. */
export const longestQuote = 200_000;
/** A word that stands a million times costs no more than this. */
const mostOccurrences = 500;
/**
 * Comparisons of characters spent on one text beyond looking for literal quotes; a second or so.
 * Quotes that come after that are not placed: only a hostile text or list of quotes is so costly.
 */
const mostWork = 200_000_000;

/** The quote that stands at `span`, with what stands around it; spaced as it is read. */
export function quoteOf(text: string, { start, end }: TextSpan): TextQuote {
  return {
    quote: asRead(text.slice(start, end)),
    prefix: asRead(text.slice(Math.max(0, start - contextLength), start)),
    suffix: asRead(text.slice(end, end + contextLength)),
  };
}

function asRead(words: string): string {
  return words.replace(/ *\n[ \n]*/g, '\n').replace(/ {2,}/g, ' ');
}

/** Makes a text ready for many quotes. A quote that is not in it has no place: null. */
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
    if (quote.length < shortestAlike) return null;
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
      if (similarity < leastAlike) continue;
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

/** How much of what should stand around a place does: 0 to 2, the closer the more. */
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
  // Freely, too: a word may have come in between the context and the quote.
  const edits = alignIn(before, prefix).edits + alignIn(after, suffix).edits;
  return (touching + touchingAfter) / known + 1 - edits / known;
}
