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

/** Number of texts read from the database and written at once. */
const batch = 100;
/** Bytes of one read ahead: half a millisecond from the system's cache, several from disk. */
const readAhead = 1 << 18;
/** Share of the machine's memory to read ahead; the system's cache would not keep more. */
const shareOfMemory = 1 / 8;

/**
 * A copy of each segment's texts in a file, from which two dozen are read in half a millisecond (five from
 * IndexedDB). The files are made from the database when idle, and the database is authoritative: a text
 * that a file lacks or has damaged is read from there, and a damaged or missing file is made again.
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

  /** Number of articles whose text is in a file. */
  get count(): number {
    return this.index.segments.reduce(
      (sum, { segment, alive }) =>
        sum + (this.fileOf(segment) ? alive.reduce((some, one) => some + one, 0) : 0),
      0,
    );
  }

  /** The texts in the order of the ids; undefined for a missing one. */
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
   * Reads all files step by step, into the system's cache: from there a text takes a twentieth of the time
   * of the disk, and a search reads dozens from all places.
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
          // The segment was merged meanwhile, and the file is closed.
          break;
        }
        yield;
      }
    }
  }

  /** Creates a segment's file when it is missing or damaged. */
  async make(segment: Segment, alive: Uint8Array): Promise<void> {
    if (this.fileOf(segment)) return;
    const isMade = await this.files.make(TextFiles.nameOf(segment), (put) =>
      this.fill(segment, alive, put),
    );
    if (isMade) this.damaged.delete(segment);
  }

  /** The head is written last, so a cut-off file has none. */
  private async fill(segment: Segment, alive: Uint8Array, put: Put): Promise<boolean> {
    const table = TextTable.empty(segment.size);
    let at = TextTable.headBytes(segment.size);
    for (let from = 0; from < segment.size; from += batch) {
      await pause();
      if (!this.index.segments.some((one) => one.segment === segment)) return false;
      const ids = segment.ids.slice(from, from + batch);
      const texts = await this.readStored(ids);
      // A text that the database lost; the library folder restores it.
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

/**
 * Memory in bytes. Browsers report at most eight gigabytes, and TypeScript's DOM library lacks the
 * property.
 */
function memoryOfMachine(): number {
  const { deviceMemory = 4 } = (globalThis.navigator ?? {}) as { deviceMemory?: number };
  return deviceMemory * 2 ** 30;
}
