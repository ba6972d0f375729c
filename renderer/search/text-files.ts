import type { ArticleId } from '../core/article';
import { joinBytes } from '../core/containers/join-bytes';
import { pause } from './pause';
import type { SearchIndex } from './search-index';
import type { Segment } from './segment';
import { TextLink, type TextPart } from './text-link';
import { TextTable } from './text-table';

type ReadTexts = (ids: readonly ArticleId[]) => Promise<(string | undefined)[]>;

/** Read from the database and written at once. */
const batch = 100;

/**
 * The texts of each segment once more, side by side in a file of the origin's private file system:
 * from there two dozen of them are read in half a millisecond, from IndexedDB in five. The files are
 * made in quiet moments from the database, which stays what counts: what is not in a file, or not
 * whole there, is read from it, and a file that is lost is made anew.
 *
 * A copy of the segments beside them was tried for the start: no faster than their Blobs.
 *
 * A shared worker may not read such files at once, so each window lends it a worker that may
 * (text-worker.ts); a question is answered with the one of the window that asked.
 */
export class TextFiles {
  private readonly links = new Set<TextLink>();
  private readonly tables = new WeakMap<Segment, TextTable>();
  private readonly damaged = new WeakSet<Segment>();
  private following: Promise<void> | null = null;

  constructor(
    private readonly index: SearchIndex,
    private readonly readStored: ReadTexts,
  ) {}

  /** Takes what a window lends. */
  lend(port: MessagePort): TextLink {
    const link = new TextLink(port);
    this.links.add(link);
    return link;
  }

  /** Of how many articles the texts are at hand. */
  get count(): number {
    return this.index.segments.reduce(
      (sum, { segment, alive }) =>
        sum + (this.tables.has(segment) ? alive.reduce((some, one) => some + one, 0) : 0),
      0,
    );
  }

  /** In the order of the ids; undefined for what the library does not have. */
  async read(ids: readonly ArticleId[], asker?: TextLink): Promise<(string | undefined)[]> {
    const link = asker && !asker.isOver ? asker : this.anyLink();
    const texts = link ? await this.readFiles(ids, link) : ids.map(() => undefined);
    const missing = ids.filter((_, i) => texts[i] === undefined);
    if (missing.length === 0) return texts;
    const stored = await this.readStored(missing);
    let next = 0;
    return texts.map((text) => text ?? stored[next++]);
  }

  private async readFiles(
    ids: readonly ArticleId[],
    link: TextLink,
  ): Promise<(string | undefined)[]> {
    const texts: (string | undefined)[] = ids.map(() => undefined);
    const wanted = new Map<Segment, { table: TextTable; some: { at: number; doc: number }[] }>();
    ids.forEach((id, at) => {
      const place = this.index.placeOf(id);
      const table = place && this.tables.get(place.segment);
      if (!table) return;
      const { segment, doc } = place;
      const own = wanted.get(segment) ?? { table, some: [] };
      own.some.push({ at, doc });
      wanted.set(segment, own);
    });
    if (wanted.size === 0) return texts;
    const parts = Array.from(
      wanted,
      ([segment, { table, some }]): TextPart => ({
        file: segment.stamp,
        ranges: some.map(({ doc }) => table.rangeOf(doc)),
      }),
    );
    const bytes = await link.read(parts);
    if (!bytes) {
      // Gone with its file system, say: not asked for again before the files were looked at.
      for (const segment of wanted.keys()) this.tables.delete(segment);
      return texts;
    }
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    let from = 0;
    for (const [segment, { table, some }] of wanted) {
      for (const { at, doc } of some) {
        const [start, end] = table.rangeOf(doc);
        const own = bytes.subarray(from, from + end - start);
        from += end - start;
        const text = table.textIn(doc, own);
        if (text) texts[at] = decoder.decode(text);
        else this.giveUp(segment);
      }
    }
    return texts;
  }

  /** A part of its file is damaged: it is made anew. */
  private giveUp(segment: Segment): void {
    this.tables.delete(segment);
    this.damaged.add(segment);
  }

  private anyLink(): TextLink | undefined {
    for (const link of this.links) {
      if (!link.isOver) return link;
      this.links.delete(link);
    }
    return undefined;
  }

  /** Finds the files that are there. */
  async openTables(): Promise<void> {
    const link = this.anyLink();
    if (!link) return;
    for (const { segment } of this.index.segments) {
      if (this.tables.has(segment) || this.damaged.has(segment)) continue;
      const ranges = [[0, TextTable.headBytes(segment.size)] as const];
      const bytes = await link.read([{ file: segment.stamp, ranges }]);
      const table = bytes && TextTable.of(bytes, segment.size);
      if (table) this.tables.set(segment, table);
    }
  }

  /** Makes the files that are missing and removes those of segments that are gone. */
  async follow(): Promise<void> {
    this.following ??= this.makeFiles().finally(() => {
      this.following = null;
    });
    await this.following;
  }

  private async makeFiles(): Promise<void> {
    await this.openTables();
    // What is open in a window cannot be written: each closes what is no longer wanted, or damaged.
    const good = this.index.segments.filter(({ segment }) => this.tables.has(segment));
    const files = good.map(({ segment }) => segment.stamp);
    for (const link of this.links) await link.keep(files);
    for (const { segment, alive } of this.index.segments) {
      const link = this.anyLink();
      if (!link) return;
      if (this.tables.has(segment)) continue;
      const table = await this.makeFile(segment, alive, link);
      if (!table) continue;
      this.tables.set(segment, table);
      this.damaged.delete(segment);
    }
  }

  /** Null when it could not be made, or is no longer wanted. */
  private async makeFile(
    segment: Segment,
    alive: Uint8Array,
    link: TextLink,
  ): Promise<TextTable | null> {
    const table = TextTable.empty(segment.size);
    const encoder = new TextEncoder();
    let at = TextTable.headBytes(segment.size);
    for (let from = 0; from < segment.size; from += batch) {
      await pause();
      if (!this.index.segments.some((one) => one.segment === segment)) return null;
      const ids = segment.ids.slice(from, from + batch);
      const texts = await this.readStored(ids);
      // Lost by the database, to which the library's folder brings it back.
      if (ids.some((_, i) => alive[from + i] && texts[i] === undefined)) return null;
      const all = joinBytes(
        ids.map((_, i) => table.set(from + i, encoder.encode(alive[from + i] ? texts[i] : ''))),
      );
      const { length } = all;
      if (!(await link.write(segment.stamp, at, all, false))) return null;
      at += length;
    }
    return (await link.write(segment.stamp, 0, table.bytes(), true)) ? table : null;
  }
}
