import { type ByteSource, piecesOf } from '../../bytes/byte-source';
import { markedEncoding, utf16WithoutMark } from '../../encoding/telltales';
import type { ImportSource, JsonOutline, StreamedSource } from '../importer';
import { JsonScanner } from './json-scanner';

/** Limits: members of a list that are examined, and paths that are kept. */
const SAMPLE = 50;
const MOST_PATHS = 10_000;

/** Depth of the paths: objects of a list, and the objects in their own arrays. */
const DEEPEST = 6;

const PIECE = 1024 * 1024;

/** Cached, because several importers examine the same file. */
const known = new WeakMap<ImportSource, JsonOutline | null>();

/** The outline of a file; null when it is not JSON. */
export function jsonOutline(source: ImportSource | StreamedSource): JsonOutline | null {
  if ('content' in source) return source.json;
  const outline = known.get(source) ?? outlineOfBytes(source.bytes);
  known.set(source, outline);
  return outline;
}

/**
 * True when the objects in the list at `path` have all of these members between them. No single object
 * decides: exporters leave out what an entry does not have.
 */
export function isListOf(
  source: ImportSource | StreamedSource,
  path: string,
  names: readonly string[],
): boolean {
  const outline = jsonOutline(source);
  return outline !== null && names.every((name) => outline.sample.has(`${path}/*/${name}`));
}

/** The first of the paths at which there is such a list; null for none. */
export function listPath(
  source: ImportSource | StreamedSource,
  paths: readonly string[],
  names: readonly string[],
): string | null {
  return paths.find((path) => isListOf(source, path, names)) ?? null;
}

export async function outlineOfStream(
  head: Uint8Array,
  content: ByteSource,
): Promise<JsonOutline | null> {
  if (!beginsAsJson(head)) return null;
  const decoder = new TextDecoder(jsonEncoding(head));
  const outliner = new Outliner();
  for await (const piece of piecesOf(content)) {
    outliner.take(decoder.decode(piece, { stream: true }));
    if (outliner.isDone) break;
  }
  return outliner;
}

function outlineOfBytes(bytes: Uint8Array): JsonOutline | null {
  if (!beginsAsJson(bytes)) return null;
  const decoder = new TextDecoder(jsonEncoding(bytes));
  const outliner = new Outliner();
  for (let at = 0; at < bytes.length && !outliner.isDone; at += PIECE) {
    outliner.take(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
  }
  return outliner;
}

/** The encoding of a JSON file. RFC 8259 allows UTF-8 only, but Windows' editors write UTF-16. */
export function jsonEncoding(head: Uint8Array): string {
  return markedEncoding(head) ?? utf16WithoutMark(head) ?? 'utf-8';
}

function beginsAsJson(head: Uint8Array): boolean {
  const first = head.subarray(0, 64).find((byte) => byte > 0x20 && byte < 0x80);
  return first === 0x5b || first === 0x7b;
}

/** Collects the member names of a JSON text, without its values. */
class Outliner implements JsonOutline {
  readonly sample = new Set<string>();
  isDone = false;
  readonly #scanner = new JsonScanner((path, index) =>
    index >= SAMPLE || path.split('/').length > DEEPEST ? 'skip' : 'walk',
  );

  take(piece: string): void {
    for (const event of this.#scanner.take(piece, false)) {
      if (event.kind === 'broken') this.isDone = true;
      else if (event.kind === 'begun' || event.kind === 'passed') this.#note(event);
      if (this.isDone) return;
    }
  }

  #note({ path, trail }: { path: string; trail: readonly number[] }): void {
    const [index = 0] = trail;
    if (index >= SAMPLE) {
      // Nothing follows an array that is the root.
      this.isDone = path === '/*';
      return;
    }
    if (this.sample.size < MOST_PATHS) this.sample.add(path);
  }
}
