/** Pinboard's JSON; its field `description` holds the title. */
import type { ListImporter } from './importer';
import { type JsonObject, textIn } from './reading-list/json';
import { jsonEntries } from './reading-list/json-entries';
import { isListOf } from './reading-list/json-outline';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const pinboard: ListImporter = {
  name: 'pinboard',

  accepts: (source) => isListOf(source, '', ['href', 'description', 'time', 'tags']),

  read: (source, context) =>
    jsonEntries(source, '/*', (item) =>
      entryItem(entryOf(item), { format: 'pinboard', encoding: 'utf-8' }, context),
    ),
};

const entryOf = (item: JsonObject): LibraryEntry => ({
  url: textIn(item.href),
  title: textIn(item.description),
  excerpt: textIn(item.extended),
  savedAt: timeOf(item.time),
  tags: (textIn(item.tags) ?? '').split(/\s+/).filter((tag) => tag !== ''),
  state: item.toread === 'yes' ? 'unread' : 'archived',
});
