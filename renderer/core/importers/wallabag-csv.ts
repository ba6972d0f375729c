/** wallabag's CSV, with the articles' HTML. Its JSON has more: annotations, states, authors. */
import type { ListImporter } from './importer';
import { csvHeader } from './reading-list/csv';
import { csvEntries } from './reading-list/csv-entries';
import type { LibraryEntry } from './reading-list/library-entry';
import { listIn } from './reading-list/list-field';
import { timeOf } from './reading-list/times';

export const wallabagCsv: ListImporter = {
  name: 'wallabag-csv',

  accepts(source) {
    const header = csvHeader(source);
    return ['title', 'url', 'content', 'tags', 'mime type', 'creation date'].every((name) =>
      header.includes(name),
    );
  },

  read: (source, context) => csvEntries(source, 'wallabag', context, entryOf),
};

const entryOf = (row: ReadonlyMap<string, string>): LibraryEntry => ({
  url: row.get('url') || null,
  title: row.get('title'),
  html: row.get('content'),
  lang: row.get('language') || null,
  savedAt: createdAt(row.get('creation date') ?? ''),
  tags: listIn(row.get('tags')),
});

/** PHP's `d/m/Y h:i:s`. The hours are those of a 12-hour clock, so half of them are twelve hours early. */
function createdAt(text: string): number | null {
  const [, day, month, year, time] =
    /^\s*(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d:\d\d)\s*$/.exec(text) ?? [];
  return timeOf(day === undefined ? text : `${year}-${month}-${day} ${time}`);
}
