import type { ArticleId } from '../core/article';

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
export type QueryNote = { kind: 'ignored-operator'; token: string } | { kind: 'no-words' };

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

export interface SearchOptions {
  limit?: number;
  offset?: number;
}
