import { lstat, readFile, rm } from 'node:fs/promises';
import { basename, dirname, isAbsolute } from 'node:path';
import { AtomicWriter, isTempName } from './atomic-file.js';
import { discardCopy, isCopyOf, unmarkCopy } from './moved-copy.js';

/** Maximum number of recorded copies. They stay recorded while their disk is not available. */
const mostNoted = 100;

/**
 * Records in the user's profile where a copy of the library is about to be written, so that the next
 * start can remove what an interrupted export or move has left.
 */
export class UnfinishedCopies {
  readonly #running = new Set<string>();
  #work: Promise<void> = Promise.resolve();

  constructor(private readonly path: string) {}

  /** Records a copy. `place` is a temporary name or the target of a move. */
  async begin(place: string): Promise<void> {
    this.#running.add(place);
    await this.#change((places) => [...places.filter((each) => each !== place), place]);
  }

  /** Ends the record of a copy, unless its temporary file still exists. */
  async end(place: string): Promise<void> {
    this.#running.delete(place);
    if (isTempName(basename(place)) && (await isThere(place))) return;
    await this.#change((places) => places.filter((each) => each !== place));
  }

  /**
   * Removes what earlier processes have left. A failed removal, or a disk that is not available, is
   * retried at the next start.
   *
   * @param library path of the library folder
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

  /** Updates the file; an error is ignored, because it must not prevent an export. */
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
  // The process was killed just after the library was moved there.
  else if (place === library) await unmarkCopy(place);
  else if (await isCopyOf(place, library)) await discardCopy(place);
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
