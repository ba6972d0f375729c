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
  /** Null where the table of contents has none: then its first heading, else the book's title. */
  title: string | null;
  document: Document;
  pictures: Companions | undefined;
  format: string;
  encoding: string;
}

/** Null for a chapter without text (a cover, an empty page). */
export async function chapterItem(
  { title, document, pictures, format, encoding }: Chapter,
  book: BookFacts,
  context: ImportContext,
): Promise<ImportItem | null> {
  if (textOf(document.body, { captions: true }) === '') return null;
  const images = setImagesAside(document, context.cleanSvg, pictures);
  const assets = await images.collect(document.body);
  const heading = document.querySelector('h1, h2, h3')?.textContent?.replace(/\s+/g, ' ').trim();
  const draft = makeDraft(
    document.body,
    assets,
    {
      title: title || heading || document.title.trim() || book.title,
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
