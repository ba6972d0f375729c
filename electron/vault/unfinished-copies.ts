import { lstat, readFile, rm } from 'node:fs/promises';
import { basename, dirname, isAbsolute } from 'node:path';
import { AtomicWriter, isTempName } from './atomic-file.js';
import { discardCopy, isCopyOf, unmarkCopy } from './moved-copy.js';

/** Kept while their disk is away; more than this nobody waits for. */
const mostNoted = 100;

/**
 * Notes in the user's profile where a copy of the library is being written, before anything is there,
 * so that the next start finds and removes what a killed export or move has left.
 */
export class UnfinishedCopies {
  readonly #running = new Set<string>();
  #work: Promise<void> = Promise.resolve();

  constructor(private readonly path: string) {}

  /** @param place where a copy will be: a name that only an unfinished write has, or the target of a move */
  async begin(place: string): Promise<void> {
    this.#running.add(place);
    await this.#change((places) => [...places.filter((each) => each !== place), place]);
  }

  /** Nothing is written there any longer. What could not be removed stays noted. */
  async end(place: string): Promise<void> {
    this.#running.delete(place);
    if (isTempName(basename(place)) && (await isThere(place))) return;
    await this.#change((places) => places.filter((each) => each !== place));
  }

  /**
   * Removes what earlier processes have left. What cannot be removed now, or lies on a disk that is
   * away, is tried again at the next start.
   *
   * @param library the library's folder as it is now
   */
  async sweep(library: string): Promise<void> {
    const places = (await this.#read()).filter((place) => !this.#running.has(place));
    for (const place of places) {
      if (!(await isThere(dirname(place)))) continue;
      try {
        await removeLeftover(place, library);
      } catch {
        continue;
      }
      await this.end(place);
    }
  }

  /** A note that cannot be written keeps nobody from exporting. */
  #change(edit: (places: string[]) => string[]): Promise<void> {
    this.#work = this.#work
      .then(async () => {
        const places = edit(await this.#read()).slice(-mostNoted);
        const writer = new AtomicWriter(dirname(this.path));
        await writer.write(basename(this.path), Buffer.from(JSON.stringify({ places })));
      })
      .catch(() => {});
    return this.#work;
  }

  async #read(): Promise<string[]> {
    try {
      const { places } = JSON.parse(await readFile(this.path, 'utf8'));
      if (!Array.isArray(places)) return [];
      return places.filter((place) => typeof place === 'string' && isAbsolute(place));
    } catch {
      return [];
    }
  }
}

async function removeLeftover(place: string, library: string): Promise<void> {
  if (isTempName(basename(place))) await rm(place, { recursive: true, force: true });
  // The process was killed when the library had just been moved there.
  else if (place === library) await unmarkCopy(place);
  else if (await isCopyOf(place, library)) await discardCopy(place);
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
