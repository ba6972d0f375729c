import type { ArticleId } from '../core/article';
import { fold } from './fold';

export interface StoredText {
  text: string;
  folded: string;
}

/** Characters of text and folded text together, two bytes each. */
const mostKept = 6_000_000;

/**
 * The texts that were read last, folded: as one types, query after query asks for the same ones.
 * Whoever changes an article forgets it here.
 */
export class StoredTexts {
  private readonly kept = new Map<ArticleId, StoredText>();
  private size = 0;

  constructor(private readonly readTexts: (ids: ArticleId[]) => Promise<(string | undefined)[]>) {}

  /** In the order of the ids; empty where there is none. */
  async read(ids: readonly ArticleId[]): Promise<StoredText[]> {
    const missing = ids.filter((id) => !this.kept.has(id));
    const read = missing.length > 0 ? await this.readTexts(missing) : [];
    const fresh = new Map<ArticleId, StoredText>();
    missing.forEach((id, i) => {
      const text = read[i] ?? '';
      fresh.set(id, { text, folded: fold(text) });
    });
    return ids.map((id) => {
      const one = fresh.get(id) ?? this.kept.get(id) ?? { text: '', folded: '' };
      this.keep(id, one);
      return one;
    });
  }

  forget(id: ArticleId): void {
    const one = this.kept.get(id);
    if (!one) return;
    this.kept.delete(id);
    this.size -= one.text.length + one.folded.length;
  }

  private keep(id: ArticleId, one: StoredText): void {
    this.forget(id);
    this.kept.set(id, one);
    this.size += one.text.length + one.folded.length;
    for (const oldest of this.kept.keys()) {
      if (this.size <= mostKept) return;
      this.forget(oldest);
    }
  }
}
