import { fold } from '../text/fold';
import { withoutParticle } from '../text/particles';
import { withoutQuestionWords } from '../text/question-words';
import { pieces } from '../text/tokenize';
import { isMet } from './candidates';
import { lastWord, planHeld } from './plan-query';
import type { QueryNode } from './query';
import { partsOf } from './query-parts';
import type { Shelf } from './shelf';

/** Characters. A longer run that no article contains counts as a question too. */
const longestLiteral = 8;

/** A query node that requires text. */
export type Asked = Extract<QueryNode, { kind: 'word' | 'phrase' }>;

export const isAsked = (node: QueryNode): node is Asked =>
  node.kind === 'word' || node.kind === 'phrase';

interface WordsHeld {
  /** Contained in no article. */
  nowhere: Asked[];
  /** Contained in some article, in that article's spelling. */
  held: Asked[];
  /** A run that is looked up by its pieces, so no article needs to contain it whole. */
  hasPieces: boolean;
}

/**
 * Sorts the words and quotes of a query by whether any article holds them, also without a particle.
 *
 * @param carryOn throws to end it early
 * @param mayStop end at the first word that is held or is looked up by its pieces
 */
export async function wordsHeld(
  shelf: Shelf,
  root: QueryNode,
  typing: boolean,
  carryOn: () => void,
  mayStop = false,
): Promise<WordsHeld> {
  const last = typing ? lastWord(root) : null;
  const result: WordsHeld = { nowhere: [], held: [], hasPieces: false };
  for (const node of partsOf(root)) {
    if (!isAsked(node)) continue;
    if (mayStop && (result.hasPieces || result.held.length > 0)) break;
    if (isAskedByPieces(node)) {
      result.hasPieces = true;
      continue;
    }
    const held = await spellingHeld(shelf, node, node === last, carryOn);
    if (held === undefined) continue;
    if (held) result.held.push(held);
    else result.nowhere.push(node);
  }
  return result;
}

/**
 * The node that articles contain: as written, or without its particle. Null when no article contains it,
 * undefined when it has no characters to look for.
 */
async function spellingHeld(
  shelf: Shelf,
  node: Asked,
  typing: boolean,
  carryOn: () => void,
): Promise<Asked | null | undefined> {
  const plan = planHeld(shelf, node, typing, []);
  if (!plan) return undefined;
  if (await isMet(shelf, plan, carryOn)) return node;
  const stem = node.kind === 'word' ? withoutParticle(fold(node.text)) : null;
  if (stem === null) return null;
  const shorter: Asked = { ...node, text: stem };
  const stemPlan = planHeld(shelf, shorter, false, []);
  return stemPlan && (await isMet(shelf, stemPlan, carryOn)) ? shorter : null;
}

/** True for a Korean word that ends in a particle. */
export function hasParticle(node: QueryNode): boolean {
  return node.kind === 'word' && withoutParticle(fold(node.text)) !== null;
}

/** True for a run of a script without spaces that may be a whole question. */
function isAskedByPieces(node: Asked): boolean {
  const text = fold(node.text);
  return (
    node.kind === 'word' && isLongOrQuestion(text) && pieces(text).some(({ paired }) => paired)
  );
}

/** @param text folded */
export function isLongOrQuestion(text: string): boolean {
  return Array.from(text).length > longestLiteral || withoutQuestionWords(text) !== text;
}
