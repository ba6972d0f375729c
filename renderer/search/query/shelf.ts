import type { ArticleId } from '../../core/article/article';
import type { StoredText } from '../store/stored-texts';
import type { ArticleFacts } from './article-facts';
import type { Library } from './plan';

/** The data that a search reads: the index, the filters, and the stored facts and texts. */
export interface Shelf extends Library {
  /** Resolves when the facts of all articles are known, which filters need. */
  knowAllFacts(): Promise<void>;
  /** In the order of the ids; undefined for a deleted article. */
  readFacts(ids: ArticleId[]): Promise<(ArticleFacts | undefined)[]>;
  /** The stored texts, in the order of the ids. */
  readTexts(ids: ArticleId[]): Promise<StoredText[]>;
  /** All that was left out of these articles, links included, in the order of the ids. */
  readLeftOut(ids: ArticleId[]): Promise<string[]>;
}
