/** A quote as it is copied: its words, where they come from, and the link that leads back to them. */
import type { Article } from '../article/article';
import { publicationDate } from '../article/publication-date';
import { escapeHtml } from '../text/escape-html';
import { escapeMarked, markText } from './markdown-text';

export const quoteForms = ['plain', 'markdown', 'citation'] as const;
/** `citation`: the source is a formatted reference. */
export type QuoteForm = (typeof quoteForms)[number];

export interface CopiedQuote {
  /** For editors of text. */
  text: string;
  /** For word processors; the same in each form, apart from the source. */
  html: string;
}

export interface QuoteSource {
  article: Pick<
    Article,
    'title' | 'byline' | 'site' | 'publishedAt' | 'publication' | 'url' | 'canonicalUrl' | 'lang'
  >;
  /** The `carrel:` link to the words. */
  link: string;
  /** The formatted reference; null for authors, title, site and date. */
  reference: string | null;
  /** The pages of a PDF on which the words stand, counted from 1; null when they are not known. */
  pages?: PageSpan | null;
}

export interface PageSpan {
  first: number;
  last: number;
}

/** @param quote lines are paragraphs; empty when only the source is copied */
export function quoteWithSource(quote: string, source: QuoteSource, form: QuoteForm): CopiedQuote {
  const paragraphs = quote
    .split(/\r\n?|\n/)
    .map(onOneLine)
    .filter((line) => line !== '');
  return {
    text: form === 'markdown' ? asMarkdown(paragraphs, source) : asPlainText(paragraphs, source),
    html: asHtml(paragraphs, source),
  };
}

function asPlainText(paragraphs: string[], source: QuoteSource): string {
  const { link } = source;
  const words = wordsOfSource(source);
  const address = addressOf(source);
  // A formatted reference has the address in it.
  const isNamed = address === null || words.includes(address);
  const lines = [paragraphs.length > 0 ? `— ${words}` : words, ...(isNamed ? [] : [address]), link];
  return [...paragraphs, lines.join('\n')].join('\n\n');
}

function asMarkdown(paragraphs: string[], source: QuoteSource): string {
  const words = escapeMarked(markText(wordsOfSource(source)));
  const address = addressOf(source);
  const named =
    address === null
      ? `[${words}](${source.link})`
      : `[${words}](<${address}>) ([Carrel](${source.link}))`;
  if (paragraphs.length === 0) return named;
  const quoted = paragraphs.map((line) => `> ${escapeMarked(markText(line))}`);
  return [...quoted, `> — ${named}`].join('\n>\n');
}

function asHtml(paragraphs: string[], source: QuoteSource): string {
  const { article, link } = source;
  const address = addressOf(source);
  const words = escapeHtml(wordsOfSource(source));
  const lang = /^[a-z\d-]+$/i.test(article.lang ?? '') ? ` lang="${article.lang}"` : '';
  const linkTo = (target: string, text: string) => `<a href="${escapeHtml(target)}">${text}</a>`;
  const named =
    address === null
      ? linkTo(link, words)
      : `${linkTo(address, words)} (${linkTo(link, 'Carrel')})`;
  const quoted = paragraphs.map((line) => `<p>${escapeHtml(line)}</p>`).join('');
  return quoted === ''
    ? `<p>${named}</p>`
    : `<blockquote${lang}>${quoted}</blockquote><p>— ${named}</p>`;
}

/** Authors, title, site, date and page, as far as they are known. A reference has no place for the page. */
function wordsOfSource({ article, reference, pages }: QuoteSource): string {
  if (reference !== null) return onOneLine(reference);
  const { byline, title, site } = article;
  const page = pages && namePages(pages);
  return [
    byline.join(', '),
    title && `“${title}”`,
    site,
    publicationDate(article)?.slice(0, 10),
    page,
  ]
    .flatMap((part) => onOneLine(part ?? '') || [])
    .join(', ');
}

const namePages = ({ first, last }: PageSpan) =>
  first === last ? `p. ${first}` : `pp. ${first}–${last}`;

/** Null for an address that a reader could not open, such as one of a file. */
function addressOf({ article }: QuoteSource): string | null {
  const address = article.url ?? article.canonicalUrl ?? '';
  return /^https?:\/\/[^\s<>\\]+$/i.test(address) ? address : null;
}

/** Without control characters: what is copied may be pasted into a terminal. */
function onOneLine(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/\p{Cc}+/gu, '')
    .trim();
}
