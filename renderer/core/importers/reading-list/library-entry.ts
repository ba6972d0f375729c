/** An article as reading lists and bookmark managers export it, whatever the program. */
import type { ArticleDraft, ReaderMarks, ReadingState } from '../../article/article';
import type { Publication } from '../../article/article-parts';
import { newArticleId } from '../../article/ulid';
import type { Companions } from '../../files/companions';
import { LARGEST_ENTRY } from '../../files/limits';
import type { Highlight, HighlightColour } from '../../highlights/highlight';
import { setImagesAside } from '../../images/images';
import { paragraphsFrom } from '../../markup/paragraphs';
import { textOf } from '../../markup/plain-text';
import { chooseLanguage } from '../../metadata/language';
import { proseIn } from '../../metadata/prose';
import { hostName } from '../../metadata/site';
import { webAddress } from '../../sanitize/links';
import type { ImportContext, ImportItem, KeptFile } from '../importer';
import { makeDraft } from '../make-draft';
import { isErrorText } from './error-texts';
import { TOO_LARGE } from './json';

/** The fields that a program knows; the others are absent. */
export interface LibraryEntry {
  url: string | null;
  title?: string | null | undefined;
  /** The article's HTML as the other program kept it. */
  html?: string | null | undefined;
  /** The article's plain text, when there is no HTML. */
  text?: string | null | undefined;
  /** What there is in place of the text: a description, a selected passage. */
  excerpt?: string | null | undefined;
  byline?: string[] | undefined;
  site?: string | null | undefined;
  lang?: string | null | undefined;
  publishedAt?: string | null | undefined;
  updatedAt?: string | null | undefined;
  section?: string | null | undefined;
  publication?: Publication | undefined;
  /** The page's own; the reader's are `tags`. */
  keywords?: string[] | undefined;
  /** Milliseconds since 1970. */
  savedAt?: number | null | undefined;
  tags?: string[] | undefined;
  state?: ReadingState | undefined;
  starred?: boolean | undefined;
  /** Share of the text that was read, 0 to 1. */
  progress?: number | undefined;
  note?: string | null | undefined;
  highlights?: Highlight[] | undefined;
}

export interface EntryOptions {
  /** The importer's name. */
  format: string;
  encoding: string;
  /** Where images are found that are not embedded in the text. */
  beside?: Companions | undefined;
  /** The file that the text came from, when it is not the list itself. */
  body?: KeptFile | undefined;
  /** Further files that became part of the article. */
  also?: KeptFile[];
}

/** One failure for each field of a row that is too large; the row is imported without it. */
export function* tooLargeFields(
  row: ReadonlyMap<string, string>,
  tooLarge: readonly string[],
): Generator<ImportItem> {
  const title = row.get('title') || row.get('url') || '';
  for (const name of tooLarge) {
    yield { ok: false, item: title === '' ? name : `${title}: ${name}`, reason: 'too-large' };
  }
}

/** The draft of an entry. An entry without text becomes a link, filled in when its page is imported. */
export async function entryItem(
  entry: LibraryEntry,
  { format, encoding, beside, body, also = [] }: EntryOptions,
  context: ImportContext,
): Promise<ImportItem> {
  if (isTooLarge(entry)) {
    const item = (entry.title || entry.url || format).slice(0, 200);
    return { ok: false, item, reason: 'too-large' };
  }
  const url = entry.url && webAddress(entry.url, null);
  const title = titleOf(entry, url);
  const refusal = (await context.mayRead?.()) ?? null;
  if (refusal) return { ok: false, item: title || entry.url || format, reason: refusal };
  const document = context.parseHtml(entry.html ?? '');
  if (!entry.html && entry.text) {
    document.body.append(...paragraphsFrom(entry.text.split('\n'), document));
  }
  const images = setImagesAside(document, context.cleanSvg, beside);
  const assets = await images.collect(document.body);
  const stated = textOf(document.body, { captions: true });
  const words = isErrorText(stated) ? '' : stated;
  const isLink = words === '' && assets.length === 0;
  const excerpt = entry.excerpt?.trim() ?? '';
  if (isLink) document.body.replaceChildren(...paragraphsFrom(excerpt.split('\n'), document));
  const draft: ArticleDraft | null =
    isLink && !url && !excerpt
      ? null
      : makeDraft(
          document.body,
          assets,
          {
            title: title || (url ? withoutScheme(url) : ''),
            byline: entry.byline ?? [],
            site: entry.site || hostName(url),
            url,
            canonicalUrl: url,
            lang: await chooseLanguage(
              [entry.lang ?? null],
              words ? proseIn(document.body) : `${title}\n${excerpt}`,
            ),
            publishedAt: entry.publishedAt ?? null,
            updatedAt: entry.updatedAt ?? null,
            section: entry.section ?? null,
            ...(entry.publication && { publication: entry.publication }),
            keywords: entry.keywords ?? [],
            savedAt: entry.savedAt ?? null,
            tags: entry.tags ?? [],
            kind: isLink && url ? 'link' : 'article',
            marks: marksOf(entry),
            format,
            encoding,
            baseUrl: url,
          },
          context,
        );
  if (!draft) return { ok: false, item: title || entry.url || format, reason: 'no-text' };
  return body && !isLink ? { ok: true, draft, body, also } : { ok: true, draft, also };
}

const isTooLarge = ({ url, title, html, text, excerpt, note }: LibraryEntry) =>
  [url, title, html, text, excerpt, note].some(
    (each) => (each?.length ?? 0) > LARGEST_ENTRY || each === TOO_LARGE,
  );

function marksOf(entry: LibraryEntry): ReaderMarks {
  const { state = 'unread', starred = false, progress = 0, note, highlights = [] } = entry;
  return {
    state,
    starred,
    progress: Math.min(1, Math.max(0, progress)) || 0,
    note: note?.trim() ?? '',
    highlights,
  };
}

/** The title; empty when it is only the address, which programs write when they know no title. */
function titleOf(entry: LibraryEntry, url: string | null): string {
  const title = entry.title?.replace(/\s+/g, ' ').trim() ?? '';
  const isAddress = title === entry.url || (url !== null && title === withoutScheme(url));
  return isAddress ? '' : title;
}

const withoutScheme = (url: string) => url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');

/** A highlight of which perhaps only the quote is known; null without a quote. */
export function highlightOf(given: {
  quote: string | null;
  note?: string | null;
  colour?: HighlightColour;
  tags?: string[];
  createdAt?: number | null;
  prefix?: string;
  suffix?: string;
}): Highlight | null {
  const quote = given.quote?.trim() ?? '';
  if (quote === '') return null;
  return {
    id: newArticleId(),
    quote,
    prefix: given.prefix ?? '',
    suffix: given.suffix ?? '',
    colour: given.colour ?? 'yellow',
    note: given.note?.trim() ?? '',
    tags: given.tags ?? [],
    createdAt: given.createdAt ?? 0,
  };
}
