import type { ArticleId } from '../../core/article/article';
import { joinBytes } from '../../core/containers/join-bytes';
import { pause } from '../../core/pause';
import type { PrivateFile, PrivateFiles, Put } from '../bytes/private-files';
import type { SearchIndex } from '../index/search-index';
import type { Segment } from '../index/segment';
import { bytesOfText, textOfBytes } from './text-bytes';
import { TextTable } from './text-table';

type ReadTexts = (ids: readonly ArticleId[]) => Promise<(string | undefined)[]>;

interface TextFile {
  table: TextTable;
  file: PrivateFile;
}

/** Read from the database and written at once. */
const batch = 100;
/** Bytes read ahead in one go: half a millisecond where the system has them, some where the disk has. */
const readAhead = 1 << 18;
/** Of the memory that the machine has: what is more than that the system would not keep anyway. */
const shareOfMemory = 1 / 8;

/**
 * The texts of each segment once more, side by side in a file: from there two dozen of them are read
 * in half a millisecond, from IndexedDB in five. The files are made in quiet moments from the database,
 * which stays what counts: what is not in a file, or not whole there, is read from it, and a file that
 * is damaged or lost is made anew.
 */
export class TextFiles {
  private readonly opened = new WeakMap<Segment, TextFile>();
  private readonly damaged = new WeakSet<Segment>();
  /** Reused by every read. */
  private scratch = new Uint8Array(1 << 16);

  constructor(
    private readonly index: SearchIndex,
    private readonly files: PrivateFiles,
    private readonly readStored: ReadTexts,
  ) {}

  static nameOf(segment: Segment): string {
    return `${segment.stamp}.texts`;
  }

  /** How many articles have their text in a file. */
  get count(): number {
    return this.index.segments.reduce(
      (sum, { segment, alive }) =>
        sum + (this.fileOf(segment) ? alive.reduce((some, one) => some + one, 0) : 0),
      0,
    );
  }

  /** The texts in the order of the ids; undefined for an article that the library does not have. */
  async read(ids: readonly ArticleId[]): Promise<(string | undefined)[]> {
    const texts = ids.map((id) => this.readFromFile(id));
    const missing = ids.filter((_, i) => texts[i] === undefined);
    if (missing.length === 0) return texts;
    const stored = await this.readStored(missing);
    let next = 0;
    return texts.map((text) => text ?? stored[next++]);
  }

  private readFromFile(id: ArticleId): string | undefined {
    const place = this.index.placeOf(id);
    const found = place && this.fileOf(place.segment);
    if (!found) return undefined;
    const [from, to] = found.table.rangeOf(place.doc);
    if (this.scratch.length < to - from) this.scratch = new Uint8Array(to - from);
    const bytes = this.scratch.subarray(0, to - from);
    const text =
      found.file.read(bytes, from) === bytes.length ? found.table.textIn(place.doc, bytes) : null;
    if (text) return textOfBytes(text);
    this.opened.delete(place.segment);
    this.damaged.add(place.segment);
    return undefined;
  }

  private fileOf(segment: Segment): TextFile | undefined {
    const known = this.opened.get(segment);
    if (known || this.damaged.has(segment)) return known;
    const file = this.files.find(TextFiles.nameOf(segment));
    if (!file) return undefined;
    const head = new Uint8Array(TextTable.headBytes(segment.size));
    const table = file.read(head, 0) === head.length ? TextTable.of(head, segment.size) : null;
    if (!table) {
      this.damaged.add(segment);
      return undefined;
    }
    this.opened.set(segment, { table, file });
    return { table, file };
  }

  /**
   * Passes over all of them, step by step. What the system has read a moment ago it hands out in a
   * twentieth of the time that the disk takes, and a search reads dozens of texts from all over.
   */
  *passOver(): Generator<void> {
    const into = new Uint8Array(readAhead);
    let left = memoryOfMachine() * shareOfMemory;
    for (const { segment } of [...this.index.segments]) {
      const file = this.fileOf(segment)?.file;
      if (!file) continue;
      for (let at = 0; at < file.size && left > 0; at += into.length) {
        try {
          left -= file.read(into, at);
        } catch {
          // Its segment was merged meanwhile, and it is closed.
          break;
        }
        yield;
      }
    }
  }

  /** Makes the file of a segment where there is none, or a damaged one. */
  async make(segment: Segment, alive: Uint8Array): Promise<void> {
    if (this.fileOf(segment)) return;
    const isMade = await this.files.make(TextFiles.nameOf(segment), (put) =>
      this.fill(segment, alive, put),
    );
    if (isMade) this.damaged.delete(segment);
  }

  /** The head last: a file that was cut off has none. */
  private async fill(segment: Segment, alive: Uint8Array, put: Put): Promise<boolean> {
    const table = TextTable.empty(segment.size);
    let at = TextTable.headBytes(segment.size);
    for (let from = 0; from < segment.size; from += batch) {
      await pause();
      if (!this.index.segments.some((one) => one.segment === segment)) return false;
      const ids = segment.ids.slice(from, from + batch);
      const texts = await this.readStored(ids);
      // Lost by the database, to which the library's folder brings it back.
      if (ids.some((_, i) => alive[from + i] && texts[i] === undefined)) return false;
      const all = joinBytes(
        ids.map((_, i) => table.set(from + i, bytesOfText((alive[from + i] && texts[i]) || ''))),
      );
      put(all, at);
      at += all.length;
    }
    put(table.bytes(), 0);
    return true;
  }
}

/** In bytes; a browser tells of eight gigabytes at most, and TypeScript's library for windows of none. */
function memoryOfMachine(): number {
  const { deviceMemory = 4 } = (globalThis.navigator ?? {}) as { deviceMemory?: number };
  return deviceMemory * 2 ** 30;
}
