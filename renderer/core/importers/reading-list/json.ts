/** Reading JSON exports of any program. No value is trusted before its type is checked. */

import { LARGEST_ENTRY } from '../../files/limits';
import type { ImportSource } from '../importer';

/** Stands in place of a string that is too large; no export contains it. */
export const TOO_LARGE = 'carrel: this text is too large';

/** Cached, because several importers examine the same file. */
const parsed = new WeakMap<ImportSource, unknown>();

/** The parsed file; undefined when it is not JSON. */
export function jsonOf(source: ImportSource): unknown {
  if (!parsed.has(source)) parsed.set(source, parse(source.bytes));
  return parsed.get(source);
}

function parse(bytes: Uint8Array): unknown {
  const first = bytes.subarray(0, 64).find((byte) => byte > 0x20 && byte < 0x80);
  if (first !== 0x5b && first !== 0x7b) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(withoutLargeStrings(bytes)));
  } catch {
    return undefined;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The JSON with `TOO_LARGE` in place of each string that is too large for an entry. */
function withoutLargeStrings(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= LARGEST_ENTRY) return bytes;
  const kept: Uint8Array[] = [];
  let from = 0;
  let backslash = bytes.indexOf(BACKSLASH);
  // The next backslash, remembered: a file without one would be searched to its end for each string.
  const backslashFrom = (at: number) => {
    if (backslash !== -1 && backslash < at) backslash = bytes.indexOf(BACKSLASH, at);
    return backslash;
  };
  for (let start = bytes.indexOf(QUOTE); start !== -1; ) {
    const end = endOfString(bytes, start + 1, backslashFrom);
    if (end === -1) break;
    if (end - start > LARGEST_ENTRY) {
      kept.push(bytes.subarray(from, start + 1), new TextEncoder().encode(TOO_LARGE));
      from = end;
    }
    start = bytes.indexOf(QUOTE, end + 1);
  }
  if (kept.length === 0) return bytes;
  kept.push(bytes.subarray(from));
  const joined = new Uint8Array(kept.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const each of kept) {
    joined.set(each, at);
    at += each.length;
  }
  return joined;
}

/** The offset of the closing quote; -1 without one. */
function endOfString(
  bytes: Uint8Array,
  from: number,
  backslashFrom: (at: number) => number,
): number {
  let escaped = backslashFrom(from);
  for (let at = bytes.indexOf(QUOTE, from); at !== -1; at = bytes.indexOf(QUOTE, at + 1)) {
    // A backslash escapes the next byte, which may be another backslash.
    while (escaped !== -1 && escaped < at - 1) {
      escaped = backslashFrom(escaped + 2);
    }
    if (escaped !== at - 1) return at;
    escaped = backslashFrom(at + 1);
  }
  return -1;
}

export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects in an array; empty for any other value. */
export const objectsIn = (value: unknown): JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

/** A text that is not blank, else null. */
export const textIn = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;

export const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((each) => textIn(each) ?? []) : [];
