/** Entries of Feedbin: its export `starred.json`, and the same objects of its API. */
import { isoTime } from '../dates/iso-time';
import { statedNames } from '../metadata/names';
import type { ImportContext, ListImporter } from './importer';
import { plainTitle } from './plain-title';
import { isObject, type JsonObject, textIn } from './reading-list/json';
import { jsonEntries } from './reading-list/json-entries';
import { isListOf } from './reading-list/json-outline';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const feedbin: ListImporter = {
  name: 'feedbin',

  accepts: (source) =>
    isListOf(source, '', ['feed_id', 'url', 'content', 'published', 'created_at']),

  read(source, context) {
    // Only the name of the file says that the entries of the export are starred.
    const areStarred = /starred[^/]*$/i.test(source.name);
    return jsonEntries(source, '/*', (item) => {
      const entry = entryOf(item, context);
      entry.starred ||= areStarred;
      return entryItem(entry, { format: 'feedbin', encoding: 'utf-8' }, context);
    });
  },
};

function entryOf(item: JsonObject, context: ImportContext): LibraryEntry {
  const author = textIn(item.author);
  const published = timeOf(item.published);
  // What the API adds with `include_entry_state`.
  const state = isObject(item.entry_state) ? item.entry_state : {};
  return {
    url: textIn(item.url),
    title: plainTitle(textIn(item.title), context),
    html: textIn(item.content) ?? textIn(item.summary),
    byline: author === null ? [] : statedNames([author]),
    publishedAt: published === null ? null : isoTime(published),
    savedAt: timeOf(state.starred_updated_at) ?? timeOf(item.created_at),
    state: state.read === true ? 'read' : 'unread',
    starred: state.starred === true,
  };
}
