/** Zotero's CSV: a row for each item, with a column for each field. */
import { nameOfOneField } from '../article/person-name';
import { textOf } from '../markup/plain-text';
import { addressOfDoi, doiIn } from '../web/doi';
import type { ListImporter } from './importer';
import { csvHeader } from './reading-list/csv';
import { csvEntries } from './reading-list/csv-entries';
import type { LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';
import { citationLine } from './reference/citation';
import { peopleOf, publicationOf } from './reference/publication';
import { referenceDate } from './reference/reference-date';
import { zoteroTypes } from './reference/zotero-types';

export const zoteroCsv: ListImporter = {
  name: 'zotero-csv',

  accepts(source) {
    const header = csvHeader(source);
    return ['key', 'item type', 'author', 'title', 'url', 'date added'].every((name) =>
      header.includes(name),
    );
  },

  read(source, context) {
    return csvEntries(source, 'zotero-csv', context, (row) => {
      // Notes and files of an item have rows of their own in some versions, and no title.
      if (/^(?:attachment|note|annotation)$/.test(row.get('item type') ?? '')) return null;
      const notes = context.parseHtml(row.get('notes') ?? '');
      return { ...entryOf(row), note: textOf(notes.body, { captions: true }) };
    });
  },
};

/** Editors count where there is no author, as in Zotero's other exports. */
const CREATORS = ['author', 'director', 'interviewee', 'programmer', 'composer', 'editor'];

function entryOf(row: ReadonlyMap<string, string>): LibraryEntry {
  const value = (name: string) => row.get(name)?.trim() || null;
  const listed = (name: string) => (value(name) ?? '').split(/\s*;\s*/).filter(Boolean);
  const title = value('title');
  const role = CREATORS.find((name) => listed(name).length > 0);
  const creators = role ? listed(role) : [];
  const container = value('publication title');
  const url = value('url') ?? addressOfDoi(value('doi') ?? '');
  const printed = {
    ...{ volume: value('volume'), issue: value('issue'), pages: value('pages') },
    ...{ edition: value('edition'), publisher: value('publisher'), place: value('place') },
    isbn: value('isbn'),
  };
  return {
    url,
    title,
    excerpt:
      value('abstract note') ?? (url ? null : citationLine({ container, ...printed }, title)),
    byline: creators.map(nameOfOneField).filter((name) => name !== ''),
    site: container ?? printed.publisher,
    lang: value('language'),
    publication: publicationOf({
      type: zoteroTypes[value('item type') ?? ''] ?? null,
      people: peopleOf(creators),
      areEditors: role === 'editor' ? true : null,
      ...printed,
      ...{ doi: doiIn(value('doi')), issn: value('issn') },
    }),
    publishedAt: referenceDate(value('date') ?? value('publication year') ?? ''),
    savedAt: timeOf(value('date added')),
    tags: listed('manual tags'),
    keywords: listed('automatic tags'),
  };
}
