/** The records inside an article, the kinds of value that they share, and how much there may be. */
import * as v from 'valibot';
import {
  field,
  list,
  optional,
  type Read,
  type RowOf,
  readRow,
  record,
  required,
  text,
  textItem,
} from '../records/read-fields';
import { address, count, sha256, time } from '../records/values';
import { canonicalUrl } from '../web/canonical-url';

/** Far above what honest articles have; what these keep out would make the window unusable. */
export const most = {
  /** Names, tags and keywords. */
  words: 1_000,
  highlights: 20_000,
  files: 100_000,
  versions: 10_000,
  pages: 10_000,
};

/** In characters. */
export const longest = { word: 1_000, line: 10_000, note: 10_000_000 };

export const words = list(textItem(longest.word), most.words);

/** A share from 0 to 1; one outside is moved to the nearer end. */
export const share: Read<number> = (value, note, name) => {
  const number = field(v.pipe(v.number(), v.finite()), 0)(value, note, name);
  return Math.min(1, Math.max(0, number));
};

/**
 * Stands for a time that the file does not state. Only `readArticle` sees it, which takes the time
 * from another field.
 */
export const unknownTime = Number.NaN;
export const timeIfStated: Read<number> = (value, note, name) =>
  optional(time)(value, note, name) ?? unknownTime;

export const sourceFields = {
  /** The importer's name, e.g. `html`, `singlefile`, `feed`. */
  format: text(longest.word),
  /** The name of the file as it was dropped, with its folders below the dropped one. */
  fileName: text(longest.line),
  /** Milliseconds since 1970. */
  importedAt: timeIfStated,
};

/** Where an article came from. */
export type ArticleSource = RowOf<typeof sourceFields>;

const sourceRecord = record(sourceFields);

export const source: Read<ArticleSource> = (value, note, name) =>
  readRow(sourceRecord, value, (inner, problem) => note(`${name}.${inner}`, problem)) ?? {
    format: '',
    fileName: '',
    importedAt: unknownTime,
  };

/** In its canonical form; in another form no neighbour would be found by it. */
const pageAddress = v.pipe(
  address,
  v.check((url) => canonicalUrl(url) !== null, 'Not an address'),
);

export const linkFields = {
  /** The addresses of the pages that the body is made of, in their order; at least one. */
  pages: list(required(pageAddress), most.pages),
  /** The address to which the last of these pages leads on. */
  next: optional(pageAddress),
  /** The address of the page before the first of these. */
  previous: optional(pageAddress),
};

/** The place of an article that its site spreads over several pages; canonical addresses. */
export type PageLinks = RowOf<typeof linkFields>;

const linkRecord = record(linkFields);

/** Absent where there is no page. */
export const pageLinks: Read<PageLinks | undefined> = (value, note, name) => {
  if (value === undefined) return undefined;
  const read = readRow(linkRecord, value, (inner, problem) => note(`${name}.${inner}`, problem));
  return read !== null && read.pages.length > 0 ? read : undefined;
};

export const versionFields = {
  /** The file that holds it: its text is read from there. */
  original: required(sha256),
  textSha256: required(sha256),
  /** Milliseconds since 1970. */
  savedAt: field(time, 0),
  wordCount: field(count, 0),
};

/** One text of a page that was saved more than once. */
export type ArticleVersion = RowOf<typeof versionFields>;

const versionList = list(record(versionFields), most.versions);

/** Absent where there is one only. */
export const versions: Read<ArticleVersion[] | undefined> = (value, note, name) => {
  const read = versionList(value, note, name);
  return read.length > 1 ? read : undefined;
};
