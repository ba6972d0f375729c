// An article as one element, for a book, a page and a print alike.
import type { Article, CleanHtml, Sha256 } from '../article/article';
import { publicationDate } from '../article/publication-date';
import { drawFormulas } from '../content/draw-formulas';
import { isoTime } from '../dates/iso-time';
import { type Highlight, quotedWords } from '../highlights/highlight';
import { removeUnkeptStated } from '../images/stated-picture';
import { parseHtml } from '../markup/parse-markup';
import type { Sanitizer } from '../sanitize/sanitize';
import { markBody } from './mark-body';
import type { ExportWords } from './words';

export interface SectionSource {
  article: Article;
  html: CleanHtml;
  /** Those to show in the text; none when the highlights are not wanted. */
  highlights: readonly Highlight[];
  /** Whether to show the reader's note on the article. */
  withNote: boolean;
}

/**
 * An `<article>` with a header (title, authors, site, dates, address), the body, and the notes. Images still
 * have an `asset:` address: see `fillImages`. The document is inert, so nothing of it loads.
 */
export async function articleSection(
  { article, html, highlights, withNote }: SectionSource,
  sanitize: Sanitizer,
  words: ExportWords,
): Promise<HTMLElement> {
  const page = parseHtml(sanitize(html, null));
  const body = page.createDocumentFragment();
  body.append(...page.body.childNodes);
  removeUnkeptStated(body);
  for (const { shown, source } of await drawFormulas(body, sanitize)) {
    source.remove();
    shown.replaceWith(...shown.childNodes);
  }
  for (const fold of body.querySelectorAll('details')) fold.setAttribute('open', '');
  const make = maker(page);
  const content = make('div', 'body', body);
  const { noted, missing } = markBody(content, highlights);
  const section = make('article', '', header(make, article, words), content);
  if (article.lang) section.lang = article.lang;
  if (withNote && article.note !== '') {
    section.append(
      make('aside', 'note', make('h2', '', words.note), ...paragraphs(make, article.note)),
    );
  }
  if (noted.length > 0) section.append(notesOf(make, noted, words));
  if (missing.length > 0) section.append(lostOf(make, missing, words));
  return section;
}

/**
 * Gives each image the address that `sourceOf` finds for it; an image without one becomes its description.
 */
export async function fillImages(
  section: HTMLElement,
  words: ExportWords,
  sourceOf: (sha256: Sha256) => Promise<string | null>,
): Promise<void> {
  for (const image of section.querySelectorAll('img')) {
    const [, sha256] = /^asset:([0-9a-f]{64})$/.exec(image.getAttribute('src') ?? '') ?? [];
    const source = sha256 === undefined ? null : await sourceOf(sha256);
    image.removeAttribute('data-src');
    if (source !== null) {
      image.setAttribute('src', source);
      if (!image.hasAttribute('alt')) image.setAttribute('alt', '');
      continue;
    }
    const box = section.ownerDocument.createElement('span');
    box.className = 'image-missing';
    box.textContent = `[${image.getAttribute('alt')?.trim() || words.imageMissing}]`;
    image.replaceWith(box);
  }
}

/** `2025-02-20`: the part of a stated date that every reader understands. */
export const dayOf = (date: string) => date.slice(0, 10);

/** True for an address that a reader can follow. */
export const isWebAddress = (url: string | null): url is string => /^https?:\/\//i.test(url ?? '');

type Make = ReturnType<typeof maker>;

const maker =
  (page: Document) =>
  (name: string, className: string, ...content: (Node | string)[]): HTMLElement => {
    const element = page.createElement(name);
    if (className !== '') element.className = className;
    element.append(...content);
    return element;
  };

function header(make: Make, article: Article, words: ExportWords): HTMLElement {
  const facts = make('p', 'facts');
  const fact = (className: string, text: string) => {
    if (text === '') return;
    if (facts.hasChildNodes()) facts.append(' · ');
    facts.append(make('span', className, text));
  };
  fact('byline', article.byline.join(', '));
  fact('site', article.site ?? '');
  fact('published', dayOf(publicationDate(article) ?? ''));
  fact('saved', `${words.saved} ${dayOf(isoTime(article.savedAt))}`);
  const head = make('header', '', make('h1', '', article.title.trim() || words.untitled), facts);
  if (article.url !== null) {
    const address = make(isWebAddress(article.url) ? 'a' : 'span', '', article.url);
    if (isWebAddress(article.url)) address.setAttribute('href', article.url);
    head.append(make('p', 'address', address));
  }
  return head;
}

function notesOf(make: Make, noted: readonly Highlight[], words: ExportWords): HTMLElement {
  const items = noted.map((mark, index) => {
    const back = make('a', 'note-back', '↩');
    back.setAttribute('href', `#note-ref-${index + 1}`);
    const item = make('li', '', ...paragraphs(make, mark.note), ...tagsOf(make, mark));
    item.id = `note-${index + 1}`;
    item.lastElementChild?.append(' ', back);
    return item;
  });
  return make('section', 'notes', make('h2', '', words.notes), make('ol', '', ...items));
}

function lostOf(make: Make, missing: readonly Highlight[], words: ExportWords): HTMLElement {
  const items = missing.map((mark) =>
    make(
      'li',
      '',
      make('blockquote', '', ...paragraphs(make, quotedWords(mark))),
      ...paragraphs(make, mark.note),
      ...tagsOf(make, mark),
    ),
  );
  return make('section', 'lost', make('h2', '', words.lostHighlights), make('ul', '', ...items));
}

function tagsOf(make: Make, { tags }: Highlight): HTMLElement[] {
  return tags.length === 0 ? [] : [make('p', 'tags', tags.map((tag) => `#${tag}`).join(' '))];
}

function paragraphs(make: Make, text: string): HTMLElement[] {
  const lines = text.split(/\r\n?|\n/).map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line) => make('p', '', line));
}
