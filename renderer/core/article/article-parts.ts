/** Records inside an article, the value types they share, and their limits. */
import * as v from 'valibot';
import {
  field,
  inOrder,
  list,
  optional,
  type Read,
  type RowOf,
  readRow,
  record,
  required,
  sparse,
  text,
  textItem,
} from '../records/read-fields';
import { address, count, longestAddress, sha256, shortText, time } from '../records/values';
import { canonicalUrl } from '../web/canonical-url';

/** Limits far above real articles; larger values would make the window unusable. */
export const most = {
  /** Names, tags and keywords. */
  words: 1_000,
  highlights: 20_000,
  files: 100_000,
  versions: 10_000,
  leftOutParts: 5_000,
  feeds: 1_000,
  /** Files that belong to an item of a feed, and those of them that were downloaded. */
  enclosures: 100,
  pages: 10_000,
};

/** In characters. */
export const longest = { word: 1_000, line: 10_000, note: 10_000_000 };

/** Ids of feeds; absent for none. */
export const feedIds = sparse(
  list(required(v.pipe(address, v.nonEmpty())), most.feeds),
  (ids) => ids.length === 0,
);

export const words = list(textItem(longest.word), most.words);

const fileAddress = v.pipe(address, v.nonEmpty());

export const enclosureFields = {
  url: required(fileAddress),
  /** As the feed states it, which may be wrong; null where it does not. */
  mediaType: optional(shortText(longest.word)),
  /** As the feed states it. */
  bytes: optional(count),
};

/** A file that belongs to an item of a feed: a podcast's sound, a report's PDF. It may be on the web only. */
export type Enclosure = RowOf<typeof enclosureFields>;

/** Absent for none. */
export const enclosuresOrNone = sparse(
  list(record(enclosureFields), most.enclosures),
  (files) => files.length === 0,
);

export const downloadFields = {
  /** The enclosure's address. */
  url: required(fileAddress),
  /** One of the article's originals. */
  sha256: required(sha256),
  /** As the server or the feed states it. */
  mediaType: optional(shortText(longest.word)),
  bytes: field(count, 0),
  /** Milliseconds since 1970. */
  downloadedAt: field(time, 0),
};

/** An enclosure that the reader has downloaded. */
export type Download = RowOf<typeof downloadFields>;

/** Absent for none. */
export const downloadsOrNone = sparse(
  list(record(downloadFields), most.enclosures),
  (files) => files.length === 0,
);

/** A share from 0 to 1; values outside are clamped. */
export const share: Read<number> = (value, note, name) => {
  const number = field(v.pipe(v.number(), v.finite()), 0)(value, note, name);
  return Math.min(1, Math.max(0, number));
};

/** Marks a time that the file does not state; `readArticle` replaces it by a time from another field. */
export const unknownTime = Number.NaN;
export const timeIfStated: Read<number> = (value, note, name) =>
  optional(time)(value, note, name) ?? unknownTime;

/** Absent when unknown. */
export const timeOrNone: Read<number | undefined> = (value, note, name) =>
  optional(time)(value, note, name) ?? undefined;

export const sourceFields = {
  /** The importer's name, e.g. `html`, `singlefile`, `feed`. */
  format: text(longest.word),
  /** File name as dropped; with the path below a dropped folder. */
  fileName: text(longest.line),
  /** Milliseconds since 1970. */
  importedAt: timeIfStated,
};

/** The file and format from which an article was imported. */
export type ArticleSource = RowOf<typeof sourceFields>;

const sourceRecord = record(sourceFields);

export const source: Read<ArticleSource> = (value, note, name) =>
  readRow(sourceRecord, value, (inner, problem) => note(`${name}.${inner}`, problem)) ?? {
    format: '',
    fileName: '',
    importedAt: unknownTime,
  };

/** A canonical address; any other form would match no neighbouring page. */
const pageAddress = v.pipe(
  address,
  v.check((url) => canonicalUrl(url) !== null, 'Not an address'),
);

export const linkFields = {
  /** Addresses of the pages that the body consists of, in order; at least one. */
  pages: list(required(pageAddress), most.pages),
  /** Address of the page after the last of these. */
  next: optional(pageAddress),
  /** Address of the page before the first of these. */
  previous: optional(pageAddress),
};

/** The links of an article that its site spreads over several pages; canonical addresses. */
export type PageLinks = RowOf<typeof linkFields>;

const linkRecord = record(linkFields);

/** Absent when there are no pages. */
export const pageLinks: Read<PageLinks | undefined> = (value, note, name) => {
  if (value === undefined) return undefined;
  const read = readRow(linkRecord, value, (inner, problem) => note(`${name}.${inner}`, problem));
  return read !== null && read.pages.length > 0 ? read : undefined;
};

