/**
 * The fields of an article, each declared once. Derived from this table: the type `Article`, a draft's
 * fields, article.json (in the order of the table), defaults for older files and rows, and the rules for
 * merging, joining pages and re-extraction. CONTRIBUTING.md says how to add a field.
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
  sparse,
  text,
  type ValueOf,
} from '../records/read-fields';
import { address, count, sha256, shortText, statedDate, ulid } from '../records/values';
import {
  downloadFields,
  downloadsOrNone,
  enclosureFields,
  enclosuresOrNone,
  feedIds,
  leftOutFields,
  leftOutOrNone,
  linkFields,
  longest,
  most,
  pageLinks,
  publication,
  share,
  source,
  sourceFields,
  timeIfStated,
  timeOrNone,
  versionFields,
  versions,
  words,
  writePublication,
} from './article-parts';
import {
  articleKinds,
  betterTitle,
  bothDownloads,
  factsOfBoth,
  firstFacts,
  furtherState,
  joinedLinks,
  morePages,
  ofBody,
  ofBodyElseOther,
  ofFirst,
  ofFirstElseSecond,
  ofIncomingElseKnown,
  ofKnown,
  ofKnownElseIncoming,
  ofPage,
  type Pages,
  readingStates,
  type Sides,
  type Subject,
  stays,
  symmetric,
  union,
  unionIfAny,
} from './article-rules';
import { mergedVersions, renewedVersions } from './version-rules';

/** The declaration of one field. */
export interface ArticleField<Value> {
  /**
   * Where a new article's value comes from: its draft; its draft's `marks`, what the reader did in another
   * program; the import, which computes it; or later, then the field starts with its default.
   */
  from: 'draft' | 'marks' | 'import' | 'later';
  /** Validates the value, and replaces a missing or invalid one by the default. */
  read: Read<Value | Refused>;
  /** False for a field that article.json does not contain. */
  inFile?: false;
  /** The value's form in article.json, where that differs. */
  write?(value: Value): unknown;
  /** The merged value when the same article is imported again. */
  merge(values: Sides<Value>, articles: Sides<Subject>): Value;
  /** True when the import report must mention that merging changed the field; absent for never. */
  isReported?(merged: Value, known: Value): boolean;
  /** The value when two pages of one article are joined. */
  join(left: Value, right: Value, pages: Pages): Value;
  /** The value after re-extraction; absent for a field that does not change. */
  renew?(
    known: Value,
    stated: Value,
    article: Subject,
    text: Pick<Subject, 'textSha256' | 'wordCount'>,
  ): Value;
  /**
   * Present for the reader's own work, which re-extraction keeps. True when `there` still contains what the
   * reader did in `here`; it may contain more.
   */
  keeps?(here: Value, there: Value): boolean;
  /**
   * Present for the reader's own work, except for what is counted: how it becomes one when several machines
   * have changed it. `last`: the last change counts. `set`: elements that each was added or removed last.
   * `text`: changes of different lines are both taken. All other fields go with the page: see
   * core/machines/article-state.ts.
   */
  machines?: 'last' | 'set' | 'text';
}

type Rules<Reader, Needed extends keyof ArticleField<unknown>> = Omit<
  ArticleField<ValueOf<Reader>>,
  'from' | 'read' | Needed
> &
  Required<Pick<ArticleField<ValueOf<Reader>>, Needed>>;

// Two steps, so that TypeScript infers the rules' type from `read`.
const fieldOf =
  <From extends ArticleField<unknown>['from'], Needed extends keyof ArticleField<unknown>>(
    from: From,
  ) =>
  <Reader>(read: Reader) =>
  (rules: Rules<Reader, Needed>) => ({ ...rules, from, read });

/** Stated by the page, or by the list that contained it. */
const stated = fieldOf<'draft', 'renew'>('draft');
/** Set by the reader. */
const marked = fieldOf<'marks', 'keeps' | 'machines'>('marks');
/** Computed by the import. */
const worked = fieldOf<'import', never>('import');
/** Known only after the article is stored. */
const later = fieldOf<'later', never>('later');

const differs = (merged: unknown, known: unknown) =>
  JSON.stringify(merged) !== JSON.stringify(known);

