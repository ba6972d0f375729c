import { type FSWatcher, watch } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { machineIdPattern } from '../ipc/machine-files.js';
import { machinesFolder } from '../vault/machine-folders.js';

export interface MachineWatchTimes {
  /** A sync program writes several files at once: they are looked at together. */
  soonMs: number;
  /** Looked at again after so long: network shares report no changes, and systems lose some. */
  rescanMs: number;
}

const usualTimes: MachineWatchTimes = { soonMs: 300, rescanMs: 30_000 };

/** Most folders that are watched; all are looked at in the slow scan. */
const mostWatched = 64;

/**
 * Watches the folders of other machines and says which have changed: by names, sizes and times of their
 * files. A folder that is gone or cannot be read counts as empty, and is looked at again. Links are not
 * followed.
 */
export class MachineWatch {
  /** By path, with the number by which the disk knows the folder: another one may get its name. */
  readonly #watchers = new Map<string, { watcher: FSWatcher; inode: number }>();
  /** What each machine's folder looked like. Null before the first look, which reports nothing. */
  #seen: Map<string, string> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #root = '';
  #isScanning = false;
  #isStale = false;
  #stopped = false;

  constructor(
    /** The library folder, which may be moved. */
    private readonly root: () => string,
    /** The id of the own machine. */
    private readonly own: () => string,
    private readonly onChange: (machines: string[]) => void,
    private readonly times: MachineWatchTimes = usualTimes,
  ) {}

  begin(): void {
    void this.#scanNow();
  }

  end(): void {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#unwatch(() => true);
  }

  #scanIn(ms: number): void {
    if (this.#stopped) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#scanNow(), ms);
    this.#timer.unref();
  }

  #lookSoon(): void {
    if (this.#isScanning) this.#isStale = true;
    else this.#scanIn(this.times.soonMs);
  }

  async #scanNow(): Promise<void> {
    this.#isScanning = true;
    this.#isStale = false;
    await this.#scan();
    this.#isScanning = false;
    this.#scanIn(this.#isStale ? this.times.soonMs : this.times.rescanMs);
  }

  async #scan(): Promise<void> {
    const root = this.root();
    if (root !== this.#root) {
      this.#root = root;
      this.#unwatch(() => true);
    }
    const top = join(root, machinesFolder);
    // Watched before it is read, so that nothing comes in between.
    let isThere = await this.#watch(top);
    if (!isThere) {
      // The first machine makes the folder, perhaps just now.
      await this.#watch(root, machinesFolder);
      isThere = await this.#watch(top);
    }
    if (isThere) this.#unwatch((path) => path === root);
    const names = isThere ? await namesIn(top) : [];
    const machines = names.filter((name) => machineIdPattern.test(name) && name !== this.own());
    const folders = new Set(machines.map((name) => join(top, name)));
    this.#unwatch((path) => path !== root && path !== top && !folders.has(path));
    const seen = new Map<string, string>();
    for (const machine of machines) {
      const folder = join(top, machine);
      if (await this.#watch(folder)) seen.set(machine, await looksOf(folder));
    }
    const before = this.#seen;
    this.#seen = seen;
    if (before === null || this.#stopped) return;
    const changed = [...new Set([...before.keys(), ...seen.keys()])].filter(
      (machine) => before.get(machine) !== seen.get(machine),
    );
    if (changed.length > 0) this.onChange(changed);
  }

  /**
   * Where the system cannot watch it, the slow scan sees what changes.
   *
   * @returns false when there is no such folder; a link to one is none
   */
  async #watch(path: string, only?: string): Promise<boolean> {
    const about = await lstat(path).catch(() => null);
    if (!about?.isDirectory() || this.#stopped) return false;
    if (this.#watchers.get(path)?.inode === about.ino) return true;
    this.#unwatch((each) => each === path);
    if (this.#watchers.size >= mostWatched) return true;
    try {
      const watcher = watch(path, (_event, name) => {
        if (only === undefined || name === only) this.#lookSoon();
      });
      watcher.on('error', () => this.#unwatch((each) => each === path));
      this.#watchers.set(path, { watcher, inode: about.ino });
    } catch {
      // No more watches are allowed, or the disk has none.
    }
    return true;
  }

  #unwatch(isUnwanted: (path: string) => boolean): void {
    for (const [path, { watcher }] of this.#watchers) {
      if (!isUnwanted(path)) continue;
      this.#watchers.delete(path);
      watcher.close();
    }
  }
}

function namesIn(path: string): Promise<string[]> {
  return readdir(path).catch(() => []);
}

/** Names, sizes and times of a machine's files, without temporary ones. */
async function looksOf(folder: string): Promise<string> {
  const looks: string[] = [];
  for (const name of (await namesIn(folder)).sort()) {
    if (name.startsWith('.')) continue;
    const about = await lstat(join(folder, name)).catch(() => null);
    if (about?.isFile()) looks.push(`${name} ${about.size} ${about.mtimeMs}`);
  }
  return looks.join('\n');
}
