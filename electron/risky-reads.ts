import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ReadEnd } from './ipc/granted-files.js';

/** An item that is being read: an article's HTML, a file, or an entry of a list in a file. */
interface Read {
  /** Derived from the content. */
  key: string;
  /** 0 for the file, from 1 on for its entries. */
  item: number;
  /** Set once the read has taken `longMs`. */
  isLong?: true;
  /** The number of the import window that reads it; absent for the first one. */
  window?: number;
}

interface Ended extends Read {
  reason: ReadEnd;
  /** How many processes ended during the read; `proven` when nothing else was being read. */
  times: number;
  proven: boolean;
}

interface Notes {
  /** Notes of another version are dropped: a newer Carrel may read what an older one could not. */
  version: string;
  reading: Read[];
  ended: Ended[];
}

/**
 * A process that was killed proves nothing about what it was reading, but three in a row do. A read
 * that had just begun is not blamed after a restart: if it crashes a window at once, this process notes
 * that itself, and what freezes the whole machine takes longer than `longMs`.
 */
const mostUnproven = 3;
const longMs = 2_000;

/** When there are more, the oldest are forgotten and so tried again. */
const mostEnded = 1_000;

/**
 * Notes in the profile what the import window is about to read, so that an item that ends the process
 * is set aside: by this process when only the window has ended, else by the next one.
 */
export class RiskyReads {
  readonly #notes: Notes;
  readonly #beganAt = new Map<string, number>();
  #clock: ReturnType<typeof setInterval> | null = null;

  constructor(
    private readonly path: string,
    version: string,
  ) {
    this.#notes = readNotes(path, version);
    this.#notes.reading = this.#notes.reading.filter(({ isLong }) => isLong === true);
    this.#blame('damaged', false);
  }

  /**
   * Null when the item may be read; the caller then calls `end`. Otherwise how a process ended that
   * read it.
   */
  begin(key: string, item: number, window = 0): ReadEnd | null {
    const known = this.#notes.ended.find((each) => each.key === key && each.item === item);
    if (known && isSetAside(known)) return known.reason;
    const isKept = this.#isKept(key, window);
    const read = { key, item, ...(window > 0 && { window }) };
    this.#notes.reading = [...this.#without(key, window), read];
    this.#beganAt.set(key, performance.now());
    this.#clock ??= setInterval(() => this.#noteLong(), longMs / 2).unref();
    if (isKept) this.#write();
    return null;
  }

  end(key: string, window = 0): void {
    const isKept = this.#isKept(key, window);
    const known = this.#notes.ended.length;
    this.#notes.reading = this.#without(key, window);
    this.#notes.ended = this.#notes.ended.filter((each) => each.key !== key || each.proven);
    if (isKept || this.#notes.ended.length < known) this.#write();
  }

  /** Allows the item to be read once more. */
  forget(key: string): void {
    this.#notes.ended = this.#notes.ended.filter((each) => each.key !== key);
    this.#write();
  }

  /** A window has ended while it read. Returns how many items are now set aside because of that. */
  windowGone(reason: ReadEnd, window = 0): number {
    const others = this.#notes.reading.filter((each) => !isIn(each, window));
    this.#notes.reading = this.#notes.reading.filter((each) => isIn(each, window));
    const setAside = this.#blame(reason, this.#notes.reading.length === 1);
    this.#notes.reading = others;
    this.#write();
    return setAside;
  }

  /** A window has ended for a reason that is not in what it read. */
  windowClosed(window: number): void {
    this.#notes.reading = this.#notes.reading.filter((each) => !isIn(each, window));
    this.#write();
  }

  /** This process quits in order: the items that are being read are not to blame. */
  close(): void {
    if (this.#notes.reading.length === 0) return;
    this.#notes.reading = [];
    this.#write();
  }

  #noteLong(): void {
    const since = performance.now() - longMs;
    const grown = this.#notes.reading.filter(
      ({ key, isLong }) => !isLong && (this.#beganAt.get(key) ?? since) <= since,
    );
    for (const read of grown) read.isLong = true;
    if (grown.length > 0) this.#write();
    if (this.#notes.reading.length > 0 || this.#clock === null) return;
    clearInterval(this.#clock);
    this.#clock = null;
    this.#beganAt.clear();
  }

  /**
   * True when the file has a read of this content: only what takes long counts after a restart, so that the
   * others are not written.
   */
  #isKept(key: string, window: number): boolean {
    return this.#notes.reading.some(
      (each) => each.isLong && each.key === key && isIn(each, window),
    );
  }

  #without(key: string, window: number): Read[] {
    return this.#notes.reading.filter((each) => each.key !== key || !isIn(each, window));
  }

  /** Returns how many of the items that were being read are set aside from now on. */
  #blame(reason: ReadEnd, proven: boolean): number {
    const blamed = this.#notes.reading.map(({ key, item }): Ended => {
      const known = this.#notes.ended.find((each) => each.key === key && each.item === item);
      if (known) return Object.assign(known, { reason, times: known.times + 1, proven });
      const ended = { key, item, reason, times: 1, proven };
      this.#notes.ended.push(ended);
      return ended;
    });
    this.#notes.reading = [];
    this.#notes.ended.splice(0, this.#notes.ended.length - mostEnded);
    return blamed.filter(isSetAside).length;
  }

  /**
   * Writes at once, since the process may crash next. When the disk is full, reading goes on without
   * notes.
   */
  #write(): void {
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      writeFileSync(`${this.path}.new`, JSON.stringify(this.#notes));
      renameSync(`${this.path}.new`, this.path);
    } catch {}
  }
}

const isIn = ({ window = 0 }: Read, number: number) => window === number;

/** True when the item is not read again. */
function isSetAside({ proven, times }: Ended): boolean {
  return proven || times >= mostUnproven;
}

function readNotes(path: string, version: string): Notes {
  const none: Notes = { version, reading: [], ended: [] };
  try {
    const notes = JSON.parse(readFileSync(path, 'utf8')) as Partial<Notes>;
    if (notes.version !== version) return none;
    const isRead = (each: Read) => typeof each?.key === 'string' && Number.isInteger(each.item);
    const listOf = <Kind extends Read>(list: Kind[] | undefined) =>
      (Array.isArray(list) ? list : []).filter(isRead);
    return { version, reading: listOf(notes.reading), ended: listOf(notes.ended) };
  } catch {
    return none;
  }
}
