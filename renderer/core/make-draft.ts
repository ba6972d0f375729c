import type { ArticleDraft, ArticleKind, Asset, ReaderMarks } from './article';
import { canonicalUrl } from './canonical-url';
import { excerptOf } from './excerpt';
import type { ImportContext } from './importer';
import type { StatedPages } from './metadata/page-links';
import { textOf } from './plain-text';

/** What an importer knows before the body is cleaned. */
export interface Findings {
  title: string;
  byline: string[];
  site: string | null;
  url: string | null;
  /** As the page names it; the address itself when it does not. */
  canonicalUrl: string | null;
  lang: string | null;
  publishedAt: string | null;
  savedAt: number | null;
  tags: string[];
  /** An article, where nothing is said. */
  kind?: ArticleKind;
  updatedAt?: string | null;
  section?: string | null;
  keywords?: string[];
  licence?: string | null;
  marks?: ReaderMarks | null;
  pages?: StatedPages | null;
  format: string;
  encoding: string;
  /** Of the page, for its relative links. */
  baseUrl: string | null;
}

/**
 * Cleans the body and derives from it what every draft has; null when there is nothing to read, unless
 * it is a link alone, or a document whose pages are pictures.
 */
export function makeDraft(
  body: Element,
  assets: Asset[],
  findings: Findings,
  context: ImportContext,
): ArticleDraft | null {
  const { baseUrl, pages, ...rest } = findings;
  const html = context.clean(body, baseUrl);
  const cleanBody = context.parseHtml(html).body;
  const text = textOf(cleanBody, { captions: true });
  const mayBeEmpty = findings.kind === 'link' || findings.kind === 'document';
  if (!text && assets.length === 0 && !mayBeEmpty) return null;
  const address = findings.canonicalUrl ?? findings.url;
  return {
    kind: 'article',
    updatedAt: null,
    section: null,
    keywords: [],
    licence: null,
    marks: null,
    ...rest,
    missingImages: missingImages(cleanBody),
    canonicalUrl: pages?.own ?? (address && canonicalUrl(address)),
    ...(pages && {
      pageLinks: { pages: [pages.own], next: pages.next, previous: pages.previous },
    }),
    title: findings.title || excerptOf(text).slice(0, 80),
    excerpt: excerptOf(text),
    html,
    text,
    assets,
  };
}

/** Images that did not come along; a dot that counts visitors is none. */
export function missingImages(body: Element): number {
  return [...body.querySelectorAll('img:not([src])')].filter((image) =>
    ['width', 'height'].every((side) => !/^[0-2](?:px)?$/.test(image.getAttribute(side) ?? '')),
  ).length;
}
