/**
 * The fields of an article and of what belongs to it: what fits, what takes its place, how much there
 * may be. The one table for drafts of importers, article.json of the library's folder and of exports.
 * The bounds lie far above what honest articles have; what they keep out would make the window dead.
 */
import * as v from 'valibot';
import {
  type Article,
  type ArticleDraft,
  type ArticleVersion,
  articleKinds,
  type PageLinks,
  type ReaderMarks,
  type ReadingState,
} from '../article';
import { canonicalUrl } from '../canonical-url';
import { type Highlight, highlightColours } from '../highlight';
import { timeOfUlid } from '../ulid';
import {
  type Fields,
  field,
  list,
  type Note,
  optional,
  type Read,
  readRow,
  record,
  required,
  text,
  textItem,
} from './read-fields';
import {
  address,
  count,
  extension,
  latestTime,
  sha256,
  shortText,
  statedDate,
  time,
  ulid,
} from './values';

/** What an article that was written before these were known has in their place. */
export const laterFields = {
  kind: 'article',
  updatedAt: null,
  section: null,
  keywords: [],
  licence: null,
  missingImages: 0,
  hasImage: false,
  note: '',
  highlightCount: 0,
} satisfies Partial<Article>;

const most = {
  /** Names, tags and words that the page gives itself. */
  words: 1_000,
  highlights: 20_000,
  files: 100_000,
  versions: 10_000,
  pages: 10_000,
};
const longest = { word: 1_000, line: 10_000, note: 10_000_000 };

const words = list(textItem(longest.word), most.words);
const states = ['unread', 'reading', 'archived'] as const satisfies readonly ReadingState[];
const progress: Read<number> = (value, note, name) => {
  const number = field(v.pipe(v.number(), v.finite()), 0)(value, note, name);
  return Math.min(1, Math.max(0, number));
};

/** With the form that a canonical address has; others would find no neighbour. */
const pageAddress = v.pipe(
  address,
  v.check((url) => canonicalUrl(url) !== null, 'Not an address'),
);
const links = record<PageLinks>({
  pages: list(required(pageAddress), most.pages),
  next: optional(pageAddress),
  previous: optional(pageAddress),
});

/** Absent where there is no page. */
const pageLinks: Read<PageLinks | undefined> = (value, note, name) => {
  if (value === undefined) return undefined;
  const read = readRow(links, value, (inner, problem) => note(`${name}.${inner}`, problem));
  return read !== null && read.pages.length > 0 ? read : undefined;
};

const version = record<ArticleVersion>({
  original: required(sha256),
  textSha256: required(sha256),
  savedAt: field(time, 0),
  wordCount: field(count, 0),
});

/** Absent where there is one only. */
const versions: Read<ArticleVersion[] | undefined> = (value, note, name) => {
  const read = list(version, most.versions)(value, note, name);
  return read.length > 1 ? read : undefined;
};

const highlight = record<Highlight>({
  id: required(shortText(100)),
  quote: required(shortText(longest.note)),
  prefix: text(longest.word),
  suffix: text(longest.word),
  colour: field(v.picklist(highlightColours), 'yellow'),
  note: text(longest.note),
  tags: words,
  createdAt: field(time, 0),
});

/** Oldest first, as they are given. */
export const highlights = list(highlight, most.highlights);

/** What an article and a draft have in common. */
const common = {
  kind: field(v.picklist(articleKinds), laterFields.kind),
  title: text(longest.line),
  byline: words,
  site: optional(shortText(longest.word)),
  url: optional(address),
  canonicalUrl: optional(address),
  lang: optional(shortText(longest.word)),
  publishedAt: optional(statedDate),
  updatedAt: optional(statedDate),
  section: optional(shortText(longest.word)),
  keywords: words,
  licence: optional(shortText(longest.line)),
  excerpt: text(longest.line),
  missingImages: field(count, laterFields.missingImages),
  tags: words,
  pageLinks,
};

type Unknown = 'folder' | 'hasImage' | 'highlightCount';
interface WithTimes extends Omit<Article, Unknown | 'savedAt' | 'source'> {
  savedAt: number | null;
  source: { format: string; fileName: string; importedAt: number | null } | null;
}

const source = record<NonNullable<WithTimes['source']>>({
  format: text(longest.word),
  fileName: text(longest.line),
  importedAt: optional(time),
});

const article = record<WithTimes>({
  ...common,
  id: required(ulid),
  savedAt: optional(time),
  note: text(longest.note),
  state: field(v.picklist(states), 'unread'),
  starred: field(v.boolean(), false),
  progress,
  source: (value, note, name) =>
    readRow(source, value, (inner, problem) => note(`${name}.${inner}`, problem)),
  originals: list(required(sha256), most.files),
  textSha256: field(shortText(64), ''),
  wordCount: field(count, 0),
  readingMinutes: field(count, 0),
  versions,
});

/**
 * An article out of a file; null for what is none. Its folder is where the file is, and whether it
 * shows an image is told by its body. When it was saved, if that cannot be, is when it came in.
 */
export function readArticle(folder: string, value: unknown, note?: Note): Article | null {
  const read = readRow(article, value, note);
  if (read === null) return null;
  const { versions, pageLinks, source, ...rest } = read;
  const madeAt = Math.min(timeOfUlid(read.id), latestTime);
  const savedAt = read.savedAt ?? source?.importedAt ?? madeAt;
  return {
    ...laterFields,
    ...rest,
    folder,
    savedAt,
    source: {
      format: source?.format ?? '',
      fileName: source?.fileName ?? '',
      importedAt: source?.importedAt ?? savedAt,
    },
    ...(versions && { versions }),
    ...(pageLinks && { pageLinks }),
  };
}

/**
 * An article of the database within the bounds that its file is read by: an older version can have
 * stored anything. Without it, the file would never be the same when it is read again.
 */
export function boundedArticle(given: Article): Article {
  const read = readArticle(given.folder, given);
  const { hasImage, highlightCount } = given;
  return read === null ? given : { ...read, hasImage, highlightCount };
}

const marks = record<ReaderMarks>({
  state: field(v.picklist(states), 'unread'),
  starred: field(v.boolean(), false),
  progress,
  note: text(longest.note),
  highlights,
});

/** Null for what an importer does not say. */
const marksOrNone: Read<ReaderMarks | null> = (value, note) =>
  readRow(marks, value ?? undefined, note);

type DraftFields = Omit<ArticleDraft, 'html' | 'text' | 'assets'>;
const draftFields: Fields<DraftFields> = {
  ...common,
  savedAt: optional(time),
  marks: marksOrNone,
  format: text(longest.word),
  encoding: text(longest.word),
};
const draft = record<DraftFields>(draftFields);

/** The same draft within the bounds: a page, a feed or a list can state anything. */
export function boundedDraft(given: ArticleDraft): ArticleDraft {
  const read = readRow(draft, given);
  if (read === null) throw new TypeError('A draft has no field without which it is none');
  const { pageLinks, ...rest } = read;
  const { html, text, assets } = given;
  return { ...rest, html, text, assets, ...(pageLinks && { pageLinks }) };
}

/** A file that an article was made of, or an image of it. */
const asset = record<{ sha256: string; mediaType: string; extension: string }>({
  sha256: required(sha256),
  mediaType: text(longest.word, 'application/octet-stream'),
  extension: required(extension),
});
const original = record<{ sha256: string; fileName: string; extension: string }>({
  sha256: required(sha256),
  fileName: text(longest.line),
  extension: required(extension),
});

export const assets = list(asset, most.files);
export const originals = list(original, most.files);
