/** References in CSL JSON (citationstyles.org), as Zotero and other reference managers export them. */

import { type Person, workTypes } from '../article/article-parts';
import { personName } from '../article/person-name';
import { addressOfDoi, doiIn } from '../web/doi';
import type { ImportContext, ListImporter } from './importer';
import { plainTitle } from './plain-title';
import { isObject, type JsonObject, objectsIn, textIn } from './reading-list/json';
import { jsonEntries } from './reading-list/json-entries';
import { isListOf, jsonOutline } from './reading-list/json-outline';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';
import { citationLine } from './reference/citation';
import { addressOfIdentifier } from './reference/identifiers';
import { publicationOf } from './reference/publication';
import { dateOfParts, referenceDate } from './reference/reference-date';

export const cslJson: ListImporter = {
  name: 'csl-json',

  accepts(source) {
    const { sample } = jsonOutline(source) ?? {};
    const isReference = ['issued', 'author', 'editor', 'DOI', 'ISBN', 'URL'].some((name) =>
      sample?.has(`/*/${name}`),
    );
    return isReference && isListOf(source, '', ['id', 'type', 'title']);
  },

  read: (source, context) =>
    jsonEntries(source, '/*', (item) =>
      entryItem(entryOf(item, context), { format: 'csl-json', encoding: 'utf-8' }, context),
    ),
};

/** The creators of a work, the most important role first; editors count where there is no author. */
const ROLES = [
  'author',
  'director',
  'composer',
  'performer',
  'script-writer',
  'host',
  'guest',
  'interviewer',
  'illustrator',
  'curator',
  'organizer',
  'editor',
  'editorial-director',
  'collection-editor',
];

function entryOf(item: JsonObject, context: ImportContext): LibraryEntry {
  // Italics and raised letters of a title are written as HTML.
  const title = plainTitle(textIn(item.title) ?? textIn(item['title-short']), context) || null;
  const url = addressOf(item);
  const named = ROLES.map((role) => ({ role, people: objectsIn(item[role]) })).find(
    ({ people }) => people.flatMap(nameOf).length > 0,
  );
  return {
    url,
    title,
    excerpt: textIn(item.abstract) ?? (url ? null : citationOf(item, title)),
    byline: (named?.people ?? []).flatMap(nameOf),
    site: textIn(item['container-title']) ?? textIn(item.publisher),
    lang: textIn(item.language),
    section: textIn(item.section),
    publication: publicationOf({
      type: workTypes.find((type) => type === item.type) ?? null,
      people: (named?.people ?? []).flatMap(personOf),
      areEditors: named?.role === 'editor' ? true : null,
      ...{ volume: wordIn(item.volume), issue: wordIn(item.issue), pages: wordIn(item.page) },
      ...{ edition: wordIn(item.edition), publisher: textIn(item.publisher) },
      ...{ place: textIn(item['publisher-place']), doi: doiIn(wordIn(item.DOI)) },
      ...{ isbn: wordIn(item.ISBN), issn: wordIn(item.ISSN) },
      ...{ archive: textIn(item.archive), archiveUrl: textIn(item.archive_location) },
    }),
    publishedAt: dayOf(item.issued) ?? dayOf(item['original-date']),
    savedAt: timeOf(dayOf(item.accessed)),
    note: textIn(item.note),
    tags: (textIn(item.keyword) ?? '').split(/[,;]/).filter((tag) => tag.trim() !== ''),
  };
}

/** The page's address, else that of an identifier. */
function addressOf(item: JsonObject): string | null {
  const { URL: url, DOI: doi, PMCID: pmcid, PMID: pmid, note } = item;
  return (
    textIn(url) ??
    addressOfDoi(wordIn(doi) ?? '') ??
    addressOfIdentifier(`PMCID: ${wordIn(pmcid) ?? ''}`) ??
    addressOfIdentifier(`PMID: ${wordIn(pmid) ?? ''}`) ??
    // Zotero writes the DOI of an item type that has no such field into its note.
    addressOfIdentifier(/^DOI:.*$/m.exec(textIn(note) ?? '')?.[0] ?? '')
  );
}

const citationOf = (item: JsonObject, title: string | null) =>
  citationLine(
    {
      container: textIn(item['container-title']),
      volume: wordIn(item.volume),
      issue: wordIn(item.issue),
      pages: wordIn(item.page),
      edition: wordIn(item.edition),
      place: textIn(item['publisher-place']),
      publisher: textIn(item.publisher),
      isbn: wordIn(item.ISBN),
    },
    title,
  );

/** Exporters write numbers as text and as numbers. */
const wordIn = (value: unknown) => (typeof value === 'number' ? String(value) : textIn(value));

const nameOf = (person: JsonObject): string[] =>
  personOf(person).map((parts) => parts.literal ?? personName(parts));

function personOf(person: JsonObject): Person[] {
  const literal = textIn(person.literal);
  if (literal !== null) return literal === '' ? [] : [{ literal }];
  const given = textIn(person.given);
  const family = textIn(person.family);
  const suffix = textIn(person.suffix);
  const particle = ['dropping-particle', 'non-dropping-particle']
    .flatMap((each) => textIn(person[each]) ?? [])
    .join(' ');
  const parts = {
    ...(family && { family }),
    ...(given && { given }),
    ...(particle && { particle }),
    ...(suffix && { suffix }),
  };
  return personName(parts) === '' ? [] : [parts];
}

/** A CSL date: parts, or a text in words (`raw`, `literal`, or EDTF as CSL 1.1 has it). */
function dayOf(value: unknown): string | null {
  if (!isObject(value)) return referenceDate(wordIn(value) ?? '');
  const { 'date-parts': parts, raw, literal } = value;
  const day: unknown = Array.isArray(parts) ? parts[0] : null;
  const stated = Array.isArray(day) ? dateOfParts(day.map(Number)) : null;
  return stated ?? referenceDate(textIn(raw) ?? textIn(literal) ?? '');
}
