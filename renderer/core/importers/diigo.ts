/** Diigo's CSV of bookmarks with their highlights. */
import type { ListImporter } from './importer';
import { csvHeader } from './reading-list/csv';
import { csvEntries } from './reading-list/csv-entries';
import { labelledHighlights } from './reading-list/labelled-highlights';
import type { LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const diigo: ListImporter = {
  name: 'diigo',

  accepts(source) {
    const header = csvHeader(source);
    return ['title', 'url', 'tags', 'description', 'comments', 'annotations'].every((name) =>
      header.includes(name),
    );
  },

  read: (source, context) => csvEntries(source, 'diigo', context, entryOf),
};

function entryOf(row: ReadonlyMap<string, string>): LibraryEntry {
  const savedAt = timeOf(row.get('created_at') ?? row.get('created'));
  return {
    url: row.get('url') || null,
    title: row.get('title'),
    excerpt: row.get('description'),
    note: row.get('comments'),
    savedAt,
    tags: tagsIn(row.get('tags') ?? ''),
    highlights: labelledHighlights(row.get('annotations') ?? '', savedAt),
  };
}

/** Separated by commas or spaces; tags of several words are in quotes. `no_tag` stands for none. */
function tagsIn(field: string): string[] {
  const parts = field.includes(',')
    ? field.split(',')
    : Array.from(
        field.matchAll(/"([^"]*)"|([^\s"]+)/g),
        ([, quoted, bare]) => quoted ?? bare ?? '',
      );
  return parts
    .map((tag) => tag.replaceAll('"', '').trim())
    .filter((tag) => tag !== '' && tag !== 'no_tag');
}