/** The types of CSL that an article can have. */
export const workTypes = [
  ...['article', 'article-journal', 'article-magazine', 'article-newspaper', 'book', 'chapter'],
  ...['dataset', 'document', 'entry', 'entry-dictionary', 'entry-encyclopedia', 'interview'],
  ...['legislation', 'legal_case', 'manuscript', 'motion_picture', 'pamphlet', 'paper-conference'],
  ...['patent', 'personal_communication', 'post', 'post-weblog', 'report', 'review', 'review-book'],
  ...['software', 'song', 'speech', 'thesis', 'webpage', 'broadcast'],
] as const;
export type WorkType = (typeof workTypes)[number];

/** A text that is absent where nobody states it. */
const stated =
  (most: number): Read<string | undefined> =>
  (value, note, name) =>
    optional(v.pipe(shortText(most), v.minLength(1)))(value, note, name) ?? undefined;

const personFields = {
  family: stated(longest.word),
  given: stated(longest.word),
  /** `van der`, `de la`: written before the family name. */
  particle: stated(longest.word),
  /** `Jr.`, `III`. */
  suffix: stated(longest.word),
  /** The whole name of an organisation, which has no parts. */
  literal: stated(longest.word),
};

/** A name in parts, as a list or a page states it. */
export type Person = RowOf<typeof personFields>;

const people = list(record(personFields), most.words);

const publicationFields = {
  type: ((value, note, name) =>
    optional(v.picklist(workTypes))(value, note, name) ?? undefined) as Read<WorkType | undefined>,
  /** The authors of `byline` in parts; absent where no place states the parts. */
  people: ((value, note, name) => {
    const read = people(value, note, name);
    return read.length > 0 ? read : undefined;
  }) as Read<Person[] | undefined>,
  /** The people are the editors; the work has no author. */
  areEditors: ((value) => (value === true ? true : undefined)) as Read<true | undefined>,
  /** The journal, newspaper or book, where `site` is another name. */
  container: stated(longest.line),
  volume: stated(longest.word),
  issue: stated(longest.word),
  pages: stated(longest.word),
  edition: stated(longest.word),
  publisher: stated(longest.line),
  place: stated(longest.line),
  doi: stated(longest.word),
  isbn: stated(longest.word),
  issn: stated(longest.word),
  /**
   * When the file was made, in the form of `publishedAt`. Where that is the same date, nobody states when the
   * work was published.
   */
  created: stated(longest.word),
  /** The archive that the copy came from, e.g. `Internet Archive`. */
  archive: stated(longest.line),
  /** The copy's address in that archive. */
  archiveUrl: stated(longestAddress),
};

/** What a reference says beyond the article's other fields, as the page or a list states it. */
export type Publication = RowOf<typeof publicationFields>;

const publicationInOrder = inOrder(publicationFields);
const personInOrder = inOrder(personFields);

/** The form in article.json. */
export const writePublication = (facts: Publication | undefined) =>
  facts && {
    ...publicationInOrder(facts),
    ...(facts.people && { people: facts.people.map(personInOrder) }),
  };

const publicationRecord = record(publicationFields);

/** Absent where nothing is stated. */
export const publication: Read<Publication | undefined> = (value, note, name) => {
  if (value === undefined) return undefined;
  const inner = (field: string, problem: string) => note(`${name}.${field}`, problem);
  const read = readRow(publicationRecord, value, inner);
  return read !== null && Object.keys(read).length > 0 ? read : undefined;
};

export const leftOutFields = {
  /** Words of its running text, without what was brought back. */
  words: field(count, 0),
  /** The body may be only a part of the article. */
  mayMiss: field(v.boolean(), false),
  /** Hash of the parts; it changes with them. */
  sha256: required(sha256),
};

/** What the record says of the text that is kept beside the body. */
export type LeftOutFacts = RowOf<typeof leftOutFields>;

const leftOutRecord = record(leftOutFields);

/** Absent where nothing was left out. */
export const leftOutOrNone: Read<LeftOutFacts | undefined> = (value, note, name) => {
  if (value === undefined) return undefined;
  const inner = (field: string, problem: string) => note(`${name}.${field}`, problem);
  return readRow(leftOutRecord, value, inner) ?? undefined;
};

export const versionFields = {
  /** Hash of the original file, from which the version's text is read. */
  original: required(sha256),
  textSha256: required(sha256),
  /** Milliseconds since 1970. */
  savedAt: field(time, 0),
  wordCount: field(count, 0),
};

/** One text of a page that was saved more than once. */
export type ArticleVersion = RowOf<typeof versionFields>;

const versionList = list(record(versionFields), most.versions);

/** Absent when there is only one. */
export const versions: Read<ArticleVersion[] | undefined> = (value, note, name) => {
  const read = versionList(value, note, name);
  return read.length > 1 ? read : undefined;
};
