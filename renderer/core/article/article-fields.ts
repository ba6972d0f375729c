/**
 * The fields of an article, each declared once. Everything else that is true of all fields is derived
 * from this table: the type `Article`, what a draft gives, article.json (in the order of the table),
 * what stands in for a field that an older file or row lacks, how two records are made one, how two
 * pages are joined, what stays when a page is read again. CONTRIBUTING.md says how to add one.
 */
import * as v from 'valibot';
import { mergeNotes } from '../highlights/merge-notes';
import {
  field,
  inOrder,
  list,
  optional,
  type Read,
  type Refused,
  required,
  text,
  type ValueOf,
} from '../records/read-fields';
import { address, count, sha256, shortText, statedDate, ulid } from '../records/values';
import {
  linkFields,
  longest,
  most,
  pageLinks,
  share,
  source,
  sourceFields,
  timeIfStated,
  versionFields,
  versions,
  words,
} from './article-parts';
import {
  articleKinds,
  betterTitle,
  furtherState,
  joinedLinks,
  morePages,
  ofBody,
  ofBodyElseOther,
  ofFirst,
  ofFirstElseSecond,
  ofKnown,
  ofKnownElseIncoming,
  ofPage,
  type Pages,
  readingStates,
  type Sides,
  type Subject,
  stays,
  together,
  union,
} from './article-rules';
import { mergedVersions, renewedVersions } from './version-rules';

/** What the table says of one field. */
export interface ArticleField<Value> {
  /**
   * Where a new article has it from: its draft, as the page states it; its draft's `marks`, as a reader
   * made them in another program; what the import works out; or nowhere yet, then it has its default.
   */
  from: 'draft' | 'marks' | 'import' | 'later';
  /** Its bounds, and what takes its place where it is missing or does not fit. */
  read: Read<Value | Refused>;
  /** False for what article.json does not hold. */
  inFile?: false;
  /** The form that article.json holds, where that is not the value itself. */
  write?(value: Value): unknown;
  /** The value when the same article comes in again. */
  merge(values: Sides<Value>, articles: Sides<Subject>): Value;
  /** True when an import has to report that merging has changed this; absent for never. */
  isNews?(merged: Value, known: Value): boolean;
  /** The value when two pages of one article are joined. */
  join(left: Value, right: Value, pages: Pages): Value;
  /** The value when the page is read by today's rules; absent for a field that stays. */
  renew?(
    known: Value,
    said: Value,
    article: Subject,
    text: Pick<Subject, 'textSha256' | 'wordCount'>,
  ): Value;
  /**
   * Present for the reader's own work, which stays when the page is read again. True when `there` still
   * holds what the reader did in `here`; it may hold more.
   */
  keeps?(here: Value, there: Value): boolean;
}

type Rules<Reader, Needed extends keyof ArticleField<unknown>> = Omit<
  ArticleField<ValueOf<Reader>>,
  'from' | 'read' | Needed
> &
  Required<Pick<ArticleField<ValueOf<Reader>>, Needed>>;

// Two steps, so that the type of the rules follows from the reader's.
const fieldOf =
  <From extends ArticleField<unknown>['from'], Needed extends keyof ArticleField<unknown>>(
    from: From,
  ) =>
  <Reader>(read: Reader) =>
  (rules: Rules<Reader, Needed>) => ({ ...rules, from, read });

/** What the page states, or the list that it was in. */
const stated = fieldOf<'draft', 'renew'>('draft');
/** What a reader did to it. */
const marked = fieldOf<'marks', 'keeps'>('marks');
/** What the import works out. */
const worked = fieldOf<'import', never>('import');
/** What is known only once the article is stored. */
const later = fieldOf<'later', never>('later');

const differs = (merged: unknown, known: unknown) =>
  JSON.stringify(merged) !== JSON.stringify(known);

/** The better body's page knows best; what it does not say, another copy may have said. */
const saidOfIt = { merge: ofBodyElseOther, join: ofFirstElseSecond, renew: ofPage };
/** True of one body and of no other. */
const ofItsBody = { merge: ofBody, join: ofFirst, renew: ofPage };
/** Worked out from the text; joining and reading again work it out anew. */
const ofItsText = { merge: ofBody, join: ofFirst };

