import type { ArticleId } from '../core/article';
import type { ArticleFilter } from '../core/article-filter';
import type { Needle } from './plan';
import type { FilterField } from './query';

/** Half-open range of UTF-16 code units in the string beside it. */
export interface Mark {
  start: number;
  end: number;
}

export interface Snippet {
  text: string;
  marks: Mark[];
  /** Of what its reader has written: nothing of the query stands in the body. */
  inNotes?: true;
}

export interface SearchHit {
  id: ArticleId;
  score: number;
  /** The place in the body where the query is met most closely. */
  snippet: Snippet;
  /** The hits in the title. */
  titleMarks: Mark[];
}

/** How a query was understood, where that is worth a word; the page says it in its language. */
export type QueryNote =
  /** It was left out; of a quote that is not closed only the mark was. */
  | { kind: 'ignored-operator'; token: string }
  /** Its value is none that it knows, so it was searched as a word. */
  | { kind: 'bad-filter'; token: string; field: FilterField }
  | { kind: 'no-words' }
  /** One side of it is no word and no quote. */
  | { kind: 'near-as-and'; token: string }
  /** The reason is the engine's, in English. */
  | { kind: 'bad-regex'; token: string; reason: string }
  /** Within `OR` or brackets, where it was left out. */
  | { kind: 'regex-left-out'; token: string }
  /** The time was over: so many articles were compared, of those that could have been. */
  | { kind: 'regex-partial'; searched: number; candidates: number }
  /** Only the beginning of a very long query was used. */
  | { kind: 'shortened' }
  /** Not all words are in every hit: ranked by how many are, as a question is. */
  | { kind: 'as-question' }
  /** No article holds the word; these, spelled alike, were looked for instead. */
  | { kind: 'spelled-alike'; word: string; instead: string[] }
  /** No article holds any of these words and quotes; they count nothing in the answer. */
  | { kind: 'held-nowhere'; words: string[] };

export interface SearchResult {
  /** As it was asked, byte for byte. */
  query: string;
  total: number;
  /** False where counting stopped at what is shown: "about N". */
  totalIsExact: boolean;
  /** Milliseconds in the worker. */
  tookMs: number;
  hits: SearchHit[];
  /** What counts as a hit in a text. */
  needles: Needle[];
  notes: QueryNote[];
  status: IndexStatus;
  /** Every hit, where patterns were run: nobody else can tell which they are. */
  all?: ArticleId[];
}

/** "N of M indexed": both count articles. */
export interface IndexStatus {
  indexed: number;
  articles: number;
  caughtUp: boolean;
  /** Articles that cannot be indexed, each with the reason; absent when there are none. */
  failed?: { id: ArticleId; reason: string }[];
}

export interface IndexSize {
  snapshotBytes: number;
  terms: number;
  /** Of so many articles the text is at hand beside the index: see text-files.ts. */
  textsInFiles: number;
  /** Whether the index is in memory and the texts were read ahead, as is done after a start. */
  isReadOn: boolean;
}

/** The hits in another order than the best first; articles without a date stand with the oldest. */
export interface SearchSort {
  key: 'saved' | 'published' | 'length';
  descending: boolean;
}

/** What a regular expression has to be run over: what meets the rest of the query, in order. */
export interface Narrowed {
  articles: { id: ArticleId; title: string; notes: string }[];
  /** What counts as a hit besides. */
  needles: Needle[];
  notes: QueryNote[];
  status: IndexStatus;
}

export interface SearchOptions {
  limit?: number;
  offset?: number;
  /** The last word is being typed: what begins with it is found, too. */
  typing?: boolean;
  /** The best first where there is none. Of a question's answers the best stand so, before the rest. */
  sort?: SearchSort;
  /** Nothing else is found. */
  filter?: ArticleFilter;
  /** Simplified and traditional Chinese characters count as the same; patterns stand as written. */
  variants?: boolean;
  /** A new query of the same asker ends the one before, which rejects as `superseded`. */
  asker?: string;
}

/** Which hits of a query are counted, and what of it is not for all of them. */
export interface FacetOptions {
  typing?: boolean;
  filter?: ArticleFilter;
  /** Asked for besides the query, whose own words rule out all other years. */
  year?: string | null;
  variants?: boolean;
  asker?: string;
  /** The query was answered as a question: see `QueryNote`. */
  asQuestion?: boolean;
  /** Every hit, where that is known already: then the query is not asked. */
  within?: ArticleId[];
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

/** What a window asks of its worker. `id` numbers its requests. */
export type SearchRequest =
  | { id: number; kind: 'search' | 'narrow'; query: string; options: SearchOptions }
  | { id: number; kind: 'facets'; query: string; options: FacetOptions }
  | { id: number; kind: 'status' | 'caught-up' | 'size' | 'check' | 'save' };

export type SearchReply =
  | { kind: 'status'; status: IndexStatus }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'failure'; id: number; reason: string; superseded: boolean };
