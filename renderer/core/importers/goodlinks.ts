/** GoodLinks' JSON. */
import type { Importer, ImportItem } from '../importer';
import { arrayWith, isObject, type JsonObject, jsonOf, textIn, textsIn } from './reading-list/json';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const goodlinks: Importer = {
  name: 'goodlinks',

  accepts: (source) => arrayWith(jsonOf(source), ['url', 'addedAt', 'tags', 'starred']) !== null,

  async *read(source, context): AsyncGenerator<ImportItem> {
    const list = jsonOf(source);
    for (const item of Array.isArray(list) ? list : []) {
      const entry = entryOf(isObject(item) ? item : {});
      yield entryItem(entry, { format: 'goodlinks', encoding: 'utf-8' }, context);
    }
  },
};

const entryOf = (item: JsonObject): LibraryEntry => ({
  url: textIn(item.url),
  title: textIn(item.title),
  excerpt: textIn(item.summary),
  savedAt: timeOf(item.addedAt),
  tags: textsIn(item.tags),
  starred: item.starred === true,
  state: timeOf(item.readAt) === null ? 'unread' : 'archived',
});
