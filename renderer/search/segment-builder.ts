import { fold } from './fold';
import type { IndexedArticle } from './indexed-article';
import { fields } from './segment';
import { SegmentWriter } from './segment-writer';
import { encodeCharacter, endMark, longestWord, longWord, pieces, wordTerm } from './tokenize';

/**
 * Makes a segment straight from articles, for when many come at once: five times as fast as going
 * through the live index, which finds each at once. Counts first, sorts at the end.
 */
export class SegmentBuilder {
  private readonly writer = new SegmentWriter();
  private readonly words = new Map<string, number>();
  /** Two characters, or the last one with the end mark; encoded at the end, once each. */
  private readonly pairs = new Map<string, number>();
  private termCount = 0;
  /** Where the last entry of a term stands, to count on if it is of the same article and field. */
  private lastEntry = new Int32Array(1 << 16).fill(-1);
  private entryTerms = new Uint32Array(1 << 18);
  private entryDocs = new Uint32Array(1 << 18);
  /** Field + 8 × frequency. */
  private entryCounts = new Uint32Array(1 << 18);
  private entries = 0;

  get size(): number {
    return this.writer.size;
  }

  add(article: IndexedArticle): void {
    const doc = this.writer.size;
    const lengths = fields.map((name, field) => {
      const first = this.entries;
      this.addField(fold(article[name]), doc, field, first);
      return this.entries - first;
    });
    this.writer.addArticle(article.id, article.fingerprint, lengths);
  }

  private addField(text: string, doc: number, field: number, first: number): void {
    const count = (dictionary: Map<string, number>, term: string) => {
      let number = dictionary.get(term);
      if (number === undefined) {
        number = this.termCount++;
        dictionary.set(term, number);
        if (number >= this.lastEntry.length) this.growTerms();
      }
      const last = this.lastEntry[number]!;
      if (last >= first) {
        this.entryCounts[last]! += 8;
        return;
      }
      if (this.entries === this.entryTerms.length) this.growEntries();
      this.lastEntry[number] = this.entries;
      this.entryTerms[this.entries] = number;
      this.entryDocs[this.entries] = doc;
      this.entryCounts[this.entries++] = field + 8;
    };
    for (const { text: piece, paired } of pieces(text)) {
      if (paired) {
        const characters = hasSurrogates(piece) ? Array.from(piece) : piece;
        for (let i = 1; i < characters.length; i++) {
          count(this.pairs, characters[i - 1]! + characters[i]!);
        }
        count(this.pairs, characters[characters.length - 1]! + endMark);
      } else {
        count(this.words, wordTerm(piece));
        if (piece.length > longestWord) count(this.words, longWord);
      }
    }
  }

  private growTerms(): void {
    const larger = new Int32Array(this.lastEntry.length * 2).fill(-1);
    larger.set(this.lastEntry);
    this.lastEntry = larger;
  }

  private growEntries(): void {
    const grow = (numbers: Uint32Array<ArrayBuffer>) => {
      const larger = new Uint32Array(numbers.length * 2);
      larger.set(numbers);
      return larger;
    };
    this.entryTerms = grow(this.entryTerms);
    this.entryDocs = grow(this.entryDocs);
    this.entryCounts = grow(this.entryCounts);
  }

  /** Stops after every few hundred terms for whoever takes it further. */
  *finish(): Generator<void, Uint8Array<ArrayBuffer>> {
    const numbers = new Map(this.words);
    for (const [pair, number] of this.pairs) numbers.set(encodePair(pair), number);
    const terms = [...numbers.keys()].sort();
    // A counting sort: how many entries a term has, then where each belongs.
    const starts = new Uint32Array(this.termCount + 1);
    for (let i = 0; i < this.entries; i++) starts[this.entryTerms[i]! + 1]! += 1;
    for (let i = 0; i < this.termCount; i++) starts[i + 1]! += starts[i]!;
    const ends = starts.slice(1);
    const sorted = new Uint32Array(this.entries);
    for (let i = 0; i < this.entries; i++) sorted[starts[this.entryTerms[i]!]!++] = i;
    for (const [i, term] of terms.entries()) {
      if (i % 2048 === 2047) yield;
      const number = numbers.get(term)!;
      this.writer.beginTerm(term);
      for (let at = number === 0 ? 0 : ends[number - 1]!; at < ends[number]!; at++) {
        const entry = sorted[at]!;
        const packed = this.entryCounts[entry]!;
        this.writer.add(this.entryDocs[entry]!, packed & 7, packed >>> 3);
      }
    }
    return this.writer.finish();
  }
}

function hasSurrogates(text: string): boolean {
  return /[\ud800-\udfff]/.test(text);
}

function encodePair(pair: string): string {
  return Array.from(pair, (one) => (one === endMark ? endMark : encodeCharacter(one))).join('');
}
