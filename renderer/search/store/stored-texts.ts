import type { ArticleId } from '../../core/article/article';
import { type Folded, foldWithPositions } from '../text/fold';

export interface StoredText {
  text: string;
  folded: Folded;
}

/**
 * Characters of text and folded text together, in each of two halves: what one query reads two or three
 * times. Ten times as many were kept for the next query, which asks for much the same as one types; but
 * collecting the garbage of young strings takes as long as there are such that stay, 15 ms at a time.
 */
const mostKept = 200_000;

/**
 * The texts that were read last, folded. Whoever changes an article forgets it here. Kept in two
 * halves: when one is full, the other, with what was not asked for since, is let go.
 */
export class StoredTexts {
  private kept = new Map<ArticleId, StoredText>();
  private older = new Map<ArticleId, StoredText>();
  private size = 0;

  /**
   * In the order of the ids; empty where there is none.
   *
   * @param readTexts those that are not at hand
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
