import type { Article, ArticleDraft, ArticleVersion } from './article';
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
  const versions = known.versions?.map((version) => renewedVersion(version, known, text));
  return {
    ...known,
    ...text,
    kind: draft.kind,
    title: draft.title,
    byline: draft.byline.length > 0 ? draft.byline : known.byline,
    site: draft.site ?? known.site,
    lang: draft.lang ?? known.lang,
    publishedAt: draft.publishedAt ?? known.publishedAt,
    updatedAt: draft.updatedAt ?? known.updatedAt,
    section: draft.section ?? known.section,
    keywords: draft.keywords.length > 0 ? draft.keywords : known.keywords,
    licence: draft.licence ?? known.licence,
    excerpt: draft.excerpt,
    missingImages: draft.missingImages,
    ...(versions && { versions }),
  };
}

function renewedVersion(
  version: ArticleVersion,
  known: Article,
  { textSha256, wordCount }: TextFacts,
): ArticleVersion {
  const isShown =
    version.original === known.originals[0] && version.textSha256 === known.textSha256;
  return isShown ? { ...version, textSha256, wordCount } : version;
}

/** A page in the place of an article, or nothing to read, is no better than what was there. */
export function isWorse(known: Article, draft: ArticleDraft): boolean {
  return (known.kind === 'article' && draft.kind === 'page') || draft.text === '';
}
