/** Instapaper's CSV. Each page is in one folder; "Archive" and "Starred" are folders too. */
import type { ListImporter } from './importer';
import { csvHeader } from './reading-list/csv';
import { csvEntries } from './reading-list/csv-entries';
import type { LibraryEntry } from './reading-list/library-entry';
import { listIn } from './reading-list/list-field';
import { timeOf } from './reading-list/times';

export const instapaper: ListImporter = {
  name: 'instapaper',

  accepts(source) {
    const header = csvHeader(source);
    // Older exports end with the folder and have no times.
    return ['url', 'title', 'selection', 'folder'].every((name) => header.includes(name));
  },

  read: (source, context) => csvEntries(source, 'instapaper', context, entryOf),
};

function entryOf(row: Map<string, string>): LibraryEntry {
  const folder = row.get('folder')?.trim() ?? '';
  const isOwn = folder !== '' && !['Unread', 'Archive', 'Starred'].includes(folder);
  return {
    url: row.get('url') || null,
    title: row.get('title'),
    excerpt: row.get('selection'),
    savedAt: timeOf(row.get('timestamp')),
    // Newer files have a JSON array of tags.
    tags: [...listIn(row.get('tags')), ...(isOwn ? [folder] : [])],
    state: folder === 'Archive' ? 'archived' : 'unread',
    starred: folder === 'Starred',
  };
}
