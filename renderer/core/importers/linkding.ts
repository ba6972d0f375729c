/** Bookmarks of linkding, as its API gives them. Its own export is an ordinary bookmark file. */
import type { ListImporter } from './importer';
import { type JsonObject, textIn, textsIn } from './reading-list/json';
import { jsonEntries } from './reading-list/json-entries';
import { listPath } from './reading-list/json-outline';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

const FIELDS = ['url', 'tag_names', 'date_added'];

export const linkding: ListImporter = {
  name: 'linkding',

  accepts: (source) => listPath(source, ['/results', ''], FIELDS) !== null,

  read: (source, context) =>
    jsonEntries(source, `${listPath(source, ['/results', ''], FIELDS)}/*`, (item) =>
      entryItem(entryOf(item), { format: 'linkding', encoding: 'utf-8' }, context),
    ),
};

const entryOf = (item: JsonObject): LibraryEntry => ({
  url: textIn(item.url),
  title: textIn(item.title) ?? textIn(item.website_title),
  excerpt: textIn(item.description) ?? textIn(item.website_description),
  note: textIn(item.notes),
  savedAt: timeOf(item.date_added),
  tags: textsIn(item.tag_names),
  state: item.is_archived === true ? 'archived' : 'unread',
});
