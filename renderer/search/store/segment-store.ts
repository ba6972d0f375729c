import { pause } from '../../core/pause';
import type { CarrelDatabase, CatalogRow, CursorRow } from '../../storage/database';
import type { PrivateFiles } from '../bytes/private-files';
import { fields } from '../index/postings';
import type { SearchIndex } from '../index/search-index';
import { Segment } from '../index/segment';
import { type StoredTags, TagSets } from '../index/tag-sets';
import { tokenizerVersion } from '../text/tokenize';

/** Versions of the formats; an index of other versions is rebuilt. */
export const indexVersion = `segments 8, words ${tokenizerVersion}, fields ${fields.length}`;
export const follower = 'search';

const suffix = '.segment';
/** Bytes of a single write. */
const bytesAtOnce = 1 << 20;

export interface Loaded {
  /** The index holds everything in the change log up to this row; null when unknown. */
  seq: number | null;
  counted: CountedArticles | null;
  /** Why the stored index was not used whole; null when it was. */
  problem: string | null;
}

/** The number of articles at a row of the change log. */
export interface CountedArticles {
  articles: number;
  seq: number;
}

interface Stored {
  cursor: CursorRow | undefined;
  catalog: CatalogRow | undefined;
  /** Segments and catalogue together, in bytes. */
  rows: number;
}

/**
 * Stores the segments: in the database as Blobs, each written once, and as copies in private files, made
 * when idle. The Blobs are authoritative, but are read whole, which takes three seconds for a hundred
 * thousand articles; a file is read in parts on demand.
 */
export class SegmentStore {
  private readonly stored = new Set<string>();
  /** The segments' private files. */
  private readonly damaged = new Set<string>();
  /** Opens the files before it is known which are needed, because the database takes longer. */
  private readonly fromFiles: Map<string, Segment>;
  private lastNumber = 0;

  constructor(
    private readonly database: CarrelDatabase,
    private readonly index: SearchIndex,
    private readonly files: PrivateFiles,
  ) {
    this.fromFiles = this.openAll();
  }

  static nameOf(segment: Segment): string {
    return segment.stamp + suffix;
  }

  nextName(): string {
    this.lastNumber += 1;
    return `segment-${this.lastNumber}`;
  }

  /** The database's records of the index. */
  private readCatalog(): Promise<Stored> {
    const { database } = this;
    return database.transaction('r', database.segments, database.cursors, async () => {
      const [cursor, catalog, rows] = await Promise.all([
        database.cursors.get(follower),
        database.segments.get('catalog') as Promise<CatalogRow | undefined>,
        database.segments.count(),
      ]);
      return { cursor, catalog, rows };
    });
  }

  /** Files by their stamps. */
  private openAll(): Map<string, Segment> {
    const opened = new Map<string, Segment>();
    for (const name of this.files.names()) {
      const file = name.endsWith(suffix) ? this.files.find(name) : undefined;
      const segment = file && segmentOrReason(() => Segment.open(file));
      if (segment instanceof Segment) opened.set(segment.stamp, segment);
      else if (file) this.damaged.add(name);
    }
    return opened;
  }

  /**
   * Loads the stored segments into the index. A damaged one is removed from the table: its articles are
   * then missing, and the follower indexes them again.
   */
  async load(epoch: Promise<string>): Promise<Loaded> {
    const { database } = this;
    const { cursor, catalog, rows } = await this.readCatalog();
    if (rows > 0 && catalog?.version !== indexVersion) {
      return this.startAnew('it is of another version');
    }
    if (!cursor || !catalog) return this.startAnew('there is none yet');
    if (cursor.epoch !== (await epoch)) return this.startAnew('it is of another database');
    let problem: string | null = null;
    const damaged: string[] = [];
    const opened = catalog.parts.map(
      ({ id, stamp }) => this.fromFiles.get(stamp) ?? this.readWhole(id),
    );
    this.fromFiles.clear();
    for (const [i, { id, dead, tags }] of catalog.parts.entries()) {
      this.lastNumber = Math.max(this.lastNumber, Number(/\d+$/.exec(id)?.[0] ?? 0));
      const segment = await opened[i]!;
      if (segment instanceof Segment) {
        this.index.addSegment(id, segment, dead, tagsOf(tags, segment.size));
        this.stored.add(id);
      } else {
        problem = segment;
        damaged.push(id);
      }
    }
    if (damaged.length > 0) await database.segments.bulkDelete(damaged);
    return { seq: cursor.seq, counted: catalog.counted, problem };
  }

