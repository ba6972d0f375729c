import type { DocSet } from '../index/doc-set';
import { type Docs, putInOrder } from '../index/doc-set';
import { exactly, type Lookup, type Term } from '../index/lookup';
import type { Postings } from '../index/postings';
import type { SearchIndex } from '../index/search-index';
import {
  bytesOf,
  encodeCharacter,
  lastOfRun,
  longWord,
  type Piece,
  pairs,
  pieces,
  wordTerm,
} from '../text/tokenize';

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
  return !index.isHeld(exactly(longWord));
}

/** Of each article, zeros between two calls; and those that are looked at. Not made anew each time. */
let room = { marks: new Uint8Array(0), docs: new Uint32Array(0) };

function roomFor(size: number) {
  if (room.marks.length < size) room = { marks: new Uint8Array(size), docs: new Uint32Array(size) };
  return room;
}

export function docsWithOneOf(index: SearchIndex, term: Term): Docs {
  const alive = index.alive();
  const { marks, docs } = roomFor(alive.length);
  const count = begin(index.read(term), alive);
  for (let i = 0; i < count; i++) marks[docs[i]!] = 0;
  return docs.slice(0, count);
}

/** An article is counted up to here; a text asks for no more terms than that. */
const mostCounted = 254;
/** Bytes of postings: some twenty thousand of them. */
const dear = 32_000;
/** With more candidates left than these, what is dear is worth its time. */
const fewEnough = 100;
/** With more candidates some are asked first whether it is worth it to ask them all. */
const fewToAsk = 2000;
const asked = 12;

interface Candidates {
  docs: Docs;
  /** By which terms they are best ranked. */
  terms: Term[];
  /** Whether all were asked for their neighbours. */
  areTold: boolean;
}

/**
 * The articles in which a text may stand of which these terms are required, and between whose pieces
 * are these neighbours. The rarest first, so that what stands nowhere is told by a few short lists, and
 * each of the others leaves fewer to look at. What is dear, as all words with a beginning or those that
 * hold something inside, is looked up last, when the rest has left too many.
 */
export function docsThatMayHold(
  index: SearchIndex,
  required: readonly Term[],
  neighbours: readonly number[],
): Candidates {
  try {
    return narrowedBy(index, required, neighbours);
  } catch (error) {
    // A part of the index turned out to be damaged in the middle of it.
    room = { marks: new Uint8Array(0), docs: new Uint32Array(0) };
    throw error;
  }
}

function narrowedBy(
  index: SearchIndex,
  required: readonly Term[],
  neighbours: readonly number[],
): Candidates {
  const terms = [...new Map(required.map((term) => [JSON.stringify(term), term])).values()]
    .map((term) => ({ term, cost: term.reduce((sum, one) => sum + index.costOf(one), 0) }))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, mostCounted);
  if (terms.length === 0) return { docs: index.aliveDocs(), terms: [], areTold: false };
  const alive = index.alive();
  const { marks, docs } = roomFor(alive.length);
  const ranking: Term[] = [];
  let count = 0;
  let areDearAsked = false;
  for (const [met, { term, cost }] of terms.entries()) {
    const isDear = cost > dear && met > 0;
    if (isDear && !areDearAsked) {
      areDearAsked = true;
      count = keepLikely(index, count, neighbours, fewEnough);
      if (count <= fewEnough) break;
    }
    if (!isDear || term.every(({ kind }) => kind === 'term')) ranking.push(term);
    const postings = index.read(term);
    count = met === 0 ? begin(postings, alive) : meet(postings, count, met);
    if (count === 0) break;
  }
  const areTold = neighbours.length > 0 && isWorthAsking(index, count, neighbours);
  if (areTold) count = keepLikely(index, count, neighbours);
  for (let i = 0; i < count; i++) marks[docs[i]!] = 0;
  const dearOnes = terms.slice(1).filter(({ cost }) => cost > dear);
  const words = dearOnes.flatMap(({ term }) => itsWord(index, term));
  return { docs: docs.slice(0, count), terms: [...ranking, ...words], areTold };
}

/**
 * Where anything that ends in it is too dear to be ranked by, the word alone, which is a short list:
 * the 1990 of 1990年 would else count nothing (measured: MRR@10 of Chinese titles with answers .936
 * without and .938 with it).
 */
function itsWord(index: SearchIndex, term: Term): Term[] {
  const inside = term.find(({ kind }) => kind === 'infix');
  if (!inside) return [];
  const word = exactly(inside.text);
  return index.costOf(word) > 0 ? [[word]] : [];
}

/** Marks those that are alive by 1, and puts them in order. Answers how many. */
function begin(postings: Postings, alive: DocSet): number {
  const { marks, docs } = room;
  let count = 0;
  for (let i = 0; i < postings.length; i++) {
    const doc = postings.docs[i]!;
    if (alive[doc] === 0 || marks[doc] !== 0) continue;
    marks[doc] = 1;
    docs[count++] = doc;
  }
  if (!postings.range.inOrder) putInOrder(docs, count, marks);
  return count;
}

/** Of those that have met so many, the ones that meet this, too, marked by one more. */
function meet(postings: Postings, count: number, met: number): number {
  const { marks, docs } = room;
  for (let i = 0; i < postings.length; i++) {
    const doc = postings.docs[i]!;
    if (marks[doc] === met) marks[doc] = met + 1;
  }
  let left = 0;
  for (let i = 0; i < count; i++) {
    const doc = docs[i]!;
    if (marks[doc] === met) marks[doc] = 0;
    else docs[left++] = doc;
  }
  return left;
}

/** Where most of them may hold it, they are only asked when they are to be compared. */
function isWorthAsking(index: SearchIndex, count: number, neighbours: readonly number[]): boolean {
  if (count <= fewToAsk) return true;
  const step = Math.floor(count / asked);
  const some = Uint32Array.from({ length: asked }, (_, i) => room.docs[i * step]!);
  return index.keepHolding(some, asked, neighbours) * 2 <= asked;
}

/** Without those that are told by their neighbours; with more than `most` the rest is not asked. */
function keepLikely(
  index: SearchIndex,
  count: number,
  neighbours: readonly number[],
  most?: number,
): number {
  if (neighbours.length === 0 || count === 0) return count;
  const { marks, docs } = room;
  const before = docs.slice(0, count);
  const kept = index.keepHolding(docs, count, neighbours, most);
  for (let i = 0, next = 0; i < count; i++) {
    if (next < kept && docs[next] === before[i]) next += 1;
    else marks[before[i]!] = 0;
  }
  return kept;
}
