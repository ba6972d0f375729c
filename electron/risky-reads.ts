import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ReadEnd } from './ipc/contract.js';

/** One item of what is read: an article's HTML, a file, or an entry of a list in a file. */
interface Read {
  /** Says what is read by its content. */
  key: string;
  /** 0 for the file, from 1 on for its entries. */
  item: number;
  /** It is under way for a while: see `longMs`. */
  isLong?: true;
}

interface Ended extends Read {
  reason: ReadEnd;
  /** Processes that ended while this was read; `proven` when nothing else was read meanwhile. */
  times: number;
  proven: boolean;
}

interface Notes {
  /** A newer Carrel may read what an older one could not, so its notes begin anew. */
  version: string;
  reading: Read[];
  ended: Ended[];
}

/**
 * A killed program proves nothing about what it was reading, but not this often in turn. Nor does it about
 * a read that had just begun: what ends a window at once is blamed by this process. What freezes the whole
 * machine takes longer.
 */
const mostUnproven = 3;
const longMs = 2_000;

/** The oldest are forgotten first: then they are tried again. */
const mostEnded = 1_000;

/**
 * Notes what the import window is about to read, in the profile, so that what has ended a process is
 * set aside: by this process when the window is gone, by the next one when all of the program is.
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

  /** Null when this may be read: `end` is called after it. Else how a process ended that read it. */
  begin(key: string, item: number): ReadEnd | null {
    const known = this.#notes.ended.find((each) => each.key === key && each.item === item);
    if (known && isSetAside(known)) return known.reason;
    this.#notes.reading = [...this.#without(key), { key, item }];
    this.#beganAt.set(key, performance.now());
    this.#clock ??= setInterval(() => this.#noteLong(), longMs / 2).unref();
    this.#write();
    return null;
  }

  end(key: string): void {
    this.#notes.reading = this.#without(key);
    this.#notes.ended = this.#notes.ended.filter((each) => each.key !== key || each.proven);
    this.#write();
  }

  /** It may be read once more. */
  forget(key: string): void {
    this.#notes.ended = this.#notes.ended.filter((each) => each.key !== key);
    this.#write();
  }

  /** The window is gone, with all that it was reading. Returns how many items this sets aside. */
  windowGone(reason: ReadEnd): number {
    const setAside = this.#blame(reason, this.#notes.reading.length === 1);
    this.#write();
    return setAside;
  }

  /** The program ends in order: what is read now is not to blame. */
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

  #without(key: string): Read[] {
    return this.#notes.reading.filter((each) => each.key !== key);
  }

  /** Returns how many of what was read are set aside now; each could still be read before. */
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

  /** At once, since the process may end next. Without a disk that takes it, reading goes on. */
  #write(): void {
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      writeFileSync(`${this.path}.new`, JSON.stringify(this.#notes));
      renameSync(`${this.path}.new`, this.path);
    } catch {}
  }
}

/** True when it is not read again, so that it cannot end another process. */
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
