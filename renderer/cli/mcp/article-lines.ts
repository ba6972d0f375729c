import type { Article } from '../../core/article/article';
import { publicationDate } from '../../core/article/publication-date';
import { isoTime } from '../../core/dates/iso-time';

/** What a client gets of an article beside its text. */
export function factsOf(article: Article) {
  const { id, title, byline, site, url, tags } = article;
  return {
    ...{ id, title, authors: byline, site, url, tags },
    published: publicationDate(article),
    saved: isoTime(article.savedAt),
  };
}

/** The same as lines of text, and the reader's note; what is not known is left out. */
export function articleLines(article: Article): string {
  const { note, onlyBeginning } = article;
  const remark = onlyBeginning ? 'only the beginning of the article was on its page' : '';
  const lines = Object.entries({ ...factsOf(article), remark, note })
    .map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')])
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name}: ${text}`);
  return lines.join('\n');
}
