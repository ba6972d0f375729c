/** The literal guarantee for words: articles that hold a word only inside longer ones come last. */
import { without } from '../index/doc-set';
import { exactly } from '../index/lookup';
import { allPlacesOf } from '../marks/places';
import type { Needle } from '../text/needle';
import { bytesOf, pieces, wordTerm } from '../text/tokenize';
import { type Best, bestOf } from './best-hits';
import { isMet } from './candidates';
import type { SearchSort } from './options';
import type { Plan } from './plan';
import { planInsideWords, planQuery, spacedWords } from './plan-query';
import type { QueryNode, QueryNote } from './query';
import type { Shelf } from './shelf';

export interface Asking {
  root: QueryNode;
  /** The last word is being typed. */
  typing: boolean;
  wanted: number;
  /** How many of the best hits are ranked again by their texts. */
  again: number;
  sort: SearchSort | undefined;
  /** Adds the filter of the list. */
  within(plan: Plan | null): Plan | null;
}

/**
 * The best hits of a query of words: first those that hold the words as words, then those that hold one
 * of them inside a longer word. Sorted by `sort`, all of them together.
 *
 * @param asked the plan of the words
 * @param notes on `asked`; emptied when the words are held as they are written, inside others
 * @returns the plan whose needles mark the hits, too
 */
export async function bestOfWords(
  shelf: Shelf,
  asked: Plan,
  notes: QueryNote[],
  asking: Asking,
  carryOn: () => void,
): Promise<{ best: Best; plan: Plan }> {
  const { root, typing, wanted, again, sort, within } = asking;
  const planInside = (lazily = false) => within(planInsideWords(shelf, root, typing, lazily));
  const bestBy = async (plan: Plan) => ({
    best: await bestOf(shelf, plan, wanted, again, carryOn, sort),
    plan,
  });
  if (asked.docs.length === 0 || notes.length > 0) {
    // Words that are held as words, but never together, are better asked for in parts.
    const inside = isAnyNowhere(shelf, root) ? planInside() : null;
    if (!inside) return bestBy(asked);
    const isHeld = await isMet(shelf, inside, carryOn);
    // Planned again, because article numbers are valid only until the index changes.
    notes.length = 0;
    return bestBy((isHeld ? planInside() : within(planQuery(shelf, root, typing, notes))) ?? asked);
  }
  if (sort || hasAlternatives(root)) return bestBy(planInside() ?? asked);
  const isEnough = asked.exact && asked.docs.length >= wanted;
  const inside = planInside(isEnough && isCostlyInside(shelf, root));
  if (!inside) return bestBy(asked);
  return bestThenInside(shelf, asked, inside, asking, carryOn);
}

/** True when no article holds some word of the query as a word. */
function isAnyNowhere({ index }: Shelf, root: QueryNode): boolean {
  return spacedWords(root).some((text) =>
    pieces(text).some((piece) => !index.isHeld(exactly(wordTerm(piece.text)))),
  );
}

/** True when an article may hold one part of the query instead of another. */
function hasAlternatives(node: QueryNode): boolean {
  return node.kind === 'or' || ('nodes' in node && node.nodes.some(hasAlternatives));
}

/**
 * Bytes of postings, those of some 8,000 articles. Looking inside the words of a larger library takes
 * longer than an answer may; where there are enough other hits, the number of more hits is estimated.
 */
const costly = 16_000_000;

function isCostlyInside({ index }: Shelf, root: QueryNode): boolean {
  return spacedWords(root).some(
    (word) => index.costOf({ kind: 'infix', text: bytesOf(word), atEnd: false }) > costly,
  );
}

async function bestThenInside(
  shelf: Shelf,
  asked: Plan,
  inside: Plan,
  { wanted, again }: Asking,
  carryOn: () => void,
): Promise<{ best: Best; plan: Plan }> {
  const rest = { ...inside, docs: without(inside.docs, asked.docs) };
  const missing = asked.exact ? Math.max(0, wanted - asked.docs.length) : wanted;
  // Both begin at once, because article numbers are valid only until the index changes.
  const [first, more] = await Promise.all([
    bestOf(shelf, asked, wanted, again, carryOn),
    bestOf(shelf, rest, missing, 0, carryOn),
  ]);
  const best = {
    hits: [...first.hits, ...more.hits],
    total: first.total + more.total,
    exact: first.exact && more.exact,
  };
  return { best, plan: more.total > 0 ? inside : asked };
}

/** What to mark in an article: a word inside others only where the article holds it nowhere else. */
export function needlesFor(folded: readonly string[], needles: readonly Needle[]): Needle[] {
  return needles.map(({ inside, ...needle }) => {
    if (inside === undefined) return needle;
    const isHeld = folded.some((text) => allPlacesOf(text, [needle], 1).length > 0);
    return isHeld ? needle : { text: inside, at: 'anywhere' };
  });
}
