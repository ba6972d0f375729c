import type { SearchIndex } from '../index/search-index';
import { stem } from '../text/stem';
import { isWord, wordOf, wordTerm } from '../text/tokenize';

/**
 * The words of the library with the same stem, including the word itself. They are found at query time and
 * not indexed by stem, so the dictionary has words as written, which quotes need, and no posting twice.
 */
export function sameStem(index: SearchIndex, word: string): string[] {
  const own = stem(word);
  if (!/^[a-z]{3,}$/.test(word)) return [word];
  // Words of one stem share it but for its last letter: happy, hoping.
  const beginning = /[ei]$/.test(own) && own.length > 3 ? own.slice(0, -1) : own;
  const family = index
    .wordsWithPrefix(beginning)
    .filter((other) => other.length <= own.length + 9 && stem(other) === own);
  return family.includes(word) ? family : [word, ...family];
}

/**
 * Words of the library that a mistyped word may stand for. They differ by one letter, two swapped
 * neighbours or, for longer words, two letters. Two letters added or missing at an end make another word.
 */
export function spelledAlike(index: SearchIndex, word: string): string[] {
  const term = wordTerm(word);
  return index
    .similarWords(term, term.length < 6 ? 1 : 2)
    .filter(isWord)
    .map(wordOf)
    .filter((other) => isTypingMistake(word, other));
}

/** Words of this many letters or more may have two wrong. */
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

/** Length of the common beginning and of the common end. */
function apart(short: string, long: string): { start: number; end: number } {
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end += 1;
  return { start, end };
}
