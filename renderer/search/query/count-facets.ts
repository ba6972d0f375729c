import type { ArticleId } from '../../core/article/article';
import { pause } from '../../core/pause';
import type { Doc } from '../index/postings';
import type { FacetCounts } from './answer';
import { type ArticleFacts, headOf } from './article-facts';
import { comparedTexts } from './candidates';
import { FacetTally } from './facet-tally';
import { asksForLeftOut, findLeftOut } from './find-left-out';
import type { FacetOptions } from './options';
import { everything, type Plan } from './plan';
import { planHeld } from './plan-query';
import { parseQuery } from './query';
import { isAskedAsQuestion, partsToAsk, planAsAsked, planInParts } from './question';
import type { Shelf } from './shelf';

/** Most articles that are compared with their texts; of more, a sample of this size. */
const mostCompared = 1000;
/** Articles in a slice: a search that arrives meanwhile waits for one slice at most. */
const atOnce = { facts: 2000, texts: 40 };

/** How many hits of a query have which tag, site, language and year. `carryOn` throws to end it early. */
export async function countFacets(
  kept: Shelf,
  query: string,
  options: FacetOptions,
  carryOn: () => void,
): Promise<FacetCounts> {
  await kept.knowAllFacts();
  const tally = new FacetTally(options);
  const shelf = { ...kept, variants: options.variants ?? false };
  for await (const some of slicesOf(options.within ?? [], atOnce.facts, carryOn)) {
    for (const facts of await shelf.readFacts(some)) if (facts) tally.add(facts);
  }
  const { root } = parseQuery(query);
  if (!options.within && root && asksForLeftOut(root)) {
    const { found } = await findLeftOut(shelf, root, {}, carryOn);
    for (const { facts } of found) tally.add(facts);
    return tally.result();
  }
  const plan = options.within ? null : await planOf(shelf, query, options, carryOn);
  if (!plan) return tally.result();
  const likely: Candidate[] = [];
  for await (const some of candidatesOf(shelf, plan, carryOn)) {
    for (const one of some) {
      if (plan.exact) tally.add(one.facts);
      else if (tally.counts(one.facts)) likely.push(one);
    }
  }
  const compared = sampleOf(likely);
  for await (const some of slicesOf(compared, atOnce.texts, carryOn)) {
    for (const { facts } of await meeting(shelf, plan, some)) tally.add(facts);
  }
  return tally.result(likely.length === compared.length ? 1 : likely.length / compared.length);
}

/** Null when there is nothing to look for. */
async function planOf(
  shelf: Shelf,
  query: string,
  { typing = false, asQuestion = false }: FacetOptions,
  carryOn: () => void,
): Promise<Plan | null> {
  if (query.trim() === '') return everything(shelf);
  const { root } = parseQuery(query);
  if (!root) return null;
  if (!asQuestion) return planHeld(shelf, root, typing, []);
  if (isAskedAsQuestion(root)) return planAsAsked(shelf, root, typing, []);
  const inParts = await partsToAsk(shelf, root, typing, carryOn);
  return planInParts(shelf, inParts, typing, []);
}

interface Candidate {
  doc: Doc;
  id: ArticleId;
  facts: ArticleFacts;
}

/** The articles that match as far as the index alone can decide, in slices. */
async function* candidatesOf(
  shelf: Shelf,
  plan: Plan,
  carryOn: () => void,
): AsyncGenerator<Candidate[]> {
  // Ids are taken now: the index may change while texts are read.
  const idOf = shelf.index.naming();
  const docs = plan.exact || !plan.mayHold ? plan.docs : plan.docs.filter(plan.mayHold);
  const named = Array.from(docs, (doc) => ({ doc, id: idOf(doc) ?? '' }));
  for await (const some of slicesOf(named, atOnce.facts, carryOn)) {
    const read = await shelf.readFacts(some.map(({ id }) => id));
    yield some.flatMap((one, i) => (read[i] ? [{ ...one, facts: read[i] }] : []));
  }
}

async function meeting(shelf: Shelf, plan: Plan, some: Candidate[]): Promise<Candidate[]> {
  const texts = await shelf.readTexts(some.map(({ id }) => id));
  return some.filter(({ doc, facts }, i) =>
    plan.holds(doc, [headOf(facts), ...comparedTexts(texts[i]!)]),
  );
}

/** An evenly spread sample when there are too many. */
function sampleOf(all: Candidate[]): Candidate[] {
  const step = Math.max(1, Math.ceil(all.length / mostCompared));
  return all.filter((_, i) => i % step === 0);
}

async function* slicesOf<T>(
  all: readonly T[],
  size: number,
  carryOn: () => void,
): AsyncGenerator<T[]> {
  for (let at = 0; at < all.length; at += size) {
    yield all.slice(at, at + size);
    await pause();
    carryOn();
  }
}
