import type { ArticleId } from '../../core/article/article';
import type { Snippet } from '../marks/snippet';
import type { Mark, Needle } from '../text/needle';
import type { QueryNote } from './query';

export interface SearchHit {
  id: ArticleId;
  score: number;
  /** The window of the body that contains most of the query. */
  snippet: Snippet;
  /** The hits in the title. */
  titleMarks: Mark[];
}

/** The hits of one page of results, and how many there are in all. */
export interface FoundHits {
  total: number;
  /** False when counting stopped early: the page shows "about N". */
  totalIsExact: boolean;
  hits: SearchHit[];
  /** What counts as a hit in a text. */
  needles: Needle[];
  notes: QueryNote[];
}

/** The articles that match a query apart from its patterns, in order; the patterns are run over them. */
export interface NarrowedArticles {
  articles: { id: ArticleId; title: string; notes: string }[];
  /** The patterns are run over what was left out of the articles, and over nothing else. */
  inLeftOut?: true;
  /** What else is marked in a hit. */
  needles: Needle[];
  notes: QueryNote[];
}

/**
 * How many hits of a query have each tag, site, language and year, by name as filters compare it. A chosen
 * site, language or year does not narrow the counts of its own kind.
 */
export interface FacetCounts {
  tags: ReadonlyMap<string, number>;
  sites: ReadonlyMap<string, number>;
  langs: ReadonlyMap<string, number>;
  years: ReadonlyMap<string, number>;
  /** False when only a sample of the hits was counted. */
  areExact: boolean;
}
