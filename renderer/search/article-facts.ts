import type { Article, ArticleId, ReadingState } from '../core/article';
import { fold } from './fold';
import { fingerprint } from './live-index';
import type { FilterField } from './query';

/** What filters and the check of a hit need of an article, kept in memory; folded where searched. */
export interface ArticleFacts {
  title: string;
  foldedTitle: string;
  byline: string[];
  site: string;
  tags: string[];
  lang: string;
  state: ReadingState;
  starred: boolean;
  /** `2025-02-20`, of publishing, else of saving. */
  date: string;
  savedAt: number;
  fingerprint: string;
}

export function factsOf(article: Article): ArticleFacts {
  return {
    title: article.title,
    foldedTitle: fold(article.title),
    byline: article.byline.map(fold),
    site: fold(article.site ?? ''),
    tags: article.tags.map(fold),
    lang: (article.lang ?? '').toLowerCase(),
    state: article.state,
    starred: article.starred,
    date: article.publishedAt?.slice(0, 10) ?? localDate(article.savedAt),
    savedAt: article.savedAt,
    fingerprint: fingerprint(article),
  };
}

function localDate(at: number): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Everything but the body that a quoted text may stand in, a line each. */
export function headOf(facts: ArticleFacts): string {
  return [facts.foldedTitle, ...facts.byline, facts.site, ...facts.tags].join('\n');
}

/** `tag:` is the whole tag, `tag:ai*` its beginning; title, author and site hold the value anywhere. */
export function filterBy(field: FilterField, value: string): (facts: ArticleFacts) => boolean {
  const folded = fold(value);
  switch (field) {
    case 'title':
      return (facts) => facts.foldedTitle.includes(folded);
    case 'author':
      return (facts) => facts.byline.some((name) => name.includes(folded));
    case 'site':
      return (facts) => facts.site.includes(folded);
    case 'tag':
      if (!folded.endsWith('*')) return (facts) => facts.tags.includes(folded);
      return (facts) => facts.tags.some((tag) => tag.startsWith(folded.slice(0, -1)));
    case 'lang':
      return (facts) => facts.lang === folded || facts.lang.startsWith(`${folded}-`);
    case 'is':
      return (facts) => (value === 'starred' ? facts.starred : facts.state === value);
    // `before:2025 ` and `after:2025` share the library between them: a date is its first day.
    case 'before':
      return (facts) => facts.date < firstDay(value);
    case 'after':
      return (facts) => facts.date >= firstDay(value);
  }
}

function firstDay(date: string): string {
  return `${date}-01-01`.slice(0, 10);
}

export type FactsById = ReadonlyMap<ArticleId, ArticleFacts>;
