import Dexie, { type EntityTable, type Table, type Transaction } from 'dexie';
import type { Article, ArticleId, CleanHtml, Sha256 } from '../core/article/article';
import { articleDefaults } from '../core/article/article-record';
import { showsImage } from '../core/article/shows-image';
import type { PageTrace } from '../core/extract/site-family';
import type { SiteRule } from '../core/extract/site-rule';
import type { Highlight } from '../core/highlights/highlight';
import type { FeedRow, SavedSearchRow, SettingRow } from '../core/records/library-records';
import { databaseName } from './check-database';

export interface HtmlRow {
  id: ArticleId;
  html: CleanHtml;
}

export interface TextRow {
  id: ArticleId;
  text: string;
}

/** All that is marked in an article, oldest first: it is read and written together. */
export interface HighlightsRow {
  id: ArticleId;
  highlights: Highlight[];
}

/** An image of an article; its bytes are in the library's folder. */
export interface AssetRow {
  sha256: Sha256;
  mediaType: string;
  /** With its dot. */
  extension: string;
}

/** A file that came in; its bytes are in the library's folder. */
export interface OriginalRow {
  sha256: Sha256;
  /** As it was dropped, without folders. */
  fileName: string;
  /** With its dot; empty when the name has none. */
  extension: string;
  /** All items of the file are in the library: the same bytes again are a no-op. */
  complete: boolean;
}

/** What of an article is in the library's folder: see vault/follower.ts. */
export interface VaultRow {
  id: ArticleId;
  folder: string;
  /** Of article.html and article.json as Carrel wrote them. */
  htmlSha256: Sha256;
  jsonSha256: Sha256;
  /** Sizes, to notice a change without reading. */
  htmlBytes: number;
  jsonBytes: number;
}

/** What of the library belongs to no single article, and has a file of its own. */
export const libraryRecords = ['settings', 'feeds', 'saved-searches', 'site-rules'] as const;
export type LibraryRecord = (typeof libraryRecords)[number];

export type ChangeKind = 'article-added' | 'article-changed' | 'article-deleted' | 'record-changed';

/** One line of the log that every follower reads: see change-log.ts. */
export interface Change {
  seq: number;
  kind: ChangeKind;
  /** The article's id, or the record's name; of several at once, one row each. */
  id: ArticleId | LibraryRecord;
  /** Milliseconds since 1970. */
  at: number;
}

/** How far a follower has read. A cursor of another epoch means: start again from the tables. */
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

/** Which of them make the index; written with them. */
export interface CatalogRow {
  id: 'catalog';
  version: string;
  /** How many articles there were at which place of the log: counting takes long. */
  counted: { articles: number; seq: number };
  parts: {
    id: string;
    /** Told from every other part by it. */
    stamp: string;
    /** The numbers of those of its articles that are gone. */
    dead: number[];
  }[];
}

/** How like an article is to others, by its text: see library/copies/copies-follower.ts. */
export interface CopiesRow {
  id: ArticleId;
  /** Of the text that was looked at, and the rules by which. */
  textSha256: Sha256;
  rules: number;
  /** Empty for what is not compared. */
  bands: Uint32Array;
  /** The articles that it is a copy of, or that are copies of it. */
  copies: ArticleId[];
  /** The smallest id of those that hang together so; absent for an article alone. */
  group?: ArticleId;
}

/** What was learnt of a site from its pages: see library/import/site-families.ts. */
export interface SiteRow {
  /** Its host, as in a rule. */
  id: string;
  /** The newest last. */
  traces: PageTrace[];
}

/** The working copy of the library. All keys are ours, none auto-increments except `changes.seq`. */
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

  constructor(name = databaseName) {
    // Strict: a transaction is reported done when it is on disk, not when it is in a cache
    // (measured: 2.3 ms against 1.7 ms).
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
  }
}

/** Not known before version 6, and told by the bodies; those are too large to be read all at once. */
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

/** Chromium can lose a large value alone. It comes back from the folder later, and must stop nothing here. */
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

/** Fills in the fields that the row's version did not know. */
function completeArticle(article: Article): void {
  Object.assign(article, { ...articleDefaults, ...article });
}
