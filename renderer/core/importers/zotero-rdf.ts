/** Zotero's RDF: metadata of pages and papers, which are in `files/` beside it. */
import { decodeBytes } from '../encoding/encoding';
import { fileHead } from '../files/file-head';
import { LARGEST_FILE } from '../files/limits';
import { textOf } from '../markup/plain-text';
import { parseDate } from '../metadata/dates';
import type { ImportContext, Importer, ImportItem, ImportSource, KeptFile } from './importer';
import { pdf } from './pdf';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { keptFile, withPage } from './reading-list/page-of-entry';
import { timeOf } from './reading-list/times';

const ZOTERO = 'http://www.zotero.org/namespaces/export#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const DC = 'http://purl.org/dc/elements/1.1/';
const TERMS = 'http://purl.org/dc/terms/';
const FOAF = 'http://xmlns.com/foaf/0.1/';
const LINK = 'http://purl.org/rss/1.0/modules/link/';

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
      const entry = { ...entryOf(item), note: notesOf(item, others, context) };
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

function entryOf(item: Element): LibraryEntry {
  const published = textOfChild(item, DC, 'date');
  const site = child(item, TERMS, 'isPartOf');
  return {
    url: addressOf(item),
    title: textOfChild(item, DC, 'title'),
    excerpt: textOfChild(item, TERMS, 'abstract'),
    byline: [...item.getElementsByTagNameNS(FOAF, 'Person')].flatMap(nameOf),
    site: site && textOfChild(site.firstElementChild ?? site, DC, 'title'),
    lang: textOfChild(item, ZOTERO, 'language'),
    // Journals state a year, or a year and month.
    publishedAt:
      published && (/^\d{4}(?:-\d\d)?$/.test(published) ? published : parseDate(published)),
    savedAt: timeOf(textOfChild(item, TERMS, 'dateSubmitted')),
    tags: children(item, DC, 'subject').flatMap((each) => each.textContent?.trim() || []),
  };
}

const children = (parent: Element, space: string, name: string) =>
  [...parent.children].filter((each) => each.namespaceURI === space && each.localName === name);

const child = (parent: Element, space: string, name: string) =>
  children(parent, space, name)[0] ?? null;

const textOfChild = (parent: Element, space: string, name: string) =>
  child(parent, space, name)?.textContent?.trim() || null;

/** The item's address: `dc:identifier` holds it as a `dcterms:URI`, beside a bare ISBN or DOI. */
function addressOf(item: Element): string | null {
  for (const identifier of children(item, DC, 'identifier')) {
    const [address] = identifier.getElementsByTagNameNS(TERMS, 'URI');
    const text = address?.textContent?.trim();
    if (text) return text;
  }
  return null;
}

function nameOf(person: Element): string[] {
  const parts = ['givenName', 'givenname', 'surname'].flatMap(
    (name) => textOfChild(person, FOAF, name) ?? [],
  );
  return parts.length === 0 ? [] : [parts.join(' ')];
}
