import Dexie, { type EntityTable, type Table, type Transaction } from 'dexie';
import type { Article, ArticleId, CleanHtml, Sha256 } from '../core/article/article';
import { articleDefaults } from '../core/article/article-record';
import type { LeftOutPart } from '../core/article/left-out';
import { showsImage } from '../core/article/shows-image';
import type { PageTrace } from '../core/extract/site-family';
import type { SiteRule } from '../core/extract/site-rule';
import type { FeedTrouble } from '../core/feeds/feed-problem';
import type { SeenItem } from '../core/feeds/seen-items';
import type { Highlight } from '../core/highlights/highlight';
import { type ArticleState, articleJoining, workOf } from '../core/machines/article-state';
import type { RecordRow, RecordRowState } from '../core/machines/record-state';
import type {
  CollectionRow,
  FeedRow,
  SavedSearchRow,
  SettingRow,
  TagRow,
} from '../core/records/library-records';
import { databaseName } from './check-database';

export interface HtmlRow {
  id: ArticleId;
  html: CleanHtml;
  /** What is kept of the page beside the body; absent where that is nothing. */
  leftOut?: LeftOutPart[];
  /**
   * Set while the article.html that article.json speaks of has not come from the other machine. The body is made
   * of the text until then, and is neither written nor counted as a change of the page.
   */
  isOnItsWay?: true;
}

export interface TextRow {
  id: ArticleId;
  text: string;
  /** The running text that was left out: searched after `text`. Absent for none. */
  leftOut?: string;
  /** The text of left-out menus and lists: searched by `in:left-out` only. Absent for none. */
  links?: string;
}

/** All highlights of an article, oldest first; they are read and written together. */
export interface HighlightsRow {
  id: ArticleId;
  highlights: Highlight[];
}

/** An image of an article; its bytes are in the library folder. */
export interface AssetRow {
  sha256: Sha256;
  mediaType: string;
  /** With its dot. */
  extension: string;
}

/** An imported file; its bytes are in the library folder. */
export interface OriginalRow {
  sha256: Sha256;
  /** The file's original name, without folders. */
  fileName: string;
  /** With its dot; empty when the name has none. */
  extension: string;
  /** True when all items of the file are in the library, so that importing it again does nothing. */
  complete: boolean;
}

/** The files of an article in the library folder, as the follower last wrote them (vault/follower.ts). */
export interface VaultRow {
  id: ArticleId;
  folder: string;
  /** Checksums of article.html and article.json as Carrel wrote them. */
  htmlSha256: Sha256;
  jsonSha256: Sha256;
  /** Sizes, to detect a change without reading the files. */
  htmlBytes: number;
  jsonBytes: number;
  /** What article.html was made of, without its body and tags: see vault/save-article.ts. Absent in older rows. */
  head?: string;
}

/**
 * What all machines have done to an article, and when: see core/machines/article-state.ts. It outlives the
 * article, and may come before it.
 */
export interface StampsRow {
  id: ArticleId;
  state: ArticleState;
  /** Its folder; empty while it is not known. */
  folder: string;
  /** The row of the log for which this machine has stamped it last; absent for never. */
  seq?: number;
  /** The article that it has become a part of, as its state says; absent for none. */
  into?: ArticleId;
}

/** The same for a row of a record that some machine has changed; it outlives the row. */
export interface RecordStampsRow {
  /** `<record> <row>`. */
  id: string;
  record: LibraryRecord;
  row: string;
  state: RecordRowState;
  seq?: number;
}

/** The other rows of a record, as they came in. One with a state of its own does not count here any more. */
export interface RecordBaseRow {
  id: LibraryRecord;
  rows: RecordRow[];
}

/** A file of another machine that was read. */
export interface MachineFileRow {
  /** `<machine>/<name>`. */
  id: string;
  bytes: number;
}

/** The records: data of the whole library, each with its own file in the library folder. */
export const libraryRecords = [
  'settings',
  'feeds',
  'saved-searches',
  'site-rules',
  'tags',
  'collections',
] as const;
export type LibraryRecord = (typeof libraryRecords)[number];

export type ChangeKind = 'article-added' | 'article-changed' | 'article-deleted' | 'record-changed';

