/** The list in Matter's export. */
import { decodeBytes } from '../encoding';
import { fileHead } from '../file-head';
import type { Importer, ImportItem } from '../importer';
import { csvHeader, csvRows } from './reading-list/csv';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const matter: Importer = {
  name: 'matter',

  accepts(source) {
    const header = csvHeader(fileHead(source.bytes, 512));
    return ['title', 'url', 'publisher', 'in queue', 'favorited'].every((name) =>
      header.includes(name),
    );
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'text');
    for (const row of csvRows(text)) {
      yield entryItem(entryOf(row), { format: 'matter', encoding }, context);
    }
  },
};

const isTrue = (value: string | undefined) => /^(?:true|yes|1)$/i.test(value?.trim() ?? '');

function entryOf(row: Map<string, string>): LibraryEntry {
  const author = row.get('author')?.trim();
  return {
    url: row.get('url') || null,
    title: row.get('title'),
    byline: author ? [author] : [],
    site: row.get('publisher')?.trim() || null,
    savedAt: timeOf(row.get('last interaction date')),
    tags: (row.get('tags') ?? '').split(';').filter((tag) => tag.trim() !== ''),
    state: isTrue(row.get('read')) ? 'archived' : 'unread',
    starred: isTrue(row.get('favorited')),
  };
}
