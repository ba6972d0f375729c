import { splitSearchedText } from '../text/searched-text';
import { BestFirst } from './best-first';
import { compared, comparison, type Hit, hitShare, likelyDocs, sampleOf } from './candidates';
import type { SearchSort } from './options';
import type { Plan } from './plan';
import { rank, scoresOf } from './ranking';
import { rerank } from './rerank';
import type { Shelf } from './shelf';
import type { Unit } from './unit';

/** Candidates compared at once: as many as are expected to be needed and a few more, up to a limit. */
const spare = 2;
const mostAtOnce = 200;
/** The expected share of hits among candidates is never taken to be lower. */
const leastShare = 0.05;

/** The first hits of a plan, in order. */
export interface Best {
  /** At least as many as requested, unless there are fewer. */
  hits: Hit[];
  /** An estimate unless `exact`. */
  total: number;
  exact: boolean;
}

/**
 * The best hits by the index, or by `sort`, compared with their stored texts where the index alone
 * cannot decide. Without `sort` the first are ranked again by their texts.
 *
 * @param again how many are ranked again
 * @param carryOn throws to end it early
 */
export async function bestOf(
  shelf: Shelf,
  plan: Plan,
  wanted: number,
  again: number,
  carryOn: () => void,
  sort?: SearchSort,
): Promise<Best> {
  const start = performance.now();
  const terms = plan.units.flatMap((unit) => unit.terms);
  const docs = likelyDocs(plan);
  const ranked = plan.ranked ?? rank(shelf.index, terms, docs, plan.units.length);
  const scores = scoresOf(docs, ranked);
  const isRanked = terms.length > 0 && sort === undefined;
  const inOrder = new BestFirst(docs, isRanked ? scores : shelf.filters.keys(docs, sort));
  const compare = comparison(shelf, plan);
  const sampling = plan.exact ? [] : sampleOf(docs);
  const enough = isRanked ? Math.max(wanted, again) : wanted;
  const hits: Hit[] = [];
  let passed = 0;
  let read = 0;
  const isOver = () =>
    hits.length >= enough &&
    (plan.exact ||
      read >= compared.most ||
      (read >= compared.least && performance.now() > start + compared.ms));
  while (passed < docs.length && !isOver()) {
    const missing = Math.max(0, enough - hits.length);
    // As many as are expected to be needed, given the share of hits so far.
    const share = passed === 0 ? 1 : Math.max(leastShare, hits.length / passed);
    const more = plan.exact ? missing : Math.min(mostAtOnce, Math.ceil(missing / share) + spare);
    const some = inOrder.take(passed, passed + more);
    passed += some.length;
    const met = await compare(some.map((at) => docs[at]!));
    carryOn();
    read += met.read;
    for (const [i, at] of some.entries()) {
      const hit = met.hits[i];
      if (hit) hits.push({ ...hit, score: scores[at]! });
    }
  }
  const rest = docs.length - passed;
  const isCounted = plan.exact || rest === 0;
  const total = plan.exact
    ? docs.length - (passed - hits.length)
    : hits.length + (rest === 0 ? 0 : Math.round(rest * hitShare(await compare(sampling))));
  if (isRanked) {
    const first = hits.slice(0, again);
    const texts = await shelf.readTexts(first.map(({ id }) => id));
    carryOn();
    const folded = texts.map((one) => splitSearchedText(one.folded.text).body);
    const weights = weightsOf(plan.units, ranked.rarities);
    hits.splice(0, again, ...rerank(first, folded, plan.units, weights));
  }
  return { hits, total, exact: isCounted };
}

/** The rarity of each unit: the sum over its terms. */
function weightsOf(units: readonly Unit[], rarities: readonly number[]): number[] {
  let next = 0;
  return units.map(({ terms }) => {
    const own = rarities.slice(next, next + terms.length);
    next += terms.length;
    return own.reduce((sum, rarity) => sum + rarity, 0);
  });
}
