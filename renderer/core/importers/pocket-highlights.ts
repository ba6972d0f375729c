/** Pocket's highlights: `annotations/part_000000.json`, beside the lists. */
import type { ListImporter } from './importer';
import { type JsonObject, objectsIn, textIn } from './reading-list/json';
import { jsonEntries } from './reading-list/json-entries';
import { isListOf, jsonOutline } from './reading-list/json-outline';
import { entryItem, highlightOf, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const pocketHighlights: ListImporter = {
  name: 'pocket',

  accepts: (source) =>
    isListOf(source, '', ['url', 'highlights']) &&
    jsonOutline(source)?.sample.has('/*/highlights/*/quote') === true,

  read: (source, context) =>
    jsonEntries(source, '/*', (page) =>
      entryItem(entryOf(page), { format: 'pocket', encoding: 'utf-8' }, context),
    ),
};

function entryOf(page: JsonObject): LibraryEntry {
  const highlights = objectsIn(page.highlights).flatMap(
    ({ quote, created_at }) =>
      highlightOf({ quote: textIn(quote), createdAt: timeOf(created_at) }) ?? [],
  );
  // The file has no date of saving; the oldest highlight is the nearest to it.
  const savedAt = highlights.reduce<number | null>(
    (first, { createdAt }) => (createdAt && (!first || createdAt < first) ? createdAt : first),
    null,
  );
  return { url: textIn(page.url), title: textIn(page.title), highlights, savedAt };
}
