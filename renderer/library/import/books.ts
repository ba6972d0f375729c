/** Where highlights of a book belong: into the book, if the library has it, else into one article. */
import type { ArticleId } from '../../core/article/article';
import type { Highlight } from '../../core/highlights/highlight';
import type { BookName } from '../../core/importers/importer';
import { comparableText } from '../../core/text/comparable-text';
import type { CarrelDatabase, OriginalRow } from '../../storage/database';
import { markStored } from '../../storage/mark-stored';
import {
  type PreparedArticle,
  type StoredArticle,
  storeArticle,
} from '../../storage/store-article';

export interface Books {
  /**
   * Marks the passages in the book's own articles. Those that are not found there are stored as an article
   * of passages, which grows with each later file.
   */
  mark(
    book: BookName,
    prepared: PreparedArticle,
    originals: readonly OriginalRow[],
  ): Promise<StoredArticle>;
}

export function createBooks(database: CarrelDatabase): Books {
  let indexing: Promise<BookIndex> | null = null;
  return {
    async mark({ title }, prepared, originals) {
      indexing ??= indexBooks(database);
      const index = await indexing;
      const { highlights = [] } = prepared.draft.marks ?? {};
      const parts = index.parts.get(keyOf(title)) ?? [];
      const places = await placesIn(database, parts, highlights);
      let first: StoredArticle | null = null;
      for (const [id, passages] of places.found) {
        const added = { highlights: passages, tags: prepared.article.tags, originals };
        const stored = await markStored(database, id, added);
        if (first === null || stored?.outcome === 'updated') first = stored ?? first;
      }
      if (first !== null && places.missing.length === 0 && prepared.article.note === '') {
        return { ...first, title };
      }
      const own = index.passages.get(ownKey(prepared)) ?? [];
      const earlier = await grownFrom(database, own, prepared);
      return storeArticle(database, { ...prepared, ...(earlier && { earlier }) }, originals);
    },
  };
}

interface BookIndex {
  /** Articles of a book, and articles with its title, by `keyOf` the title. */
  parts: Map<string, ArticleId[]>;
  /** Articles of passages that earlier files have made, by `ownKey`. */
  passages: Map<string, ArticleId[]>;
}

/** One pass over the library for all books of a file. */
async function indexBooks({ articles }: CarrelDatabase): Promise<BookIndex> {
  const index: BookIndex = { parts: new Map(), passages: new Map() };
  const add = (to: Map<string, ArticleId[]>, key: string, id: ArticleId) => {
    const known = to.get(key);
    if (known) known.push(id);
    else to.set(key, [id]);
  };
  await articles.each(({ id, title, section, source, canonicalUrl, byline }) => {
    if (canonicalUrl === null) {
      add(index.passages, ownKey({ article: { title, source, byline } }), id);
    }
    if (PASSAGES.has(source.format)) return;
    for (const key of new Set([keyOf(title), keyOf(section ?? '')])) {
      if (key !== '') add(index.parts, key, id);
    }
  });
  return index;
}

/** Formats whose articles are passages, and no book. */
const PASSAGES = new Set(['kindle', 'readwise-highlights', 'hypothesis']);

/** A title without subtitle, edition and series, which devices and books write differently. */
function keyOf(title: string): string {
  const main = title.split(/[:：(（[【]|\s[-–—]\s/u)[0] ?? '';
  return comparableText(main.trim() === '' ? title : main).text.replace(/[^\p{L}\p{N}]/gu, '');
}

const ownKey = ({
  article: { title, source, byline },
}: {
  article: Pick<PreparedArticle['article'], 'title' | 'source' | 'byline'>;
}) => JSON.stringify([source.format, title, byline]);

/** Which of the highlights are passages of which article. */
async function placesIn(
  { texts }: CarrelDatabase,
  parts: readonly ArticleId[],
  highlights: readonly Highlight[],
): Promise<{ found: Map<ArticleId, Highlight[]>; missing: Highlight[] }> {
  const found = new Map<ArticleId, Highlight[]>();
  let missing = highlights.map((highlight) => ({
    highlight,
    quote: comparableText(highlight.quote).text,
  }));
  for (const id of parts) {
    if (missing.length === 0) break;
    const text = comparableText((await texts.get(id))?.text ?? '').text;
    const [here, elsewhere] = [true, false].map((isHere) =>
      missing.filter(({ quote }) => text.includes(quote) === isHere),
    );
    if (here && here.length > 0)
      found.set(
        id,
        here.map(({ highlight }) => highlight),
      );
    missing = elsewhere ?? [];
  }
  return { found, missing: missing.map(({ highlight }) => highlight) };
}

/** The article that an earlier state of the same list has made: one of the two has all passages of the other. */
async function grownFrom(
  { highlights, texts }: CarrelDatabase,
  candidates: readonly ArticleId[],
  { draft }: PreparedArticle,
): Promise<ArticleId | null> {
  const hasAll = (text: string, marks: readonly Highlight[]) => {
    const comparable = comparableText(text).text;
    return marks.every(({ quote }) => comparable.includes(comparableText(quote).text));
  };
  for (const id of candidates) {
    const known = (await highlights.get(id))?.highlights ?? [];
    if (hasAll(draft.text, known)) return id;
    const text = (await texts.get(id))?.text ?? '';
    if (hasAll(text, draft.marks?.highlights ?? [])) return id;
  }
  return null;
}
