import type { SearchIndex } from './search-index';
import { stem } from './stem';
import { isWord, wordOf, wordTerm } from './tokenize';

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

/** Those that differ in a letter or, of longer words, two. */
export function spelledAlike(index: SearchIndex, word: string): string[] {
  const term = wordTerm(word);
  return index
    .similarWords(term, term.length < 6 ? 1 : 2)
    .filter(isWord)
    .map(wordOf);
}
