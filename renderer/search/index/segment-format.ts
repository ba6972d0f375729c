import type { ArticleId } from '../../core/article/article';
import { characterOf, endMark } from '../text/tokenize';

/**
 * The first part of a segment's file: the prologue, the head as JSON, then the sections that are needed at
 * once. The second part, nearly all of the file, is divided into pages, whose checksums are in the first
 * part.
 */
export interface SegmentHead {
  ids: ArticleId[];
  /** The members of a `FieldLengths`. */
  lengths: [sums: number[], counts: number[], most: number[]];
  /** The length of each section in bytes, in the order of the file. */
  sections: number[];
}

/**
 * The prologue is five 32-bit words: "CRL4", two words of checksum over what follows up to the end of
 * the first part, the length of the first part in bytes, and that of the head.
 */
export const magic = 0x344c5243;
/** Bytes of the prologue. */
export const prologue = 20;
/** Words of the prologue that its checksum does not cover. */
export const wordsBeforeSum = 3;
/** How many sections, the last ones, make the second part. */
export const pagedSections = 8;
/** The offset of every eighth postings list is stored. */
export const listsOfBlock = 8;

/**
 * The number of a term that is a pair of 16-bit characters, or the first character of such a pair.
 * Null for any other term.
 */
export function pairOf(term: string): number | null {
  const code = term.charCodeAt(0);
  if (code < 0x80 || code > 0xbf) return null;
  const first = characterOf(term, 0);
  const second =
    term.length === 3 ? 0 : term.endsWith(endMark) ? endMark.charCodeAt(0) : characterOf(term, 3);
  return first > 0xffff || second > 0xffff ? null : first * 0x1_0000 + second;
}
