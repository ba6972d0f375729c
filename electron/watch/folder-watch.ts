import { type FSWatcher, watch } from 'node:fs';
import { lstat, open, realpath } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import type { WatchState } from '../ipc/granted-files.js';
import { entriesOf, openable, type RawEntry } from '../raw-names.js';
import { holdsMails, isMaildir } from './maildir.js';
import { openForWriting } from './open-for-writing.js';
import type { Stamp, TakenFiles } from './taken-files.js';
import { type Unit, WholeFiles } from './whole-files.js';

export interface WholeFile {
  absolute: string;
  /** The path from the watched folder on, with that folder's own name. */
  name: string;
  size: number;
}

/** What happened to the files that were handed over, by their indices. */
export interface HandedOver {
  /** Files that could not be read or saved now. */
  again: readonly number[];
  /** Files that the user has left out: not offered again before the next start. */
  later: readonly number[];
}

export interface WatchTimes {
  /** A file is whole when it has not changed for so long. */
  settleMs: number;
  /**
   * The folder is listed again after so long: file system events get lost on network shares and with
   * many changes at once.
   */
  rescanMs: number;
  /** A folder with very many files is listed less often: so many times later than listing it took. */
  rescanFactor: number;
}

export const usualTimes: WatchTimes = { settleMs: 2_000, rescanMs: 10_000, rescanFactor: 20 };

const soonMs = 200;
/** A saved page may be there before the folder of its images. */
const filesComeWithinMs = 30_000;
const mostFiles = 100_000;
const mostAtOnce = 300;
/** A saved page refers to its images within its first bytes. */
const headBytes = 512 * 1024;

/** Watches one folder and hands over its new files once they are whole. Changes nothing in it. */
export class FolderWatch {
  state: WatchState = 'watching';
  /** The number of files that are not whole yet. */
  waiting = 0;
  lastTakenAt: number | null = null;
  readonly #whole: WholeFiles;
  /** When to try a path again, in milliseconds of performance.now(). */
  readonly #notBefore = new Map<string, number>();
  readonly #firstSeen = new Map<string, number>();
  #watcher: FSWatcher | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #scanning: Promise<void> | null = null;
  #isStale = false;
  #stopped = false;

  constructor(
    private readonly path: string,
    readonly taken: TakenFiles,
    /** The library folder: files in it are not imported. */
    private readonly library: string,
    /** Resolves to null when no page is there to import the files. */
    private readonly handOver: (files: WholeFile[]) => Promise<HandedOver | null>,
    private readonly onChange: () => void,
    private readonly times: WatchTimes = usualTimes,
  ) {
    this.#whole = new WholeFiles(times.settleMs);
  }

  start(): void {
    void this.#scanNow();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#watcher?.close();
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.taken.save();
  }

  #scanSoon(ms: number): void {
    if (this.#stopped) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#scanNow(), ms);
  }

  async #scanNow(): Promise<void> {
    if (this.#stopped) return;
    if (this.#scanning !== null) {
      this.#isStale = true;
      return;
    }
    this.#isStale = false;
    const startedAt = performance.now();
    this.#scanning = this.#scan().catch((error) => this.#tell(stateOf(error), 0));
    await this.#scanning;
    this.#scanning = null;
    const tookMs = performance.now() - startedAt;
    const rescanMs = Math.max(this.times.rescanMs, this.times.rescanFactor * tookMs);
    const isWaiting = this.state === 'watching' && this.waiting > 0;
    if (this.#isStale) this.#scanSoon(soonMs);
    else this.#scanSoon(isWaiting ? this.times.settleMs : rescanMs);
  }

  #tell(state: WatchState, waiting: number): void {
    const isNew = state !== this.state || waiting !== this.waiting;
    this.state = state;
    this.waiting = waiting;
    if (state !== 'watching') {
      this.#watcher?.close();
      this.#watcher = null;
    }
    if (isNew) this.onChange();
  }

