import { noFilter } from '../../core/article/article-filter';
import { withParents } from '../../core/article/tag';
import type { FacetCounts } from './answer';
import { type ArticleFacts, filterOfList } from './article-facts';
import type { FacetOptions } from './options';

/** A bit for each facet of which only one value can be chosen. */
const site = 1;
const lang = 2;
const year = 4;

/**
 * Counts articles by tags, sites, languages and years. A chosen site, language or year narrows all counts
 * but those of its own kind, where another choice would replace it. So each number is how many articles one
 * would find by choosing that value.
 */
export class FacetTally {
  private readonly tags = new Map<string, number>();
  private readonly sites = new Map<string, number>();
  private readonly langs = new Map<string, number>();
  private readonly years = new Map<string, number>();
  private readonly isIn: (facts: ArticleFacts) => boolean;
  private readonly hasSite?: (facts: ArticleFacts) => boolean;
  private readonly hasLang?: (facts: ArticleFacts) => boolean;
  private readonly year: string | null;

  constructor({ filter = noFilter, year = null }: Pick<FacetOptions, 'filter' | 'year'>) {
    this.isIn = filterOfList({ ...filter, site: null, lang: null });
    if (filter.site !== null) this.hasSite = filterOfList({ ...noFilter, site: filter.site });
    if (filter.lang !== null) this.hasLang = filterOfList({ ...noFilter, lang: filter.lang });
    this.year = year;
  }

  /** Whether any count would include the article. */
  counts(facts: ArticleFacts): boolean {
    const missed = this.missed(facts);
    return missed === 0 || missed === site || missed === lang || missed === year;
  }

  add(facts: ArticleFacts): void {
    const missed = this.missed(facts);
    if (missed === 0) for (const tag of withParents(facts.tags)) addOne(this.tags, tag);
    if (missed === 0 || missed === site) addOne(this.sites, facts.site);
    if (missed === 0 || missed === lang) addOne(this.langs, facts.lang);
    if (missed === 0 || missed === year) addOne(this.years, yearOf(facts));
  }

  /** @param factor how many articles each counted one stands for */
  result(factor = 1): FacetCounts {
    const times = (counts: Map<string, number>) =>
      factor === 1
        ? counts
        : new Map([...counts].map(([name, count]) => [name, Math.round(count * factor)]));
    const { tags, sites, langs, years } = this;
    return {
      tags: times(tags),
      sites: times(sites),
      langs: times(langs),
      years: times(years),
      areExact: factor === 1,
    };
  }

  /**
   * The chosen facets (of the three) that an article does not have; all of them when it is excluded anyway.
   */
  private missed(facts: ArticleFacts): number {
    if (!this.isIn(facts)) return site | lang | year;
    let missed = 0;
    if (this.hasSite && !this.hasSite(facts)) missed |= site;
    if (this.hasLang && !this.hasLang(facts)) missed |= lang;
    if (this.year !== null && this.year !== yearOf(facts)) missed |= year;
    return missed;
  }
}

function yearOf({ days }: ArticleFacts): string {
  return days.first.slice(0, 4);
}

function addOne(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
