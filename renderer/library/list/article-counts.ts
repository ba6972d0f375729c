import type { Article, ReadingState } from '../../core/article/article';
import { withParents } from '../../core/article/tag';
import { localDay, statedDays } from '../../core/dates/stated-date';
import { isHighlighted } from './article-view';

/** The sidebar's counts over the whole library. */
export interface ArticleCounts {
  all: number;
  states: Record<ReadingState, number>;
  starred: number;
  /** Articles with a highlight or a note. */
  highlighted: number;
  /** The number of highlights in all articles. */
  highlights: number;
  /** Number of articles by tag, those of the tags below it included. */
  tags: ReadonlyMap<string, number>;
  sites: ReadonlyMap<string, number>;
  /** The hash of the commonest icon by site. */
  siteIcons: ReadonlyMap<string, string>;
  langs: ReadonlyMap<string, number>;
  /** Number of articles by the id of their feed. */
  feeds: ReadonlyMap<string, number>;
  /** The same for the unread ones. */
  unreadOfFeeds: ReadonlyMap<string, number>;
  /** Number of articles by year of publication, or of saving when unknown; as `before:` uses it. */
  years: ReadonlyMap<string, number>;
}

export function countArticles(articles: Iterable<Article>): ArticleCounts {
  const tally = new ArticleTally();
  for (const article of articles) tally.add(article);
  return tally.counts();
}

/** Incremental counts: the cost of an update depends on the number of changed articles only. */
export class ArticleTally {
  readonly #counts = {
    all: 0,
    states: { unread: 0, reading: 0, read: 0, archived: 0 },
    starred: 0,
    highlighted: 0,
    highlights: 0,
    tags: new Map<string, number>(),
    sites: new Map<string, number>(),
    icons: new Map<string, Map<string, number>>(),
    langs: new Map<string, number>(),
    feeds: new Map<string, number>(),
    unreadOfFeeds: new Map<string, number>(),
    years: new Map<string, number>(),
  };

  add(article: Article): void {
    this.#count(article, 1);
  }

  /** Subtracts an article; must get the same record that was added. */
  remove(article: Article): void {
    this.#count(article, -1);
  }

  /** A copy of the current counts. */
  counts(): ArticleCounts {
    const { states, tags, sites, icons, langs, feeds, unreadOfFeeds, years, ...numbers } =
      this.#counts;
    return {
      ...numbers,
      states: { ...states },
      tags: new Map(tags),
      sites: new Map(sites),
      siteIcons: new Map(
        [...icons].map(([site, counts]) => [site, byFrequency(counts)[0]?.[0] ?? '']),
      ),
      langs: new Map(langs),
      feeds: new Map(feeds),
      unreadOfFeeds: new Map(unreadOfFeeds),
      years: new Map(years),
    };
  }

  #count(article: Article, by: 1 | -1): void {
    const counts = this.#counts;
    counts.all += by;
    counts.states[article.state] += by;
    if (article.starred) counts.starred += by;
    if (isHighlighted(article)) counts.highlighted += by;
    counts.highlights += by * article.highlightCount;
    for (const tag of withParents(article.tags)) change(counts.tags, tag, by);
    if (article.site) {
      change(counts.sites, article.site, by);
      if (article.icon) this.#countIcon(article.site, article.icon, by);
    }
    if (article.lang) change(counts.langs, article.lang, by);
    for (const feed of article.feeds ?? []) {
      change(counts.feeds, feed, by);
      if (article.state === 'unread') change(counts.unreadOfFeeds, feed, by);
    }
    change(counts.years, yearOf(article), by);
  }

  #countIcon(site: string, icon: string, by: 1 | -1): void {
    const { icons } = this.#counts;
    const ofSite = icons.get(site) ?? new Map<string, number>();
    change(ofSite, icon, by);
    if (ofSite.size === 0) icons.delete(site);
    else icons.set(site, ofSite);
  }
}

function yearOf({ publishedAt, savedAt }: Article): string {
  return (statedDays(publishedAt)?.first ?? localDay(savedAt)).slice(0, 4);
}

function change(counts: Map<string, number>, name: string, by: number): void {
  const count = (counts.get(name) ?? 0) + by;
  if (count === 0) counts.delete(name);
  else counts.set(name, count);
}

export function newestYearFirst(
  counts: ReadonlyMap<string, number>,
): [name: string, count: number][] {
  return [...counts].sort((a, b) => (a[0] < b[0] ? 1 : -1));
}

/** Sorted by frequency, then alphabetically. */
export function byFrequency(counts: ReadonlyMap<string, number>): [name: string, count: number][] {
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}
