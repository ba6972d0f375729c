import type { Article, ReadingState } from '../core/article';
import { localDay, statedDays } from '../core/stated-date';
import { isHighlighted } from './article-view';

/** What the sidebar counts, over the whole library. */
export interface ArticleCounts {
  all: number;
  states: Record<ReadingState, number>;
  starred: number;
  /** With a highlight or a note. */
  highlighted: number;
  /** By name. */
  tags: ReadonlyMap<string, number>;
  sites: ReadonlyMap<string, number>;
  langs: ReadonlyMap<string, number>;
  /** Of publishing, else of saving: as `before:` and `after:` have it. */
  years: ReadonlyMap<string, number>;
}

export function countArticles(articles: Iterable<Article>): ArticleCounts {
  const states = { unread: 0, reading: 0, archived: 0 };
  const tags = new Map<string, number>();
  const sites = new Map<string, number>();
  const langs = new Map<string, number>();
  const years = new Map<string, number>();
  let all = 0;
  let starred = 0;
  let highlighted = 0;
  for (const article of articles) {
    all += 1;
    states[article.state] += 1;
    if (article.starred) starred += 1;
    if (isHighlighted(article)) highlighted += 1;
    for (const tag of article.tags) addOne(tags, tag);
    if (article.site) addOne(sites, article.site);
    if (article.lang) addOne(langs, article.lang);
    addOne(years, yearOf(article));
  }
  return { all, states, starred, highlighted, tags, sites, langs, years };
}

function yearOf({ publishedAt, savedAt }: Article): string {
  return (statedDays(publishedAt)?.first ?? localDay(savedAt)).slice(0, 4);
}

function addOne(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

export function newestYearFirst(
  counts: ReadonlyMap<string, number>,
): [name: string, count: number][] {
  return [...counts].sort((a, b) => (a[0] < b[0] ? 1 : -1));
}

/** The most frequent first, equals in the alphabet's order. */
export function byFrequency(counts: ReadonlyMap<string, number>): [name: string, count: number][] {
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}
