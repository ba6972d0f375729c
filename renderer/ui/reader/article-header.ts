import type { Article } from '../../core/article/article';
import { publicationDate } from '../../core/article/publication-date';
import type { Format } from '../i18n/format';
import type { Strings } from '../i18n/strings';

/** What the buttons of the header do; one without its action is not shown. */
interface HeaderActions {
  onShowLeftOut?: () => void;
  /** Fetches the page of an article that is only a link. */
  onFetch?: () => void;
}

/** The header above an article's body, built from text nodes: no markup in a title takes effect. */
export function articleHeader(
  frame: Document,
  article: Article,
  /** The number of images in the body, including missing ones. */
  imageCount: number,
  strings: Strings,
  format: Format,
  { onShowLeftOut, onFetch }: HeaderActions = {},
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
  if (published) {
    const isOfFile = publicationDate(article) === null;
    const { created, published: said } = strings.reader;
    facts.append(make('span', '', (isOfFile ? created : said)(published)));
  }
  facts.append(make('span', '', strings.reader.saved(format.longDate(article.savedAt))));
  if (article.kind !== 'link') {
    facts.append(make('span', '', strings.list.minutes(article.readingMinutes)));
  }
  const source = article.url ?? article.canonicalUrl;
  const linkTo = (href: string, name: string) => {
    const link = make('a', '', name) as HTMLAnchorElement;
    link.href = href;
    link.title = `${strings.reader.openSource}: ${href}`;
    return link;
  };
  const address = source && /^https?:/i.test(source) ? source : null;
  if (address) facts.append(linkTo(address, strings.reader.source));
  const button = (name: string, act: () => void) => {
    const made = make('button', 'frame-button', name) as HTMLButtonElement;
    made.type = 'button';
    made.addEventListener('click', act);
    return made;
  };
  header.append(title, facts);

  if (article.tags.length > 0) {
    const tags = make('p', 'article-tags');
    for (const tag of article.tags) tags.append(make('span', '', tag));
    header.append(tags);
  }

  for (const notice of noticesOf(article, imageCount, strings)) {
    const line = make('p', 'article-notice', notice);
    if (article.kind === 'link' && address) {
      if (onFetch) line.append(' ', button(strings.address.fetchNow, onFetch));
      line.append(' ', linkTo(address, strings.reader.openInBrowser));
    }
    header.append(line);
  }
  if (article.leftOut?.mayMiss && article.leftOut.words > 0) {
    const line = make('p', 'article-notice', strings.reader.mayMiss);
    if (onShowLeftOut) {
      line.append(' ', button(strings.reader.showLeftOut, onShowLeftOut));
    }
    header.append(line);
  }
  return header;
}

/** Notices about an incomplete article. */
function noticesOf(article: Article, imageCount: number, { reader }: Strings): string[] {
  if (article.kind === 'link') return [reader.linkOnly];
  const notices = article.kind === 'page' ? [reader.keptAsPage] : [];
  if (article.kind === 'document' && article.wordCount === 0) notices.push(reader.noText);
  if (article.onlyBeginning) notices.push(reader.onlyBeginning);
  const missing = article.missingImages;
  if (missing > 0) notices.push(reader.imagesMissing(missing, Math.max(imageCount, missing)));
  return notices;
}
