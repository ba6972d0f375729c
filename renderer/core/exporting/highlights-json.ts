import { publicationDate } from '../article/publication-date';
import { isoTime } from '../dates/iso-time';
import { deepLink } from '../highlights/deep-link';
import { quotedWords } from '../highlights/highlight';
import type { HighlightedArticle } from './highlighted-article';

/** What `format` says in an export of highlights; the importer recognises the file by it. */
export const highlightsFormat = 'carrel-highlights';

/**
 * Highlights as JSON, which core/importers/carrel-highlights.ts imports again: articles in the given order,
 * each with its highlights. Times are ISO 8601 in UTC; `published` is as the page states it. Unknown values
 * are null. docs/importing.md describes the shape.
 */
export function highlightsJson(articles: readonly HighlightedArticle[]): string {
  const content = {
    format: highlightsFormat,
    version: 1,
    articles: articles.map(({ article, highlights }) => ({
      id: article.id,
      title: article.title,
      authors: article.byline,
      site: article.site,
      url: article.url,
      language: article.lang,
      published: publicationDate(article),
      saved: timeOrNull(article.savedAt),
      tags: article.tags,
      link: deepLink(article.id),
      highlights: highlights.map((each) => ({
        id: each.id,
        quote: quotedWords(each),
        ...(each.words !== undefined && { exact: each.quote }),
        prefix: each.prefix,
        suffix: each.suffix,
        note: each.note,
        colour: each.colour,
        tags: each.tags,
        created: timeOrNull(each.createdAt),
        link: deepLink(article.id, each),
      })),
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** 0 stands for an unknown time. */
const timeOrNull = (time: number) => (time === 0 ? null : isoTime(time) || null);
