/** Annotations of Hypothesis: the export of its client, and the answers of its API. */
import { webAddress } from '../sanitize/links';
import type { ImportItem, ListImporter } from './importer';
import { bookItem, type Passage } from './reading-list/highlighted-book';
import { isObject, type JsonObject, objectsIn, textIn, textsIn } from './reading-list/json';
import { jsonEntries } from './reading-list/json-entries';
import { listPath } from './reading-list/json-outline';
import { entryItem, highlightOf } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

const FIELDS = ['uri', 'target', 'created', 'user'];
const LISTS = ['/annotations', '/rows', ''];

export const hypothesis: ListImporter = {
  name: 'hypothesis',

  accepts: (source) => listPath(source, LISTS, FIELDS) !== null,

  async *read(source, context): AsyncGenerator<ImportItem> {
    const pages = new Map<string, Page>();
    const ofId = new Map<string, { note?: string | null | undefined }>();
    // Answers may come before what they answer.
    const answers: JsonObject[] = [];
    const path = `${listPath(source, LISTS, FIELDS)}/*`;
    yield* jsonEntries(source, path, async (item) => {
      const uri = textIn(item.uri);
      if (uri === null) return { ok: false, item: source.name, reason: 'damaged' };
      if (textsIn(item.references).length > 0) answers.push(item);
      else addAnnotation(pages, ofId, uri, item);
      return null;
    });
    for (const answer of answers) addAnswer(pages, ofId, answer);
    const options = { format: 'hypothesis', encoding: 'utf-8' };
    for (const [uri, page] of pages) {
      // A PDF that was annotated from the disk has a fingerprint in place of an address.
      yield webAddress(uri, null) === null
        ? bookItem({ ...page, title: page.title ?? uri, authors: [] }, options, context)
        : entryItem(
            { url: uri, ...page, highlights: page.passages.flatMap(marked) },
            options,
            context,
          );
    }
  },
};

interface Page {
  title: string | null;
  note: string;
  tags: string[];
  savedAt: number | null;
  passages: Passage[];
}

const marked = (passage: Passage) => highlightOf(passage) ?? [];

function addAnnotation(
  pages: Map<string, Page>,
  ofId: Map<string, { note?: string | null | undefined }>,
  uri: string,
  item: JsonObject,
): void {
  const page = pageOf(pages, uri);
  const createdAt = timeOf(item.created);
  const note = textIn(item.text) ?? '';
  const id = textIn(item.id) ?? '';
  const selectors = objectsIn(item.target).flatMap(({ selector }) => objectsIn(selector));
  const exact = selectors.find(({ type }) => type === 'TextQuoteSelector');
  const quote = textIn(exact?.exact);
  page.title ??= titleIn(item.document);
  page.savedAt = createdAt === null ? page.savedAt : Math.min(page.savedAt ?? createdAt, createdAt);
  if (quote !== null) {
    const [prefix, suffix] = [textIn(exact?.prefix) ?? '', textIn(exact?.suffix) ?? ''];
    const passage = { quote, prefix, suffix, note, tags: textsIn(item.tags), createdAt };
    page.passages.push(passage);
    ofId.set(id, passage);
    return;
  }
  // A note to the whole page.
  page.note = joined(page.note, note);
  page.tags = [...page.tags, ...textsIn(item.tags)];
  ofId.set(id, page);
}

/** An answer belongs to the annotation at the beginning of its thread, or to its page. */
function addAnswer(
  pages: Map<string, Page>,
  ofId: ReadonlyMap<string, { note?: string | null | undefined }>,
  item: JsonObject,
): void {
  const [first = ''] = textsIn(item.references);
  const answered = ofId.get(first) ?? pageOf(pages, textIn(item.uri) ?? '');
  answered.note = joined(answered.note ?? '', textIn(item.text) ?? '');
}

function pageOf(pages: Map<string, Page>, uri: string): Page {
  const known = pages.get(uri);
  if (known) return known;
  const page = { title: null, note: '', tags: [], savedAt: null, passages: [] };
  pages.set(uri, page);
  return page;
}

/** The API has a list of titles, older files a text. */
function titleIn(document: unknown): string | null {
  if (!isObject(document)) return null;
  return textsIn(document.title)[0] ?? textIn(document.title);
}

const joined = (one: string, other: string) => [one, other].filter(Boolean).join('\n\n');
