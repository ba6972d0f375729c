import { boundedDraft } from '../article/article-record';
import type { ImportFailure } from '../files/import-failure';
import { boundedFeed } from '../records/library-records';
import { detect, detectList } from './detect';
import type { ImportContext, Importer, ImportItem, ImportSource, StreamedSource } from './importer';
import { mappedCsv } from './mapped-csv';
import { type ReadFailure, readFailure } from './read-failure';
import { addressColumns } from './reading-list/columns';

/** Yields every article in a file, or the reasons why there is none: at least one item. Never throws. */
export async function* readSource(
  source: ImportSource | StreamedSource,
  context: ImportContext,
): AsyncGenerator<ImportItem, void, undefined> {
  const reading = openReading(source, context);
  if ('reason' in reading) {
    const columns = reading.reason === 'unknown-format' ? addressColumns(source) : null;
    yield columns === null
      ? { ok: false, item: source.name, reason: reading.reason }
      : { ok: false, item: source.name, reason: 'unknown-columns', columns };
    return;
  }
  let items = 0;
  try {
    for await (const item of reading.items) {
      items++;
      yield boundedItem(item);
    }
  } catch (error) {
    items++;
    yield { ok: false, item: source.name, ...failureOf(error, source.name) };
  }
  if (items === 0) yield { ok: false, item: source.name, reason: 'no-text' };
}

type Items = ReturnType<Importer['read']>;

function openReading(
  source: ImportSource | StreamedSource,
  context: ImportContext,
): { items: Items } | { reason: ImportFailure } {
  const mapped = context.columns && mappedCsv(context.columns);
  if (mapped?.accepts(source)) return { items: mapped.read(source, context) };
  if ('content' in source) {
    const importer = detectList(source);
    return importer ? { items: importer.read(source, context) } : { reason: 'unknown-format' };
  }
  const found = detect(source);
  return 'reason' in found ? found : { items: found.importer.read(source, context) };
}

/** The reason of an error: a streamed file may, for example, vanish while it is read. */
function failureOf(error: unknown, name: string): ReadFailure {
  const failure = readFailure(error);
  // An unexpected error is a bug or an unknown kind of damage: it is reported, and the batch goes on.
  if (failure === null) console.error(`${name}:`, error);
  return failure ?? { reason: 'damaged' };
}

/** Limits every field of an item: a file may state the year 275760, or a title of a megabyte. */
export function boundedItem(item: ImportItem): ImportItem {
  if (!item.ok) return item;
  if ('draft' in item) return { ...item, draft: boundedDraft(item.draft) };
  const feed = boundedFeed(item.feed);
  return feed === null
    ? { ok: false, item: item.feed.title, reason: 'damaged' }
    : { ok: true, feed };
}
