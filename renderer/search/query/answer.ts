import type { ArticleId } from '../../core/article/article';
import type { Snippet } from '../marks/snippet';
import type { Mark, Needle } from '../text/needle';
import type { QueryNote } from './query';

export interface SearchHit {
  id: ArticleId;
  score: number;
  /** The place in the body where the query is met most closely. */
  snippet: Snippet;
  /** The hits in the title. */
  titleMarks: Mark[];
}

/** The hits of one page of results, and how many there are in all. */
export interface FoundHits {
  total: number;
  /** False where counting stopped at what is shown: "about N". */
  totalIsExact: boolean;
  hits: SearchHit[];
  /** What counts as a hit in a text. */
  needles: Needle[];
  notes: QueryNote[];
}

/** The articles that meet a query but for its patterns, in order: the patterns are run over them. */
export interface NarrowedArticles {
  articles: { id: ArticleId; title: string; notes: string }[];
  /** What else is marked in a hit. */
  needles: Needle[];
  notes: QueryNote[];
}

/**
 * How many of a query's hits have which tag, site, language and year, by name as filters compare it.
 * What is chosen of sites, languages or years does not narrow its own kind.
 */
export interface FacetCounts {
  tags: ReadonlyMap<string, number>;
  sites: ReadonlyMap<string, number>;
  langs: ReadonlyMap<string, number>;
  years: ReadonlyMap<string, number>;
  /** False where some hits were counted and stand for all. */
  areExact: boolean;
}
