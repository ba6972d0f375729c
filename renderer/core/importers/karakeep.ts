/** Karakeep's JSON (Hoarder's before): links and notes, without the texts it has of them. */
import type { Importer, ImportItem } from '../importer';
import {
  arrayWith,
  isObject,
  type JsonObject,
  jsonOf,
  objectsIn,
  textIn,
  textsIn,
} from './reading-list/json';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const karakeep: Importer = {
  name: 'karakeep',

  accepts(source) {
    const library = jsonOf(source);
    return (
      isObject(library) && arrayWith(library.bookmarks, ['createdAt', 'tags', 'content']) !== null
    );
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const library = jsonOf(source);
    const { bookmarks, lists } = isObject(library) ? library : {};
    const names = new Map(objectsIn(lists).map(({ id, name }) => [id, textIn(name)]));
    for (const bookmark of Array.isArray(bookmarks) ? bookmarks : []) {
      const entry = entryOf(isObject(bookmark) ? bookmark : {}, names);
      yield entryItem(entry, { format: 'karakeep', encoding: 'utf-8' }, context);
    }
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
