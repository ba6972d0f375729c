import type { CarrelDatabase, CursorRow } from '../storage/database';
import { type Doc, fields } from './postings';
import type { SearchIndex } from './search-index';
import { Segment } from './segment';
import { tokenizerVersion } from './tokenize';

/** Another version of any of these cannot be read and is built anew. */
export const indexVersion = `segments 4, words ${tokenizerVersion}, fields ${fields.length}`;
export const follower = 'search';

const segmentName = /^segment-(\d+)$/;
/** Which articles of the segments are gone. */
const deadRow = 'dead';

export interface Loaded {
  /** Up to which place in the change log the index holds everything; null: unknown. */
  seq: number | null;
  /** Why not all of what was stored is used; null when it is. */
  problem: string | null;
}

/** The sealed parts in the database: each a Blob of its own, written once. */
export class SegmentStore {
  private readonly stored = new Set<string>();
  private lastNumber = 0;

  constructor(
    private readonly database: CarrelDatabase,
    private readonly index: SearchIndex,
  ) {}

  nextName(): string {
    this.lastNumber += 1;
    return `segment-${this.lastNumber}`;
  }

  /**
   * Puts into the index what is stored. A damaged segment is taken out of the table: its articles
   * are then missing from the index, and whoever compares it with the tables puts them in again.
   */
  async load(epoch: string): Promise<Loaded> {
    const { database } = this;
    const [cursor, rows] = await database.transaction(
      'r',
      database.segments,
      database.cursors,
      () => Promise.all([database.cursors.get(follower), database.segments.toArray()]),
    );
    if (!cursor || rows.length === 0) return { seq: null, problem: 'there is none yet' };
    const older = rows.find((row) => row.version !== indexVersion);
    if (older) return this.startAnew('it is of another version');
    if (cursor.epoch !== epoch) return this.startAnew('it is of another database');
    const dead = await readDead(rows.find((row) => row.id === deadRow)?.blob);
    let problem: string | null = dead ? null : 'what is deleted from it cannot be read';
    const damaged: string[] = [];
    const segments = rows.filter((row) => segmentName.test(row.id));
    const read = segments.map((row) => readSegment(row.blob));
    for (const [i, row] of segments.entries()) {
      this.lastNumber = Math.max(this.lastNumber, Number(segmentName.exec(row.id)![1]));
      const segment = await read[i]!;
      if (segment instanceof Segment) {
        this.index.addSegment(row.id, segment, dead && (dead[row.id] ?? []));
        this.stored.add(row.id);
      } else {
        problem = segment;
        damaged.push(row.id);
      }
    }
    await database.segments.bulkDelete(damaged);
    return { seq: cursor.seq, problem };
  }

  /** Reads again what is stored; what is damaged is written anew at the next `save`. Answers how many. */
  async check(): Promise<number> {
    let damaged = 0;
    for (const name of [...this.stored]) {
      const row = await this.database.segments.get(name);
      const segment = row ? await readSegment(row.blob) : 'it is gone';
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
    return { seq: null, problem };
  }

  /** Makes the table what the sealed parts are, with the cursor, in one transaction. */
  async save(cursor: CursorRow): Promise<void> {
    const { database, index, stored } = this;
    const names = new Set(index.segments.map((one) => one.name));
    const fresh = index.segments.filter((one) => !stored.has(one.name));
    const old = [...stored].filter((name) => !names.has(name));
    const dead = Object.fromEntries(
      index.segments.map(({ name, alive }) => [name, deadOf(alive)] as const),
    );
    const version = indexVersion;
    await database.transaction('rw', database.segments, database.cursors, async () => {
      await database.segments.bulkDelete(old);
      await database.segments.bulkPut(
        fresh.map(({ name, segment }) => ({ id: name, blob: new Blob([segment.bytes]), version })),
      );
      await database.segments.put({
        id: deadRow,
        blob: new Blob([JSON.stringify(dead)]),
        version,
      });
      await database.cursors.put(cursor);
    });
    for (const name of old) stored.delete(name);
    for (const { name } of fresh) stored.add(name);
  }
}

function deadOf(alive: Uint8Array): Doc[] {
  return Array.from(alive.keys()).filter((doc) => alive[doc] === 0);
}

async function readDead(blob: Blob | undefined): Promise<Record<string, Doc[]> | null> {
  try {
    return blob ? (JSON.parse(await blob.text()) as Record<string, Doc[]>) : null;
  } catch {
    return null;
  }
}

/** Or what is wrong with it. */
async function readSegment(blob: Blob): Promise<Segment | string> {
  try {
    return new Segment(new Uint8Array(await blob.arrayBuffer()));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
