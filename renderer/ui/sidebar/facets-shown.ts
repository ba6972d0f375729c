import type { ArticleCounts } from '../../library/list/article-counts';
import type { FacetCounts } from '../../search/query/answer';
import { fold } from '../../search/text/fold';

export type Facets = Pick<ArticleCounts, 'tags' | 'sites' | 'langs' | 'years'>;

/** The tags, sites, languages and years of the library with their counts in `found`, or 0. */
export function facetsShown(library: Facets, found: FacetCounts | null): Facets {
  if (!found) return library;
  const { tags, sites, langs, years } = library;
  return {
    tags: countsOf(tags, found.tags, fold),
    sites: countsOf(sites, found.sites, fold),
    langs: countsOf(langs, found.langs, (lang) => lang.toLowerCase()),
    years: countsOf(years, found.years, (year) => year),
  };
}

/** A filter compares folded names, so names that fold alike share one count. */
function countsOf(
  names: ReadonlyMap<string, number>,
  found: ReadonlyMap<string, number>,
  keyOf: (name: string) => string,
): ReadonlyMap<string, number> {
  return new Map([...names.keys()].map((name) => [name, found.get(keyOf(name)) ?? 0]));
}
