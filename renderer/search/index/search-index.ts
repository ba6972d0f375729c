import type { ArticleId } from '../../core/article/article';
import { type DocSet, type Docs, docsOf } from './doc-set';
import type { IndexedArticle } from './indexed-article';
import { LiveIndex } from './live-index';
import type { Lookup } from './lookup';
import { FieldLengths, longest, Norms } from './norms';
import { type Doc, fields, Postings, type PostingsRange, tagsField } from './postings';
import type { Segment } from './segment';
import { TagSets } from './tag-sets';

/** A segment of the index with its alive articles. */
export interface Sealed {
  /** The segment's name in the database. */
  name: string;
  segment: Segment;
  /** 0 for articles that were deleted or indexed again in a later part. */
  alive: Uint8Array;
  /** The tags of the alive articles. */
  tags: TagSets;
  /** Sums over the alive articles. */
  lengths: FieldLengths;
}

function sealedAs(name: string, segment: Segment, alive: Uint8Array, tags: TagSets): Sealed {
  const sealed = { name, segment, alive, tags, lengths: segment.fieldLengths.copy() };
  for (let doc = 0; doc < alive.length; doc++) if (alive[doc] === 0) forgetLengths(sealed, doc);
  return sealed;
}

function forgetLengths({ segment, lengths }: Sealed, doc: Doc): void {
  for (let field = 0; field < fields.length; field++) {
    lengths.remove(field, segment.lengthOf(doc, field));
  }
}

interface Part {
  part: Segment | LiveIndex;
  tags: TagSets;
}

/** Computed on first use and kept until the index changes. */
interface Derived {
  alive: DocSet;
  /** Created on first use. */
  docs?: Docs;
  norms: Norms;
}

/**
 * The whole index: the segments and the live index behind the same calls. An article is alive in at
 * most one of them. Article numbers run through all parts and are valid until the next change, so
 * they must not be kept across an `await`, except with a function from `naming` or `holding`.
 */
export class SearchIndex {
  /** Incremented by every change. */
  generation = 0;
  private sealed: Sealed[] = [];
  /** The last one takes new articles; those before it are being sealed. */
  private lives: LiveIndex[] = [new LiveIndex()];
  private readonly postings = new Postings();
  private derived: (Derived & { generation: number }) | null = null;
  private aliveCount = 0;

  get documentCount(): number {
    return this.aliveCount;
  }

  get live(): LiveIndex {
    return this.lives.at(-1)!;
  }

  get segments(): readonly Sealed[] {
    return this.sealed;
  }

  /** How many numbers of articles there are. */
  get size(): number {
    return this.parts().reduce((sum, { part }) => sum + part.size, 0);
  }

  private parts(): Part[] {
    return [
      ...this.sealed.map(({ segment: part, tags }) => ({ part, tags })),
      ...this.lives.map((part) => ({ part, tags: part.tags })),
    ];
  }

  /** Adds the article in place of its earlier version. */
  put(article: IndexedArticle, tags: readonly string[] = []): void {
    this.drop(article.id);
    this.live.add(article);
    this.live.tags.set(this.live.docOf(article.id)!, tags);
    this.changed(1);
  }

  /** Changes the tags of an article, whose texts stay as they are. Ignores one that is not there. */
  setTags(id: ArticleId, tags: readonly string[]): void {
    const own = this.tagsOf(id);
    if (own?.sets.set(own.doc, tags)) this.changed(0);
  }

  /** Where the tags of an alive article are. */
  private tagsOf(id: ArticleId): { sets: TagSets; doc: Doc } | undefined {
    for (const live of this.lives) {
      const doc = live.docOf(id);
      if (doc !== undefined) return { sets: live.tags, doc };
    }
    for (const { segment, alive, tags: sets } of this.sealed) {
      const doc = segment.docOf(id);
      if (doc !== undefined && alive[doc]) return { sets, doc };
    }
    return undefined;
  }

  drop(id: ArticleId): void {
    for (const live of this.lives) {
      const doc = live.docOf(id);
      if (doc === undefined) continue;
      live.discard(id);
      live.tags.set(doc, []);
      this.changed(-1);
    }
    for (const one of this.sealed) {
      const doc = one.segment.docOf(id);
      if (doc === undefined || !one.alive[doc]) continue;
      one.alive[doc] = 0;
      one.tags.set(doc, []);
      forgetLengths(one, doc);
      this.changed(-1);
    }
  }

  private changed(articles: number): void {
    this.generation += 1;
    this.aliveCount += articles;
  }

  has(id: ArticleId): boolean {
    return (
      this.placeOf(id) !== undefined || this.lives.some((live) => live.docOf(id) !== undefined)
    );
  }

  fingerprintOf(id: ArticleId): string | undefined {
    for (const live of this.lives) {
      const known = live.fingerprintOf(id);
      if (known !== undefined) return known;
    }
    const place = this.placeOf(id);
    return place?.segment.fingerprints[place.doc];
  }

