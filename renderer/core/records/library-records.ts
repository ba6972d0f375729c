/**
 * The records that belong to no single article, and how many a file may hold. More rows than any person
 * makes are taken for damage or an attack.
 */
import * as v from 'valibot';
import {
  field,
  list,
  optional,
  type Read,
  type Refused,
  readRow,
  record,
  refused,
  required,
  sparse,
  text,
  textItem,
  type ValueOf,
} from './read-fields';
import { address, shortText, time } from './values';

const longestName = 1_000;

const searchRule = record({
  /** The tags that the articles get. */
  tags: list(textItem(100), 100),
  star: field(v.boolean(), false),
  archive: field(v.boolean(), false),
  /** True when it is applied to what is imported, not on demand alone. */
  onImport: field(v.boolean(), false),
});

/** What a saved search does to the articles that it finds. */
export type SearchRule = ValueOf<typeof searchRule>;

const ruleOrNone: Read<SearchRule | null> = (value, note, name) => {
  const taken = searchRule(value, note, name);
  return taken === refused ? null : (taken as SearchRule);
};

const savedSearchRow = {
  /** ULID. */
  id: required(shortText(100)),
  name: text(longestName),
  /** The query as typed: see search/query/query.ts. */
  query: required(shortText(10_000)),
  /** Milliseconds since 1970. */
  createdAt: field(time, 0),
  /** Absent for a search that only finds. */
  rule: sparse(ruleOrNone, (rule) => rule === null),
};

export const savedSearch = record(savedSearchRow);

/** A saved search. */
export type SavedSearchRow = ValueOf<typeof savedSearch>;

const feedAddress = required(v.pipe(address, v.nonEmpty()));

/** Which articles of a feed stay after the reader is done with them: see library/feeds/keep-rule.ts. */
export const keepRules = ['all', 'starred', 'search'] as const;
/** When a feed is refreshed by itself; `hand` for never. */
export const feedSchedules = ['hand', 'start', 'hourly', 'daily'] as const;
/** Whether an article's text is that of the feed or of its page. */
export const feedTexts = ['feed', 'page'] as const;

const isEmpty = (items: readonly unknown[]) => items.length === 0;
const folderNames = list(textItem(longestName), 20);
/** The names of nested folders, outermost first; at least one. */
const folder: Read<string[] | Refused> = (value, note, name) => {
  const names = folderNames(value, note, name);
  return names.length === 0 ? refused : names;
};
const attribute = record({ name: required(shortText(100)), value: required(shortText(10_000)) });

export const mostFeedTags = 1_000;
const feedFields = {
  title: text(10_000),
  siteUrl: optional(address),
  /** The tags that its articles inherit. */
  tags: list(textItem(longestName), mostFeedTags),
  /** The folders that contain the feed; absent for none. */
  folders: sparse(list(folder, 100), isEmpty),
  /** Further attributes of its outline in the OPML file, as they were; absent for none. */
  attributes: sparse(list(attribute, 100), isEmpty),
};

const sparseChoice = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  sparse(field(v.picklist(names), names[0]), (name) => name === names[0]);

const feedRow = {
  /** The feed's address when it was added. Its articles refer to it, so it never changes. */
  id: feedAddress,
  ...feedFields,
  /** The address that it has permanently moved to. */
  movedTo: sparse(optional(address), (moved) => moved === null),
  keep: sparseChoice(keepRules),
  /** The id of the saved search that says what stays. */
  keepSearch: sparse(optional(shortText(100)), (id) => id === null),
  text: sparseChoice(feedTexts),
  schedule: sparseChoice(feedSchedules),
  /** A muted feed is not refreshed by itself or with all others, and its unread articles are not counted. */
  muted: sparse(field(v.boolean(), false), (muted) => !muted),
  /** Milliseconds since 1970: when its server said that it is gone for good. */
  endedAt: sparse(optional(time), (at) => at === null),
  /** Milliseconds since 1970. */
  addedAt: field(time, 0),
};

export const feed = record(feedRow);

/** A feed that the user follows, or followed in another program. */
export type FeedRow = ValueOf<typeof feed>;

const siteRuleRow = {
  /** The site's host in lower case, without `www.`. */
  id: required(v.pipe(shortText(253), v.nonEmpty())),
  /** CSS selector of the block with the article; its first match counts. */
  body: required(
    v.pipe(
      shortText(500),
      v.check((selector) => selector.trim() !== '', 'Empty'),
    ),
  ),
  /** Milliseconds since 1970. */
  madeAt: field(time, 0),
};

export const siteRule = record(siteRuleRow);

/** The colours of tags, by the names that the highlights have. */
export const tagColours = ['yellow', 'green', 'blue', 'pink', 'purple'] as const;
export type TagColour = (typeof tagColours)[number];
/** In characters. */
export const longestTagDescription = 1_000;

const tagRow = {
  /** The tag's name. */
  id: required(v.pipe(shortText(100), v.nonEmpty())),
  /** Null for none. */
  colour: optional(v.picklist(tagColours)),
  description: text(longestTagDescription),
};

export const tag = record(tagRow);

/** What is known of a tag beside the articles that have it. */
export type TagRow = ValueOf<typeof tag>;

/** In characters. */
export const longestCollectionNote = 100_000;
export const mostInCollection = 10_000;

const collectionRow = {
  /** ULID. */
  id: required(shortText(100)),
  name: text(longestName),
  /** Plain text or Markdown. */
  note: text(longestCollectionNote),
  /** The ids of its articles in their order. One that is gone keeps its place: it may come back from the trash. */
  articles: list(textItem(100), mostInCollection),
  /** Milliseconds since 1970. */
  createdAt: field(time, 0),
};

export const collection = record(collectionRow);

/** An ordered list of articles for a project. */
export type CollectionRow = ValueOf<typeof collection>;

/** In characters, as JSON. */
export const mostSettingCharacters = 100_000;

/** Equal settings give equal bytes, whatever order their values were set in. */
function inKeyOrder(value: unknown): unknown {
  const isPlain = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isPlain ? Object.fromEntries(Object.entries(value).sort(byName)) : value;
}

const byName = ([one]: [string, unknown], [other]: [string, unknown]) => (one < other ? -1 : 1);

const settingRow = {
  id: required(v.pipe(shortText(100), v.nonEmpty())),
  value: required(
    v.pipe(
      v.unknown(),
      v.check((value) => (JSON.stringify(value) ?? '').length <= mostSettingCharacters, 'Too long'),
      v.transform(inKeyOrder),
    ),
  ),
};

export const setting = record(settingRow);

export type SettingRow = ValueOf<typeof setting>;

/** Most rows of one file. */
export const mostRows = {
  settings: 100,
  feeds: 20_000,
  'saved-searches': 2_000,
  'site-rules': 5_000,
  tags: 20_000,
  collections: 2_000,
};

/** The fields of the rows of each record. */
export const recordRowFields: Record<
  keyof typeof mostRows,
  Readonly<Record<string, Read<unknown>>>
> = {
  settings: settingRow,
  feeds: feedRow,
  'saved-searches': savedSearchRow,
  'site-rules': siteRuleRow,
  tags: tagRow,
  collections: collectionRow,
};

/** A feed as an importer returns it. */
export const feedDraft = record({ url: feedAddress, ...feedFields });

/** The feed within the limits; null for one without an address. */
export function boundedFeed(given: ValueOf<typeof feedDraft>): ValueOf<typeof feedDraft> | null {
  return readRow(feedDraft, given);
}
