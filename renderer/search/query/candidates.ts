import type { ArticleId } from '../../core/article/article';
import type { Docs } from '../index/doc-set';
import type { Doc } from '../index/postings';
import type { StoredText } from '../store/stored-texts';
import { splitSearchedText } from '../text/searched-text';
import { type ArticleFacts, headOf } from './article-facts';
import type { Plan } from './plan';
import type { Shelf } from './shelf';

/**
 * How many candidates are compared with their stored texts once there are enough hits to show:
 * `least` in any case, up to `most` while less than `ms` milliseconds have passed. The total is then
 * an estimate.
 */
export const compared = { least: 25, most: 1000, ms: 2 };

/** Above this many candidates, test a sample before filtering all of them. */
const mostUnsampled = 2000;
/** Size of a sample of candidates. */
const sampled = 12;

/** Candidates compared at once where all of them may have to be. */
export const narrowBatch = 200;

/** A candidate that meets the query. */
export interface Hit {
  id: ArticleId;
  facts: ArticleFacts;
  score: number;
}

/**
 * The candidates without those that the neighbour filter rules out. Of many candidates a sample is
 * tested first: where the filter rules out less than half of it, it is left to `comparison`, which
 * asks it only about the candidates that it compares.
 */
export function likelyDocs({ mayHold, docs }: Plan): Docs {
  if (!mayHold) return docs;
  if (docs.length > mostUnsampled) {
    const some = sampleOf(docs);
    if (some.filter(mayHold).length * 2 > some.length) return docs;
  }
  return docs.filter(mayHold);
}

/** The body and what was left out of it, folded: a phrase does not reach from one into the other. */
export function comparedTexts({ folded }: StoredText): string[] {
  const { body, leftOut } = splitSearchedText(folded.text);
  return leftOut === '' ? [body] : [body, leftOut];
}

interface Compared {
  /** In the order of the candidates; undefined for one that does not meet the plan. */
  hits: (Omit<Hit, 'score'> | undefined)[];
  /** How many texts were read. */
  read: number;
}

/**
 * Returns a function that compares candidates with their stored texts. It keeps the article numbers of
 * this moment, so it stays valid when the index changes.
 */
export function comparison(shelf: Shelf, plan: Plan): (docs: readonly Doc[]) => Promise<Compared> {
  const idOf = shelf.index.naming();
  return async (docs) => {
    const likely = docs.map((doc) => plan.exact || (plan.mayHold?.(doc) ?? true));
    const ids = docs.flatMap((doc, i) => (likely[i] ? [idOf(doc) ?? ''] : []));
    const facts = await shelf.readFacts(ids);
    const texts = plan.exact ? [] : await shelf.readTexts(ids);
    let next = 0;
    const hits = docs.map((doc, i) => {
      if (!likely[i]) return undefined;
      const at = next++;
      const known = facts[at];
      const isHit =
        known && (plan.exact || plan.holds(doc, [headOf(known), ...comparedTexts(texts[at]!)]));
      return isHit ? { id: ids[at]!, facts: known } : undefined;
    });
    return { hits, read: texts.length };
  };
}

/**
 * True when some article meets the plan. At most `compared.most` candidates are compared; where there
 * are more, the plan counts as met.
 */
export async function isMet(shelf: Shelf, plan: Plan, carryOn: () => void): Promise<boolean> {
  const docs = likelyDocs(plan);
  if (plan.exact) return docs.length > 0;
  const compare = comparison(shelf, plan);
  for (let at = 0; at < Math.min(docs.length, compared.most); at += narrowBatch) {
    const { hits } = await compare(Array.from(docs.slice(at, at + narrowBatch)));
    carryOn();
    if (hits.some((hit) => hit !== undefined)) return true;
  }
  return docs.length > compared.most;
}

/** An evenly spread sample. The candidates compared so far are the best ones and not representative. */
export function sampleOf(docs: Docs): Doc[] {
  const step = Math.max(1, Math.floor(docs.length / sampled));
  const some: Doc[] = [];
  for (let i = 0; i < docs.length; i += step) some.push(docs[i]!);
  return some;
}

/** Share of hits among the compared candidates. */
export function hitShare({ hits }: Compared): number {
  return hits.filter((hit) => hit !== undefined).length / (hits.length || 1);
}