/** The value of the page with the better body; where that states none, the other copy's. */
const ruleOfPage = { merge: ofBodyElseOther, join: ofFirstElseSecond, renew: ofPage };
/** Describes one body, and goes with it. */
const ruleOfBody = { merge: ofBody, join: ofFirst, renew: ofPage };
/** Computed from the text; joining and re-extraction compute it again. */
const ruleOfText = { merge: ofBody, join: ofFirst };

/** In the order in which a person would read them in article.json. */
export const articleFields = {
  /** ULID: 26 characters of Crockford base 32, sortable by time of creation. */
  id: worked(required(ulid))({ merge: ofKnown, join: ofFirst }),
  kind: stated(field(v.picklist(articleKinds), 'article'))(ruleOfBody),
  title: stated(text(longest.line))({
    ...{ merge: betterTitle, join: ofFirst, renew: ofPage, isReported: differs },
  }),
  /** Names of the authors only, without jobs and e-mail addresses. */
  byline: stated(words)(ruleOfPage),
  site: stated(optional(shortText(longest.word)))(ruleOfPage),
  /** Hash of the image by which the site is recognised, where the page carried it; absent for none. */
  icon: stated(sparse(optional(sha256), (hash) => hash === null))(ruleOfPage),
  /** The address from which the page was saved. */
  url: stated(optional(address))({
    ...{ merge: ofKnownElseIncoming, join: ofFirst, renew: stays },
  }),
  /** The address by which duplicates are found: see web/canonical-url.ts. */
  canonicalUrl: stated(optional(address))({
    ...{ merge: ofKnown, join: ofFirst, renew: stays },
  }),
  /** BCP 47, e.g. `ko` or `zh-Hant`. */
  lang: stated(optional(shortText(longest.word)))(ruleOfPage),
  /** ISO 8601 as the page states it: with its own offset, or a date alone. */
  publishedAt: stated(optional(statedDate))({
    ...{ merge: ofKnownElseIncoming, join: ofFirstElseSecond, renew: ofPage },
  }),
  /** Date of the last change, in the same form. */
  updatedAt: stated(optional(statedDate))(ruleOfPage),
  /** The site's section, e.g. `경제`. */
  section: stated(optional(shortText(longest.word)))(ruleOfPage),
  /** The page's own keywords; the reader's are `tags`. */
  keywords: stated(words)({ merge: symmetric(union), join: union, renew: ofPage }),
  /** As the page states it: an address or a name. */
  licence: stated(optional(shortText(longest.line)))(ruleOfPage),
  /** Journal, volume, pages, DOI and what else a reference needs; absent where nobody states it. */
  publication: stated(publication)({
    ...{
      write: writePublication,
      merge: factsOfBoth,
      join: firstFacts,
      renew: (known, page) => firstFacts(page, known),
    },
  }),
  /** The feeds that it came in: the ids of their rows. Absent for none. */
  feeds: stated(feedIds)({ merge: symmetric(unionIfAny), join: unionIfAny, renew: stays }),
  /** The files that belong to it, as its feed states them. Absent for none. */
  enclosures: stated(enclosuresOrNone)({
    write: (files) => files?.map(inOrder(enclosureFields)),
    ...{ merge: ofIncomingElseKnown, join: ofFirstElseSecond, renew: stays },
  }),
  /** The enclosures that the reader has downloaded; they stay when the feed no longer names them. */
  downloads: later(downloadsOrNone)({
    write: (files) => files?.map(inOrder(downloadFields)),
    ...{ merge: symmetric(bothDownloads), join: bothDownloads, machines: 'set' },
    keeps: (here, there) =>
      (here ?? []).every(({ sha256 }) => there?.some((kept) => kept.sha256 === sha256) ?? false),
  }),
  /** Milliseconds since 1970: when the reader saved the article, else when it was imported. */
  savedAt: worked(timeIfStated)({
    ...{
      merge: symmetric(Math.min),
      join: (left, right) => Math.min(left, right),
      isReported: differs,
    },
  }),
  tags: stated(words)({
    ...{ merge: symmetric(union), join: union, renew: stays, isReported: differs },
    keeps: (here, there) => here.every((tag) => there.includes(tag)),
    machines: 'set',
  }),
  state: marked(field(v.picklist(readingStates), 'unread'))({
    ...{ merge: symmetric(furtherState), join: furtherState, isReported: differs },
    keeps: (here, there) => here === 'unread' || here === there,
    machines: 'last',
  }),
  starred: marked(field(v.boolean(), false))({
    merge: ({ known, incoming }) => known || incoming,
    join: (left, right) => left || right,
    isReported: differs,
    keeps: (here, there) => !here || there,
    machines: 'last',
  }),
  /** Reading progress, 0 to 1 of the scroll height. */
  progress: marked(share)({
    merge: ({ known, incoming }) => Math.max(known, incoming),
    join: (left, right) => Math.max(left, right),
    isReported: differs,
    // Progress changes all the time and is easily found again, so it never counts as lost.
    keeps: () => true,
    machines: 'last',
  }),
  /** The reader's note on the whole article; empty for none. */
  note: marked(text(longest.note))({
    ...{ merge: symmetric(mergeNotes), join: mergeNotes, isReported: differs },
    keeps: (here, there) => there.includes(here),
    machines: 'text',
  }),
  /** Number of highlights. They are stored apart, and counted regardless of what a file states. */
  highlightCount: later((): number => 0)({
    ...{ merge: ofKnown, join: ofFirst, keeps: () => true },
  }),
  /** The first sentences, at most 300 characters. */
  excerpt: stated(text(longest.line))(ruleOfBody),
  wordCount: worked(field(count, 0))(ruleOfText),
  readingMinutes: worked(field(count, 0))(ruleOfText),
  /**
   * True when the page had only the beginning of the article, because the rest is for subscribers; absent
   * otherwise.
   */
  onlyBeginning: stated(sparse(field(v.boolean(), false), (is) => !is))(ruleOfBody),
  /** Images of the body that are not in the library, because they did not come with the page. */
  missingImages: stated(field(count, 0))({
    ...{ merge: ofBody, join: (left, right) => left + right, renew: ofPage },
  }),
  /**
   * Milliseconds since 1970: when the body was last extracted again with another result. Absent for a body
   * that is as it was imported.
   */
  extractedAt: later(timeOrNone)({
    ...{ merge: ofBody, join: () => undefined },
  }),
  source: worked(source)({ write: inOrder(sourceFields), merge: ofBody, join: ofFirst }),
  /**
   * SHA-256 of the imported files, first the one with the body; several when the page was imported more
   * than once. Articles of one feed file share theirs. The downloaded files are among them.
   */
  originals: worked(list(required(sha256), most.files))({
    merge: ({ body, other }) => union(body, other),
    join: union,
  }),
  /** Hash of the normalised plain text, by which the same text under another address is found. */
  textSha256: worked(field(shortText(64), ''))(ruleOfText),
  /** The text of the page that is kept beside the body; absent for none: see left-out.ts. */
  leftOut: worked(leftOutOrNone)({
    write: (facts) => facts && inOrder(leftOutFields)(facts),
    merge: ofBody,
    // Computed from the parts of both pages.
    join: () => undefined,
  }),
  /**
   * The different texts that the page had when it was saved, oldest first, including the body's. Absent for
   * a single text: see version-rules.ts.
   */
  versions: later(versions)({
    write: (rows) => rows?.map(inOrder(versionFields)),
    merge: mergedVersions,
    isReported: (merged, known) => (merged?.length ?? 1) > (known?.length ?? 1),
    // Versions are texts of single pages, and none is a text of the whole article.
    join: () => undefined,
    renew: renewedVersions,
  }),
  /** Absent when the page links to no page before or after it: see join-pages.ts. */
  pageLinks: stated(pageLinks)({
    write: (links) => links && inOrder(linkFields)(links),
    ...{ merge: morePages, join: joinedLinks, renew: stays },
  }),
  /** The article's folder in the library, e.g. `articles/2025/02/the-harbour-4xw5a862qb`; never changes. */
  folder: worked(text(longest.line))({ inFile: false, merge: ofKnown, join: ofFirst }),
  /** Whether the body shows an image. Computed whenever the body is stored, so no file contains it. */
  hasImage: later(field(v.boolean(), false))({
    ...{ inFile: false, merge: ofKnown, join: ofFirst },
  }),
};
