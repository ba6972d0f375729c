/** Instapaper's CSV. Each page is in one folder; "Archive" and "Starred" are folders too. */
import type { ImportItem, ListImporter } from './importer';
import { csvHeader, readCsv } from './reading-list/csv';
import { entryItem, type LibraryEntry, tooLargeFields } from './reading-list/library-entry';
import { listIn } from './reading-list/list-field';
import { timeOf } from './reading-list/times';

export const instapaper: ListImporter = {
  name: 'instapaper',

  accepts(source) {
    const header = csvHeader(source);
    // Older exports end with the folder and have no times.
    return ['url', 'title', 'selection', 'folder'].every((name) => header.includes(name));
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { rows, encoding } = await readCsv(source);
    for await (const { row, tooLarge } of rows) {
      yield entryItem(entryOf(row), { format: 'instapaper', encoding }, context);
      yield* tooLargeFields(row, tooLarge);
    }
  },
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
