/** Karakeep's JSON export (formerly Hoarder): links and notes, without the texts of the pages. */
import type { ImportItem, ListImporter } from './importer';
import { isObject, type JsonObject, textIn, textsIn } from './reading-list/json';
import { jsonEntries, jsonValues } from './reading-list/json-entries';
import { isListOf } from './reading-list/json-outline';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const karakeep: ListImporter = {
  name: 'karakeep',

  accepts: (source) => isListOf(source, '/bookmarks', ['createdAt', 'tags', 'content']),

  async *read(source, context): AsyncGenerator<ImportItem> {
    // The lists are read first, because they may come after the bookmarks in the file.
    const names = new Map<unknown, string | null>();
    for await (const { value } of jsonValues(source, ['/lists/*'])) {
      if (isObject(value)) names.set(value.id, textIn(value.name));
    }
    yield* jsonEntries(source, '/bookmarks/*', (bookmark) =>
      entryItem(entryOf(bookmark, names), { format: 'karakeep', encoding: 'utf-8' }, context),
    );
  },
};

function entryOf(bookmark: JsonObject, names: ReadonlyMap<unknown, string | null>): LibraryEntry {
  const content = isObject(bookmark.content) ? bookmark.content : {};
  const lists = Array.isArray(bookmark.lists) ? bookmark.lists : [];
  return {
    url: textIn(content.url),
    text: textIn(content.text),
    title: textIn(bookmark.title),
    note: textIn(bookmark.note),
    savedAt: timeOf(bookmark.createdAt),
    tags: [...textsIn(bookmark.tags), ...lists.flatMap((id) => names.get(id) ?? [])],
    state: bookmark.archived === true ? 'archived' : 'unread',
  };
}