  async #scan(): Promise<void> {
    const root = await realpath(this.path);
    const library = await realpath(this.library).catch(() => this.library);
    if (isInside(root, library)) return this.#tell('own-library', 0);
    const files = new Map<string, Stamp>();
    await walk(root, '', library, files);
    if (files.size > mostFiles) return this.#tell('too-many', 0);
    this.#listen(root);
    const now = performance.now();
    const { whole, waiting } = this.#whole.look(files, now);
    const isNew = ({ files: paths }: Unit) =>
      paths.some((path) => !this.taken.has(path, files.get(path)!));
    const stillWaiting = waiting.filter(isNew);
    const ready: Unit[] = [];
    for (const unit of whole.filter(isNew)) {
      if ((this.#notBefore.get(unit.files[0]!) ?? 0) > now) continue;
      if (await this.#lacksItsFiles(root, unit, files, now)) stillWaiting.push(unit);
      else ready.push(unit);
    }
    const absolute = (path: string) => join(root, path);
    const written = await openForWriting(ready.flatMap((unit) => unit.files.map(absolute)));
    const isWritten = (unit: Unit) => unit.files.some((path) => written.has(absolute(path)));
    stillWaiting.push(...ready.filter(isWritten));
    this.#tell('watching', stillWaiting.length);
    await this.#take(
      root,
      ready.filter((unit) => !isWritten(unit)),
      files,
    );
  }

  /** Hands over in batches; a page and its files are never separated. */
  async #take(root: string, units: Unit[], files: ReadonlyMap<string, Stamp>): Promise<void> {
    while (units.length > 0 && !this.#stopped) {
      const part: string[] = [];
      do part.push(...units.shift()!.files);
      while (units.length > 0 && part.length + units[0]!.files.length <= mostAtOnce);
      const answer = await this.handOver(
        part.map((path) => ({
          absolute: join(root, path),
          name: `${basename(root)}/${path}`,
          size: files.get(path)!.size,
        })),
      );
      if (answer === null) return;
      const { again, later } = answer;
      for (const [at, path] of part.entries()) {
        if (later.includes(at)) this.#notBefore.set(path, Number.POSITIVE_INFINITY);
        else if (again.includes(at)) {
          this.#notBefore.set(path, performance.now() + this.times.rescanMs);
        } else this.taken.add(path, files.get(path)!);
      }
      if (again.length + later.length < part.length) this.lastTakenAt = Date.now();
      this.onChange();
    }
  }

  /** True for a page whose folder of images is still missing: Firefox writes the page first. */
  async #lacksItsFiles(
    root: string,
    unit: Unit,
    files: ReadonlyMap<string, Stamp>,
    now: number,
  ): Promise<boolean> {
    const [page] = unit.files;
    if (page === undefined || unit.files.length > 1 || !/\.x?html?$/i.test(page)) return false;
    const since = this.#firstSeen.get(page) ?? now;
    this.#firstSeen.set(page, since);
    if (now - since > filesComeWithinMs || files.get(page)!.size === 0) return false;
    return speaksOfFiles(join(root, page));
  }

  #listen(root: string): void {
    if (this.#watcher !== null || this.#stopped) return;
    try {
      this.#watcher = watch(root, { recursive: true }, () => this.#scanSoon(soonMs));
      this.#watcher.on('error', () => {
        this.#watcher?.close();
        this.#watcher = null;
      });
    } catch {
      // Too many watches, or a system without them: the folder is still listed at intervals.
    }
  }
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}

/**
 * Lists files below `folder`, without hidden ones. Links are not followed: they may form a cycle or
 * lead anywhere.
 */
async function walk(
  root: string,
  prefix: string,
  library: string,
  files: Map<string, Stamp>,
): Promise<void> {
  if (files.size > mostFiles || isInside(join(root, prefix), library)) return;
  const entries = await entriesOf(join(root, prefix)).catch((error): RawEntry[] => {
    // Only an error of the watched folder itself is reported; a subfolder that cannot be read is left
    // out.
    if (prefix === '') throw error;
    return [];
  });
  const folders = new Set(entries.filter((each) => each.isDirectory()).map(({ name }) => name));
  const isMail = isMaildir(folders);
  for (const entry of entries) {
    if (entry.name.startsWith('.') || (isMail && !holdsMails(entry.name))) continue;
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (entry.isDirectory()) await walk(root, path, library, files);
    else if (entry.isFile()) {
      const about = await lstat(openable(join(root, path))).catch(() => null);
      if (about?.isFile()) files.set(path, { size: about.size, mtimeMs: about.mtimeMs });
    }
  }
}

async function speaksOfFiles(path: string): Promise<boolean> {
  const file = await open(openable(path), 'r').catch(() => null);
  if (file === null) return false;
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    // Looks for the page's own `_files/` folder; in a web address a host would precede it.
    const head = buffer.toString('latin1', 0, bytesRead);
    return /\b(?:src|href)\s*=\s*["']?(?:\.\/)?[^"'\s>:]*(?:_files|\.files)\//i.test(head);
  } catch {
    return false;
  } finally {
    await file.close();
  }
}

function stateOf(error: unknown): WatchState {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'gone' : 'unreadable';
}
