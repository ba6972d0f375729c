/**
 * The front matter of a note. Carrel owns some keys and follows the article in them, as long as their values
 * are as Carrel wrote them; all other lines are the user's and keep their bytes. What Carrel wrote is known by
 * checksums in a comment of the body (`NoteState`), because editors of properties drop comments of YAML.
 */
import { isMap, isScalar, type Pair, parseDocument } from 'yaml';
import { yamlText } from '../yaml-text';
import { noteChecksum } from './checksum';

/** The key that says which article a note is of. */
export const idKey = 'carrel-id';

/** Carrel's keys in the order of a new note; null for a value that the article does not have. */
export type NoteFields = Record<string, string | readonly string[] | null>;

/** By key the checksums of what Carrel last wrote: one for a value, one for each tag. */
export type NoteState = ReadonlyMap<string, readonly string[]>;

export interface FrontMatterChange {
  lines: readonly string[];
  state: NoteState;
  /** Keys whose values the user has changed; they were left as they are. */
  kept: string[];
  /** True when there is no key but Carrel's, as Carrel wrote it. */
  isOnlyOurs: boolean;
}

interface Entry {
  value: unknown;
  /** Offsets in the text, from the key to the end of the value. */
  start: number;
  end: number;
}

const sumOf = (value: unknown) => noteChecksum(JSON.stringify(value) ?? '');
const isSame = (one: unknown, other: unknown) => sumOf(one) === sumOf(other);

/** @param lines without the fences; null for a note without front matter */
export function updateFrontMatter(
  lines: readonly string[] | null,
  fields: NoteFields,
  known: NoteState,
): FrontMatterChange {
  const text = (lines ?? []).join('\n');
  const entries = entriesOf(text);
  if (entries === null) {
    return { lines: lines ?? [], state: known, kept: ['front matter'], isOnlyOurs: false };
  }
  const state = new Map(known);
  const kept: string[] = [];
  const edits: { start: number; end: number; text: string }[] = [];
  let added = '';
  for (const [key, stated] of Object.entries(fields)) {
    const entry = entries.get(key);
    const next = nextValue(key, stated, entry?.value, known.get(key));
    if (next === 'kept') kept.push(key);
    else {
      if (next.sums === undefined) state.delete(key);
      else state.set(key, next.sums);
      if (next.value === undefined || (entry && isSame(entry.value, next.value))) continue;
      const line = next.value === null ? '' : yamlText({ [key]: next.value }).trimEnd();
      if (entry) edits.push({ start: entry.start, end: entry.end, text: line });
      else if (line !== '') added += `${line}\n`;
    }
  }
  const changed = withEdits(text, edits, added);
  const isOnlyOurs =
    kept.length === 0 && [...entries.keys()].every((key) => Object.hasOwn(fields, key));
  if (!keepsOthers(entries, entriesOf(changed), fields)) {
    return { lines: lines ?? [], state: known, kept: ['front matter'], isOnlyOurs: false };
  }
  return { lines: changed === '' ? [] : changed.split('\n'), state, kept, isOnlyOurs };
}

/** The id of the article that the note is of; null for any other file. */
export function noteId(lines: readonly string[] | null): string | null {
  const line = lines?.find((each) => each.startsWith(`${idKey}:`));
  const [, id] = /^carrel-id:\s*["']?([0-9A-HJKMNP-TV-Z]{26})["']?\s*$/.exec(line ?? '') ?? [];
  return id ?? null;
}

/**
 * The value that a key gets, with the checksums to remember; `value` is undefined for no change, and null for
 * no such key.
 */
function nextValue(
  key: string,
  stated: NoteFields[string] | undefined,
  present: unknown,
  sums: readonly string[] | undefined,
): 'kept' | { value: unknown; sums: readonly string[] | undefined } {
  const wanted = stated ?? null;
  if (key === 'tags') return nextTags(Array.isArray(wanted) ? wanted : [], present, sums ?? []);
  const sum = wanted === null ? undefined : [sumOf(wanted)];
  if (present === undefined) {
    // The user has removed what Carrel had written.
    if (sums !== undefined) return { value: undefined, sums };
    return { value: wanted ?? undefined, sums: sum };
  }
  const isOurs = sums?.[0] === sumOf(present) || isSame(present, wanted);
  return isOurs ? { value: wanted, sums: sum } : 'kept';
}

/** The user's tags stay, in their order; Carrel's come and go with the article's. */
function nextTags(
  wanted: readonly string[],
  present: unknown,
  sums: readonly string[],
): 'kept' | { value: unknown; sums: readonly string[] } {
  const listed = present === undefined || present === null ? [] : [present].flat();
  if (!listed.every((tag) => typeof tag === 'string')) return 'kept';
  const isKnown = (tag: string) => sums.includes(sumOf(tag));
  const stays = listed.filter((tag) => wanted.includes(tag) || !isKnown(tag));
  const comes = wanted.filter((tag) => !listed.includes(tag) && !isKnown(tag));
  const tags = [...stays, ...comes];
  const next = wanted.map(sumOf);
  if (tags.length === 0) return { value: listed.length === 0 ? undefined : [], sums: next };
  return { value: isSame(tags, listed) ? undefined : tags, sums: next };
}

/** The entries of a block mapping; null for anything that Carrel cannot edit line by line. */
function entriesOf(text: string): Map<string, Entry> | null {
  if (text.trim() === '') return new Map();
  try {
    const document = parseDocument(text, { uniqueKeys: true });
    const { contents, errors } = document;
    if (errors.length > 0) return null;
    if (contents === null) return new Map();
    if (!isMap(contents) || contents.flow) return null;
    const values = document.toJS() as Record<string, unknown>;
    // Throws for a value that holds itself.
    JSON.stringify(values);
    const entries = new Map<string, Entry>();
    for (const pair of contents.items as Pair[]) {
      const entry = entryOf(text, pair);
      if (entry === null) return null;
      entries.set(entry.key, { ...entry, value: values[entry.key] ?? null });
    }
    return entries;
  } catch {
    return null;
  }
}

function entryOf(text: string, { key, value }: Pair): (Entry & { key: string }) | null {
  if (!isScalar(key) || !key.range) return null;
  const [start, keyEnd] = key.range;
  if (start > 0 && text[start - 1] !== '\n') return null;
  const range = (value as { range?: [number, number, number] | null } | null)?.range;
  const end = range ? range[1] : text.indexOf(':', keyEnd) + 1;
  const whole = text.slice(start, Math.max(end, keyEnd)).trimEnd();
  return { key: String(key.value), value: null, start, end: start + whole.length };
}

function withEdits(
  text: string,
  edits: readonly { start: number; end: number; text: string }[],
  added: string,
): string {
  let changed = text;
  for (const edit of edits.toSorted((a, b) => b.start - a.start)) {
    // A removed entry takes its line end along.
    const end = edit.text === '' && changed[edit.end] === '\n' ? edit.end + 1 : edit.end;
    changed = changed.slice(0, edit.start) + edit.text + changed.slice(end);
  }
  const isOpen = changed !== '' && added !== '' && !changed.endsWith('\n');
  return `${changed}${isOpen ? '\n' : ''}${added}`.replace(/\n$/, '');
}

/** True when every key of the user's is still there with its value. */
function keepsOthers(
  before: ReadonlyMap<string, Entry>,
  after: ReadonlyMap<string, Entry> | null,
  fields: NoteFields,
): boolean {
  if (after === null) return false;
  return [...before].every(
    ([key, { value }]) =>
      Object.hasOwn(fields, key) || (after.has(key) && isSame(after.get(key)?.value, value)),
  );
}
