import MiniSearch from 'minisearch';
import type { ArticleId } from '../../core/article/article';
import { fold } from '../text/fold';
import { isWord, pieces, tokenize } from '../text/tokenize';
import { type IndexedArticle, textOf } from './indexed-article';
import type { Lookup } from './lookup';
import { mayHold, NeighbourKeys } from './neighbours';
import { type Doc, fields, Postings } from './postings';
import { pairOf } from './segment-format';
import { SegmentWriter } from './segment-writer';
import { TagSets } from './tag-sets';

/**
 * The part of the index that takes changes at once: MiniSearch's radix tree and bookkeeping, read by our
 * own ranking. MiniSearch's `search` is not used: it cannot use statistics of other segments, and creates
 * an object for every match before the first one is shown.
 */
export class LiveIndex extends MiniSearch<IndexedArticle> {
  /** All terms that are words, for look-ups inside words; may include words of deleted articles. */
  private readonly words: Set<string>;
  private readonly keys = new NeighbourKeys();
  private readonly neighbours = new Map<Doc, Uint8Array>();
  readonly tags = new TagSets();

  constructor() {
    const words = new Set<string>();
    super({
      fields: [...fields],
      storeFields: ['fingerprint'],
      extractField: (article, name) =>
        name === 'id' || name === 'fingerprint'
          ? article[name]
          : textOf(article, name as (typeof fields)[number]),
      // The index is sealed before vacuuming would pay, and must not change while it is being sealed.
      autoVacuum: false,
      processTerm: (term) => term,
      tokenize: (text) => {
        const terms = tokenize(fold(text));
        for (const term of terms) if (isWord(term)) words.add(term);
        return terms;
      },
    });
    this.words = words;
  }

  override add(article: IndexedArticle): void {
    // Tokenized before anything is added: an article that fails here leaves nothing behind.
    const all = fields.map((name) => pieces(fold(textOf(article, name))));
    super.add(article);
    for (const some of all) this.keys.add(some);
    this.neighbours.set(this.docOf(article.id)!, this.keys.take());
  }

  /** How many article numbers were given out; a changed article gets a new one. */
  get size(): number {
    return this._nextId;
  }

  fingerprintOf(id: ArticleId): string | undefined {
    return this.getStoredFields(id)?.fingerprint as string | undefined;
  }

  ids(): Iterable<ArticleId> {
    return this._idToShortId.keys();
  }

  docs(): Iterable<Doc> {
    return this._documentIds.keys();
  }

  docOf(id: ArticleId): Doc | undefined {
    return this._idToShortId.get(id);
  }

  idOf(doc: Doc): ArticleId | undefined {
    return this._documentIds.get(doc);
  }

  lengthOf(doc: Doc, field: number): number {
    return this._fieldLength.get(doc)?.[field] ?? 0;
  }

  /** Appends the postings of a look-up; may include deleted articles. */
  read(lookup: Lookup, into: Postings, first = 0): void {
    const { kind, text } = lookup;
    if (kind === 'term') this.readTerm(text, into, first);
    else if (kind === 'prefix') {
      for (const term of this._index.atPrefix(text).keys()) this.readTerm(term, into, first);
    } else {
      for (const word of this.words) {
        const holds = lookup.atEnd ? word.endsWith(text) : word.includes(text);
        if (holds) this.readTerm(word, into, first);
      }
    }
  }

  private readTerm(term: string, into: Postings, first = 0): void {
    const postings: ReadonlyMap<number, ReadonlyMap<Doc, number>> | undefined =
      this._index.get(term);
    if (!postings) return;
    for (const [field, docs] of postings) {
      for (const [doc, frequency] of docs) into.add(first + doc, field, frequency);
    }
  }

  /** As `Segment.mayHold`; true for an article without a row. */
  mayHold(doc: Doc, keys: readonly number[]): boolean {
    const row = this.neighbours.get(doc);
    return row === undefined || mayHold(row, 0, row.length, keys);
  }

  wordsWithPrefix(prefix: string): string[] {
    return [...this._index.atPrefix(prefix).keys()];
  }

  /** The words at most `most` edits away, each with its distance. */
  similarWords(word: string, most: number): [word: string, distance: number][] {
    return [...this._index.fuzzyGet(word, most)]
      .filter(([term]) => isWord(term))
      .map(([term, [, distance]]) => [term, distance]);
  }

  /** Writes this index as a segment; yields every few hundred terms. It must not change meanwhile. */
  *seal(): Generator<void, Uint8Array<ArrayBuffer>> {
    const writer = new SegmentWriter();
    const numbers = new Map<Doc, Doc>();
    for (const [doc, id] of this._documentIds) {
      const lengths = fields.map((_, field) => this.lengthOf(doc, field));
      const row = this.neighbours.get(doc)!;
      numbers.set(doc, writer.addArticle(id, this.fingerprintOf(id)!, lengths, row));
    }
    const pairs: [number: number, term: string][] = [];
    const words: string[] = [];
    let walked = 0;
    for (const [term] of this._index) {
      const pair = pairOf(term);
      if (pair === null) words.push(term);
      else pairs.push([pair, term]);
      if (++walked % 2048 === 0) yield;
    }
    pairs.sort((a, b) => a[0] - b[0]);
    words.sort();
    const terms: [written: number | string, term: string][] = pairs;
    for (const word of words) terms.push([word, word]);
    const postings = new Postings();
    for (const [i, [written, term]] of terms.entries()) {
      writer.beginTerm(written);
      postings.clear();
      this.readTerm(term, postings);
      const entries: [doc: Doc, count: number][] = [];
      for (let at = 0; at < postings.length; at++) {
        const number = numbers.get(postings.docs[at]!);
        if (number !== undefined) entries.push([number, postings.counts[at]!]);
      }
      entries.sort((a, b) => a[0] - b[0] || (a[1] & 7) - (b[1] & 7));
      for (const [doc, count] of entries) writer.add(doc, count & 7, count >>> 3);
      if (i % 512 === 0) yield;
    }
    return writer.finish();
  }
}
