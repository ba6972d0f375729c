/** Saved stories of NewsBlur, as its API gives them. */
import { isoTime } from '../dates/iso-time';
import { statedNames } from '../metadata/names';
import type { ImportContext, ListImporter } from './importer';
import { plainTitle } from './plain-title';
import { type JsonObject, textIn, textsIn } from './reading-list/json';
import { jsonEntries } from './reading-list/json-entries';
import { listPath } from './reading-list/json-outline';
import { entryItem, highlightOf, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

const FIELDS = ['story_hash', 'story_title', 'story_permalink'];

export const newsblur: ListImporter = {
  name: 'newsblur',

  accepts: (source) => listPath(source, ['/stories', ''], FIELDS) !== null,

  read: (source, context) =>
    jsonEntries(source, `${listPath(source, ['/stories', ''], FIELDS)}/*`, (item) =>
      entryItem(entryOf(item, context), { format: 'newsblur', encoding: 'utf-8' }, context),
    ),
};

function entryOf(story: JsonObject, context: ImportContext): LibraryEntry {
  const author = textIn(story.story_authors);
  const published = timeOf(story.story_timestamp) ?? timeOf(story.story_date);
  const starredAt = timeOf(story.starred_timestamp) ?? timeOf(story.starred_date);
  return {
    url: textIn(story.story_permalink),
    title: plainTitle(textIn(story.story_title), context),
    html: textIn(story.story_content),
    byline: author === null ? [] : statedNames([author]),
    publishedAt: published === null ? null : isoTime(published),
    savedAt: starredAt,
    tags: textsIn(story.user_tags),
    keywords: textsIn(story.story_tags),
    state: story.read_status === 1 || story.read_status === true ? 'read' : 'unread',
    starred: story.starred === true || starredAt !== null,
    note: textIn(story.user_notes),
    highlights: textsIn(story.highlights).flatMap((quote) => highlightOf({ quote }) ?? []),
  };
}
