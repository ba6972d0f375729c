/** wallabag's JSON: the articles with their texts and what was marked in them. */
import type { Importer, ImportItem } from '../importer';
import { parseDate } from '../metadata/dates';
import {
  arrayWith,
  isObject,
  type JsonObject,
  jsonOf,
  objectsIn,
  textIn,
  textsIn,
} from './reading-list/json';
import { entryItem, highlightOf, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const wallabag: Importer = {
  name: 'wallabag',

  accepts: (source) =>
    arrayWith(jsonOf(source), ['url', 'content', 'is_archived', 'is_starred']) !== null,

  async *read(source, context): AsyncGenerator<ImportItem> {
    const list = jsonOf(source);
    for (const item of Array.isArray(list) ? list : []) {
      const entry = entryOf(isObject(item) ? item : {});
      yield entryItem(entry, { format: 'wallabag', encoding: 'utf-8' }, context);
    }
  },
};

const isSet = (value: unknown) => value === true || value === 1 || value === '1';

function entryOf(item: JsonObject): LibraryEntry {
  const published = textIn(item.published_at);
  return {
    // The address that was followed to the end, else the one that was given.
    url: textIn(item.url) ?? textIn(item.given_url) ?? textIn(item.origin_url),
    title: textIn(item.title),
    html: textIn(item.content),
    byline: textsIn(item.published_by),
    lang: textIn(item.language),
    publishedAt: published && parseDate(published),
    savedAt: timeOf(item.created_at),
    tags: textsIn(item.tags),
    state: isSet(item.is_archived) ? 'archived' : 'unread',
    starred: isSet(item.is_starred),
    highlights: objectsIn(item.annotations).flatMap(
      ({ quote, text, created_at }) =>
        highlightOf({
          quote: textIn(quote),
          note: textIn(text),
          createdAt: timeOf(created_at),
        }) ?? [],
    ),
  };
}
