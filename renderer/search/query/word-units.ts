/** How a word of a query is looked up: as its stem, as a beginning, or as the words spelled like it. */
import { exactly } from '../index/lookup';
import type { SearchIndex } from '../index/search-index';
import { wordTerm } from '../text/tokenize';
import type { QueryNote } from './query';
import { sameStem } from './spellings';
import type { Unit } from './unit';

/** Shorter words have too many others that are spelled alike. */
const shortestForTypos = 5;

export function prefixUnit(word: string): Unit {
  return {
    terms: [[{ kind: 'prefix', text: wordTerm(word) }]],
    needle: { text: word, at: 'beginning' },
  };
}

export function wordUnit(index: SearchIndex, word: string): Unit {
  return wordsUnit(sameStem(index, word));
}

/** Met by any of these words. */
export function wordsUnit(words: string[]): Unit {
  const terms = [words.map((one) => exactly(wordTerm(one)))];
  if (words.length === 1) return { terms, needle: { text: words[0]!, at: 'word' } };
  let shared = words[0] ?? '';
  for (const word of words) while (!word.startsWith(shared)) shared = shared.slice(0, -1);
  return { terms, needle: { text: shared, at: 'beginning', words: new Set(words) } };
}

export function spelledAlikeNote(word: string, alike: readonly string[]): QueryNote {
  return { kind: 'spelled-alike', word, instead: alike.slice(0, 5) };
}

export const mayBeMistyped = (word: string) =>
  word.length >= shortestForTypos && !/\p{N}/u.test(word);

/** True for a word that no article holds and that is likely mistyped. */
export function isUnknown(index: SearchIndex, { needle }: Unit): boolean {
  const { text, words } = needle;
  if (words || !mayBeMistyped(text)) return false;
  return !index.wordsWithPrefix(text).includes(text);
}
