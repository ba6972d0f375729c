import type { Doc, LiveIndex } from './live-index';
import {
  encodeCharacter,
  lastOfRun,
  longWord,
  type Piece,
  pairs,
  pieces,
  wordTerm,
} from './tokenize';

/** Terms of which a text must hold one. */
type OneOf = string[];

/**
 * What the index must hold of an article in which the folded `text` stands somewhere, be it inside
 * words. Its first and last word may go on in the article (`e6` in `abcde67`), which the dictionary
 * tells; a run of pairs may, too, so the end mark counts only where the text itself goes on.
 */
export function requirements(index: LiveIndex, text: string): OneOf[] {
  return pieces(text).flatMap((piece) => {
    const open = { start: piece.start === 0, end: piece.end === text.length };
    return piece.paired ? ofRun(index, piece, open.end) : ofWord(index, piece, open);
  });
}

function ofRun(index: LiveIndex, { text }: Piece, openEnd: boolean): OneOf[] {
  const terms = pairs(text).map((pair) => [pair]);
  if (!openEnd) terms.push([lastOfRun(text)]);
  if (terms.length === 0) terms.push(index.termsWithPrefix(encodeCharacter(text)));
  return terms;
}

function ofWord(
  index: LiveIndex,
  { text }: Piece,
  open: { start: boolean; end: boolean },
): OneOf[] {
  if (!open.start && !open.end) return [[wordTerm(text)]];
  const spellings: string[] = [longWord];
  for (const word of index.words) {
    const holds = open.start
      ? open.end
        ? word.includes(text)
        : word.endsWith(text)
      : word.startsWith(text);
    if (holds) spellings.push(word);
  }
  return [spellings];
}

/** Whether the terms tell it all: a piece of a word, one or two characters of an unspaced script. */
export function isToldByTerms(index: LiveIndex, text: string): boolean {
  const [piece, ...more] = pieces(text);
  if (!piece || more.length > 0 || piece.text.length < text.length) return false;
  return piece.paired ? Array.from(text).length <= 2 : !index.postings(longWord);
}

export function docsWithOneOf(index: LiveIndex, terms: OneOf): Set<Doc> {
  const found = new Set<Doc>();
  for (const term of terms) {
    for (const docs of index.postings(term)?.values() ?? []) {
      for (const doc of docs.keys()) if (index.idOf(doc) !== undefined) found.add(doc);
    }
  }
  return found;
}

/** Null: all of them. */
export function docsWithAll(index: LiveIndex, required: OneOf[]): Set<Doc> | null {
  let found: Set<Doc> | null = null;
  for (const terms of required) {
    const docs = docsWithOneOf(index, terms);
    found = found ? intersection(found, docs) : docs;
    if (found.size === 0) break;
  }
  return found;
}

export function intersection(a: ReadonlySet<Doc>, b: ReadonlySet<Doc>): Set<Doc> {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  return new Set([...small].filter((doc) => large.has(doc)));
}
