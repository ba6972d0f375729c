/** What was marked in Pocket: `annotations/part_000000.json`, beside the lists. */
import type { Importer, ImportItem } from '../importer';
import { arrayWith, isObject, jsonOf, objectsIn, textIn } from './reading-list/json';
import { entryItem, highlightOf } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const pocketHighlights: Importer = {
  name: 'pocket',

  accepts: (source) =>
    objectsIn(arrayWith(jsonOf(source), ['url', 'highlights'])).some(({ highlights }) =>
      objectsIn(highlights).some((each) => 'quote' in each),
    ),

  async *read(source, context): AsyncGenerator<ImportItem> {
    const pages = jsonOf(source);
    for (const page of Array.isArray(pages) ? pages : []) {
      const highlights = objectsIn(isObject(page) ? page.highlights : null).flatMap(
        ({ quote, created_at }) =>
          highlightOf({ quote: textIn(quote), createdAt: timeOf(created_at) }) ?? [],
      );
      const entry = { url: textIn(page?.url), title: textIn(page?.title), highlights };
      // The oldest mark is as near as it comes to when the page was saved.
      const savedAt = highlights.reduce<number | null>(
        (first, { createdAt }) => (createdAt && (!first || createdAt < first) ? createdAt : first),
        null,
      );
      const item = { ...entry, savedAt };
      yield entryItem(item, { format: 'pocket', encoding: 'utf-8' }, context);
    }
  },
};
