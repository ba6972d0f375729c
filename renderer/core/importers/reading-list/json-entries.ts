import { piecesOf } from '../../bytes/byte-source';
import type { ImportItem, ImportSource, StreamedSource } from '../importer';
import { contentOf, headOf } from '../streamed-source';
import { isObject, type JsonObject } from './json';
import { jsonEncoding } from './json-outline';
import { type JsonEvent, JsonScanner, type JsonStep } from './json-scanner';

/**
 * Calls `read` for each member of the lists at `path` (see json-scanner.ts), with `{}` for one that is no
 * object. A member that cannot be read, or a cut-off end of the file, becomes an item with its reason.
 *
 * @param read returns null for a member to skip; `trail` has the indices of the arrays around the member
 *   and, last, its own
 */
export async function* jsonEntries(
  source: ImportSource | StreamedSource,
  path: string,
  read: (entry: JsonObject, trail: readonly number[]) => Promise<ImportItem | null>,
): AsyncGenerator<ImportItem> {
  let at = 0;
  for await (const event of jsonEvents(source, stepTo([path]))) {
    if (event.kind !== 'broken' && event.path !== path) continue;
    at += 1;
    if (event.kind === 'value') {
      const item = await read(isObject(event.value) ? event.value : {}, event.trail);
      if (item !== null) yield item;
    } else {
      const reason = event.kind === 'too-large' ? event.kind : 'damaged';
      yield { ok: false, item: `${source.name} #${at}`, reason };
    }
  }
}

/** The values at these paths, one by one; unreadable ones are skipped. */
export async function* jsonValues(
  source: ImportSource | StreamedSource,
  paths: readonly string[],
): AsyncGenerator<Extract<JsonEvent, { kind: 'value' }>> {
  for await (const event of jsonEvents(source, stepTo(paths))) {
    if (event.kind === 'value') yield event;
  }
}

/** Takes the values at these paths. */
function stepTo(paths: readonly string[]): (path: string) => JsonStep {
  const isAbove = (path: string) => paths.some((each) => each.startsWith(`${path}/`));
  return (path) => (paths.includes(path) ? 'take' : isAbove(path) ? 'walk' : 'skip');
}

/** All events of a file; see json-scanner.ts. */
export async function* jsonEvents(
  source: ImportSource | StreamedSource,
  stepOf: (path: string) => JsonStep,
): AsyncGenerator<JsonEvent> {
  const scanner = new JsonScanner(stepOf);
  const decoder = new TextDecoder(jsonEncoding(headOf(source)));
  for await (const piece of piecesOf(contentOf(source))) {
    yield* scanner.take(decoder.decode(piece, { stream: true }), false);
  }
  yield* scanner.take(decoder.decode(), true);
}
