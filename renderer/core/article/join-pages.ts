/** Joins the pages over which a site spreads one article. */

import { differByPage } from '../web/page-address';
import type { Article } from './article';
import { fieldRules, put } from './article-record';
import { pagesOf } from './article-rules';
import type { TextFacts } from './text-facts';

const mostPages = 50;

/** Whether the article consists of more than one page. */
export function isJoined({ pageLinks }: Pick<Article, 'pageLinks'>): boolean {
  return pageLinks !== undefined && pageLinks.pages.length > 1;
}

/** The article among `others` into which the pages of `article` were joined; undefined for none. */
export function joinedInto(article: Article, others: Iterable<Article>): Article | undefined {
  const pages = new Set(pagesOf(article)?.pages);
  if (pages.size === 0) return undefined;
  for (const other of others) {
    if (isJoined(other) && other.pageLinks?.pages.some((page) => pages.has(page))) return other;
  }
  return undefined;
}

/**
 * Whether `right` is the page after `left`: one of them must link to the other, and the other must not
 * contradict. A blog links its next post likewise, so the titles must be equal, and the addresses too
 * except for a page number, or else the dates.
 */
export function followsOn(left: Article, right: Article): boolean {
  const [before, after] = [pagesOf(left), pagesOf(right)];
  if (left.id === right.id || left.kind !== 'article' || right.kind !== 'article') return false;
  const end = before?.pages.at(-1);
  const start = after?.pages[0];
  if (!before || !after || end === undefined || start === undefined) return false;
  if (before.next !== start && after.previous !== end) return false;
  if ((before.next ?? start) !== start || (after.previous ?? end) !== end) return false;
  if (new URL(end).host !== new URL(start).host) return false;
  if (before.pages.length + after.pages.length > mostPages) return false;
  if (before.pages.some((page) => after.pages.includes(page))) return false;
  const title = titleOfPages(left.title);
  if (title === '' || title !== titleOfPages(right.title)) return false;
  const days = [left, right].map(({ publishedAt }) => publishedAt?.slice(0, 10));
  if (days[0] && days[1] && days[0] !== days[1]) return false;
  return differByPage(end, start) || days[0] !== undefined;
}

/** `- Page 2`, `(2/3)`, `第2页`. A bare `(2)` may be the second part of a series. */
const pageMarker =
  /\s*(?:[-–—|:·,]\s*|[([（【]\s*)(?:(?:page|p\.)\s*\d{1,3}(?:\s*(?:\/|of)\s*\d{1,3})?|\d{1,3}\s*(?:\/|of)\s*\d{1,3}|第?\s*\d{1,3}\s*(?:页|頁|ページ目?|페이지|쪽))\s*[)\]）】]?\s*$/iu;

function titleOfPages(title: string): string {
  return title.normalize('NFKC').replace(pageMarker, '').trim().toLowerCase();
}

/**
 * The joined record, each field by its rule in article-fields.ts. The first page's metadata apply to the
 * whole.
 *
 * @param text facts of the joined text
 * @param keep the article whose id and folder the joined one gets
 */
export function joinedArticle(
  left: Article,
  right: Article,
  text: TextFacts,
  { id, folder }: Pick<Article, 'id' | 'folder'>,
): Article {
  const joined: Partial<Article> = {};
  for (const [name, { join }] of fieldRules) {
    put(joined, name, join(left[name], right[name], { left, right }));
  }
  return { ...(joined as Article), ...text, id, folder };
}
