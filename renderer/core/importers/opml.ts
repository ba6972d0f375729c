/** OPML: feed subscriptions and reading lists as outlines (opml.org). */
import { decodeBytes } from '../encoding/encoding';
import { fileHead, rootElement } from '../files/file-head';
import { LARGEST_FILE } from '../files/limits';
import { readTag } from '../markup/shallow-xml';
import { webAddress } from '../sanitize/links';
import type { Importer, ImportItem } from './importer';
import { categoriesIn, lastStep } from './opml-categories';
import { entryItem } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const opml: Importer = {
  name: 'opml',

  accepts: (source) => rootElement(fileHead(source.bytes)) === 'opml',

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'xml');
    if (text.length > LARGEST_FILE) {
      yield { ok: false, item: source.name, reason: 'too-large' };
      return;
    }
    // Read as HTML: one stray ampersand in a title would make an XML parser reject the whole file.
    const document = context.parseHtml(withClosedOutlines(text));
    const written = attributeNames(text);
    for (const outline of document.querySelectorAll('outline')) {
      const value = (name: string) => outline.getAttribute(name)?.trim() || null;
      const title = value('title') ?? value('text');
      const folder = foldersOf(outline);
      const tags = [...folder.map(lastStep), ...categoriesIn(value('category') ?? '')];
      const feed = webAddress(value('xmlurl') ?? '', null);
      const page = value('htmlurl') ?? value('url');
      if (feed) {
        const siteUrl = page && webAddress(page, null);
        const attributes = furtherAttributes(outline, written);
        const places = folder.length > 0 ? { folders: [folder] } : {};
        const facts = { url: feed, title: title ?? feed, siteUrl, tags, ...places };
        yield { ok: true, feed: attributes.length > 0 ? { ...facts, attributes } : facts };
      } else if (page) {
        const entry = { url: page, title, tags, savedAt: timeOf(value('created')) };
        yield entryItem(entry, { format: 'opml', encoding }, context);
      } else if (value('xmlurl')) {
        yield { ok: false, item: title ?? source.name, reason: 'damaged' };
      }
    }
  },
};

/** The names of all attributes as the file writes them, by their lower-case form, which HTML makes. */
function attributeNames(xml: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const [, name = ''] of xml.matchAll(/\s([a-z_][\w:.-]{0,99})\s*=/gi)) {
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
    if (names.size >= 1_000) break;
  }
  return names;
}

const ownFields = new Set(['xmlurl', 'htmlurl', 'title']);

/** What is written into an OPML file again. `text` is only when it says something else than the title. */
function furtherAttributes(outline: Element, written: ReadonlyMap<string, string>) {
  const title = outline.getAttribute('title')?.trim();
  return [...outline.attributes].flatMap(({ name, value }) =>
    ownFields.has(name) || (name === 'text' && value.trim() === title)
      ? []
      : { name: written.get(name) ?? name, value },
  );
}

/** Adds end tags, since HTML has no self-closing `<outline/>`. */
function withClosedOutlines(xml: string): string {
  const kept: string[] = [];
  let from = 0;
  const opening = /<outline\b/gi;
  for (let match = opening.exec(xml); match; match = opening.exec(xml)) {
    const { end } = readTag(xml, opening.lastIndex);
    // This tag never ends, so no later one can.
    if (end === -1) break;
    opening.lastIndex = end;
    if (xml[end - 2] !== '/') continue;
    kept.push(xml.slice(from, end - 2), '></outline>');
    from = end;
  }
  kept.push(xml.slice(from));
  return kept.join('');
}

function foldersOf(outline: Element): string[] {
  const names: string[] = [];
  let folder = outline.parentElement?.closest('outline');
  for (; folder && names.length < 20; folder = folder.parentElement?.closest('outline')) {
    const name = folder.getAttribute('title') || folder.getAttribute('text') || '';
    if (name.trim() !== '') names.unshift(name.trim());
  }
  return names;
}
