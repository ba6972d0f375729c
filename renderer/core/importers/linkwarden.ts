/** Linkwarden's backup: collections of links. */
import type { ImportItem, ListImporter } from './importer';
import { type JsonObject, objectsIn, textIn } from './reading-list/json';
import { jsonEntries, jsonValues } from './reading-list/json-entries';
import { isListOf } from './reading-list/json-outline';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const linkwarden: ListImporter = {
  name: 'linkwarden',

  accepts: (source) => isListOf(source, '/collections', ['name', 'links']),

  async *read(source, context): AsyncGenerator<ImportItem> {
    // Names and pins are read first, because they may come after the links in the file.
    const collections = new Map<number | undefined, string | null>();
    const pinned = new Set<unknown>();
    for await (const { path, trail, value } of jsonValues(source, [NAME, PINNED])) {
      if (path === NAME) collections.set(trail[0], textIn(value));
      else pinned.add(value);
    }
    yield* jsonEntries(source, '/collections/*/links/*', (link, trail) => {
      const entry = entryOf(link, collections.get(trail[0]) ?? null, pinned);
      return entryItem(entry, { format: 'linkwarden', encoding: 'utf-8' }, context);
    });
  },
};

const NAME = '/collections/*/name';
const PINNED = '/pinnedLinks/*/id';

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
    // "Unorganized" is Linkwarden's collection for links that are in no other.
    tags: collection && collection !== 'Unorganized' ? [...tags, collection] : tags,
    starred: link.id !== undefined && pinned.has(link.id),
  };
}
