/** Pinboard's JSON; what it calls a description is the title. */
import type { Importer, ImportItem } from '../importer';
import { arrayWith, isObject, type JsonObject, jsonOf, textIn } from './reading-list/json';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const pinboard: Importer = {
  name: 'pinboard',

  accepts: (source) => arrayWith(jsonOf(source), ['href', 'description', 'time', 'tags']) !== null,

  async *read(source, context): AsyncGenerator<ImportItem> {
    const list = jsonOf(source);
    for (const item of Array.isArray(list) ? list : []) {
      const entry = entryOf(isObject(item) ? item : {});
      yield entryItem(entry, { format: 'pinboard', encoding: 'utf-8' }, context);
    }
  },
};

const entryOf = (item: JsonObject): LibraryEntry => ({
  url: textIn(item.href),
  title: textIn(item.description),
  excerpt: textIn(item.extended),
  savedAt: timeOf(item.time),
  tags: (textIn(item.tags) ?? '').split(/\s+/).filter((tag) => tag !== ''),
  state: item.toread === 'yes' ? 'unread' : 'archived',
});
