import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AtomicWriter } from '../vault/atomic-file.js';

/** As a file stood when it was looked at: another size or time means other bytes. */
export interface Stamp {
  size: number;
  mtimeMs: number;
}

const writeAfterMs = 1_000;

/**
 * What was taken in from a watched folder. Without it every start would read all of the folder again,
 * and an article that its reader has deleted would come back. A note that is lost costs no more than
 * that: the same bytes are in the library already.
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
      // None yet, or damaged: the folder is read once more.
    }
    return taken;
  }

  get count(): number {
    return this.#stamps.size;
  }

  has(path: string, { size, mtimeMs }: Stamp): boolean {
    const known = this.#stamps.get(path);
    return known?.size === size && known.mtimeMs === mtimeMs;
  }

  add(path: string, { size, mtimeMs }: Stamp): void {
    this.#stamps.set(path, { size, mtimeMs });
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
