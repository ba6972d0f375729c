/** Raindrop's CSV. Its HTML export is an ordinary bookmark file. */
import type { ListImporter } from './importer';
import { csvHeader } from './reading-list/csv';
import { csvEntries } from './reading-list/csv-entries';
import { labelledHighlights } from './reading-list/labelled-highlights';
import type { LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const raindrop: ListImporter = {
  name: 'raindrop',

  accepts(source) {
    const header = csvHeader(source);
    return ['url', 'folder', 'tags', 'created', 'note'].every((name) => header.includes(name));
  },

  read: (source, context) => csvEntries(source, 'raindrop', context, entryOf),
};

function entryOf(row: Map<string, string>): LibraryEntry {
  const savedAt = timeOf(row.get('created'));
  const folders = (row.get('folder') ?? '').split('/').map((name) => name.trim());
  const tags = (row.get('tags') ?? '').split(',').map((tag) => tag.trim());
  return {
    url: row.get('url') || null,
    title: row.get('title'),
    excerpt: row.get('excerpt'),
    note: row.get('note'),
    savedAt,
    tags: [...tags, ...folders].filter((tag) => tag !== '' && tag !== 'Unsorted'),
    starred: row.get('favorite')?.toLowerCase() === 'true',
    highlights: labelledHighlights(row.get('highlights') ?? '', savedAt),
  };
}
