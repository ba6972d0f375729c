/** Plain text: what no other importer knows, and what people wrote for people. */
import { decodeBytes } from '../encoding/encoding';
import { findBesides, linesOfPage } from '../extract/left-out';
import { baseNameOf } from '../files/file-head';
import { paragraphsFrom } from '../markup/paragraphs';
import { chooseLanguage } from '../metadata/language';
import { hostName } from '../metadata/site';
import type { Importer, ImportItem } from './importer';
import { makeDraft } from './make-draft';
import { readTextArticle, type TextLine } from './text/article-lines';
import { chapterHeadings } from './text/chapter-headings';
import { type BookLine, readLibraryBook } from './text/library-book';
import { isProse } from './text/prose';
import { unwrapLines } from './text/unwrap-lines';

export const text: Importer = {
  name: 'text',

  accepts: ({ name, bytes }) => isProse(name, bytes),

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'text');
    const lines = unwrapLines(text.replace(/\r\n?/g, '\n'));
    const lang = await chooseLanguage([], text);
    const book = readLibraryBook(lines);
    const article = book ? { ...book, ...NOT_IN_BOOKS } : readTextArticle(lines, lang);
    const document = context.parseHtml('');
    const words = book
      ? book.body.map(({ pieces }) => pieces.map((piece) => piece.text).join(''))
      : article.body.map((line) => ('text' in line ? line.text : ''));
    const headings = chapterHeadings(words);
    document.body.append(
      ...article.body.map((line, at) =>
        'pieces' in line
          ? bookElement(line, headings.has(at), document)
          : elementOf(line, headings.has(at), document),
      ),
    );
    const title = article.title || baseNameOf(source.name);
    const draft = makeDraft(
      document.body,
      [],
      {
        title,
        byline: article.byline,
        site: article.site ?? hostName(article.url),
        url: article.url,
        canonicalUrl: article.url,
        lang,
        publishedAt: article.publishedAt,
        savedAt: null,
        tags: [],
        format: 'text',
        encoding,
        baseUrl: article.url,
      },
      context,
      article.leftOut.length === 0
        ? undefined
        : (cleanBody) => {
            const page = context.parseHtml('');
            page.body.append(...paragraphsFrom(lines, page));
            const about = { title, baseUrl: article.url, isArticle: false };
            const { parts, mayMiss } = findBesides(linesOfPage(page), cleanBody, about);
            return { parts, mayMiss };
          },
    );
    yield draft ? { ok: true, draft } : { ok: false, item: source.name, reason: 'no-text' };
  },
};

/** A book has no address, and the days in its notes are those of the file. */
const NOT_IN_BOOKS = { publishedAt: null, url: null, site: null };

/** A line of a book; its readings as the small letters beside the words. */
function bookElement(line: BookLine, isHeading: boolean, document: Document): HTMLElement {
  const element = document.createElement(isHeading || line.isHeading ? 'h2' : 'p');
  for (const { text, reading } of line.pieces) {
    if (reading === undefined) {
      element.append(text);
      continue;
    }
    const ruby = document.createElement('ruby');
    const letters = document.createElement('rt');
    letters.textContent = reading;
    ruby.append(text, letters);
    element.append(ruby);
  }
  return element;
}

const ELEMENT = { deck: 'aside', caption: 'figcaption', paragraph: 'p' } as const;

/** As text, so that nothing in it is markup. */
function elementOf({ role, text }: TextLine, isHeading: boolean, document: Document): HTMLElement {
  const element = document.createElement(isHeading ? 'h2' : ELEMENT[role]);
  element.textContent = text;
  if (role !== 'caption' || isHeading) return element;
  const figure = document.createElement('figure');
  figure.append(element);
  return figure;
}
