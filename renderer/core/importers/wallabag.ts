/** wallabag's JSON: articles with their texts and annotations. */
import { parseDate } from '../metadata/dates';
import type { ListImporter } from './importer';
import { type JsonObject, objectsIn, textIn, textsIn } from './reading-list/json';
import { jsonEntries } from './reading-list/json-entries';
import { isListOf } from './reading-list/json-outline';
import { entryItem, highlightOf, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const wallabag: ListImporter = {
  name: 'wallabag',

  accepts: (source) => isListOf(source, '', ['url', 'content', 'is_archived', 'is_starred']),

  read: (source, context) =>
    jsonEntries(source, '/*', (item) =>
      entryItem(entryOf(item), { format: 'wallabag', encoding: 'utf-8' }, context),
    ),
};

/** wallabag's title for a page that it could not fetch. */
const NO_TITLE = 'No title found';

const isSet = (value: unknown) => value === true || value === 1 || value === '1';

function entryOf(item: JsonObject): LibraryEntry {
  const published = textIn(item.published_at);
  return {
    // The address after redirects, else the one that the user gave.
    url: textIn(item.url) ?? textIn(item.given_url) ?? textIn(item.origin_url),
    title: item.title === NO_TITLE ? null : textIn(item.title),
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
