import type { Article, ArticleDraft } from './article';
import { fieldRules, put } from './article-record';
import { isJoined } from './join-pages';
import type { TextFacts } from './text-facts';

/**
 * Formats with one page in one file, from which the article can be extracted again. Lists and feeds state
 * things that their pages do not.
 */
const pages = new Set('html singlefile mhtml maff webarchive warc wacz'.split(' '));

export function isRenewable(article: Article): boolean {
  const { originals, source } = article;
  // Extracting a joined article again would read only its first page.
  return originals.length > 0 && pages.has(source.format) && !isJoined(article);
}

/**
 * The record after re-extraction. The source and the reader's work stay; a value that the page does not
 * state stays too, because another copy may have stated it.
 */
export function renewedArticle(known: Article, draft: ArticleDraft, text: TextFacts): Article {
  const { leftOut: _, ...rest } = known;
  const renewed: Article = { ...rest, ...text };
  for (const [name, { renew }] of fieldRules) {
    if (renew)
      put(renewed, name, renew(known[name], draft[name as keyof ArticleDraft], known, text));
  }
  return renewed;
}

/** Whether re-extraction lost the article: a page without an article, or no text. */
export function isWorse(known: Article, draft: ArticleDraft): boolean {
  return (known.kind === 'article' && draft.kind === 'page') || draft.text === '';
}
