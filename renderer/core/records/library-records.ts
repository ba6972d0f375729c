/**
 * The fields of what belongs to no single article, and how many rows a file may hold. More rows than
 * anybody has made by hand or followed are taken for damage, or for a trap.
 */
import * as v from 'valibot';
import {
  field,
  list,
  optional,
  readRow,
  record,
  required,
  text,
  textItem,
  type ValueOf,
} from './read-fields';
import { address, shortText, time } from './values';

const longestName = 1_000;

export const savedSearch = record({
  /** A ULID. */
  id: required(shortText(100)),
  name: text(longestName),
  /** As it is typed into the box: see search/query/query.ts. */
  query: required(shortText(10_000)),
  /** Milliseconds since 1970. */
  createdAt: field(time, 0),
});

/** A search that its reader wants to have at hand. */
export type SavedSearchRow = ValueOf<typeof savedSearch>;

const feedAddress = required(v.pipe(address, v.nonEmpty()));
const feedFields = {
  title: text(10_000),
  siteUrl: optional(address),
  /** The folders that it was in. */
  tags: list(textItem(longestName), 1_000),
};

export const feed = record({
  /** Its address. */
  id: feedAddress,
  ...feedFields,
  /** Milliseconds since 1970. */
  addedAt: field(time, 0),
});

/** A feed that its reader follows, or followed in the program that it comes from. */
export type FeedRow = ValueOf<typeof feed>;

export const siteRule = record({
  /** The site's host without `www.`, in lower case. */
  id: required(v.pipe(shortText(253), v.nonEmpty())),
  /** CSS selector of the block with the article; the first that it finds counts. */
  body: required(
    v.pipe(
      shortText(500),
      v.check((selector) => selector.trim() !== '', 'Empty'),
    ),
  ),
  /** Milliseconds since 1970. */
  madeAt: field(time, 0),
});

const mostSettingCharacters = 100_000;

export const setting = record({
  id: required(v.pipe(shortText(100), v.nonEmpty())),
  value: required(
    v.pipe(
      v.unknown(),
      v.check((value) => (JSON.stringify(value) ?? '').length <= mostSettingCharacters, 'Too long'),
    ),
  ),
});

export type SettingRow = ValueOf<typeof setting>;

/** Rows of one file. */
export const mostRows = {
  settings: 100,
  feeds: 20_000,
  'saved-searches': 2_000,
  'site-rules': 5_000,
};

/** A feed as an importer finds it. */
export const feedDraft = record({ url: feedAddress, ...feedFields });

/** The same feed within the bounds; null for one without an address. */
export function boundedFeed(given: ValueOf<typeof feedDraft>): ValueOf<typeof feedDraft> | null {
  return readRow(feedDraft, given);
}
