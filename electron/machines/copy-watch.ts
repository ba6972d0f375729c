import { type FSWatcher, watch } from 'node:fs';
import { join, posix, sep } from 'node:path';

/** Most folders that are watched where each needs a watch of its own. */
const mostWatched = 512;
/** A sync program makes several copies at once: they are told together. */
const soonMs = 300;

/**
 * Says where a sync program has made copies, as soon as it has. Copies come where this machine has written, so
 * only those folders are watched, unless the system can watch a folder with all below it. What is not seen is
 * found by the slow look at all folders.
 */
export class CopyWatch {
  /** By their places in the library, the one that was written last at the end. Empty: the library itself. */
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #found = new Set<string>();
  #root = '';
  #timer: NodeJS.Timeout | null = null;

  constructor(
    /** The library folder, which may be moved. */
    private readonly root: () => string,
    private readonly isCopy: (folder: string, name: string) => boolean,
    /** Called with the places of folders in which copies have come. */
    private readonly onCopies: (folders: string[]) => void,
    private readonly watchesAll = process.platform !== 'linux',
  ) {}

  /** Notes that this machine has written into a folder. */
  wrote(folder: string): void {
    const root = this.root();
    if (root !== this.#root) {
      this.end();
      this.#root = root;
      this.#watch('');
    }
    if (!this.watchesAll) this.#watch(folder);
  }

  /** Leaves a folder that is to be moved. */
  leave(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }

  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    for (const folder of [...this.#watchers.keys()]) this.leave(folder);
  }

  #watch(folder: string): void {
    const known = this.#watchers.get(folder);
    if (known) {
      this.#watchers.delete(folder);
      this.#watchers.set(folder, known);
      return;
    }
    try {
      const recursive = this.watchesAll;
      const watcher = watch(join(this.#root, folder), { recursive, persistent: false });
      watcher.on('change', (_event, name) => this.#see(folder, String(name)));
      watcher.on('error', () => this.leave(folder));
      this.#watchers.set(folder, watcher);
    } catch {
      // No more watches are allowed, the disk has none, or the folder has gone.
    }
    if (this.#watchers.size <= mostWatched) return;
    const [first, second] = this.#watchers.keys();
    this.leave(first || second || '');
  }

  #see(watched: string, name: string): void {
    const place = posix.join(watched, name.split(sep).join('/'));
    const folder = posix.dirname(place) === '.' ? '' : posix.dirname(place);
    if (!this.isCopy(folder, posix.basename(place))) return;
    this.#found.add(folder);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      const folders = [...this.#found];
      this.#found.clear();
      this.onCopies(folders);
    }, soonMs);
    this.#timer.unref();
  }
}
