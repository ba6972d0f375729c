import type { ArticleId, ReadingState } from '../core/article';

/** Half-open range of UTF-16 code units in the string beside it. */
export interface Mark {
  start: number;
  end: number;
}

export interface Snippet {
  text: string;
  marks: Mark[];
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
  | { kind: 'ignored-operator'; token: string }
  | { kind: 'no-words' }
  /** Only the beginning of a very long query was used. */
  | { kind: 'shortened' }
  /** Not all words are in every hit: ranked by how many are, as a question is. */
  | { kind: 'as-question' }
  /** The word stands nowhere; these, spelled alike, were looked for instead. */
  | { kind: 'spelled-alike'; word: string; instead: string[] };

export interface SearchResult {
  /** As it was asked, byte for byte. */
  query: string;
  total: number;
  /** False where counting stopped at what is shown: "about N". */
  totalIsExact: boolean;
  /** Milliseconds in the worker. */
  tookMs: number;
  hits: SearchHit[];
  notes: QueryNote[];
  status: IndexStatus;
}

/** "N of M indexed": both count articles. */
export interface IndexStatus {
  indexed: number;
  articles: number;
  caughtUp: boolean;
}

export interface IndexSize {
  snapshotBytes: number;
  terms: number;
}

/** Of what the list shows: all conditions hold at once. */
export interface SearchFilter {
  state: ReadingState | null;
  starred: boolean;
  /** Those with a highlight or a note. */
  highlighted: boolean;
  /** All of them. */
  tags: readonly string[];
  site: string | null;
  lang: string | null;
}

export interface SearchOptions {
  limit?: number;
  offset?: number;
  /** The last word is being typed: what begins with it is found, too. */
  typing?: boolean;
  /** Nothing else is found. */
  filter?: SearchFilter;
  /** A new query of the same asker ends the one before, which rejects as `superseded`. */
  asker?: string;
}

/** What crosses the port. `id` numbers a client's requests. */
export type SearchRequest =
  | { id: number; kind: 'search'; query: string; options: SearchOptions }
  | { id: number; kind: 'status' | 'caught-up' | 'size' | 'save' };

export type SearchReply =
  /** First of all: the Web Lock that the worker holds as long as it lives. */
  | { kind: 'hello'; lock: string }
  | { kind: 'status'; status: IndexStatus }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'failure'; id: number; reason: string; superseded: boolean };
