import type { Article } from '../../core/article';
import type { Strings } from '../i18n/en';
import type { Format } from '../i18n/format';

/** What stands above the article: built of text alone, so nothing in a title can be markup. */
export function articleHeader(
  frame: Document,
  article: Article,
  strings: Strings,
  format: Format,
): HTMLElement {
  const make = (name: string, className: string, text = '') => {
    const element = frame.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
  };

  const header = make('header', 'article-header');
  const title = make('h1', '', article.title || strings.list.noTitle);
  if (article.lang) title.lang = article.lang;

  const facts = make('p', 'article-facts');
  const byline = article.byline.join(', ');
  if (byline) facts.append(make('span', 'article-byline', byline));
  if (article.site) facts.append(make('span', '', article.site));
  const published = article.publishedAt && format.publishedDate(article.publishedAt, 'long');
  if (published) facts.append(make('span', '', strings.reader.published(published)));
  facts.append(make('span', '', strings.reader.saved(format.longDate(article.savedAt))));
  facts.append(make('span', '', strings.list.minutes(article.readingMinutes)));
  const source = article.url ?? article.canonicalUrl;
  if (source && /^https?:/i.test(source)) {
    const link = make('a', '', strings.reader.source) as HTMLAnchorElement;
    link.href = source;
    link.title = `${strings.reader.openSource}: ${source}`;
    facts.append(link);
  }
  header.append(title, facts);

  if (article.tags.length > 0) {
    const tags = make('p', 'article-tags');
    for (const tag of article.tags) tags.append(make('span', '', tag));
    header.append(tags);
  }
  return header;
}
