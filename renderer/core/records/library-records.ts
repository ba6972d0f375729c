/**
 * The fields of what belongs to no single article, and how many rows a file may hold. More rows than
 * anybody has made by hand or followed are taken for damage, or for a trap.
 */
import * as v from 'valibot';
import type { FeedDraft } from '../importer';
import type { SiteRule } from '../site-rule';
import { field, list, optional, readRow, record, required, text, textItem } from './read-fields';
import { address, shortText, time } from './values';

/** A search that its reader wants to have at hand. */
export interface SavedSearchRow {
  /** A ULID. */
  id: string;
  name: string;
  /** As it is typed into the box: see search/query/query.ts. */
  query: string;
  /** Milliseconds since 1970. */
  createdAt: number;
}

/** A feed that its reader follows, or followed in the program that it comes from. */
export interface FeedRow {
  /** Its address. */
  id: string;
  title: string;
  siteUrl: string | null;
  /** The folders that it stood in. */
  tags: string[];
  /** Milliseconds since 1970. */
  addedAt: number;
}

export interface SettingRow {
  id: string;
  value: unknown;
}

const longestName = 1_000;
const tags = list(textItem(longestName), 1_000);

export const savedSearch = record<SavedSearchRow>({
  id: required(shortText(100)),
  name: text(longestName),
  query: required(shortText(10_000)),
  createdAt: field(time, 0),
});

export const feed = record<FeedRow>({
  id: required(v.pipe(address, v.nonEmpty())),
  title: text(10_000),
  siteUrl: optional(address),
  tags,
  addedAt: field(time, 0),
});

export const siteRule = record<SiteRule>({
  id: required(v.pipe(shortText(253), v.nonEmpty())),
  body: required(
    v.pipe(
      shortText(500),
      v.check((selector) => selector.trim() !== '', 'Empty'),
    ),
  ),
  madeAt: field(time, 0),
});

const mostSettingCharacters = 100_000;

export const setting = record<SettingRow>({
  id: required(v.pipe(shortText(100), v.nonEmpty())),
  value: required(
    v.pipe(
      v.unknown(),
      v.check((value) => (JSON.stringify(value) ?? '').length <= mostSettingCharacters, 'Too long'),
    ),
  ),
});

/** Rows of one file. */
export const mostRows = {
  settings: 100,
  feeds: 20_000,
  'saved-searches': 2_000,
  'site-rules': 5_000,
};

const feedDraft = record<FeedDraft>({
  url: required(v.pipe(address, v.nonEmpty())),
  title: text(10_000),
  siteUrl: optional(address),
  tags,
});

/** The same feed within the bounds; null for one without an address. */
export function boundedFeed(given: FeedDraft): FeedDraft | null {
  return readRow(feedDraft, given);
}
