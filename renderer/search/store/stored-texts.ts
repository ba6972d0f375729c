import type { ArticleId } from '../../core/article/article';
import { type Folded, foldWithPositions } from '../text/fold';

export interface StoredText {
  text: string;
  folded: Folded;
}

/**
 * Characters of text and folded text in each of the cache's two halves: what a query reads two or three
 * times. Ten times as many would also serve the next query while one types, but young strings that survive
 * garbage collections cost up to 15 ms at a time.
 */
const mostKept = 200_000;

/**
 * A cache of the texts read last, folded. Whoever changes an article removes it. It has two halves: when one is
 * full, the other is dropped, with the texts that were not read since.
 */
export class StoredTexts {
  private kept = new Map<ArticleId, StoredText>();
  private older = new Map<ArticleId, StoredText>();
  private size = 0;

  /**
   * In the order of the ids; empty for a missing text.
   *
   * @param readTexts reads those that are not cached
   */
  async read(
    ids: readonly ArticleId[],
    readTexts: (ids: ArticleId[]) => Promise<(string | undefined)[]>,
  ): Promise<StoredText[]> {
    const known = ids.map((id) => this.kept.get(id) ?? this.older.get(id));
    const missing = ids.filter((_, i) => !known[i]);
    const read = missing.length > 0 ? await readTexts(missing) : [];
    let next = 0;
    return ids.map((id, i) => {
      const one = known[i] ?? folded(read[next++] ?? '');
      this.keep(id, one);
      return one;
    });
  }

  forget(id: ArticleId): void {
    this.kept.delete(id);
    this.older.delete(id);
  }

  private keep(id: ArticleId, one: StoredText): void {
    if (this.kept.has(id)) return;
    this.kept.set(id, one);
    this.size += one.text.length + one.folded.text.length;
    if (this.size < mostKept) return;
    this.older = this.kept;
    this.kept = new Map();
    this.size = 0;
  }
}

function folded(text: string): StoredText {
  return { text, folded: foldWithPositions(text) };
}
