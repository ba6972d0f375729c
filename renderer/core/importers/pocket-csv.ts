/** Pocket's last export: `part_000000.csv` with 10,000 rows each, with or without a cursor column. */
import type { ListImporter } from './importer';
import { csvHeader } from './reading-list/csv';
import { csvEntries } from './reading-list/csv-entries';
import type { LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const pocketCsv: ListImporter = {
  name: 'pocket',

  accepts(source) {
    const header = csvHeader(source);
    return ['url', 'time_added', 'status'].every((name) => header.includes(name));
  },

  read: (source, context) => csvEntries(source, 'pocket', context, entryOf),
};

function entryOf(row: ReadonlyMap<string, string>): LibraryEntry {
  const tags = row.get('tags') ?? '';
  return {
    url: row.get('url') || null,
    title: row.get('title'),
    savedAt: timeOf(row.get('time_added')),
    tags: tags.split('|').filter((tag) => tag !== ''),
    state: row.get('status') === 'archive' ? 'archived' : 'unread',
  };
}
