import type { NarrowedArticles } from './answer';
import { filterOfList } from './article-facts';
import { BestFirst } from './best-first';
import { comparison, narrowBatch } from './candidates';
import { asksForLeftOut, findLeftOut } from './find-left-out';
import type { SearchOptions } from './options';
import { all, everything, filtered } from './plan';
import { planHeld } from './plan-query';
import { parseQuery } from './query';
import { leftOutOf } from './query-parts';
import type { Shelf } from './shelf';

/**
 * The articles that meet the query apart from its patterns, by `sort`, else the newest first. Each is
 * compared with its stored text, so the patterns are run over nothing else.
 *
 * @param carryOn throws to end it early
 */
export async function narrow(
  kept: Shelf,
  query: string,
  { filter, variants = false, sort = { key: 'saved', descending: true } }: SearchOptions,
  carryOn: () => void,
): Promise<NarrowedArticles> {
  const { root, notes } = parseQuery(query);
  const shelf = { ...kept, variants };
  if (root && asksForLeftOut(root)) {
    const options = { sort, ...(filter && { filter }) };
    const { found, needles } = await findLeftOut(shelf, root, options, carryOn);
    const articles = found.map(({ id, facts }) => ({ id, title: facts.title, notes: '' }));
    return { articles, needles, notes, inLeftOut: true };
  }
  await shelf.knowAllFacts();
  const left = leftOutOf(root);
  const plans = [
    root && planHeld(shelf, root, false, notes),
    filter ? filtered(shelf, JSON.stringify(filter), filterOfList(filter)) : null,
  ].filter((one) => one !== null);
  const plan = plans.length > 0 ? all(plans) : everything(shelf);
  const { docs } = plan;
  const inOrder = new BestFirst(docs, shelf.filters.keys(docs, sort));
  const compare = comparison(shelf, plan);
  const articles: NarrowedArticles['articles'] = [];
  for (let at = 0; at < docs.length; at += narrowBatch) {
    const some = inOrder.take(at, at + narrowBatch).map((one) => docs[one]!);
    const { hits } = await compare(some);
    carryOn();
    for (const hit of hits) {
      if (hit) articles.push({ id: hit.id, title: hit.facts.title, notes: hit.facts.written });
    }
  }
  const needles = plan.units.map((unit) => unit.needle);
  return { articles, needles, notes: [...notes, ...left] };
}
