import type { Article } from './article';

/**
 * The date of publication; null where the article's date is only that of its file. A PDF and a document of a
 * word processor state when they were made, which says little of when the work was published: a reference has
 * no date rather than a wrong one.
 */
export function publicationDate({
  publishedAt,
  publication,
}: Pick<Article, 'publishedAt' | 'publication'>): string | null {
  return publishedAt !== null && publishedAt === publication?.created ? null : publishedAt;
}
