// Finding words in one text, as the bar of the reader does: folded like a search of the library.
import { fold, foldWithPositions } from '../text/fold';
import type { Mark } from '../text/needle';
import { withoutParticle } from '../text/particles';

/** What the reader looks for in the open article. */
export interface FindWanted {
  words: string;
  /** True when capital letters count. */
  matchCase: boolean;
  /** True when the words may not begin or end inside of others. */
  wholeWords: boolean;
}

export interface WordFinder {
  /** The places in the text, in order; they do not overlap. White space alone has none. */
  find(wanted: FindWanted): Mark[];
}

/**
 * Prepares a text for being searched at each key.
 *
 * @param lang of the text, a BCP 47 tag; null when it is not known
 */
export function createWordFinder(text: string, lang: string | null): WordFinder {
  const folded = foldWithPositions(text);
  const isWhole = wholeWordTest(text, lang);
  return {
    find({ words, matchCase, wholeWords }) {
      const needle = fold(words);
      if (needle.trim() === '') return [];
      const cased = caseKey(words);
      const found: Mark[] = [];
      let at = folded.text.indexOf(needle);
      while (at >= 0) {
        const place = folded.original(at, at + needle.length);
        const isWanted =
          (!matchCase || caseKey(text.slice(place.start, place.end)).includes(cased)) &&
          (!wholeWords || isWhole(place));
        if (isWanted) found.push(place);
        at = folded.text.indexOf(needle, isWanted ? at + needle.length : at + 1);
      }
      return found;
    },
  };
}

/** Folded but for the case: spelling alike, `É` and `E` are equal, `e` and `E` are not. */
function caseKey(words: string): string {
  const letters = Array.from(words.normalize('NFKC'), (letter) => {
    const folded = fold(letter);
    return letter === letter.toLowerCase() ? folded : folded.toUpperCase();
  });
  return letters.join('').replace(/\s+/g, ' ');
}

const hangul = /^\p{Script=Hangul}/u;

/**
 * Tests whether a place begins and ends where words do. Chinese and Japanese words are cut by the dictionary of
 * Intl.Segmenter; a Korean word may be followed by a particle.
 */
function wholeWordTest(text: string, lang: string | null): (place: Mark) => boolean {
  const segmenter = new Intl.Segmenter(localeOf(lang), { granularity: 'word' });
  // The last part that was cut: places come in order.
  let part = { start: 0, end: 0, segments: segmenter.segment('') };

  function segmentAt(at: number): { start: number; text: string } {
    if (at < part.start || at >= part.end) {
      const { start, end } = partAt(text, at);
      part = { start, end, segments: segmenter.segment(text.slice(start, end)) };
    }
    const segment = part.segments.containing(at - part.start);
    return segment
      ? { start: part.start + segment.index, text: segment.segment }
      : { start: at, text: '' };
  }

  return ({ start, end }) => {
    if (segmentAt(start).start !== start) return false;
    const last = segmentAt(end);
    if (last.start === end) return true;
    const before = fold(text.slice(last.start, end));
    return hangul.test(before) && withoutParticle(fold(last.text)) === before;
  };
}

/** Segmenter reads the whole of its text for each question, so a long text is cut into parts of this length. */
const partLength = 1000;
const mostBack = 200;
const breaks = /[\s。，、！？；：]/;

/** The part of a text around `at`, which begins and ends between words. */
function partAt(text: string, at: number): Mark {
  const number = Math.floor(at / partLength);
  const middle = partStart(text, number + 1);
  return at < middle
    ? { start: partStart(text, number), end: middle }
    : { start: middle, end: partStart(text, number + 2) };
}

function partStart(text: string, number: number): number {
  const wanted = number * partLength;
  if (wanted <= 0 || wanted >= text.length) return Math.min(wanted, text.length);
  for (let at = wanted; at > wanted - mostBack; at--) {
    if (breaks.test(text[at - 1]!)) return at;
  }
  return wanted;
}

function localeOf(lang: string | null): string | undefined {
  if (lang === null) return undefined;
  try {
    return Intl.getCanonicalLocales(lang)[0];
  } catch {
    return undefined;
  }
}
