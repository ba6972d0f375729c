import type { Article, ArticleDraft } from './article';
import { fieldRules, put } from './article-record';
import { isJoined } from './join-pages';
import type { TextFacts } from './text-facts';

/**
 * Formats that are one page in one file, so that the article can be made from it again; what a list
 * or a feed said of an article is not to be had from its page.
 */
const pages = new Set('html singlefile mhtml maff webarchive warc wacz'.split(' '));

export function isRenewable(article: Article): boolean {
  const { originals, source } = article;
  // Of several pages only the first would be read.
  return originals.length > 0 && pages.has(source.format) && !isJoined(article);
}

/**
 * The record after its page was read by today's rules. Where it came from and what its reader did to
 * it stay; what this page does not say, another copy of it may have said.
 */
export function renewedArticle(known: Article, draft: ArticleDraft, text: TextFacts): Article {
  const renewed = { ...known, ...text };
  for (const [name, { renew }] of fieldRules) {
    if (renew)
      put(renewed, name, renew(known[name], draft[name as keyof ArticleDraft], known, text));
  }
  return renewed;
}

/** A page in the place of an article, or nothing to read, is no better than what was there. */
export function isWorse(known: Article, draft: ArticleDraft): boolean {
  return (known.kind === 'article' && draft.kind === 'page') || draft.text === '';
}
