/** Raindrop's CSV. Its HTML export is an ordinary bookmark file. */
import type { ImportItem, ListImporter } from './importer';
import { csvHeader, readCsv } from './reading-list/csv';
import { labelledHighlights } from './reading-list/labelled-highlights';
import { entryItem, type LibraryEntry, tooLargeFields } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const raindrop: ListImporter = {
  name: 'raindrop',

  accepts(source) {
    const header = csvHeader(source);
    return ['url', 'folder', 'tags', 'created', 'note'].every((name) => header.includes(name));
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { rows, encoding } = await readCsv(source);
    for await (const { row, tooLarge } of rows) {
      yield entryItem(entryOf(row), { format: 'raindrop', encoding }, context);
      yield* tooLargeFields(row, tooLarge);
    }
  },
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
