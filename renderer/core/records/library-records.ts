/**
 * The records that belong to no single article, and how many a file may hold. More rows than any person
 * makes are taken for damage or an attack.
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
  /** ULID. */
  id: required(shortText(100)),
  name: text(longestName),
  /** The query as typed: see search/query/query.ts. */
  query: required(shortText(10_000)),
  /** Milliseconds since 1970. */
  createdAt: field(time, 0),
});

/** A saved search. */
export type SavedSearchRow = ValueOf<typeof savedSearch>;

const feedAddress = required(v.pipe(address, v.nonEmpty()));
const feedFields = {
  title: text(10_000),
  siteUrl: optional(address),
  /** Names of the folders that contained the feed. */
  tags: list(textItem(longestName), 1_000),
};

export const feed = record({
  /** The feed's address. */
  id: feedAddress,
  ...feedFields,
  /** Milliseconds since 1970. */
  addedAt: field(time, 0),
});

/** A feed that the user follows, or followed in another program. */
export type FeedRow = ValueOf<typeof feed>;

export const siteRule = record({
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

/** Most rows of one file. */
export const mostRows = {
  settings: 100,
  feeds: 20_000,
  'saved-searches': 2_000,
  'site-rules': 5_000,
};

/** A feed as an importer returns it. */
export const feedDraft = record({ url: feedAddress, ...feedFields });

/** The feed within the limits; null for one without an address. */
export function boundedFeed(given: ValueOf<typeof feedDraft>): ValueOf<typeof feedDraft> | null {
  return readRow(feedDraft, given);
}
