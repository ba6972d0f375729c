import type { Article, ArticleId } from '../core/article/article';
import type { SiteRule } from '../core/extract/site-rule';
import type { Highlight } from '../core/highlights/highlight';
import type { CollectionRow, SavedSearchRow, TagRow } from '../core/records/library-records';

/** A deleted article with its highlights, for an undo. */
export interface DeletedArticle extends Article {
  highlights: Highlight[];
}

/** True for values that are the same JSON, as all that a journal is told of are. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The rows of records that a reader changes, by table. */
export interface RecordRows {
  savedSearches: SavedSearchRow;
  siteRules: SiteRule;
  tags: TagRow;
  collections: CollectionRow;
}

/** Told what an action has changed, after each of its transactions, so that it can be undone. */
export interface Journal {
  articlesChanged(changed: readonly { before: Article; after: Article }[]): void;
  highlightsChanged(id: ArticleId, before: readonly Highlight[], after: readonly Highlight[]): void;
  articlesDeleted(deleted: readonly DeletedArticle[]): void;
  articlesRestored(ids: readonly ArticleId[]): void;
  /** Undefined for a row that does not exist. */
  recordChanged<Table extends keyof RecordRows>(
    table: Table,
    id: string,
    before: RecordRows[Table] | undefined,
    after: RecordRows[Table] | undefined,
  ): void;
}
