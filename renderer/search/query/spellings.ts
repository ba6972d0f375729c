import type { SearchIndex } from '../index/search-index';
import { stem } from '../text/stem';
import { isWord, wordOf, wordTerm } from '../text/tokenize';

/**
 * The words of the library that have the same stem, the word itself among them. They are looked for
 * when they are asked for and not filed by their stem, so the dictionary holds words as they stand,
 * for quotes, and no posting twice.
 */
export function sameStem(index: SearchIndex, word: string): string[] {
  const own = stem(word);
  if (!/^[a-z]{3,}$/.test(word)) return [word];
  // The words of one family begin with their stem but for its last letter: happy, hoping.
  const beginning = /[ei]$/.test(own) && own.length > 3 ? own.slice(0, -1) : own;
  const family = index
    .wordsWithPrefix(beginning)
    .filter((other) => other.length <= own.length + 9 && stem(other) === own);
  return family.includes(word) ? family : [word, ...family];
}

/**
 * The words of the library that somebody may have meant: they differ in a letter, in two neighbours that
 * changed places or, of longer words, in two letters. Two letters more or less at an end are no mistake
 * of typing, but another word.
 */
export function spelledAlike(index: SearchIndex, word: string): string[] {
  const term = wordTerm(word);
  return index
    .similarWords(term, term.length < 6 ? 1 : 2)
    .filter(isWord)
    .map(wordOf)
    .filter((other) => isTypingMistake(word, other));
}

/** From so many letters on, two may be wrong. */
const longEnough = 8;

function isTypingMistake(word: string, other: string): boolean {
  const [short, long] = word.length < other.length ? [word, other] : [other, word];
  const more = long.length - short.length;
  if (more > 1 && (long.startsWith(short) || long.endsWith(short))) return false;
  if (word.length >= longEnough) return true;
  return isOneLetterOff(short, long) || areNeighboursSwapped(word, other);
}

function isOneLetterOff(short: string, long: string): boolean {
  const { start, end } = apart(short, long);
  return long.length - short.length <= 1 && long.length - end - start <= 1;
}

function areNeighboursSwapped(one: string, other: string): boolean {
  const { start, end } = apart(one, other);
  return (
    one.length === other.length &&
    one.length - end - start === 2 &&
    one[start] === other[start + 1] &&
    one[start + 1] === other[start]
  );
}

/** How many letters are the same at the start of both, and at the end. */
function apart(short: string, long: string): { start: number; end: number } {
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end += 1;
  return { start, end };
}
