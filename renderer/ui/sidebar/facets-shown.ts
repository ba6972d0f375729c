import type { ArticleCounts } from '../../library/list/article-counts';
import type { FacetCounts } from '../../search/query/answer';
import { fold } from '../../search/text/fold';

export type Facets = Pick<ArticleCounts, 'tags' | 'sites' | 'langs' | 'years'>;

/** The library's tags, sites, languages and years, with how often they were found; 0 where not at all. */
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

/** Names of one spelling are one to a filter: each has the count of all. */
function countsOf(
  names: ReadonlyMap<string, number>,
  found: ReadonlyMap<string, number>,
  keyOf: (name: string) => string,
): ReadonlyMap<string, number> {
  return new Map([...names.keys()].map((name) => [name, found.get(keyOf(name)) ?? 0]));
}
