/** Entries of Miniflux, as its API and its command line give them. */
import { isoTime } from '../dates/iso-time';
import { statedNames } from '../metadata/names';
import type { ImportContext, ListImporter } from './importer';
import { plainTitle } from './plain-title';
import { isObject, type JsonObject, textIn, textsIn } from './reading-list/json';
import { jsonEntries } from './reading-list/json-entries';
import { listPath } from './reading-list/json-outline';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

const FIELDS = ['feed_id', 'hash', 'status', 'starred', 'published_at'];

export const miniflux: ListImporter = {
  name: 'miniflux',

  accepts: (source) => listPath(source, ['/entries', ''], FIELDS) !== null,

  read: (source, context) =>
    jsonEntries(source, `${listPath(source, ['/entries', ''], FIELDS)}/*`, (item) =>
      entryItem(entryOf(item, context), { format: 'miniflux', encoding: 'utf-8' }, context),
    ),
};

function entryOf(item: JsonObject, context: ImportContext): LibraryEntry {
  const feed = isObject(item.feed) ? item.feed : {};
  const category = isObject(feed.category) ? textIn(feed.category.title) : null;
  const site = plainTitle(textIn(feed.title), context) || null;
  const author = textIn(item.author);
  const published = timeOf(item.published_at);
  return {
    url: textIn(item.url),
    title: plainTitle(textIn(item.title), context),
    html: textIn(item.content),
    byline: author === null ? [] : statedNames([author], { sites: [site] }),
    site,
    publishedAt: published === null ? null : isoTime(published),
    savedAt: timeOf(item.created_at),
    // "All" is Miniflux's category for feeds that are in no other.
    tags: category === null || category === 'All' ? [] : [category],
    keywords: textsIn(item.tags),
    state: item.status === 'unread' ? 'unread' : 'read',
    starred: item.starred === true,
  };
}
