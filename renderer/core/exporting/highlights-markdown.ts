import { publicationDate } from '../article/publication-date';
import { isoTime } from '../dates/iso-time';
import { deepLink } from '../highlights/deep-link';
import type { Highlight } from '../highlights/highlight';
import { webAddress } from '../sanitize/links';
import { highlightMarkdown, plainLines } from './highlight-markdown';
import type { HighlightedArticle } from './highlighted-article';
import { withoutClosingHash } from './markdown-body';
import { escapeMarked, markText } from './markdown-text';

/** Highlights as Markdown, a section for each article. */
export function highlightsMarkdown(articles: readonly HighlightedArticle[]): string {
  return articles.map(section).join('\n');
}

function section({ article, highlights }: HighlightedArticle): string {
  const title = withoutClosingHash(
    markText((article.title || (article.url ?? article.id)).replace(/\s+/g, ' ').trim()),
  );
  const own = deepLink(article.id);
  const url = article.url === null ? null : webAddress(article.url, null);
  const facts = [
    ...[
      article.byline.join(', '),
      article.site ?? '',
      publicationDate(article)?.slice(0, 10) ?? '',
    ].map(plainLines),
    url === null ? '' : `<${url.replaceAll('>', '%3E')}>`,
    `[Carrel](${own})`,
  ].filter((fact) => fact !== '');
  const quotes = highlights.map((each) => markedQuote(each, deepLink(article.id, each)));
  return `${[escapeMarked(`# ${title}`), facts.join(' · '), ...quotes].join('\n\n')}\n`;
}

/** A highlight with its colour and, as the text of its link, the day on which it was made (UTC). */
export function markedQuote(highlight: Highlight, link: string): string {
  const day = highlight.createdAt === 0 ? '' : isoTime(highlight.createdAt).slice(0, 10);
  return highlightMarkdown(highlight, [highlight.colour, `[${day || 'Carrel'}](${link})`]);
}
