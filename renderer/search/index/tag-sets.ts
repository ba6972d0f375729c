import { fold } from '../text/fold';
import { isWord, pieces, tokenize } from '../text/tokenize';
import type { Lookup } from './lookup';
import { mayHold, NeighbourKeys } from './neighbours';
import { FieldLengths } from './norms';
import { type Doc, type Postings, tagsField } from './postings';
import { distanceWithin } from './similar-terms';

/** The tags of one article or of many. */
interface TagSet {
  names: readonly string[];
  /** How often each term occurs in them. */
  terms: ReadonlyMap<string, number>;
  /** Their neighbour filter: see neighbours.ts. */
  row: Uint8Array;
  /** How many articles have exactly these tags. */
  articles: number;
}

/** Tags as they are stored beside a segment. */
export interface StoredTags {
  sets: (readonly string[])[];
  /** By article, its set. */
  setOf: Uint32Array;
}

const untagged: TagSet = { names: [], terms: new Map(), row: new Uint8Array(), articles: 0 };

/**
 * The tags of the articles in one part of the index. They stand beside the texts, because readers change
 * the tags of thousands of articles at once, and their texts need not be read again for that. Articles
 * with the same tags share a set: an article takes four bytes, and a look-up passes over one array.
 */
export class TagSets {
  /** The first one is that of articles without tags; undefined is free. */
  private readonly sets: (TagSet | undefined)[] = [untagged];
  private readonly free: number[] = [];
  private readonly numbers = new Map<string, number>();
  /** The sets that hold a term. */
  private readonly holders = new Map<string, Set<number>>();
  private setOf: Uint32Array<ArrayBuffer>;
  private readonly keys = new NeighbourKeys();
  /** The lengths of the tags alone; those of the other fields are kept with the texts. */
  readonly lengths = new FieldLengths();

  constructor(size = 64) {
    this.setOf = new Uint32Array(size);
  }

  /** Throws when it is not what `stored` has written. */
  static of(stored: StoredTags, size: number): TagSets {
    const { sets, setOf } = stored;
    if (!(setOf instanceof Uint32Array) || setOf.length !== size) throw new Error('no tags');
    const tags = new TagSets(size);
    for (let doc = 0; doc < size; doc++) tags.set(doc, sets[setOf[doc]!]!);
    return tags;
  }

  stored(size: number): StoredTags {
    const places = new Map<number, number>();
    const sets: (readonly string[])[] = [];
    const setOf = new Uint32Array(size);
    for (let doc = 0; doc < size; doc++) {
      const number = this.setOf[doc] ?? 0;
      let place = places.get(number);
      if (place === undefined) {
        place = sets.push(this.sets[number]!.names) - 1;
        places.set(number, place);
      }
      setOf[doc] = place;
    }
    return { sets, setOf };
  }

  namesOf(doc: Doc): readonly string[] {
    return this.sets[this.setOf[doc] ?? 0]!.names;
  }

  /** Returns whether they were others. */
  set(doc: Doc, names: readonly string[]): boolean {
    if (doc >= this.setOf.length) this.grow(doc);
    const before = this.setOf[doc]!;
    const number = this.numberOf(names);
    if (number === before) return false;
    this.leave(before);
    this.setOf[doc] = number;
    if (number > 0) {
      const set = this.sets[number]!;
      set.articles += 1;
      this.lengths.add(tagsField, set.terms.size);
    }
    return true;
  }

  /** Writes the number of different terms by article. */
  writeLengths(into: Uint16Array, first: number, size: number): void {
    const lengths = this.sets.map((set) => set?.terms.size ?? 0);
    const end = Math.min(size, this.setOf.length);
    for (let doc = 0; doc < end; doc++) into[first + doc] = lengths[this.setOf[doc]!]!;
  }

  /** Appends the postings of a look-up, each article once for each of its terms. */
  read(lookup: Lookup, into: Postings, size: number, first = 0): void {
    for (const term of this.termsOf(lookup)) {
      const counts = this.countsOf(term);
      const end = Math.min(size, this.setOf.length);
      for (let doc = 0; doc < end; doc++) {
        const count = counts[this.setOf[doc]!]!;
        if (count > 0) into.add(first + doc, tagsField, count);
      }
    }
  }

  /** How many articles hold the terms of a look-up; one that holds several counts for each. */
  costOf(lookup: Lookup): number {
    let cost = 0;
    for (const term of this.termsOf(lookup)) {
      for (const number of this.holders.get(term)!) cost += this.sets[number]!.articles;
    }
    return cost;
  }

  /** The articles whose tags may hold all of these neighbours; null for none. It stays up to date. */
  holding(keys: readonly number[]): ((doc: Doc) => boolean) | null {
    if (keys.length === 0) return null;
    const holds = this.sets.map((set) => set && mayHold(set.row, 0, set.row.length, keys));
    return holds.includes(true) ? (doc) => holds[this.setOf[doc] ?? 0] === true : null;
  }

  wordsWithPrefix(prefix: string): string[] {
    return [...this.holders.keys()].filter((term) => term.startsWith(prefix));
  }

  /** The words at most `most` edits away, each with its distance. */
  similarWords(word: string, most: number): [word: string, distance: number][] {
    return [...this.holders.keys()].filter(isWord).flatMap((term) => {
      const distance = distanceWithin(word, term, most);
      return distance === null ? [] : [[term, distance] as [string, number]];
    });
  }

  private termsOf({ kind, text, ...rest }: Lookup): Iterable<string> {
    if (kind === 'term') return this.holders.has(text) ? [text] : [];
    if (kind === 'prefix') return this.wordsWithPrefix(text);
    const atEnd = 'atEnd' in rest && rest.atEnd;
    return [...this.holders.keys()].filter(
      (term) => isWord(term) && (atEnd ? term.endsWith(text) : term.includes(text)),
    );
  }

  /** How often each set holds a term. */
  private countsOf(term: string): Uint16Array {
    const counts = new Uint16Array(this.sets.length);
    for (const number of this.holders.get(term)!) {
      counts[number] = this.sets[number]!.terms.get(term)!;
    }
    return counts;
  }

  private grow(doc: Doc): void {
    const larger = new Uint32Array(Math.max(doc + 1, this.setOf.length * 2));
    larger.set(this.setOf);
    this.setOf = larger;
  }

  private numberOf(names: readonly string[]): number {
    if (names.length === 0) return 0;
    const key = names.join('\n');
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.free.pop() ?? this.sets.length;
    const set = this.make(names);
    this.sets[number] = set;
    this.numbers.set(key, number);
    for (const term of set.terms.keys()) {
      const holders = this.holders.get(term);
      if (holders) holders.add(number);
      else this.holders.set(term, new Set([number]));
    }
    return number;
  }

  private make(names: readonly string[]): TagSet {
    const terms = new Map<string, number>();
    for (const name of names) {
      const folded = fold(name);
      for (const term of tokenize(folded)) terms.set(term, (terms.get(term) ?? 0) + 1);
      this.keys.add(pieces(folded));
    }
    return { names, terms, row: this.keys.take(), articles: 0 };
  }

  /** An article has other tags; a set that none has is forgotten. */
  private leave(number: number): void {
    if (number === 0) return;
    const set = this.sets[number]!;
    this.lengths.remove(tagsField, set.terms.size);
    set.articles -= 1;
    if (set.articles > 0) return;
    this.sets[number] = undefined;
    this.free.push(number);
    this.numbers.delete(set.names.join('\n'));
    for (const term of set.terms.keys()) {
      const holders = this.holders.get(term)!;
      holders.delete(number);
      if (holders.size === 0) this.holders.delete(term);
    }
  }
}
