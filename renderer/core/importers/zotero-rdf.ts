/** Zotero's RDF: what it knows of the pages whose snapshots lie in `files/` beside it. */
import { decodeBytes } from '../encoding';
import { fileHead } from '../file-head';
import type { Importer, ImportItem } from '../importer';
import { parseDate } from '../metadata/dates';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

const ZOTERO = 'http://www.zotero.org/namespaces/export#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const DC = 'http://purl.org/dc/elements/1.1/';
const TERMS = 'http://purl.org/dc/terms/';
const FOAF = 'http://xmlns.com/foaf/0.1/';

export const zoteroRdf: Importer = {
  name: 'zotero',

  accepts: (source) => fileHead(source.bytes).includes(ZOTERO),

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'xml');
    const root = context.parseXml(text).documentElement;
    if (root.namespaceURI !== RDF) {
      yield { ok: false, item: source.name, reason: 'damaged' };
      return;
    }
    for (const item of root.children) {
      if (!isItem(item)) continue;
      yield entryItem(entryOf(item), { format: 'zotero', encoding }, context);
    }
    // What stands before the damage was read.
    if (root.querySelector('parsererror')) {
      yield { ok: false, item: source.name, reason: 'damaged' };
    }
  },
};

/** Attachments, notes, journals and collections stand beside the items, and are none. */
function isItem(element: Element): boolean {
  const type = child(element, ZOTERO, 'itemType')?.textContent;
  return type !== undefined && type !== null && type !== 'attachment' && type !== 'note';
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
    publishedAt: published && parseDate(published),
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

/** `dc:identifier` holds it as a `dcterms:URI`, beside a bare ISBN or DOI. */
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