  /** The segment that has the article; undefined while it is live. */
  placeOf(id: ArticleId): { segment: Segment; doc: Doc } | undefined {
    for (const { segment, alive } of this.sealed) {
      const doc = segment.docOf(id);
      if (doc !== undefined && alive[doc]) return { segment, doc };
    }
    return undefined;
  }

  ids(): ArticleId[] {
    const sealed = this.sealed.flatMap(({ segment, alive }) =>
      segment.ids.filter((_, doc) => alive[doc]),
    );
    return sealed.concat(...this.lives.map((live) => [...live.ids()]));
  }

  /** Starts a new live index and returns the one before, which does not change while it is sealed. */
  beginSealing(): LiveIndex {
    const live = this.live;
    this.lives = [...this.lives, new LiveIndex()];
    return live;
  }

  /**
   * Replaces parts by the segment made of them. Of its articles those are alive that are still alive
   * in one of the parts.
   */
  replace(parts: readonly (Segment | LiveIndex)[], name: string, segment: Segment): void {
    const tags = new TagSets(segment.size);
    const alive = Uint8Array.from(segment.ids, (id, doc) => {
      if (!parts.some((part) => this.isAliveIn(part, id))) return 0;
      const own = this.tagsOf(id)!;
      tags.set(doc, own.sets.namesOf(own.doc));
      return 1;
    });
    this.lives = this.lives.filter((live) => !parts.includes(live));
    this.sealed = this.sealed.filter((one) => !parts.includes(one.segment));
    if (segment.size > 0) this.sealed = [...this.sealed, sealedAs(name, segment, alive, tags)];
    this.generation += 1;
  }

  private isAliveIn(part: Segment | LiveIndex, id: ArticleId): boolean {
    const doc = part.docOf(id);
    if (doc === undefined || part instanceof LiveIndex) return doc !== undefined;
    return this.sealed.some(({ segment, alive }) => segment === part && alive[doc] === 1);
  }

  /**
   * Adds a segment; its articles replace their earlier versions.
   *
   * @param dead articles that are deleted or alive in another part; null when that is not known
   */
  addSegment(
    name: string,
    segment: Segment,
    dead: readonly Doc[] | null = null,
    tags = new TagSets(segment.size),
  ): void {
    const alive = new Uint8Array(segment.size).fill(1);
    for (const doc of dead ?? []) alive[doc] = 0;
    if (!dead) for (const id of segment.ids) this.drop(id);
    this.sealed = [...this.sealed, sealedAs(name, segment, alive, tags)];
    this.changed(alive.reduce((sum, one) => sum + one, 0));
  }

  /** Returns whether it was in the index. */
  removeSegment(segment: Segment): boolean {
    const own = this.sealed.find((one) => one.segment === segment);
    if (!own) return false;
    this.sealed = this.sealed.filter((one) => one !== own);
    this.changed(-own.alive.reduce((sum, one) => sum + one, 0));
    return true;
  }

  /**
   * Returns a function that maps present article numbers to ids; it stays valid after changes. It returns
   * undefined for a deleted article.
   */
  naming(): (doc: Doc) => ArticleId | undefined {
    const { sealed, lives } = this;
    return (doc) => {
      let own = doc;
      for (const { segment, alive } of sealed) {
        if (own < segment.size) return alive[own] ? segment.ids[own] : undefined;
        own -= segment.size;
      }
      // The last live index keeps growing, so its present size does not count; no part follows it.
      for (const live of lives.slice(0, -1)) {
        if (own < live.size) return live.idOf(own);
        own -= live.size;
      }
      return lives.at(-1)!.idOf(own);
    };
  }

  /**
   * Returns the neighbour filter (see neighbours.ts) for present article numbers; it stays valid after
   * changes. False for most articles that lack one of the neighbours.
   */
  holding(keys: readonly number[]): (doc: Doc) => boolean {
    const parts = this.parts().map(({ part, tags }) => ({
      part,
      size: part.size,
      inTags: tags.holding(keys),
    }));
    return (doc) => {
      let own = doc;
      for (const { part, size, inTags } of parts) {
        if (own < size) return part.mayHold(own, keys) || inTags?.(own) === true;
        own -= size;
      }
      return true;
    };
  }

  /**
   * Applies the neighbour filter to the first `count` of `docs`, which are in order, and moves those that
   * pass to the front. Returns how many. Once more than `most` pass, the rest is kept untested.
   */
  keepHolding(
    docs: Uint32Array,
    count: number,
    keys: readonly number[],
    most = Number.POSITIVE_INFINITY,
  ): number {
    let first = 0;
    let from = 0;
    let kept = 0;
    for (const { part, tags } of this.parts()) {
      const next = first + part.size;
      let to = from;
      if (docs[count - 1]! < next) to = count;
      else while (docs[to]! < next) to += 1;
      const range = { from, to, kept, most };
      const inTags = tags.holding(keys);
      if (part instanceof LiveIndex || inTags) {
        for (let i = from; i < to; i++) {
          const own = docs[i]! - first;
          if (kept > most || part.mayHold(own, keys) || inTags?.(own)) docs[kept++] = docs[i]!;
        }
      } else {
        kept = part.keepHolding(docs, range, first, keys);
      }
      from = to;
      first = next;
    }
    return kept;
  }

