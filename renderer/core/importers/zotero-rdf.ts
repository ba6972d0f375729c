/** Zotero's RDF: metadata of pages and papers, which are in `files/` beside it. */

import type { Person } from '../article/article-parts';
import { personName } from '../article/person-name';
import { decodeBytes } from '../encoding/encoding';
import { fileHead } from '../files/file-head';
import { LARGEST_FILE } from '../files/limits';
import { textOf } from '../markup/plain-text';
import { doiIn } from '../web/doi';
import type { ImportContext, Importer, ImportItem, ImportSource, KeptFile } from './importer';
import { pdf } from './pdf';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { keptFile, withPage } from './reading-list/page-of-entry';
import { timeOf } from './reading-list/times';
import { citationLine } from './reference/citation';
import { addressOfIdentifier } from './reference/identifiers';
import { publicationOf } from './reference/publication';
import { referenceDate } from './reference/reference-date';
import { zoteroTypes } from './reference/zotero-types';

const ZOTERO = 'http://www.zotero.org/namespaces/export#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const DC = 'http://purl.org/dc/elements/1.1/';
const TERMS = 'http://purl.org/dc/terms/';
const FOAF = 'http://xmlns.com/foaf/0.1/';
const LINK = 'http://purl.org/rss/1.0/modules/link/';
const BIB = 'http://purl.org/net/biblio#';
const PRISM = 'http://prismstandard.org/namespaces/1.2/basic/';

export const zoteroRdf: Importer = {
  name: 'zotero',

  accepts: (source) => fileHead(source.bytes).includes(ZOTERO),

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'xml');
    if (text.length > LARGEST_FILE) {
      yield { ok: false, item: source.name, reason: 'too-large' };
      return;
    }
    const root = context.parseXml(text).documentElement;
    if (root.namespaceURI !== RDF) {
      yield { ok: false, item: source.name, reason: 'damaged' };
      return;
    }
    const others = new Map(
      [...root.children].map((each) => [each.getAttributeNS(RDF, 'about'), each]),
    );
    for (const item of root.children) {
      if (!isItem(item)) continue;
      const entry = { ...entryOf(item, others), note: notesOf(item, others, context) };
      const paper = await paperOf(item, others, source);
      // An item with a PDF is imported even without an address and an abstract.
      const stated = paper && !entry.excerpt ? { ...entry, excerpt: entry.title ?? null } : entry;
      const read = await entryItem(stated, { format: 'zotero', encoding }, context);
      yield withPage(read, paper, pdf, context);
    }
    // Items before the damage have been read.
    if (root.querySelector('parsererror')) {
      yield { ok: false, item: source.name, reason: 'damaged' };
    }
  },
};

/** Whether an element is an item; attachments, notes, journals and collections are its siblings. */
function isItem(element: Element): boolean {
  const type = child(element, ZOTERO, 'itemType')?.textContent;
  return type !== undefined && type !== null && type !== 'attachment' && type !== 'note';
}

type Others = ReadonlyMap<string | null, Element>;

/** Elements elsewhere in the file to which the item refers. */
const named = (item: Element, space: string, name: string, others: Others) =>
  children(item, space, name).flatMap(
    (each) => others.get(each.getAttributeNS(RDF, 'resource')) ?? [],
  );

/**
 * The first PDF attached to the item. Attached web pages are imported by themselves, under the same
 * address.
 */
async function paperOf(
  item: Element,
  others: Others,
  { beside }: ImportSource,
): Promise<KeptFile | null> {
  for (const attachment of named(item, LINK, 'link', others)) {
    const path = child(attachment, RDF, 'resource')?.getAttributeNS(RDF, 'resource') ?? '';
    const file = /\.pdf$/i.test(path) ? await keptFile(beside?.find(path)) : null;
    if (file) return file;
  }
  return null;
}

/** The item's notes, which are HTML. */
function notesOf(item: Element, others: Others, context: ImportContext): string {
  const notes = named(item, TERMS, 'isReferencedBy', others).map(
    (memo) => textOfChild(memo, RDF, 'value') ?? '',
  );
  return notes
    .map((html) => textOf(context.parseHtml(html).body, { captions: true }))
    .join('\n\n')
    .trim();
}

function entryOf(item: Element, others: Others): LibraryEntry {
  const published = textOfChild(item, DC, 'date');
  const container = containerOf(item, others);
  const title = textOfChild(item, DC, 'title');
  const url = addressOf(item) ?? (container && addressOf(container));
  const abstract = textOfChild(item, TERMS, 'abstract');
  return {
    url,
    title,
    excerpt: abstract ?? (url ? null : citationOf(item, container, title)),
    byline: creatorsOf(item).people.map(personName),
    site: container && textOfChild(container, DC, 'title'),
    lang: textOfChild(item, ZOTERO, 'language'),
    section: container && textOfChild(container, ZOTERO, 'section'),
    publication: publicationOf({ ...factsOf(item, container), ...creatorsOf(item) }),
    publishedAt: published && referenceDate(published),
    savedAt: timeOf(textOfChild(item, TERMS, 'dateSubmitted')),
    tags: children(item, DC, 'subject').flatMap((each) => each.textContent?.trim() || []),
  };
}

