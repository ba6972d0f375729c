import type { Article, ArticleId } from '../../core/article/article';
import type { fields } from './postings';

/** The indexed text of an article, by field, without its tags: these are in tag-sets.ts. */
export interface IndexedArticle {
  id: ArticleId;
  fingerprint: string;
  title: string;
  byline: string;
  site: string;
  /** The reader's highlights and notes. */
  notes: string;
  body: string;
  /** The running text that was left out of the body. */
  leftOut: string;
}

/** @param texts the body, and what was left out of it */
export function indexedArticle(
  article: Article,
  texts: Pick<IndexedArticle, 'body' | 'leftOut'>,
  notes: string,
): IndexedArticle {
  return {
    id: article.id,
    fingerprint: fingerprint(article, notes),
    title: article.title,
    byline: article.byline.join('\n'),
    site: article.site ?? '',
    notes,
    ...texts,
  };
}

/**
 * A checksum of everything that the index holds of an article's texts. A star or a tag does not change it,
 * so the texts are not read again; an entry left behind by a crash differs from it.
 */
export function fingerprint(article: Article, notes: string): string {
  const { title, byline, site, textSha256, leftOut } = article;
  const besides = leftOut ? [leftOut.sha256] : [];
  const all = JSON.stringify([title, byline, site, textSha256, notes, ...besides]);
  // Two 32-bit FNV-1a hashes, of the string and of the string backwards.
  let a = 0x811c9dc5;
  let b = 0x811c9dc5;
  for (let i = 0; i < all.length; i++) {
    a = Math.imul(a ^ all.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ all.charCodeAt(all.length - 1 - i), 0x01000193);
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}

/** The text of a field, folded later; the tags are none of the segments'. */
export function textOf(article: IndexedArticle, field: (typeof fields)[number]): string {
  return field === 'tags' ? '' : article[field];
}
