/**
 * Reads and builds whole records by the table of fields: importers' drafts, article.json of the library
 * folder and of exports, rows of older databases.
 */
import * as v from 'valibot';
import { type Highlight, highlightColours } from '../highlights/highlight';
import {
  field,
  inOrder,
  list,
  type Note,
  optional,
  type Read,
  readRow,
  record,
  required,
  text,
} from '../records/read-fields';
import { extension, latestTime, sha256, shortText, time } from '../records/values';
import type { Article, ArticleDraft, FieldFrom, ReaderMarks } from './article';
import { type ArticleField, articleFields } from './article-fields';
import { longest, most, words } from './article-parts';
import { timeOfUlid } from './ulid';

/** The table as a list of names and declarations, in the order of article.json. */
export const fieldRules = Object.entries(articleFields) as unknown as readonly [
  keyof Article,
  ArticleField<unknown>,
][];

/** Sets a field whose type only the table knows. Undefined leaves an optional field absent. */
export function put(row: Partial<Article>, name: keyof Article, value: unknown): void {
  if (value !== undefined) (row as Record<string, unknown>)[name] = value;
}

type Reads = { [Name in keyof Article]-?: (typeof articleFields)[Name]['read'] };

function readsOf<Name extends keyof Article>(
  isWanted: (rules: ArticleField<unknown>) => boolean,
): Pick<Reads, Name> {
  const wanted = fieldRules.filter(([, rules]) => isWanted(rules));
  return Object.fromEntries(wanted.map(([name, { read }]) => [name, read])) as Pick<Reads, Name>;
}

function defaultsOf<From extends ArticleField<unknown>['from']>(
  ...places: readonly From[]
): Pick<Article, FieldFrom<From>> {
  const wanted = fieldRules.filter(([, { from }]) => places.some((place) => place === from));
  const defaults: Partial<Article> = {};
  for (const [name, { read }] of wanted)
    put(
      defaults,
      name,
      read(undefined, () => {}, name),
    );
  return defaults as Pick<Article, FieldFrom<From>>;
}

/** Defaults for fields that an older file or row lacks. */
export const articleDefaults = defaultsOf('draft', 'marks', 'later');
/** Defaults for fields that an importer does not state. */
export const draftDefaults = defaultsOf('draft');

const filedArticle = record(
  readsOf<Exclude<keyof Article, 'folder' | 'hasImage'>>(({ inFile }) => inFile !== false),
);

/**
 * Reads article.json; null when it is no article. `folder` is where the file is. `hasImage` is not in the
 * file, because it is read from the body. An invalid saved date is replaced by the date of import, else by
 * the id's.
 */
export function readArticle(folder: string, value: unknown, note?: Note): Article | null {
  const read = readRow(filedArticle, value, note);
  if (read === null) return null;
  const times = [read.savedAt, read.source.importedAt, timeOfUlid(read.id)];
  const savedAt = Math.min(times.find((each) => !Number.isNaN(each)) ?? 0, latestTime);
  const importedAt = Number.isNaN(read.source.importedAt) ? savedAt : read.source.importedAt;
  return { ...read, folder, hasImage: false, savedAt, source: { ...read.source, importedAt } };
}

/**
 * Applies the limits of article.json to a row of the database, where an older version may have stored
 * anything. Without this, the file would differ from the row each time it is read.
 */
export function boundedArticle(given: Article): Article {
  const read = readArticle(given.folder, given);
  const { hasImage, highlightCount } = given;
  return read === null ? given : { ...read, hasImage, highlightCount };
}

/** The fields of article.json, in its order. */
export function articleInOrder(article: Article): Partial<Article> {
  const ordered: Partial<Article> = {};
  for (const [name, { inFile, write }] of fieldRules) {
    if (inFile !== false) put(ordered, name, write ? write(article[name]) : article[name]);
  }
  return ordered;
}

/** The record of a new article. `worked` has the fields that the import computed. */
export function newArticle(
  draft: ArticleDraft,
  worked: Pick<Article, FieldFrom<'import'>>,
): Article {
  const article: Partial<Article> = { ...articleDefaults, ...worked };
  for (const [name, { from }] of fieldRules) {
    if (from === 'draft') put(article, name, draft[name as keyof ArticleDraft]);
    if (from === 'marks') put(article, name, draft.marks?.[name as keyof ReaderMarks]);
  }
  return article as Article;
}

/** The fields that hold the reader's own work. */
export function readersWork(article: Article): Partial<Article> {
  const work: Partial<Article> = {};
  for (const [name, { keeps }] of fieldRules) if (keeps) put(work, name, article[name]);
  return work;
}

/** Absent for a quote that reads the same elsewhere. */
const wordsIfOther: Read<string | undefined> = (value, note, name) =>
  optional(shortText(longest.note))(value, note, name) ?? undefined;

export const highlightFields = {
  id: required(shortText(100)),
  quote: required(shortText(longest.note)),
  words: wordsIfOther,
  prefix: text(longest.word),
  suffix: text(longest.word),
  colour: field(v.picklist(highlightColours), 'yellow'),
  note: text(longest.note),
  tags: words,
  createdAt: field(time, 0),
};

export const highlightInOrder: (highlight: Highlight) => Partial<Highlight> =
  inOrder(highlightFields);

/** Highlights in the order of the file, oldest first. */
export const highlights: Read<Highlight[]> = list(record(highlightFields), most.highlights);

const marks = record({
  ...readsOf<FieldFrom<'marks'>>(({ from }) => from === 'marks'),
  highlights,
});

/** Null when the importer states no marks. */
const marksOrNone: Read<ReaderMarks | null> = (value, note) =>
  readRow(marks, value ?? undefined, note);

const draft = record({
  ...readsOf<FieldFrom<'draft'>>(({ from }) => from === 'draft'),
  savedAt: optional(time),
  marks: marksOrNone,
  format: text(longest.word),
  encoding: text(longest.word),
});

/** The draft within the limits, because a page, feed or list can state anything. */
export function boundedDraft(given: ArticleDraft): ArticleDraft {
  const read = readRow(draft, given);
  if (read === null) throw new TypeError('A draft has no field without which it is none');
  const { html, text, besides, assets } = given;
  return { ...read, html, text, ...(besides && { besides }), assets };
}

/** An image of an article. */
const asset = record({
  sha256: required(sha256),
  mediaType: text(longest.word, 'application/octet-stream'),
  extension: required(extension),
});
/** A file that an article was made of. */
const original = record({
  sha256: required(sha256),
  fileName: text(longest.line),
  extension: required(extension),
});

export const assets = list(asset, most.files);
export const originals = list(original, most.files);
