/** What a JSON file says, whoever wrote it: nothing in it is believed before it was looked at. */

import { LARGEST_ENTRY } from '../../files/limits';
import type { ImportSource } from '../importer';

/** In place of a string that is too large; no export has it. */
export const TOO_LARGE = 'carrel: this text is too large';

/** Several importers ask of one file whether it is theirs; it is parsed once. */
const parsed = new WeakMap<ImportSource, unknown>();

/** Undefined for what is no JSON. */
export function jsonOf(source: ImportSource): unknown {
  if (!parsed.has(source)) parsed.set(source, parse(source.bytes));
  return parsed.get(source);
}

function parse(bytes: Uint8Array): unknown {
  const first = bytes.subarray(0, 64).find((byte) => byte > 0x20 && byte < 0x80);
  if (first !== 0x5b && first !== 0x7b) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(withoutGiants(bytes)));
  } catch {
    return undefined;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** JSON in which `TOO_LARGE` is in place of each string that is too large for an entry. */
function withoutGiants(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= LARGEST_ENTRY) return bytes;
  const kept: Uint8Array[] = [];
  let from = 0;
  let backslash = bytes.indexOf(BACKSLASH);
  // Looked for once: a file without one would be looked through at each string.
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

/** Where the closing quote is; -1 without one. */
function endOfString(
  bytes: Uint8Array,
  from: number,
  backslashFrom: (at: number) => number,
): number {
  let escaped = backslashFrom(from);
  for (let at = bytes.indexOf(QUOTE, from); at !== -1; at = bytes.indexOf(QUOTE, at + 1)) {
    // A backslash takes the next byte with it, which may be another one.
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

/** The objects of an array; of what is none, nothing. */
export const objectsIn = (value: unknown): JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

/** A text that is not empty. */
export const textIn = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;

export const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap((each) => textIn(each) ?? []) : [];
