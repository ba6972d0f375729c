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
 * The terms that the index holds of every article that holds the folded `text`, be it inside words: of
 * each term at least one spelling. The first and the last word may be part of a longer word (`e6` in
 * `abcde67`), so they are looked up inside words. A run of pairs may continue, too, so its end mark is
 * required only where `text` goes on after it.
 */
export function requirements(text: string): Term[] {
  const all = pieces(text);
  // One or two letters at the start or end match most of the dictionary and rule out hardly anything.
  // The text is compared in any case.
  const selective = all.filter(
    (piece) => piece.paired || piece.text.length > 2 || !isOpen(piece, text),
  );
  return (selective.length > 0 ? selective : all).flatMap((piece) => {
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

/**
 * True when every article that holds the required terms holds the text, so no text has to be compared:
 * for a piece of one word, or one or two characters of a script without spaces.
 */
export function termsSuffice(index: SearchIndex, text: string): boolean {
  const [piece, ...more] = pieces(text);
  if (!piece || more.length > 0 || piece.text.length < text.length) return false;
  if (piece.paired) return Array.from(text).length <= 2;
  return !index.isHeld(exactly(longWord));
}

/**
 * Reused by every call, so that a query makes no garbage. `marks`, by article number, is all zeros
 * between calls; `docs` holds the candidates.
 */
let scratch = { marks: new Uint8Array(0), docs: new Uint32Array(0) };

function scratchFor(size: number) {
  if (scratch.marks.length < size)
    scratch = { marks: new Uint8Array(size), docs: new Uint32Array(size) };
  return scratch;
}

/** The articles that hold at least one of the term's spellings. */
export function docsWithOneOf(index: SearchIndex, term: Term): Docs {
  const alive = index.alive();
  const { marks, docs } = scratchFor(alive.length);
  const count = startCandidates(index.read(term), alive);
  for (let i = 0; i < count; i++) marks[docs[i]!] = 0;
  return docs.slice(0, count);
}

/** Marks count the terms that an article holds in one byte, so no more terms are looked up. */
const mostTerms = 254;
/** A look-up of more bytes of postings than these (about 20,000 postings) is costly. */
const costlyBytes = 32_000;
/** Costly look-ups are made only while more candidates than these are left. */
const fewEnough = 100;
/** Above this many candidates, test a sample before filtering all of them by their neighbours. */
const fewToFilter = 2000;
const sampleSize = 12;

interface Candidates {
  docs: Docs;
  /** The terms to rank them by. */
  terms: Term[];
  /** True when the neighbour filter was applied to all of them. */
  areFiltered: boolean;
}

/**
 * The articles that may hold a text: they hold all of its required terms and pass the filter of its
 * neighbours. Rare terms are looked up first, so a text that no article holds takes a few short lists,
 * and each further list has fewer candidates to narrow. Costly look-ups (by prefix or inside words)
 * come last, and only when too many candidates are left.
 */
export function docsThatMayHold(
  index: SearchIndex,
  required: readonly Term[],
  neighbours: readonly number[],
): Candidates {
  try {
    return narrowByTerms(index, required, neighbours);
  } catch (error) {
    // Part of the index turned out to be damaged: the marks may not be zeros any more.
    scratch = { marks: new Uint8Array(0), docs: new Uint32Array(0) };
    throw error;
  }
}

function narrowByTerms(
  index: SearchIndex,
  required: readonly Term[],
  neighbours: readonly number[],
): Candidates {
  const terms = [...new Map(required.map((term) => [JSON.stringify(term), term])).values()]
    .map((term) => ({ term, cost: term.reduce((sum, one) => sum + index.costOf(one), 0) }))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, mostTerms);
  if (terms.length === 0) return { docs: index.aliveDocs(), terms: [], areFiltered: false };
  const alive = index.alive();
  const { marks, docs } = scratchFor(alive.length);
  const ranking: Term[] = [];
  let count = 0;
  let isCostlyReached = false;
  for (const [met, { term, cost }] of terms.entries()) {
    const isCostly = cost > costlyBytes && met > 0;
    if (isCostly && !isCostlyReached) {
      isCostlyReached = true;
      count = keepLikely(index, count, neighbours, fewEnough);
      if (count <= fewEnough) break;
    }
    if (!isCostly || term.every(({ kind }) => kind === 'term')) ranking.push(term);
    const postings = index.read(term);
    count = met === 0 ? startCandidates(postings, alive) : keepHolders(postings, count, met);
    if (count === 0) break;
  }
  const areFiltered = neighbours.length > 0 && isWorthFiltering(index, count, neighbours);
  if (areFiltered) count = keepLikely(index, count, neighbours);
  for (let i = 0; i < count; i++) marks[docs[i]!] = 0;
  const costlyTerms = terms.slice(1).filter(({ cost }) => cost > costlyBytes);
  const words = costlyTerms.flatMap(({ term }) => wordAlone(index, term));
  return { docs: docs.slice(0, count), terms: [...ranking, ...words], areFiltered };
}

/**
 * Ranking by all words that hold a text inside is too costly, so it ranks by the text as a word of its
 * own, which is a short list. Without it the 1990 of 1990年 would count nothing (measured: MRR@10 of
 * Chinese titles with answers .936 without and .938 with it).
 */
function wordAlone(index: SearchIndex, term: Term): Term[] {
  const inside = term.find(({ kind }) => kind === 'infix');
  if (!inside) return [];
  const word = exactly(inside.text);
  return index.costOf(word) > 0 ? [[word]] : [];
}

/** Marks the alive articles of a list with 1 and puts them in order. Returns how many. */
function startCandidates(postings: Postings, alive: DocSet): number {
  const { marks, docs } = scratch;
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

/** Keeps the candidates that hold this term, too, and raises their marks by 1. Returns how many. */
function keepHolders(postings: Postings, count: number, met: number): number {
  const { marks, docs } = scratch;
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

/** False when the filter would keep most of the candidates: then only compared ones are tested. */
function isWorthFiltering(
  index: SearchIndex,
  count: number,
  neighbours: readonly number[],
): boolean {
  if (count <= fewToFilter) return true;
  const step = Math.floor(count / sampleSize);
  const some = Uint32Array.from({ length: sampleSize }, (_, i) => scratch.docs[i * step]!);
  return index.keepHolding(some, sampleSize, neighbours) * 2 <= sampleSize;
}

/** Drops the candidates that the filter rules out. Once more than `most` are kept, it tests no more. */
function keepLikely(
  index: SearchIndex,
  count: number,
  neighbours: readonly number[],
  most?: number,
): number {
  if (neighbours.length === 0 || count === 0) return count;
  const { marks, docs } = scratch;
  const before = docs.slice(0, count);
  const kept = index.keepHolding(docs, count, neighbours, most);
  for (let i = 0, next = 0; i < count; i++) {
    if (next < kept && docs[next] === before[i]) next += 1;
    else marks[before[i]!] = 0;
  }
  return kept;
}
