/** A plan for a part of a query, and how plans are combined. */
import { both, type Docs, docsOf, either, holds } from '../index/doc-set';
import type { Doc } from '../index/postings';
import type { SearchIndex } from '../index/search-index';
import type { ArticleFacts } from './article-facts';
import type { FilterSets } from './filter-sets';
import type { Ranked } from './ranking';
import type { Unit } from './unit';

/** A part of the query, looked up in the index but not yet compared with stored texts. */
export interface Plan {
  /** The candidates: all articles that may meet it. */
  docs: Docs;
  /** True when all candidates meet it, so that `holds` need not be called. */
  exact: boolean;
  /** Rules out most candidates that do not meet it, before their texts are read. */
  mayHold?(doc: Doc): boolean;
  /** True when an article meets it. `texts` are the lines above the body (`headOf`) and the body, folded. */
  holds(doc: Doc, texts: readonly string[]): boolean;
  units: Unit[];
  /** The ranking by these units, where it is known already. */
  ranked?: Ranked;
}

export interface Library {
  index: SearchIndex;
  filters: FilterSets;
  /** Simplified and traditional Chinese characters count as the same. */
  variants?: boolean;
}

/** A plan of the articles whose facts pass. `name` identifies the filter in the cache. */
export function filtered(
  { filters }: Library,
  name: string,
  passes: (facts: ArticleFacts) => boolean,
): Plan {
  return exactPlan(docsOf(filters.docs(name, passes)), []);
}

/** A plan of all articles. */
export function everything({ index }: Library): Plan {
  return exactPlan(index.aliveDocs(), []);
}

/** A plan that the index decides alone. */
export function exactPlan(docs: Docs, units: Unit[]): Plan {
  return { docs, exact: true, holds: (doc) => holds(docs, doc), units };
}

/** A plan that requires all of these. */
export function all(plans: Plan[]): Plan {
  const telling = plans.filter((plan) => plan.units.some((unit) => unit.terms.length > 0));
  const ranked = telling.length === 1 ? telling[0]!.ranked : undefined;
  return {
    ...(ranked && { ranked }),
    docs: plans.map((plan) => plan.docs).reduce(both),
    exact: plans.every((plan) => plan.exact),
    ...allMayHold(plans),
    holds: (doc, texts) => plans.every((plan) => holds(plan.docs, doc) && plan.holds(doc, texts)),
    units: plans.flatMap((plan) => plan.units),
  };
}

/** A `mayHold` for plans that are all required; none when no plan has one. */
export function allMayHold(plans: readonly Plan[]): Pick<Plan, 'mayHold'> {
  const telling = plans.filter((plan) => plan.mayHold !== undefined);
  if (telling.length === 0) return {};
  return { mayHold: (doc) => telling.every((plan) => plan.mayHold!(doc)) };
}

function anyMayHold(plans: readonly Plan[]): Pick<Plan, 'mayHold'> {
  if (plans.every((plan) => plan.mayHold === undefined)) return {};
  return {
    mayHold: (doc) => plans.some((plan) => holds(plan.docs, doc) && (plan.mayHold?.(doc) ?? true)),
  };
}

/** A plan that requires one of these. */
export function any(plans: Plan[]): Plan {
  return {
    docs: plans.map((plan) => plan.docs).reduce(either),
    exact: plans.every((plan) => plan.exact),
    ...anyMayHold(plans),
    holds: (doc, texts) => plans.some((plan) => holds(plan.docs, doc) && plan.holds(doc, texts)),
    units: plans.flatMap((plan) => plan.units),
  };
}
