import { fold } from '../text/fold';
import { isMet } from './candidates';
import { all, any, type Plan } from './plan';
import { lastWord, planHeld, planQuery } from './plan-query';
import { planQuestion } from './plan-question';
import type { QueryNode, QueryNote } from './query';
import { partsOf } from './query-parts';
import type { Shelf } from './shelf';
import { spelledAlikeNote } from './word-units';
import { type Asked, hasParticle, isAsked, isLongOrQuestion, wordsHeld } from './words-held';

/** Few articles hold this many words, so a query of as many is ranked as a question. */
const wordsOfAQuestion = 5;

/** Longest part of a word that a note repeats, in code units. */
const mostNoted = 40;

const asQuestion: QueryNote = { kind: 'as-question' };

/** The plan of the query as it stands: as a question with a note when it has many words. */
export function planAsAsked(
  shelf: Shelf,
  root: QueryNode,
  typing: boolean,
  notes: QueryNote[],
): Plan | null {
  if (!isAskedAsQuestion(root)) return planQuery(shelf, root, typing, notes);
  notes.push(asQuestion);
  return planAsQuestion(shelf, partsOf(root), notes);
}

/** True for a query that is ranked as a question from the start, with no word required. */
export function isAskedAsQuestion(root: QueryNode): boolean {
  const words = partsOf(root).filter((node) => node.kind === 'word' && !node.prefix);
  return words.length >= wordsOfAQuestion;
}

/** What to ask in place of a query that few or no articles meet as it stands. */
export interface InParts {
  /** The query without the words that no article holds; empty when nothing is left. */
  parts: QueryNode[];
  /** A hit has to hold one of these whole. Empty for a question that is looked up by its pieces. */
  words: QueryNode[];
  /** Every part is required. */
  isLiteral: boolean;
  notes: QueryNote[];
}

/**
 * Chooses what to ask in place of a query that few or no articles meet. Words that no article holds
 * are left out. If some article holds all the others, they are required. Else a hit has to hold at
 * least one of them whole, and is ranked by the pieces of all: a piece of a word alone (`는말` of 없는말
 * in 맞는말) is no hit. One Korean word is asked without its particle. A query with a question word, or with
 * a run too long to be a name, is ranked as a question by its pieces alone.
 *
 * @param carryOn throws to end it early
 */
export async function partsToAsk(
  shelf: Shelf,
  root: QueryNode,
  typing: boolean,
  carryOn: () => void,
): Promise<InParts> {
  const all = partsOf(root);
  const { nowhere, held, hasPieces } = await wordsHeld(shelf, root, typing, carryOn);
  if (hasPieces) return { parts: all, words: [], isLiteral: false, notes: [asQuestion] };
  const [only, more] = all.filter(isAsked);
  const [stem] = held;
  if (only && !more && stem && stem !== only) {
    const notes = [spelledAlikeNote(only.text.slice(0, mostNoted), [stem.text])];
    const parts = all.map((node) => (node === only ? stem : node));
    return { parts, words: [], isLiteral: true, notes };
  }
  // For a single word, the empty result list says it.
  const notes = nowhere.length > 0 && all.length > 1 ? [noteOf(nowhere)] : [];
  if (held.length === 0) return { parts: [], words: [], isLiteral: false, notes };
  const parts = all.filter((node) => !nowhere.some((one) => one === node));
  // A sentence has different particles in each article, so few hold all of its words as written.
  const mayBeLiteral = nowhere.length > 0 && !all.some(hasParticle);
  const literal = mayBeLiteral ? planHeld(shelf, { kind: 'and', nodes: parts }, typing, []) : null;
  const isLiteral = literal !== null && (await isMet(shelf, literal, carryOn));
  return { parts, words: held, isLiteral, notes: [...notes, asQuestion] };
}

/** Synchronous, because article numbers are valid only until the index changes. */
export function planInParts(
  shelf: Shelf,
  { parts, words, isLiteral }: InParts,
  typing: boolean,
  notes: QueryNote[],
): Plan | null {
  if (parts.length === 0) return null;
  if (isLiteral) return planHeld(shelf, { kind: 'and', nodes: parts }, typing, notes);
  const question = planAsQuestion(shelf, parts, notes);
  if (!question || words.length === 0) return question;
  const last = typing ? lastWord({ kind: 'and', nodes: parts }) : null;
  const plans = words.map((node) => planHeld(shelf, node, node === last, []));
  return all([question, { ...any(plans.filter((one) => one !== null)), units: [] }]);
}

/** The note that no article holds these words. */
export function noteOf(nowhere: readonly Asked[]): QueryNote {
  return { kind: 'held-nowhere', words: nowhere.map(({ text }) => text.slice(0, mostNoted)) };
}

/** Ranks words and quotes together as one question; filters and exclusions stay required. */
function planAsQuestion(
  shelf: Shelf,
  parts: readonly QueryNode[],
  notes: QueryNote[],
): Plan | null {
  const asked = parts.flatMap((node) =>
    node.kind === 'word' || node.kind === 'phrase' ? [node.text] : [],
  );
  const question = planQuestion(shelf, asked, notes);
  if (!question) return null;
  const rest = parts.filter((node) => node.kind !== 'word' && node.kind !== 'phrase');
  const plans = rest.map((node) => planQuery(shelf, node, false, notes));
  return all([question, ...plans.filter((one) => one !== null)]);
}

/**
 * True when articles that hold only a part of the query are worth showing. With no hits: for several
 * words, for one run that has a question word or is too long to be a name, or for one Korean word with a
 * particle. With few hits: for three words or more.
 *
 * @param found how many hits there are
 */
export function mayAskInParts(root: QueryNode, found: number): boolean {
  const words = partsOf(root).filter(isAsked);
  if (found > 0) return words.length > 2 && words.every((node) => node.kind === 'word');
  if (words.length > 1) return true;
  const [only] = words;
  if (only?.kind !== 'word') return false;
  return isLongOrQuestion(fold(only.text)) || hasParticle(only);
}
