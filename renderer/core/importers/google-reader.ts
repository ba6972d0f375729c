/**
 * Lists of articles in the JSON of the Google Reader API: Takeout's `starred.json`, FreshRSS, Inoreader, The
 * Old Reader, BazQux; and Feedly, which has objects in place of its paths and milliseconds in place of seconds.
 */
import { isoTime } from '../dates/iso-time';
import { statedNames } from '../metadata/names';
import type {
  ImportContext,
  ImportItem,
  ImportSource,
  ListImporter,
  StreamedSource,
} from './importer';
import { plainTitle } from './plain-title';
import { isObject, type JsonObject, objectsIn, textIn, textsIn } from './reading-list/json';
import { jsonEntries, jsonValues } from './reading-list/json-entries';
import { jsonOutline } from './reading-list/json-outline';
import { entryItem, highlightOf, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

/** Members that only items of this shape have. */
const TELLTALES = ['origin/streamId', 'canonical/*/href', 'alternate/*/href', 'timestampUsec'];

export const googleReader: ListImporter = {
  name: 'google-reader',

  accepts(source) {
    return itemsPath(source) !== null;
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const outline = jsonOutline(source)?.sample;
    const items = itemsPath(source) ?? '/items/*';
    const isFeedly = outline?.has(`${items}/fingerprint`) || outline?.has(`${items}/originId`);
    const format = isFeedly ? 'feedly' : 'google-reader';
    // In a list of starred articles the single item may not say again that it is starred.
    let isStarred = false;
    for await (const { value } of jsonValues(source, ['/id'])) isStarred = marks(value).starred;
    yield* jsonEntries(source, items, (item) => {
      const entry = entryOf(item, context);
      entry.starred ||= isStarred;
      return entryItem(entry, { format, encoding: 'utf-8' }, context);
    });
  },
};

/** Where the items are: in `items`, or in a list alone, as Feedly's API gives entries by their ids. */
function itemsPath(source: ImportSource | StreamedSource): string | null {
  const { sample } = jsonOutline(source) ?? {};
  const isHere = (path: string) => {
    const has = (name: string) => sample?.has(`${path}/${name}`) === true;
    return TELLTALES.some(has) && ['title', 'content', 'summary'].some(has);
  };
  return ['/items/*', '/*'].find(isHere) ?? null;
}

function entryOf(item: JsonObject, context: ImportContext): LibraryEntry {
  const origin = isObject(item.origin) ? item.origin : {};
  const site = plainTitle(textIn(origin.title), context) || null;
  const published = timeOf(item.published);
  const updated = timeOf(item.updated);
  const categories = pathsIn(item.categories);
  const tags = pathsIn(item.tags);
  const stated = [...categories, ...tags];
  return {
    url: addressOf(item),
    title: plainTitle(textIn(item.title), context),
    html: bodyOf(item),
    // FreshRSS separates several authors by semicolons.
    byline: statedNames(plainTitle(textIn(item.author), context).split(';'), { sites: [site] }),
    site,
    publishedAt: published === null ? null : isoTime(published),
    updatedAt: updated === null || updated === published ? null : isoTime(updated),
    savedAt: savedAt(item),
    tags: stated.flatMap(({ path, label }) => tagOf(path, label)),
    keywords: [
      ...categories.filter(({ path }) => !path.startsWith('user/')).map(({ label }) => label),
      ...textsIn(item.keywords),
    ],
    state: stated.some(({ path }) => marks(path).read) ? 'read' : 'unread',
    starred: stated.some(({ path }) => marks(path).starred),
    note: notesOf(item).join('\n\n'),
    highlights: highlightsOf(item),
  };
}

/** The page of the item, before an address of the feed's own service. */
function addressOf(item: JsonObject): string | null {
  const links = [...objectsIn(item.canonical), ...objectsIn(item.alternate)];
  const pages = links.filter(({ type }) => textIn(type) === null || textIn(type) === 'text/html');
  const id = [textIn(item.originId), textIn(item.id)].find((each) => /^https?:/i.test(each ?? ''));
  const [href] = [...pages, ...links].flatMap((link) => textIn(link.href) ?? []);
  return textIn(item.canonicalUrl) ?? href ?? id ?? null;
}

/** The longer of the two texts: some feeds have both a summary and the article. */
function bodyOf(item: JsonObject): string | null {
  const texts = [item.content, item.summary].map(
    (each) => (isObject(each) ? textIn(each.content) : textIn(each)) ?? '',
  );
  return texts.reduce((best, each) => (each.length > best.length ? each : best), '') || null;
}

/** When the reader saved the item (Feedly); else when the service fetched it. */
const savedAt = (item: JsonObject) =>
  timeOf(item.actionTimestamp) ??
  timeOf(item.crawlTimeMsec) ??
  timeOf(item.timestampUsec) ??
  timeOf(item.crawled);

interface Labelled {
  /** `user/1005/label/Rivers`, or a keyword of the feed. */
  path: string;
  /** The name to show. */
  label: string;
}

/** Paths as strings, or as Feedly's objects. */
function pathsIn(value: unknown): Labelled[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each) => {
    const path = isObject(each) ? textIn(each.id) : textIn(each);
    if (path === null) return [];
    return { path, label: (isObject(each) ? textIn(each.label) : null) ?? path };
  });
}

/** The reader's own label in a path; none for a state, and for Feedly's lists of everything. */
function tagOf(path: string, label: string): string[] {
  const own = /^user\/[^/]+\/(?:label|tag|category)\/(.+)$/s.exec(path);
  if (!own?.[1] || /^global\./.test(own[1])) return [];
  return [label === path ? own[1] : label];
}

function marks(path: unknown): { starred: boolean; read: boolean } {
  const text = textIn(path) ?? '';
  return {
    starred: /^user\/[^/]+\/(?:state\/.*\/starred|tag\/global\.saved)$/s.test(text),
    read: /^user\/[^/]+\/(?:state\/.*\/read|tag\/global\.read)$/s.test(text),
  };
}

/** Google Reader's notes to shared items, and notes that have no passage. */
const notesOf = (item: JsonObject): string[] =>
  objectsIn(item.annotations)
    .filter((annotation) => quoteOf(annotation) === null)
    .flatMap((annotation) => textIn(annotation.content) ?? commentOf(annotation) ?? []);

/** Inoreader's and Feedly's highlights. */
const highlightsOf = (item: JsonObject) =>
  objectsIn(item.annotations).flatMap(
    (annotation) =>
      highlightOf({
        quote: quoteOf(annotation),
        note: commentOf(annotation),
        createdAt: timeOf(annotation.added_on) ?? timeOf(annotation.created),
      }) ?? [],
  );

const quoteOf = ({ text, highlight }: JsonObject) =>
  textIn(text) ?? (isObject(highlight) ? textIn(highlight.text) : null);

const commentOf = ({ note, comment }: JsonObject) => textIn(note) ?? textIn(comment);
