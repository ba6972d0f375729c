import type { Article, FieldFrom, ReaderMarks } from '../article/article';
import type { StatedPages } from './page-links';

/** The fields that are worked out from the body, or from the other fields. */
type Derived = 'excerpt' | 'missingImages' | 'pageLinks';
/** The fields that every importer has to say something about; the others have their defaults. */
type Said =
  | ('title' | 'byline' | 'site' | 'url' | 'canonicalUrl' | 'lang' | 'publishedAt')
  | 'tags';
type Stated = Omit<Pick<Article, FieldFrom<'draft'>>, Derived>;

/**
 * What an importer knows before the body is cleaned. The canonical address is as the page names it,
 * null when it does not name one.
 */
export interface Findings extends Pick<Stated, Said>, Partial<Omit<Stated, Said>> {
  savedAt: number | null;
  marks?: ReaderMarks | null;
  pages?: StatedPages | null;
  format: string;
  encoding: string;
  /** Of the page, for its relative links. */
  baseUrl: string | null;
}