/** In the order in which a person would look for them in article.json. */
export const articleFields = {
  /** Twenty-six characters of Crockford base 32, sortable by the time they were made (the ULID spec). */
  id: worked(required(ulid))({ merge: ofKnown, join: ofFirst }),
  kind: stated(field(v.picklist(articleKinds), 'article'))(ofItsBody),
  title: stated(text(longest.line))({
    ...{ merge: betterTitle, join: ofFirst, renew: ofPage, isNews: differs },
  }),
  /** The people who wrote it, as names alone: no job, no e-mail address. */
  byline: stated(words)(saidOfIt),
  site: stated(optional(shortText(longest.word)))(saidOfIt),
  /** Where the page was saved from. */
  url: stated(optional(address))({
    ...{ merge: ofKnownElseIncoming, join: ofFirst, renew: stays },
  }),
  /** The address under which duplicates meet: see canonical-url.ts. */
  canonicalUrl: stated(optional(address))({
    ...{ merge: ofKnown, join: ofFirst, renew: stays },
  }),
  /** BCP 47, e.g. `ko` or `zh-Hant`. */
  lang: stated(optional(shortText(longest.word)))(saidOfIt),
  /** ISO 8601 as the page states it: with its own offset, or a date alone. */
  publishedAt: stated(optional(statedDate))({
    ...{ merge: ofKnownElseIncoming, join: ofFirstElseSecond, renew: ofPage },
  }),
  /** Likewise, when it was last changed. */
  updatedAt: stated(optional(statedDate))(saidOfIt),
  /** The part of the site it is in, e.g. `경제`. */
  section: stated(optional(shortText(longest.word)))(saidOfIt),
  /** Words the page gives itself; the reader's own are `tags`. */
  keywords: stated(words)({ merge: together(union), join: union, renew: ofPage }),
  /** As the page states it: an address, or a name. */
  licence: stated(optional(shortText(longest.line)))(saidOfIt),
  /** Milliseconds since 1970: when its reader saved it, else when it was imported. */
  savedAt: worked(timeIfStated)({
    ...{ merge: together(Math.min), join: (left, right) => Math.min(left, right), isNews: differs },
  }),
  tags: stated(words)({
    ...{ merge: together(union), join: union, renew: stays, isNews: differs },
    keeps: (here, there) => here.every((tag) => there.includes(tag)),
  }),
  state: marked(field(v.picklist(readingStates), 'unread'))({
    ...{ merge: together(furtherState), join: furtherState, isNews: differs },
    keeps: (here, there) => here === 'unread' || here === there,
  }),
  starred: marked(field(v.boolean(), false))({
    merge: ({ known, incoming }) => known || incoming,
    join: (left, right) => left || right,
    isNews: differs,
    keeps: (here, there) => !here || there,
  }),
  /** How far it was read, 0 to 1 of the reader's scroll height. */
  progress: marked(share)({
    merge: ({ known, incoming }) => Math.max(known, incoming),
    join: (left, right) => Math.max(left, right),
    isNews: differs,
    // It changes all the time, and the place is soon found again.
    keeps: () => true,
  }),
  /** What its reader wrote about it as a whole; empty for nothing. */
  note: marked(text(longest.note))({
    ...{ merge: together(mergeNotes), join: mergeNotes, isNews: differs },
    keeps: (here, there) => there.includes(here),
  }),
  /** How many passages its reader has marked; they are kept apart, and counted whatever a file says. */
  highlightCount: later((): number => 0)({
    ...{ merge: ofKnown, join: ofFirst, keeps: () => true },
  }),
  /** The first sentences, at most 300 characters. */
  excerpt: stated(text(longest.line))(ofItsBody),
  wordCount: worked(field(count, 0))(ofItsText),
  readingMinutes: worked(field(count, 0))(ofItsText),
  /** Images of the body that are not in the library: the page came without them. */
  missingImages: stated(field(count, 0))({
    ...{ merge: ofBody, join: (left, right) => left + right, renew: ofPage },
  }),
  source: worked(source)({ write: inOrder(sourceFields), merge: ofBody, join: ofFirst }),
  /**
   * Hashes of the files as they came in, that of the file with the body first; more than one after
   * the same page came in twice. Several articles of one feed file share theirs.
   */
  originals: worked(list(required(sha256), most.files))({
    merge: ({ body, other }) => union(body, other),
    join: union,
  }),
  /** The hash of the normalised plain text, which finds the same text under another address. */
  textSha256: worked(field(shortText(64), ''))(ofItsText),
  /**
   * The different texts that its page had each time it was saved, oldest first; that of the body is
   * one of them. Absent where there was one only: see version-rules.ts.
   */
  versions: later(versions)({
    write: (rows) => rows?.map(inOrder(versionFields)),
    merge: mergedVersions,
    isNews: (merged, known) => (merged?.length ?? 1) > (known?.length ?? 1),
    // Texts of one page each: none is a text of the whole.
    join: () => undefined,
    renew: renewedVersions,
  }),
  /** Absent where its page names none before or after it: see join-pages.ts. */
  pageLinks: stated(pageLinks)({
    write: (links) => links && inOrder(linkFields)(links),
    ...{ merge: morePages, join: joinedLinks, renew: stays },
  }),
  /** Its folder in the library, e.g. `articles/2025/02/the-harbour-4xw5a862qb`; never changes. */
  folder: worked(text(longest.line))({ inFile: false, merge: ofKnown, join: ofFirst }),
  /** The body shows one: read from the body whenever that is stored, so no file has it. */
  hasImage: later(field(v.boolean(), false))({
    ...{ inFile: false, merge: ofKnown, join: ofFirst },
  }),
};
