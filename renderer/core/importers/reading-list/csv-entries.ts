import type { ImportContext, ImportItem, ImportSource, StreamedSource } from '../importer';
import { readCsv } from './csv';
import { entryItem, type LibraryEntry, tooLargeFields } from './library-entry';

/**
 * The articles of a CSV that has a row for each, and what of them was too large.
 *
 * @param entryOf null for a row that is no article
 */
export async function* csvEntries(
  source: ImportSource | StreamedSource,
  format: string,
  context: ImportContext,
  entryOf: (row: Map<string, string>) => LibraryEntry | null,
): AsyncGenerator<ImportItem> {
  const { rows, encoding } = await readCsv(source);
  for await (const { row, tooLarge } of rows) {
    const entry = entryOf(row);
    if (entry === null) continue;
    yield entryItem(entry, { format, encoding }, context);
    yield* tooLargeFields(row, tooLarge);
  }
}
