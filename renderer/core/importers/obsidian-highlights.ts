/** Highlights of Obsidian Web Clipper, by page. */
import { type HighlightColour, highlightColours } from '../highlights/highlight';
import { textOf } from '../markup/plain-text';
import type { ImportContext, ListImporter } from './importer';
import { type JsonObject, objectsIn, textIn, textsIn } from './reading-list/json';
import { jsonEntries } from './reading-list/json-entries';
import { jsonOutline } from './reading-list/json-outline';
import { entryItem, highlightOf, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const obsidianHighlights: ListImporter = {
  name: 'obsidian-highlights',

  accepts(source) {
    const { sample } = jsonOutline(source) ?? {};
    const isList = sample?.has('/*/highlights/*/text') || sample?.has('/*/data/*/content');
    return isList === true && sample?.has('/*/url') === true;
  },

  read: (source, context) =>
    jsonEntries(source, '/*', (page) =>
      entryItem(
        entryOf(page, context),
        { format: 'obsidian-highlights', encoding: 'utf-8' },
        context,
      ),
    ),
};

function entryOf(page: JsonObject, context: ImportContext): LibraryEntry {
  // Newer files have the whole records in `data`, and their texts once more in `highlights`.
  const records = objectsIn(page.data);
  const highlights = (records.length > 0 ? records : objectsIn(page.highlights)).flatMap((each) =>
    highlightIn(each, context),
  );
  const times = highlights.flatMap(({ createdAt }) => createdAt || []);
  return {
    url: textIn(page.url),
    title: textIn(page.title),
    highlights,
    savedAt: times.reduce<number | null>((a, b) => Math.min(a ?? b, b), null),
  };
}

function highlightIn(record: JsonObject, context: ImportContext) {
  const html = textIn(record.content) ?? textIn(record.text);
  const notes = textsIn(record.notes);
  return (
    highlightOf({
      quote: html && textOf(context.parseHtml(html).body, { captions: true }),
      note: notes.length > 0 ? notes.join('\n\n') : (textIn(record.comment) ?? textIn(record.note)),
      colour: colourOf(record.color),
      // The id of older records is the time at which they were made.
      createdAt: timeOf(record.createdAt) ?? timeOf(record.timestamp) ?? timeOf(record.id),
    }) ?? []
  );
}

const colourOf = (name: unknown): HighlightColour =>
  highlightColours.find((colour) => colour === name) ?? 'yellow';
