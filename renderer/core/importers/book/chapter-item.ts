/** A chapter of a book as an article. */
import type { Companions } from '../../files/companions';
import { setImagesAside } from '../../images/images';
import { textOf } from '../../markup/plain-text';
import { parseDate } from '../../metadata/dates';
import { chooseLanguage } from '../../metadata/language';
import { proseIn } from '../../metadata/prose';
import type { ImportContext, ImportItem } from '../importer';
import { makeDraft } from '../make-draft';

/** What a book states about itself. */
export interface BookFacts {
  title: string;
  authors: string[];
  lang: string | null;
  /** In any form that `parseDate` reads. */
  published: string | null;
  keywords?: string[];
}

export interface Chapter {
  /** Null where the table of contents has none: then its first heading or bold line, else the book's title. */
  title: string | null;
  document: Document;
  pictures: Companions | undefined;
  format: string;
  encoding: string;
}

/** Null for a chapter without text (a cover, an empty page), and for a title page. */
export async function chapterItem(
  { title, document, pictures, format, encoding }: Chapter,
  book: BookFacts,
  context: ImportContext,
): Promise<ImportItem | null> {
  const text = textOf(document.body, { captions: true });
  if (text === '' || isTitlePage(text, book)) return null;
  const images = setImagesAside(document, context.cleanSvg, pictures);
  const assets = await images.collect(document.body);
  const heading = document.querySelector('h1, h2, h3') ?? boldLineAtTop(document.body);
  const draft = makeDraft(
    document.body,
    assets,
    {
      title: title || lineOf(heading) || document.title.trim() || book.title,
      byline: book.authors,
      site: book.title,
      url: null,
      canonicalUrl: null,
      lang: await chooseLanguage([book.lang], proseIn(document.body)),
      publishedAt: book.published && parseDate(book.published),
      savedAt: null,
      tags: [],
      keywords: book.keywords ?? [],
      section: book.title,
      format,
      encoding,
      baseUrl: null,
    },
    context,
  );
  return draft && { ok: true, draft };
}

/** True for a page that only repeats what each article of the book states. */
function isTitlePage(text: string, { title, authors, published }: BookFacts): boolean {
  const stated = new Set([title, ...authors, authors.join(', '), published ?? '']);
  return text.split('\n').every((line) => line.trim() === '' || stated.has(line.trim()));
}

const lineOf = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** Longer ones are of the text. In UTF-16 code units. */
const LONGEST_BOLD_LINE = 120;

/** The first line of a chapter, if it is bold as a whole: programs that know no headings write them so. */
function boldLineAtTop(body: Element): Element | null {
  const first = [...body.children].find((each) => lineOf(each) !== '');
  const line = lineOf(first ?? null);
  const bold = lineOf(first?.querySelector('strong, b') ?? null);
  return first &&
    first !== body.lastElementChild &&
    bold === line &&
    line.length <= LONGEST_BOLD_LINE
    ? first
    : null;
}
