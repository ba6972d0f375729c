/** GoodLinks' JSON export. */
import type { ListImporter } from './importer';
import { type JsonObject, textIn, textsIn } from './reading-list/json';
import { jsonEntries } from './reading-list/json-entries';
import { isListOf } from './reading-list/json-outline';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const goodlinks: ListImporter = {
  name: 'goodlinks',

  accepts: (source) => isListOf(source, '', ['url', 'addedAt', 'tags', 'starred']),

  read: (source, context) =>
    jsonEntries(source, '/*', (item) =>
      entryItem(entryOf(item), { format: 'goodlinks', encoding: 'utf-8' }, context),
    ),
};

const entryOf = (item: JsonObject): LibraryEntry => ({
  url: textIn(item.url),
  title: textIn(item.title),
  excerpt: textIn(item.summary),
  savedAt: timeOf(item.addedAt),
  tags: textsIn(item.tags),
  starred: item.starred === true,
  state: timeOf(item.readAt) === null ? 'unread' : 'read',
});