  /** The segment, or why it cannot be used. */
  private async readWhole(id: string): Promise<Segment | string> {
    const bytes = await this.readBytes(id).catch(reasonOf);
    return typeof bytes === 'string' ? bytes : segmentOrReason(() => Segment.of(bytes));
  }

  private async readBytes(id: string): Promise<Uint8Array<ArrayBuffer>> {
    const row = await this.database.segments.get(id);
    if (!row || !('blob' in row)) throw new Error('it is gone');
    return new Uint8Array(await row.blob.arrayBuffer());
  }

  /** Reads a segment with a damaged file from IndexedDB instead; returns whether that succeeded. */
  async repair(segment: Segment): Promise<boolean> {
    this.damaged.add(SegmentStore.nameOf(segment));
    const own = this.index.segments.find((one) => one.segment === segment);
    if (!own) return false;
    try {
      segment.fill(await this.readBytes(own.name));
      return true;
    } catch {
      return false;
    }
  }

  /** Copies a segment into a file when that is missing or damaged. */
  async copy(segment: Segment): Promise<void> {
    const name = SegmentStore.nameOf(segment);
    if (this.files.find(name) && !this.damaged.has(name)) return;
    const { bytes } = segment;
    const isMade = await this.files.make(name, async (put) => {
      for (let at = 0; at < bytes.length; at += bytesAtOnce) {
        await pause();
        put(bytes.subarray(at, at + bytesAtOnce), at);
      }
      return true;
    });
    if (isMade) this.damaged.delete(name);
  }

  /** Verifies what is stored. Damaged parts are written again by the next `save`; returns how many. */
  async check(): Promise<number> {
    let damaged = 0;
    for (const name of [...this.stored]) {
      const segment = await this.readWhole(name);
      if (segment instanceof Segment) continue;
      damaged += 1;
      this.stored.delete(name);
    }
    return damaged;
  }

  private async startAnew(problem: string): Promise<Loaded> {
    const { database } = this;
    await database.transaction('rw', database.segments, database.cursors, async () => {
      await database.segments.clear();
      await database.cursors.delete(follower);
    });
    return { seq: null, counted: null, problem };
  }

  /** Writes the segments and the cursor to the table in one transaction. */
  async save(cursor: CursorRow, counted: CountedArticles): Promise<void> {
    const { database, index, stored } = this;
    const names = new Set(index.segments.map((one) => one.name));
    const fresh = index.segments.filter((one) => !stored.has(one.name));
    const old = [...stored].filter((name) => !names.has(name));
    const catalog: CatalogRow = {
      id: 'catalog',
      version: indexVersion,
      counted,
      parts: index.segments.map(({ name, segment, alive, tags }) => ({
        id: name,
        stamp: segment.stamp,
        tags: tags.stored(segment.size),
        dead: Array.from(alive.keys()).filter((doc) => alive[doc] === 0),
      })),
    };
    const blobs = fresh.map(({ name, segment }) => ({ id: name, blob: new Blob([segment.bytes]) }));
    await database.transaction('rw', database.segments, database.cursors, async () => {
      await database.segments.bulkDelete(old);
      await database.segments.bulkPut([...blobs, catalog]);
      await database.cursors.put(cursor);
    });
    for (const name of old) stored.delete(name);
    for (const { name } of fresh) stored.add(name);
  }
}

/** None when they are damaged: the comparison with the tables, which follows, sets them. */
function tagsOf(stored: StoredTags, size: number): TagSets {
  try {
    return TagSets.of(stored, size);
  } catch {
    return new TagSets(size);
  }
}

function segmentOrReason(make: () => Segment): Segment | string {
  try {
    return make();
  } catch (error) {
    return reasonOf(error);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
