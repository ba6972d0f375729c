/** Carrel's own exports of highlights, as JSON and as CSV. */
import { type Highlight, type HighlightColour, highlightColours } from '../highlights/highlight';
import { withoutGuard } from '../text/csv-field';
import type { ImportContext, ImportItem, ListImporter } from './importer';
import { csvHeader, readCsv } from './reading-list/csv';
import { type JsonObject, objectsIn, textIn, textsIn } from './reading-list/json';
import { jsonEntries } from './reading-list/json-entries';
import { isListOf } from './reading-list/json-outline';
import { entryItem, highlightOf, tooLargeFields } from './reading-list/library-entry';
import { listIn } from './reading-list/list-field';

export const carrelHighlights: ListImporter = {
  name: 'carrel-highlights',

  accepts: (source) =>
    isListOf(source, '/articles', ['id', 'link', 'highlights/*/quote', 'highlights/*/colour']),

  read: (source, context) =>
    jsonEntries(source, '/articles/*', (entry) =>
      itemOf(articleIn(entry), { format: 'carrel-highlights', encoding: 'utf-8' }, context),
    ),
};

export const carrelHighlightsCsv: ListImporter = {
  name: 'carrel-highlights-csv',

  accepts(source) {
    const header = csvHeader(source);
    return ['quote', 'colour', 'article_id', 'highlight_id', 'prefix', 'suffix'].every((name) =>
      header.includes(name),
    );
  },

  /** The rows of one article follow each other. */
  async *read(source, context): AsyncGenerator<ImportItem> {
    const { rows, encoding } = await readCsv(source);
    const options = { format: 'carrel-highlights', encoding };
    let article: MarkedArticle | null = null;
    for await (const { row, tooLarge } of rows) {
      const next = articleInRow(row);
      if (article !== null && isSame(article, next)) article.highlights.push(...next.highlights);
      else {
        if (article !== null) yield itemOf(article, options, context);
        article = next;
      }
      yield* tooLargeFields(row, tooLarge);
    }
    if (article !== null) yield itemOf(article, options, context);
  },
};

/** An article as the export describes it. */
interface MarkedArticle {
  id: string | null;
  title: string | null;
  authors: string[];
  site: string | null;
  url: string | null;
  language: string | null;
  published: string | null;
  saved: number | null;
  tags: string[];
  highlights: Highlight[];
}

const isSame = (one: MarkedArticle, other: MarkedArticle) =>
  one.id === other.id && one.url === other.url && one.title === other.title;

/** The highlights are marked in the article itself where the library has it; else it is a link. */
async function itemOf(
  article: MarkedArticle,
  options: { format: string; encoding: string },
  context: ImportContext,
): Promise<ImportItem> {
  const { id, title, authors, site, url, language, published, saved, tags, highlights } = article;
  const quotes = highlights.map(({ quote }) => quote).join('\n');
  const item = await entryItem(
    {
      ...{ url, title, byline: authors, site, lang: language, publishedAt: published },
      ...{ savedAt: saved, tags, highlights },
      // Without an address there is no page to come: the quotes are the text.
      ...(url === null && { text: quotes }),
    },
    options,
    context,
  );
  return item.ok && 'draft' in item && id !== null ? { ...item, markedIn: id } : item;
}

function articleIn(entry: JsonObject): MarkedArticle {
  return {
    id: idIn(entry.id),
    title: textIn(entry.title),
    authors: textsIn(entry.authors),
    site: textIn(entry.site),
    url: textIn(entry.url),
    language: textIn(entry.language),
    published: textIn(entry.published),
    saved: timeIn(entry.saved),
    tags: textsIn(entry.tags),
    highlights: objectsIn(entry.highlights).flatMap((each) => highlightIn(each) ?? []),
  };
}

function articleInRow(row: ReadonlyMap<string, string>): MarkedArticle {
  const value = (name: string) => withoutGuard(row.get(name) ?? '');
  const highlight = highlightIn({
    ...{ id: value('highlight_id'), quote: value('quote'), exact: value('exact') },
    ...{
      note: value('note'),
      prefix: value('prefix'),
      suffix: value('suffix'),
      colour: value('colour'),
    },
    ...{ tags: listIn(value('tags')), created: value('created') },
  });
  return {
    id: idIn(value('article_id')),
    title: textIn(value('title')),
    authors: listIn(value('authors')),
    site: textIn(value('site')),
    url: textIn(value('url')),
    language: textIn(value('language')),
    published: textIn(value('published')),
    saved: timeIn(value('saved')),
    tags: listIn(value('article_tags')),
    highlights: highlight === null ? [] : [highlight],
  };
}

/** The highlight with its own id, so that it is no second one where the library has it. */
function highlightIn(entry: JsonObject): Highlight | null {
  const words = textIn(entry.quote);
  // What the article has, where the quote leaves out the marks of footnotes.
  const quote = textIn(entry.exact) ?? words;
  const highlight = highlightOf({
    quote,
    note: textIn(entry.note),
    colour: colourOf(entry.colour),
    tags: textsIn(entry.tags),
    createdAt: timeIn(entry.created),
    prefix: stringIn(entry.prefix),
    suffix: stringIn(entry.suffix),
  });
  if (highlight === null) return null;
  const id = idIn(entry.id) ?? highlight.id;
  return {
    ...highlight,
    ...{ id, quote: quote ?? '', note: textIn(entry.note) ?? '' },
    ...(words !== null && words !== quote && { words }),
  };
}

/** White space at the ends of a context belongs to it. */
const stringIn = (value: unknown) => (typeof value === 'string' ? value.slice(0, 1000) : '');

const idIn = (value: unknown) =>
  typeof value === 'string' && /^[\w-]{1,100}$/.test(value) ? value : null;

/** As it is written: reading lists also accept other forms, and only likely years. */
function timeIn(value: unknown): number | null {
  const time = typeof value === 'string' && value !== '' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

const colourOf = (name: unknown): HighlightColour =>
  highlightColours.find((colour) => colour === name) ?? 'yellow';
