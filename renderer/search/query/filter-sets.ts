import type { DocSet } from '../index/doc-set';
import type { SearchIndex } from '../index/search-index';
import type { ArticleFacts, FactsById } from './article-facts';
import type { SearchSort } from './options';

const mostKept = 32;
const newestFirst: SearchSort = { key: 'saved', descending: true };
const measures: Record<SearchSort['key'], (facts: ArticleFacts) => number> = {
  saved: (facts) => facts.savedAt,
  published: (facts) => facts.publishedAt,
  length: (facts) => facts.words,
};

/** The sort key of an article; greater keys come first. */
export function keyOf({ key, descending }: SearchSort): (facts: ArticleFacts) => number {
  const direction = descending ? 1 : -1;
  return (facts) => direction * measures[key](facts);
}

/**
 * Caches the articles that pass a filter until an article changes, because typing more of a query does not
 * change them.
 */
export class FilterSets {
  private readonly kept = new Map<string, DocSet>();
  private generation = -1;

  constructor(
    private readonly index: SearchIndex,
    private readonly facts: FactsById,
  ) {}

  /** @param name identifies `passes`: the key in the cache */
  docs(name: string, passes: (facts: ArticleFacts) => boolean): DocSet {
    if (this.generation !== this.index.generation) this.clear();
    let docs = this.kept.get(name);
    if (!docs) {
      docs = this.compute(passes);
      if (this.kept.size >= mostKept) this.kept.clear();
      this.kept.set(name, docs);
    }
    return docs;
  }

  /** The sort key of each article: see `keyOf`. */
  keys(docs: Uint32Array, sort: SearchSort = newestFirst): Float64Array {
    const key = keyOf(sort);
    const idOf = this.index.naming();
    return Float64Array.from(docs, (doc) => {
      const facts = this.facts.get(idOf(doc) ?? '');
      return facts ? key(facts) : Number.NEGATIVE_INFINITY;
    });
  }

  /** Called when facts have changed: a star, a tag. */
  clear(): void {
    this.kept.clear();
    this.generation = this.index.generation;
  }

  private compute(passes: (facts: ArticleFacts) => boolean): DocSet {
    const docs = new Uint8Array(this.index.size);
    this.index.each((doc, id) => {
      const known = this.facts.get(id);
      if (known && passes(known)) docs[doc] = 1;
    });
    return docs;
  }
}
