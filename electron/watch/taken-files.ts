import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AtomicWriter } from '../vault/atomic-file.js';
import { stablePath } from './maildir.js';

/** Size and modification time of a file: when one of them changes, the file has new content. */
export interface Stamp {
  size: number;
  mtimeMs: number;
}

const writeAfterMs = 1_000;

/**
 * Notes which files of a watched folder were imported. Without the notes every start would read the
 * whole folder again, and an article that was deleted would come back. Nothing else depends on them:
 * files with the same bytes are in the library already.
 */
export class TakenFiles {
  readonly #stamps = new Map<string, Stamp>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  private constructor(
    private readonly profile: string,
    private readonly name: string,
  ) {}

  static async open(profile: string, id: string): Promise<TakenFiles> {
    const taken = new TakenFiles(profile, `watched-${id}.json`);
    try {
      const known: unknown = JSON.parse(await readFile(join(profile, taken.name), 'utf8'));
      for (const [path, [size, mtimeMs]] of Object.entries(known as Record<string, number[]>)) {
        taken.#stamps.set(path, { size: Number(size), mtimeMs: Number(mtimeMs) });
      }
    } catch {
      // There are no notes yet, or they are damaged: the folder is read again.
    }
    return taken;
  }

  get count(): number {
    return this.#stamps.size;
  }

  has(path: string, { size, mtimeMs }: Stamp): boolean {
    const known = this.#stamps.get(stablePath(path));
    return known?.size === size && known.mtimeMs === mtimeMs;
  }

  add(path: string, { size, mtimeMs }: Stamp): void {
    this.#stamps.set(stablePath(path), { size, mtimeMs });
    this.#timer ??= setTimeout(() => void this.save(), writeAfterMs);
  }

  async save(): Promise<void> {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    const entries = [...this.#stamps].map(([path, stamp]) => [path, [stamp.size, stamp.mtimeMs]]);
    const json = JSON.stringify(Object.fromEntries(entries));
    await new AtomicWriter(this.profile).write(this.name, Buffer.from(json)).catch(() => {});
  }

  async forget(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    await rm(join(this.profile, this.name), { force: true });
  }
}
