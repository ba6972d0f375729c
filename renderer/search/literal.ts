import { both, countOf } from './doc-set';
import type { Term } from './ranking';
import type { DocSet, SearchIndex } from './search-index';
import type { Lookup } from './segment';
import {
  bytesOf,
  encodeCharacter,
  lastOfRun,
  longWord,
  type Piece,
  pairs,
  pieces,
  wordTerm,
} from './tokenize';

/**
 * What the index must hold of an article in which the folded `text` stands somewhere, be it inside
 * words: of each of these at least one spelling. Its first and last word may go on in the article
 * (`e6` in `abcde67`), which the dictionary tells; a run of pairs may, too, so the end mark counts
 * only where the text itself goes on.
 */
export function requirements(text: string): Term[] {
  const all = pieces(text);
  // A letter or two in which a word ends or begins leave next to nothing out, and ask for most of
  // the dictionary; the rest of the text has to be compared anyway.
  const telling = all.filter(
    (piece) => piece.paired || piece.text.length > 2 || !isOpen(piece, text),
  );
  return (telling.length > 0 ? telling : all).flatMap((piece) => {
    const open = { start: piece.start === 0, end: piece.end === text.length };
    return piece.paired ? ofRun(piece, open.end) : [ofWord(piece, open)];
  });
}

function isOpen({ start, end }: Piece, text: string): boolean {
  return start === 0 || end === text.length;
}

export function exactly(text: string): Lookup {
  return { kind: 'term', text };
}

function ofRun({ text }: Piece, openEnd: boolean): Term[] {
  const terms: Term[] = pairs(text).map((pair) => [exactly(pair)]);
  if (!openEnd) terms.push([exactly(lastOfRun(text))]);
  if (terms.length === 0) terms.push([{ kind: 'prefix', text: encodeCharacter(text) }]);
  return terms;
}

function ofWord({ text }: Piece, open: { start: boolean; end: boolean }): Term {
  if (!open.start && !open.end) return [exactly(wordTerm(text))];
  if (!open.start) return [{ kind: 'prefix', text: wordTerm(text) }];
  const inside: Lookup = {
    kind: 'infix',
    text: bytesOf(text),
    atEnd: !open.end,
  };
  return [inside, exactly(longWord)];
}

/** Whether the terms tell it all: a piece of a word, one or two characters of an unspaced script. */
export function isToldByTerms(index: SearchIndex, text: string): boolean {
  const [piece, ...more] = pieces(text);
  if (!piece || more.length > 0 || piece.text.length < text.length) return false;
  if (piece.paired) return Array.from(text).length <= 2;
  return !docsWithOneOf(index, [exactly(longWord)]).includes(1);
}

export function docsWithOneOf(index: SearchIndex, term: Term): DocSet {
  const found = new Uint8Array(index.size);
  const { docs, length } = index.read(term);
  for (let i = 0; i < length; i++) found[docs[i]!] = 1;
  return both(found, index.alive());
}

/** With more candidates left than these, a look inside the words of the library is worth its time. */
const fewEnough = 100;

/**
 * The articles in which a text may stand of which these terms and neighbours are required, and by
 * which terms they were told. A word that may begin before the text is looked for inside the words of
 * the library last, when the rest has left too many.
 */
export function docsThatMayHold(
  index: SearchIndex,
  required: Term[],
  neighbours: readonly number[],
): { docs: DocSet; terms: Term[] } {
  const isInside = (term: Term) => term.some((lookup) => lookup.kind === 'infix');
  const inside = required.filter(isInside);
  const outside = required.filter((term) => !isInside(term));
  const terms = outside.length > 0 ? outside : inside;
  const docs = docsWithAll(index, terms);
  index.keepNeighbours(docs, neighbours);
  if (terms === inside || inside.length === 0 || countOf(docs) <= fewEnough) return { docs, terms };
  return { docs: both(docs, docsWithAll(index, inside)), terms: required };
}

/** An article is counted up to here; a text asks for no more terms than that. */
const mostCounted = 254;

/**
 * A new set. The rarest first, so that what stands nowhere is told by a few short lists; one counter
 * an article rather than a set a term.
 */
function docsWithAll(index: SearchIndex, required: readonly Term[]): DocSet {
  const terms = [...new Map(required.map((term) => [JSON.stringify(term), term])).values()]
    .map((term) => ({ term, cost: term.reduce((sum, one) => sum + index.costOf(one), 0) }))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, mostCounted);
  const met = Uint8Array.from(index.alive());
  if (terms.length === 0) return met;
  let wanted = 1;
  for (const { term } of terms) {
    const { docs, length } = index.read(term);
    let anyMet = false;
    for (let i = 0; i < length; i++) {
      const doc = docs[i]!;
      if (met[doc] !== wanted) continue;
      met[doc] = wanted + 1;
      anyMet = true;
    }
    if (!anyMet) return new Uint8Array(met.length);
    wanted += 1;
  }
  for (let doc = 0; doc < met.length; doc++) met[doc] = met[doc] === wanted ? 1 : 0;
  return met;
}
