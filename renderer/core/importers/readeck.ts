/**
 * Readeck's export (`readeck export`): a folder for each bookmark, with its metadata in `info.json`, and
 * the article with its images in `container/`.
 */
import { decodeBytes } from '../encoding/encoding';
import type { HighlightColour } from '../highlights/highlight';
import { highlightColours } from '../highlights/highlight';
import type { ImportContext, Importer, ImportItem, ImportSource } from './importer';
import { isObject, type JsonObject, jsonOf, objectsIn, textIn, textsIn } from './reading-list/json';
import { jsonOutline } from './reading-list/json-outline';
import { entryItem, highlightOf, type LibraryEntry } from './reading-list/library-entry';
import { keptFile } from './reading-list/page-of-entry';
import { timeOf } from './reading-list/times';

export const readeck: Importer = {
  name: 'readeck',

  accepts(source) {
    const outline = jsonOutline(source);
    return ['UID', 'URL', 'Labels', 'IsArchived', 'IsMarked'].every((name) =>
      outline?.sample.has(`/${name}`),
    );
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const info = jsonOf(source);
    yield readBookmark(isObject(info) ? info : {}, source, context);
  },
};

async function readBookmark(
  info: JsonObject,
  { beside }: ImportSource,
  context: ImportContext,
): Promise<ImportItem> {
  const name = articleName(info);
  const file = name === null ? null : await keptFile(beside?.find(`container/${name}`));
  const html = file && (await decodeBytes(file.bytes, 'html')).text;
  return entryItem(
    { ...entryOf(info), html },
    {
      format: 'readeck',
      encoding: 'utf-8',
      body: file ?? undefined,
      beside: beside && { find: (address) => beside.find(`container/${address}`) },
    },
    context,
  );
}

function articleName({ Files: files }: JsonObject): string | null {
  const article = isObject(files) ? files.article : null;
  return isObject(article) ? textIn(article.name) : null;
}

function entryOf(info: JsonObject): LibraryEntry {
  const progress = Number(info.ReadProgress) / 100 || 0;
  return {
    url: textIn(info.URL) ?? textIn(info.InitialURL),
    title: textIn(info.Title),
    excerpt: textIn(info.Description),
    byline: textsIn(info.Authors),
    site: textIn(info.SiteName) ?? textIn(info.Site),
    lang: textIn(info.Lang),
    publishedAt: textIn(info.Published),
    savedAt: timeOf(info.Created),
    tags: textsIn(info.Labels),
    state: info.IsArchived === true ? 'archived' : progress > 0 ? 'reading' : 'unread',
    starred: info.IsMarked === true,
    progress,
    highlights: objectsIn(info.Annotations).flatMap(
      ({ text, note, color, created }) =>
        highlightOf({
          quote: textIn(text),
          note: textIn(note),
          colour: colourOf(color),
          createdAt: timeOf(created),
        }) ?? [],
    ),
  };
}

const colourOf = (value: unknown): HighlightColour =>
  highlightColours.find((each) => each === value) ?? 'yellow';