/** A row of the change log: see change-log.ts. */
export interface Change {
  seq: number;
  kind: ChangeKind;
  /** The article's id or the record's name. */
  id: ArticleId | LibraryRecord;
  /** Milliseconds since 1970. */
  at: number;
  /** Set when nothing but the article's record was changed: no body, text, original or highlight. */
  isRecordOnly?: true;
}

/** How far a follower has read the log. A cursor of another epoch is invalid: start from the tables. */
export interface CursorRow {
  follower: string;
  seq: number;
  epoch: string;
}

/** A sealed part of the index: see search/index/segment.ts. */
export interface SegmentRow {
  id: string;
  blob: Blob;
}

/** The segments that make up the index; written in the same transaction as the segments. */
export interface CatalogRow {
  id: 'catalog';
  version: string;
  /** The number of articles at a position of the log; cached, because counting is slow. */
  counted: { articles: number; seq: number };
  parts: {
    id: string;
    /** A unique id of this version of the segment. */
    stamp: string;
    /** Tombstones: the numbers of deleted articles in the segment. */
    dead: number[];
    /** The tags of its articles: the sets that occur, and the number of each article's set. */
    tags: { sets: (readonly string[])[]; setOf: Uint32Array };
  }[];
}

/** The similarity of an article's text to others: see library/copies/copies-follower.ts. */
export interface CopiesRow {
  id: ArticleId;
  /** Checksum of the compared text. */
  textSha256: Sha256;
  /** Version of the comparison rules. */
  rules: number;
  /** The text's signature; empty for an article that is not compared. */
  bands: Uint32Array;
  /** The articles with nearly the same text. */
  copies: ArticleId[];
  /** The smallest id in the article's connected group of copies; absent without copies. */
  group?: ArticleId;
}

/** Traces of a site's pages, for its site family: see library/import/site-families.ts. */
export interface SiteRow {
  /** The site's host, as in a site rule. */
  id: string;
  /** Newest last. */
  traces: PageTrace[];
}

/**
 * What refreshing a feed needs and what changes with each time. It is in no file: when it is lost, the feed
 * is fetched whole once more, and its items are found again by address and text.
 */
export interface FeedStateRow {
  id: string;
  etag: string | null;
  lastModified: string | null;
  /** Milliseconds since 1970; null for never. */
  triedAt: number | null;
  goodAt: number | null;
  trouble: FeedTrouble | null;
  /** Number of failures since the last good time. */
  failures: number;
  /** Milliseconds since 1970: it is not refreshed by itself before then. */
  notBefore: number;
  /** Milliseconds since 1970: until then the server asked not to be asked again. */
  askedToWait: number;
  items: SeenItem[];
}

/** The working copy of the library. Carrel assigns all keys, also those of `changes`. */
export class CarrelDatabase extends Dexie {
  articles!: EntityTable<Article, 'id'>;
  html!: EntityTable<HtmlRow, 'id'>;
  texts!: EntityTable<TextRow, 'id'>;
  assets!: EntityTable<AssetRow, 'sha256'>;
  originals!: EntityTable<OriginalRow, 'sha256'>;
  vault!: EntityTable<VaultRow, 'id'>;
  changes!: Table<Change, number>;
  cursors!: EntityTable<CursorRow, 'follower'>;
  segments!: Table<SegmentRow | CatalogRow, string>;
  settings!: EntityTable<SettingRow, 'id'>;
  highlights!: EntityTable<HighlightsRow, 'id'>;
  savedSearches!: EntityTable<SavedSearchRow, 'id'>;
  feeds!: EntityTable<FeedRow, 'id'>;
  copies!: EntityTable<CopiesRow, 'id'>;
  siteRules!: EntityTable<SiteRule, 'id'>;
  sites!: EntityTable<SiteRow, 'id'>;
  feedStates!: EntityTable<FeedStateRow, 'id'>;
  tags!: EntityTable<TagRow, 'id'>;
  stamps!: EntityTable<StampsRow, 'id'>;
  recordStamps!: Table<RecordStampsRow | RecordBaseRow, string>;
  machineFiles!: EntityTable<MachineFileRow, 'id'>;
  collections!: EntityTable<CollectionRow, 'id'>;

