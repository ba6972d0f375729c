import type { Article, FieldFrom, ReaderMarks } from '../article/article';
import type { StatedPages } from './page-links';

/** The fields that are computed from the body or from other fields. */
type Derived = 'excerpt' | 'missingImages' | 'pageLinks';
/** The fields that every importer must set; the others have defaults. */
type Said =
  | ('title' | 'byline' | 'site' | 'url' | 'canonicalUrl' | 'lang' | 'publishedAt')
  | 'tags';
type Stated = Omit<Pick<Article, FieldFrom<'draft'>>, Derived>;

/**
 * What an importer knows before the body is cleaned. The canonical address is the one that the page
 * states, null when it states none.
 */
export interface Findings extends Pick<Stated, Said>, Partial<Omit<Stated, Said>> {
  savedAt: number | null;
  marks?: ReaderMarks | null;
  pages?: StatedPages | null;
  format: string;
  encoding: string;
  /** The base address for relative links. */
  baseUrl: string | null;
}