/** The journal, book or site of an item: inside it, or elsewhere in the file. */
function containerOf(item: Element, others: Others): Element | null {
  const within = child(item, TERMS, 'isPartOf');
  return within?.firstElementChild ?? named(item, TERMS, 'isPartOf', others)[0] ?? null;
}

function citationOf(item: Element, container: Element | null, title: string | null) {
  const { volume, issue, pages, edition, publisher, isbn } = factsOf(item, container);
  return citationLine(
    {
      container: container && textOfChild(container, DC, 'title'),
      ...{ volume, issue, pages, edition, publisher, isbn },
    },
    title,
  );
}

function factsOf(item: Element, container: Element | null) {
  const publisher = child(item, DC, 'publisher');
  const either = (space: string, name: string) =>
    textOfChild(item, space, name) ?? (container && textOfChild(container, space, name));
  const identifiers = children(item, DC, 'identifier').map(
    (each) => each.textContent?.trim() ?? '',
  );
  const inContainer = container
    ? children(container, DC, 'identifier').map((each) => each.textContent?.trim() ?? '')
    : [];
  const numbered = (label: RegExp) =>
    [...identifiers, ...inContainer].find((each) => label.test(each))?.replace(label, '') ?? null;
  return {
    type: zoteroTypes[textOfChild(item, ZOTERO, 'itemType') ?? ''] ?? null,
    volume: either(PRISM, 'volume'),
    issue: either(PRISM, 'number'),
    pages: textOfChild(item, BIB, 'pages'),
    edition: textOfChild(item, PRISM, 'edition'),
    publisher:
      publisher?.getElementsByTagNameNS(FOAF, 'name')[0]?.textContent?.trim() ??
      publisher?.textContent?.trim() ??
      null,
    isbn: numbered(/^ISBN[:\s]*/i),
    issn: numbered(/^ISSN[:\s]*/i),
    doi: doiIn(numbered(/^DOI[:\s]*/i)),
  };
}

/** The elements of the creators, the most important role first; editors count where there is no author. */
const ROLES = [
  [BIB, 'authors'],
  ...(
    'directors interviewees podcasters presenters programmers artists inventors cartographers composers ' +
    'performers sponsors'
  )
    .split(' ')
    .map((name) => [ZOTERO, name] as const),
  [BIB, 'editors'],
  [ZOTERO, 'bookAuthors'],
  [BIB, 'contributors'],
] as const;

function creatorsOf(item: Element): { people: Person[]; areEditors: true | null } {
  for (const [space, role] of ROLES) {
    const people = children(item, space, role).flatMap((each) => [
      ...each.getElementsByTagNameNS(FOAF, 'Person'),
    ]);
    const named = people.flatMap(personOf);
    if (named.length > 0) return { people: named, areEditors: role === 'editors' ? true : null };
  }
  return { people: [], areEditors: null };
}

const children = (parent: Element, space: string, name: string) =>
  [...parent.children].filter((each) => each.namespaceURI === space && each.localName === name);

const child = (parent: Element, space: string, name: string) =>
  children(parent, space, name)[0] ?? null;

const textOfChild = (parent: Element, space: string, name: string) =>
  child(parent, space, name)?.textContent?.trim() || null;

/**
 * The address that the item states as a `dcterms:URI`, else that of its DOI or another identifier, which are
 * beside it as text. Zotero writes a paper's DOI into the journal's element.
 */
function addressOf(item: Element): string | null {
  const identifiers = children(item, DC, 'identifier');
  for (const identifier of identifiers) {
    const [address] = identifier.getElementsByTagNameNS(TERMS, 'URI');
    const text = address?.textContent?.trim();
    if (text) return text;
  }
  const texts = identifiers.map((each) => addressOfIdentifier(each.textContent ?? ''));
  const about = item.getAttributeNS(RDF, 'about') ?? '';
  // Zotero names an item by its address, by an ISBN, or by a number within the file.
  return texts.find((each) => each !== null) ?? (/^https?:\/\//i.test(about) ? about : null);
}

function personOf(person: Element): Person[] {
  // Zotero has written this element's name in both ways.
  const given = textOfChild(person, FOAF, 'givenName') ?? textOfChild(person, FOAF, 'givenname');
  const family = textOfChild(person, FOAF, 'surname');
  const parts = { ...(family && { family }), ...(given && { given }) };
  return personName(parts) === '' ? [] : [parts];
}
