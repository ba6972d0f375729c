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

/** What comes first, by what is known of an article: the greater, the earlier. */
export function keyOf({ key, descending }: SearchSort): (facts: ArticleFacts) => number {
  const direction = descending ? 1 : -1;
  return (facts) => direction * measures[key](facts);
}

/** The articles that pass a filter, kept until an article changes: as one types, they are the same. */
export class FilterSets {
  private readonly kept = new Map<string, DocSet>();
  private generation = -1;

  constructor(
    private readonly index: SearchIndex,
    private readonly facts: FactsById,
  ) {}

  /** @param name says all that `passes` depends on */
  docs(name: string, passes: (facts: ArticleFacts) => boolean): DocSet {
    if (this.generation !== this.index.generation) this.clear();
    let docs = this.kept.get(name);
    if (!docs) {
      docs = this.reckon(passes);
      if (this.kept.size >= mostKept) this.kept.clear();
      this.kept.set(name, docs);
    }
    return docs;
  }

  /** Of each of these, what comes first: see `keyOf`. */
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

  private reckon(passes: (facts: ArticleFacts) => boolean): DocSet {
    const docs = new Uint8Array(this.index.size);
    this.index.each((doc, id) => {
      const known = this.facts.get(id);
      if (known && passes(known)) docs[doc] = 1;
    });
    return docs;
  }
}
