import type { PagedBytes } from '../bytes/paged-bytes';
import { endMark } from '../text/tokenize';
import { similarTerms } from './similar-terms';
import { blocksHolding, holds, shortestInBlocks, wordsOfBlock } from './word-blocks';

/**
 * The terms of a segment that are not pairs of characters: sorted, as bytes with a line end after each. A
 * word is identified by its position. Pages are read when a word on them is needed.
 */
export class WordDictionary {
  /** Number of words. */
  readonly count: number;

  /**
   * @param starts offset of each word in `bytes`, and the end of the last
   * @param blocks which words may hold which letters: see word-blocks.ts
   */
  constructor(
    private readonly pages: PagedBytes,
    private readonly bytes: Uint8Array,
    private readonly starts: Uint32Array,
    private readonly blocks: Uint8Array,
  ) {
    this.count = starts.length - 1;
  }

  at(word: number): string {
    const start = this.startOf(word);
    return latin1(this.bytes.subarray(start, start + this.lengthOf(word)));
  }

  /** Null for a word that is not in the dictionary. */
  placeOf(text: string): number | null {
    const word = this.firstNotBefore(text, false);
    return word < this.count && this.compare(word, text, false) === 0 ? word : null;
  }

  /** The range of words with a prefix; half-open, may be empty. */
  rangeOf(prefix: string): readonly [from: number, to: number] {
    return [this.firstNotBefore(prefix, false), this.firstNotBefore(prefix, true)];
  }

  withPrefix(prefix: string): string[] {
    const [from, to] = this.rangeOf(prefix);
    return Array.from({ length: to - from }, (_, i) => this.at(from + i));
  }

  /** The words at most `most` edits away, each with its distance. */
  similar(word: string, most: number): [word: string, distance: number][] {
    this.pages.need(this.starts);
    this.pages.need(this.bytes);
    const first = [
      this.firstNotBefore('\u0002', false),
      this.firstNotBefore(endMark, false),
    ] as const;
    // Between the two ranges are pairs with a character above U+FFFF.
    const last = [this.firstNotBefore('\u00c0', false), this.count] as const;
    return [first, last].flatMap(([from, to]) =>
      similarTerms(word, most, this.bytes, this.starts, from, to),
    );
  }

  /** The words that contain the text, or end in it. */
  holding(text: string, atEnd: boolean): number[] {
    const wanted = Uint8Array.from(atEnd ? `${text}\n` : text, (byte) => byte.charCodeAt(0));
    if (wanted.length < shortestInBlocks) return this.holdingShort(wanted);
    const found: number[] = [];
    this.pages.need(this.blocks);
    for (const block of blocksHolding(this.blocks, wanted)) {
      const end = Math.min(this.count, (block + 1) * wordsOfBlock);
      for (let word = block * wordsOfBlock; word < end; word++) {
        const from = this.startOf(word);
        // Size in bytes of a word with its line end.
        if (holds(this.bytes, from, from + this.lengthOf(word) + 1, wanted)) found.push(word);
      }
    }
    return found;
  }

  /** The blocks tell nothing of one byte or two, so all words are searched, as one string. */
  private holdingShort([first, second]: Uint8Array): number[] {
    const { bytes, starts } = this;
    this.pages.need(starts);
    this.pages.need(bytes);
    const found: number[] = [];
    let word = 0;
    let at = bytes.indexOf(first!);
    while (at >= 0) {
      let next = at + 1;
      if (second === undefined || bytes[next] === second) {
        while (starts[word + 1]! <= at) word++;
        found.push(word);
        next = starts[word + 1]!;
      }
      at = bytes.indexOf(first!, next);
    }
    return found;
  }

  /** Compares a word with one of another dictionary: negative when it is first, 0 when equal. */
  compareWith(word: number, other: WordDictionary, otherWord: number): number {
    const start = this.startOf(word);
    const otherStart = other.startOf(otherWord);
    const length = this.lengthOf(word);
    const otherLength = other.lengthOf(otherWord);
    const shared = Math.min(length, otherLength);
    for (let i = 0; i < shared; i++) {
      const difference = this.bytes[start + i]! - other.bytes[otherStart + i]!;
      if (difference !== 0) return difference;
    }
    return length - otherLength;
  }

  /** Offset of a word; loads its bytes. */
  private startOf(word: number): number {
    const { starts } = this;
    this.pages.need(starts, 4 * word, 4 * word + 8);
    this.pages.need(this.bytes, starts[word], starts[word + 1]);
    return starts[word]!;
  }

  /** Length of a word without its line end. */
  private lengthOf(word: number): number {
    return this.starts[word + 1]! - this.starts[word]! - 1;
  }

  /** The first word that is not before `text`; with `behindPrefix`, also does not begin with it. */
  private firstNotBefore(text: string, behindPrefix: boolean): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = this.compare(middle, text, behindPrefix);
      if (order < 0 || (behindPrefix && order === 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private compare(word: number, text: string, beginningOnly: boolean): number {
    const start = this.startOf(word);
    const length = this.lengthOf(word);
    const shared = Math.min(length, text.length);
    for (let i = 0; i < shared; i++) {
      const difference = this.bytes[start + i]! - text.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return beginningOnly && length > text.length ? 0 : length - text.length;
  }
}

/** Words are short, so they fit in one call. */
function latin1(bytes: Uint8Array): string {
  return String.fromCharCode.apply(null, bytes as unknown as number[]);
}
