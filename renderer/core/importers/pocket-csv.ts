/** Pocket's last export: `part_000000.csv` with 10,000 rows each, with or without a cursor column. */
import type { ImportItem, ListImporter } from './importer';
import { csvHeader, readCsv } from './reading-list/csv';
import { entryItem, tooLargeFields } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const pocketCsv: ListImporter = {
  name: 'pocket',

  accepts(source) {
    const header = csvHeader(source);
    return ['url', 'time_added', 'status'].every((name) => header.includes(name));
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { rows, encoding } = await readCsv(source);
    for await (const { row, tooLarge } of rows) {
      const tags = row.get('tags') ?? '';
      const entry = {
        url: row.get('url') || null,
        title: row.get('title'),
        savedAt: timeOf(row.get('time_added')),
        tags: tags.split('|').filter((tag) => tag !== ''),
        state: row.get('status') === 'archive' ? ('archived' as const) : ('unread' as const),
      };
      yield entryItem(entry, { format: 'pocket', encoding }, context);
      yield* tooLargeFields(row, tooLarge);
    }
  },
};
