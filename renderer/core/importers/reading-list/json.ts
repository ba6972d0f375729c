/** What a JSON file says, whoever wrote it: nothing in it is believed before it was looked at. */
import type { ImportSource } from '../../importer';

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
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
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

/** Of an array whose first object has all of these; what else is in it goes by. */
export function arrayWith(value: unknown, names: readonly string[]): unknown[] | null {
  if (!Array.isArray(value)) return null;
  const first = value.find(isObject);
  return first && names.every((name) => name in first) ? value : null;
}
