import MiniSearch from 'minisearch';
import type { ArticleId } from '../core/article';
import { fold } from './fold';
import type { IndexedArticle } from './indexed-article';
import { type Doc, fields, type Lookup, type Visit } from './segment';
import { SegmentWriter } from './segment-writer';
import { isWord, tokenize } from './tokenize';

/**
 * The part of the index that takes changes at once: MiniSearch's radix tree and book-keeping, read
 * by our own ranking. MiniSearch's `search` is not used: it cannot count in statistics of other
 * segments, and it makes an object for every match before the first one is shown.
 */
export class LiveIndex extends MiniSearch<IndexedArticle> {
  /** All terms that are words, to look inside them; may hold some that are gone. */
  private readonly words: Set<string>;

  constructor() {
    const words = new Set<string>();
    super({
      fields: [...fields],
      storeFields: ['fingerprint'],
      // It is sealed soon enough, and must not change while it is.
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

  /** How many numbers were given out; a changed article gets a new one. */
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

  /** Among the articles may be some that are gone. */
  visit(lookup: Lookup, visitOwn: Visit, first = 0): void {
    const visit: Visit = (doc, field, frequency) => visitOwn(first + doc, field, frequency);
    if (lookup.kind === 'term') this.visitTerm(lookup.text, visit);
    else if (lookup.kind === 'prefix') {
      for (const term of this._index.atPrefix(lookup.text).keys()) this.visitTerm(term, visit);
    } else {
      const { text, atEnd } = lookup;
      for (const word of this.words) {
        const holds = atEnd ? word.endsWith(text) : word.includes(text);
        if (holds) this.visitTerm(word, visit);
      }
    }
  }

  private visitTerm(term: string, visit: Visit): void {
    const postings: ReadonlyMap<number, ReadonlyMap<Doc, number>> | undefined =
      this._index.get(term);
    if (!postings) return;
    for (const [field, docs] of postings) {
      for (const [doc, frequency] of docs) visit(doc, field, frequency);
    }
  }

  wordsWithPrefix(prefix: string): string[] {
    return [...this._index.atPrefix(prefix).keys()];
  }

  /** The words that differ in so many letters at most. */
  similarWords(word: string, most: number): [word: string, distance: number][] {
    return [...this._index.fuzzyGet(word, most)]
      .filter(([term]) => isWord(term))
      .map(([term, [, distance]]) => [term, distance]);
  }

  /** The same as a segment; stops after every few hundred terms. Nothing may be put in meanwhile. */
  *seal(): Generator<void, Uint8Array<ArrayBuffer>> {
    const writer = new SegmentWriter();
    const numbers = new Map<Doc, Doc>();
    for (const [doc, id] of this._documentIds) {
      const lengths = fields.map((_, field) => this.lengthOf(doc, field));
      numbers.set(doc, writer.addArticle(id, this.fingerprintOf(id)!, lengths));
    }
    const terms: string[] = [];
    for (const [term] of this._index) {
      if (terms.push(term) % 2048 === 0) yield;
    }
    terms.sort();
    for (const [i, term] of terms.entries()) {
      writer.beginTerm(term);
      const entries: [doc: Doc, field: number, frequency: number][] = [];
      this.visitTerm(term, (doc, field, frequency) => {
        const number = numbers.get(doc);
        if (number !== undefined) entries.push([number, field, frequency]);
      });
      entries.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      for (const [doc, field, frequency] of entries) writer.add(doc, field, frequency);
      if (i % 512 === 0) yield;
    }
    return writer.finish();
  }
}
