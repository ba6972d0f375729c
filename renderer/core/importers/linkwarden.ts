/** Linkwarden's backup: collections of links. */
import type { Importer, ImportItem } from '../importer';
import {
  arrayWith,
  isObject,
  type JsonObject,
  jsonOf,
  objectsIn,
  textIn,
} from './reading-list/json';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const linkwarden: Importer = {
  name: 'linkwarden',

  accepts(source) {
    const library = jsonOf(source);
    return isObject(library) && arrayWith(library.collections, ['name', 'links']) !== null;
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const library = jsonOf(source);
    const { collections, pinnedLinks } = isObject(library) ? library : {};
    const pinned = new Set(objectsIn(pinnedLinks).map(({ id }) => id));
    for (const { name, links } of objectsIn(collections)) {
      const collection = textIn(name);
      for (const link of Array.isArray(links) ? links : []) {
        const entry = entryOf(isObject(link) ? link : {}, collection, pinned);
        yield entryItem(entry, { format: 'linkwarden', encoding: 'utf-8' }, context);
      }
    }
  },
};

function entryOf(
  link: JsonObject,
  collection: string | null,
  pinned: ReadonlySet<unknown>,
): LibraryEntry {
  const tags = objectsIn(link.tags).flatMap(({ name }) => textIn(name) ?? []);
  return {
    url: textIn(link.url),
    title: textIn(link.name),
    text: textIn(link.textContent),
    excerpt: textIn(link.description),
    savedAt: timeOf(link.createdAt),
    // Everybody has one of this name, for what is in none.
    tags: collection && collection !== 'Unorganized' ? [...tags, collection] : tags,
    starred: link.id !== undefined && pinned.has(link.id),
  };
}
