import type { Doc, Postings } from './postings';
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
  const alive = index.alive();
  const found = new Uint8Array(alive.length);
  const { docs, length } = index.read(term);
  for (let i = 0; i < length; i++) found[docs[i]!] = alive[docs[i]!]!;
  return found;
}

/** An article is counted up to here; a text asks for no more terms than that. */
const mostCounted = 254;
/** Bytes of postings: some twenty thousand of them. */
const dear = 32_000;
/** With more candidates left than these, what is dear is worth its time. */
const fewEnough = 100;

/**
 * The articles in which a text may stand of which these terms are required, and by which terms they
 * are best ranked. The rarest first, so that what stands nowhere is told by a few short lists; one
 * counter an article rather than a set a term. What is dear, as all words with a beginning or those
 * that hold something inside, is looked up last, when the rest has left too many.
 *
 * @param mayHold tells more articles that do not hold it
 */
export function docsThatMayHold(
  index: SearchIndex,
  required: readonly Term[],
  mayHold: (doc: Doc) => boolean,
): { docs: DocSet; terms: Term[] } {
  const terms = [...new Map(required.map((term) => [JSON.stringify(term), term])).values()]
    .map((term) => ({ term, cost: term.reduce((sum, one) => sum + index.costOf(one), 0) }))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, mostCounted);
  const met = Uint8Array.from(index.alive());
  const ranking: Term[] = [];
  let wanted = 1;
  let isAsked = false;
  for (const { term, cost } of terms) {
    const isDear = cost > dear && wanted > 1;
    if (isDear && !isAsked) {
      isAsked = true;
      if (keep(met, wanted, mayHold) <= fewEnough) break;
    }
    if (!isDear || term.every(({ kind }) => kind === 'term')) ranking.push(term);
    if (!meet(met, wanted, index.read(term))) {
      return { docs: new Uint8Array(met.length), terms: ranking };
    }
    wanted += 1;
  }
  for (let doc = 0; doc < met.length; doc++) met[doc] = met[doc] === wanted ? 1 : 0;
  return { docs: met, terms: ranking };
}

/** Counts on those that have met all so far. Answers whether there are any. */
function meet(met: Uint8Array, wanted: number, { docs, length }: Postings): boolean {
  let anyMet = false;
  for (let i = 0; i < length; i++) {
    const doc = docs[i]!;
    if (met[doc] !== wanted) continue;
    met[doc] = wanted + 1;
    anyMet = true;
  }
  return anyMet;
}

/** Of those that have met all so far. Answers how many are kept. */
function keep(met: Uint8Array, wanted: number, mayHold: (doc: Doc) => boolean): number {
  let kept = 0;
  for (let doc = 0; doc < met.length; doc++) {
    if (met[doc] !== wanted) continue;
    if (mayHold(doc)) kept += 1;
    else met[doc] = 0;
  }
  return kept;
}
