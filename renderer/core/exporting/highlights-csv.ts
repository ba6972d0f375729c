import { publicationDate } from '../article/publication-date';
import { isoTime } from '../dates/iso-time';
import { deepLink } from '../highlights/deep-link';
import { quotedWords } from '../highlights/highlight';
import { csvLine } from '../text/csv-field';
import type { HighlightedArticle } from './highlighted-article';

/** The columns of the export, in this order. Later ones may be added at the end only. */
export const highlightColumns = [
  ...['quote', 'note', 'colour', 'tags', 'created', 'title', 'authors', 'site', 'published', 'url'],
  ...[
    'language',
    'article_tags',
    'saved',
    'article_id',
    'highlight_id',
    'prefix',
    'suffix',
    'link',
    'exact',
  ],
] as const;

/**
 * Highlights as CSV (RFC 4180), one row for each. A field with several values is a JSON array when one of
 * them has a separator. core/importers/carrel-highlights-csv.ts imports it again.
 */
export function highlightsCsv(articles: readonly HighlightedArticle[]): string {
  const rows = articles.flatMap(({ article, highlights }) =>
    highlights.map((each) => [
      ...[
        quotedWords(each),
        each.note,
        each.colour,
        listField(each.tags),
        timeOrEmpty(each.createdAt),
      ],
      ...[
        article.title,
        listField(article.byline),
        article.site ?? '',
        publicationDate(article) ?? '',
      ],
      ...[article.url ?? '', article.lang ?? '', listField(article.tags)],
      ...[timeOrEmpty(article.savedAt), article.id, each.id, each.prefix, each.suffix],
      ...[deepLink(article.id, each), each.words === undefined ? '' : each.quote],
    ]),
  );
  return [highlightColumns, ...rows].map(csvLine).join('');
}

function listField(values: readonly string[]): string {
  const isPlain = values.every((value) => !/[,;|"'[\]]|^\s|\s$|^$/.test(value));
  return isPlain ? values.join(', ') : JSON.stringify(values);
}

const timeOrEmpty = (time: number) => (time === 0 ? '' : isoTime(time));