  constructor(name = databaseName) {
    // Strict durability: a transaction completes when it is on disk, not when it is in the system's
    // cache (measured: 2.3 ms instead of 1.7 ms).
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      articles: 'id, savedAt, canonicalUrl, textSha256, *originals, *tags',
      html: 'id',
      texts: 'id',
      assets: 'sha256',
      originals: 'sha256',
      vault: 'id',
      changes: '++seq',
      cursors: 'follower',
      segments: 'id',
      settings: 'id',
    });
    this.version(2)
      .stores({
        articles: 'id, savedAt, canonicalUrl, textSha256, highlightCount, *originals, *tags',
        highlights: 'id',
        savedSearches: 'id',
        feeds: 'id',
      })
      .upgrade((transaction) =>
        transaction.table('articles').toCollection().modify(completeArticle),
      );
    this.version(3).stores({ copies: 'id, group' });
    this.version(4).stores({ siteRules: 'id', sites: 'id' });
    this.version(5).stores({
      articles:
        'id, savedAt, canonicalUrl, textSha256, highlightCount, *originals, *tags, *pageLinks.pages, pageLinks.next, pageLinks.previous',
    });
    this.version(6).stores({}).upgrade(noteImages);
    this.version(7).stores({
      articles:
        'id, savedAt, canonicalUrl, textSha256, highlightCount, *originals, *tags, *feeds, *pageLinks.pages, pageLinks.next, pageLinks.previous',
      feedStates: 'id',
    });
    this.version(8).stores({
      articles:
        'id, savedAt, url, canonicalUrl, textSha256, highlightCount, *originals, *tags, *feeds, *pageLinks.pages, pageLinks.next, pageLinks.previous',
    });
    this.version(9).stores({ tags: 'id' });
    this.version(10)
      .stores({ stamps: 'id, seq', recordStamps: 'id, seq', machineFiles: 'id' })
      .upgrade(noteStates);
    this.version(11).stores({ collections: 'id' });
    this.version(12).stores({ stamps: 'id, seq, into' });
  }
}

/** Sets `hasImage`, which is new in version 6, from the bodies; reads them in batches to save memory. */
async function noteImages(transaction: Transaction): Promise<void> {
  const bodies = transaction.table<HtmlRow, ArticleId>('html');
  const shown = new Set<ArticleId>();
  for (let last = ''; ; ) {
    const ids = await bodies.where('id').above(last).limit(200).primaryKeys();
    for (const row of await readable(bodies, ids)) {
      if (row && showsImage(row.html)) shown.add(row.id);
    }
    if (ids.length < 200) break;
    last = ids.at(-1)!;
  }
  await transaction
    .table<Article>('articles')
    .toCollection()
    .modify((article) => {
      article.hasImage = shown.has(article.id);
    });
}

/** Notes what is known of each article, new in version 10, so that later changes are noticed. */
async function noteStates(transaction: Transaction): Promise<void> {
  const articles = transaction.table<Article, ArticleId>('articles');
  for (let last = ''; ; ) {
    const some = await articles.where('id').above(last).limit(200).toArray();
    const ids = some.map(({ id }) => id);
    const marks = await transaction.table<HighlightsRow, ArticleId>('highlights').bulkGet(ids);
    const rows = some.map((article, at): StampsRow => {
      const { id, folder } = article;
      const highlights = marks[at]?.highlights ?? [];
      return { id, folder, state: articleJoining.base(workOf({ article, highlights })) };
    });
    await transaction.table('stamps').bulkPut(rows);
    if (some.length < 200) break;
    last = ids.at(-1)!;
  }
}

/** Reads rows; undefined for one that Chromium has lost. It is recovered from the library folder later. */
async function readable(
  bodies: Table<HtmlRow, ArticleId>,
  ids: ArticleId[],
): Promise<(HtmlRow | undefined)[]> {
  try {
    return await bodies.bulkGet(ids);
  } catch {
    const rows: (HtmlRow | undefined)[] = [];
    for (const id of ids) rows.push(await bodies.get(id).catch(() => undefined));
    return rows;
  }
}

/** Adds the default values of fields that are newer than the row. */
function completeArticle(article: Article): void {
  Object.assign(article, { ...articleDefaults, ...article });
}
