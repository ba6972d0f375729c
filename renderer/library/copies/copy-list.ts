import type { ArticleId } from '../../core/article/article';
import { onCopies, readGroups } from '../../storage/copies';
import type { Library } from '../library';

/** The groups of copies; a new object after every change. */
export interface Copies {
  groupOf: ReadonlyMap<ArticleId, ArticleId>;
}

export interface CopyList {
  snapshot(): Copies;
  subscribe(listener: () => void): () => void;
}

/** Reads the groups now and after each change by the follower. */
export function openCopyList({ database }: Library): CopyList {
  const listeners = new Set<() => void>();
  let current: Copies = { groupOf: new Map() };
  let reading = false;
  let isStale = false;

  async function read(): Promise<void> {
    isStale = true;
    if (reading) return;
    reading = true;
    try {
      while (isStale) {
        isStale = false;
        const groupOf = await readGroups(database);
        if (groupOf.size === 0 && current.groupOf.size === 0) continue;
        current = { groupOf };
        for (const listener of listeners) listener();
      }
    } catch (error) {
      // The list works without groups; the next change retries.
      console.error(error);
    } finally {
      reading = false;
    }
  }

  onCopies(() => void read());
  void read();
  return {
    snapshot: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