  each(visit: (doc: Doc, id: ArticleId) => void): void {
    let first = 0;
    for (const { segment, alive } of this.sealed) {
      const start = first;
      segment.ids.forEach((id, doc) => {
        if (alive[doc]) visit(start + doc, id);
      });
      first += segment.size;
    }
    for (const live of this.lives) {
      for (const id of live.ids()) visit(first + live.docOf(id)!, id);
      first += live.size;
    }
  }

  /**
   * The postings of all look-ups; deleted articles are included, and an article may occur more than
   * once. The result is reused by the next call.
   */
  read(lookups: readonly Lookup[]): Postings {
    this.postings.clear();
    this.append(lookups);
    return this.postings;
  }

  /** The postings of several terms in one list, and the range of each term in it. */
  readEach(terms: readonly (readonly Lookup[])[]): [Postings, PostingsRange[]] {
    this.postings.clear();
    const ranges = terms.map((lookups) => {
      this.postings.begin();
      this.append(lookups);
      return this.postings.range;
    });
    return [this.postings, ranges];
  }

  private append(lookups: readonly Lookup[]): void {
    let first = 0;
    for (const { part, tags } of this.parts()) {
      for (const lookup of lookups) {
        part.read(lookup, this.postings, first);
        tags.read(lookup, this.postings, part.size, first);
      }
      first += part.size;
    }
  }

  /** Bytes of postings that `read` would pass in the sealed parts; looking inside words costs most. */
  costOf(lookup: Lookup): number {
    return this.sealed.reduce(
      (sum, { segment, tags }) => sum + segment.costOf(lookup) + tags.costOf(lookup),
      0,
    );
  }

  /** 1 for each alive article, by number. */
  alive(): DocSet {
    return this.derive().alive;
  }

  /** The alive articles in order. */
  aliveDocs(): Docs {
    const derived = this.derive();
    derived.docs ??= docsOf(derived.alive);
    return derived.docs;
  }

  norms(): Norms {
    return this.derive().norms;
  }

  private derive(): Derived {
    if (this.derived?.generation === this.generation) return this.derived;
    const { size } = this;
    const alive = new Uint8Array(size);
    const lengths = fields.map(() => new Uint16Array(size));
    const inAll = new FieldLengths();
    let first = 0;
    for (const one of this.sealed) {
      const { segment } = one;
      alive.set(one.alive, first);
      for (const [field, ofField] of lengths.entries()) {
        ofField.set(segment.lengthsOf(field), first);
      }
      one.tags.writeLengths(lengths[tagsField]!, first, segment.size);
      inAll.addAll(one.lengths);
      inAll.addAll(one.tags.lengths);
      first += segment.size;
    }
    for (const live of this.lives) {
      for (const doc of live.docs()) {
        alive[first + doc] = 1;
        for (const [field, ofField] of lengths.entries()) {
          const length = Math.min(live.lengthOf(doc, field), longest);
          ofField[first + doc] = length;
          inAll.add(field, length);
        }
      }
      live.tags.writeLengths(lengths[tagsField]!, first, live.size);
      inAll.addAll(live.tags.lengths);
      first += live.size;
    }
    const norms = new Norms(lengths, inAll);
    this.derived = { alive, norms, generation: this.generation };
    return this.derived;
  }

  /** Each once; may include words that no alive article holds. */
  wordsWithPrefix(prefix: string): string[] {
    const words = this.parts().flatMap(({ part, tags }) =>
      part.wordsWithPrefix(prefix).concat(tags.wordsWithPrefix(prefix)),
    );
    return [...new Set(words)];
  }

  /** The held words nearest in spelling, at most `most` edits away. */
  similarWords(word: string, most: number): string[] {
    const similar = this.parts().flatMap(({ part, tags }) =>
      part.similarWords(word, most).concat(tags.similarWords(word, most)),
    );
    const near = new Map(similar);
    const held = [...near].filter(([term]) => this.isHeld({ kind: 'term', text: term }));
    const least = Math.min(...held.map(([, distance]) => distance));
    return held.filter(([, distance]) => distance === least).map(([term]) => term);
  }

  /** True when an alive article holds it. */
  isHeld(lookup: Lookup): boolean {
    const alive = this.alive();
    const { docs, length } = this.read([lookup]);
    for (let i = 0; i < length; i++) if (alive[docs[i]!] === 1) return true;
    return false;
  }

  get termCount(): number {
    return this.parts().reduce((sum, { part }) => sum + part.termCount, 0);
  }

  /** Size of the segments in bytes, in memory as on disk. */
  get bytes(): number {
    return this.sealed.reduce((sum, { segment }) => sum + segment.weight, 0);
  }
}
