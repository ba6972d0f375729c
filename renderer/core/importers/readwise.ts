/** Readwise Reader's CSV. Its tags are a Python list. */
import type { ListImporter } from './importer';
import { csvHeader } from './reading-list/csv';
import { csvEntries } from './reading-list/csv-entries';
import type { LibraryEntry } from './reading-list/library-entry';
import { listIn } from './reading-list/list-field';
import { timeOf } from './reading-list/times';

export const readwise: ListImporter = {
  name: 'readwise',

  accepts(source) {
    const header = csvHeader(source);
    return ['title', 'url', 'document tags', 'saved date', 'location'].every((name) =>
      header.includes(name),
    );
  },

  read: (source, context) => csvEntries(source, 'readwise', context, entryOf),
};

function entryOf(row: Map<string, string>): LibraryEntry {
  const progress = Number(row.get('reading progress')) || 0;
  const isArchived = row.get('location') === 'archive';
  return {
    url: row.get('url') || null,
    title: row.get('title'),
    savedAt: timeOf(row.get('saved date')),
    tags: listIn(row.get('document tags')),
    state: isArchived ? 'archived' : progress > 0 ? 'reading' : 'unread',
    progress,
  };
}
