/**
 * Netscape bookmark files, as browsers, Google Bookmarks, Raindrop, Pinboard, Linkwarden and linkding export
 * them.
 */
import { decodeBytes } from '../encoding/encoding';
import { fileHead } from '../files/file-head';
import { webAddress } from '../sanitize/links';
import type { Importer, ImportItem } from './importer';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

const DOCTYPE = /^\s*(?:<!--[\s\S]*?-->\s*)*<!doctype\s+netscape-bookmark-file-1/i;

/** A list without a document type, whose links or folders have the attributes of this format. */
const DATED_LIST =
  /<dl\b[^>]*>[\s\S]*?<dt>\s*<(?:h3|a)\b[^>]*\s(?:add_date|last_modified|last_visit)\s*=/i;

export const bookmarks: Importer = {
  name: 'bookmarks',

  accepts(source) {
    const head = fileHead(source.bytes);
    return DOCTYPE.test(head) || DATED_LIST.test(head);
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'html');
    const document = context.parseHtml(text);
    const folders = new Map<Element, string[]>();
    for (const link of document.querySelectorAll('dt > a, dl a')) {
      const feed = webAddress(link.getAttribute('feedurl') ?? '', null);
      if (feed) {
        const title = link.textContent?.trim() || feed;
        const tags = foldersOf(link, folders);
        const siteUrl = webAddress(link.getAttribute('href') ?? '', null);
        yield { ok: true, feed: { url: feed, title, siteUrl, tags } };
        continue;
      }
      const entry = entryOf(link, folders);
      yield entryItem(entry, { format: 'bookmarks', encoding }, context);
    }
  },
};

/** linkding writes notes into the description, and the archived state among the tags. */
const LINKDING_NOTES = /\[\/?linkding-notes\]/;
const LINKDING_ARCHIVED = 'linkding:bookmarks.archived';

function entryOf(link: Element, folders: Map<Element, string[]>): LibraryEntry {
  const list = (name: string) => (link.getAttribute(name) ?? '').split(',');
  // Exporters leave <DT> and <DD> open, so the description is the next element.
  const described = (link.closest('dt') ?? link).nextElementSibling;
  const description = described?.localName === 'dd' ? firstText(described) : '';
  const [excerpt = '', note] = description.split(LINKDING_NOTES);
  const tags = [...list('tags'), ...foldersOf(link, folders)].filter((tag) => tag.trim() !== '');
  return {
    url: link.getAttribute('href'),
    title: link.textContent,
    excerpt: excerpt.trim(),
    note,
    savedAt: timeOf(link.getAttribute('add_date')),
    tags: tags.filter((tag) => tag.trim() !== LINKDING_ARCHIVED),
    state: tags.some((tag) => tag.trim() === LINKDING_ARCHIVED) ? 'archived' : 'unread',
    starred: link.getAttribute('data-important') === 'true',
  };
}

/** The description's text. A <DD> that was left open also contains the list that follows it. */
function firstText(described: Element): string {
  const pieces: string[] = [];
  for (const node of described.childNodes) {
    if (['dl', 'dt', 'h3'].includes((node as Element).localName)) break;
    pieces.push(node.textContent ?? '');
  }
  return pieces.join('').trim();
}

/** Names of the folders around a link, outermost first, without the browser's own toolbar folders. */
function foldersOf(link: Element, known: Map<Element, string[]>): string[] {
  const list = link.closest('dl');
  return list ? namesOf(list, known) : [];
}

function namesOf(list: Element, known: Map<Element, string[]>): string[] {
  const chain: Element[] = [];
  let at: Element | null = list;
  for (; at && !known.has(at); at = at.parentElement?.closest('dl') ?? null) chain.push(at);
  let names = at ? (known.get(at) ?? []) : [];
  for (const each of chain.reverse()) {
    const heading = headingOf(each);
    const name = heading && !isToolbar(heading) ? (heading.textContent?.trim() ?? '') : '';
    // The limit keeps a file of a million nested lists from taking minutes.
    if (name !== '' && names.length < 20) names = [...names, name];
    known.set(each, names);
  }
  return names;
}

function headingOf(list: Element): Element | null {
  for (let before = list.previousElementSibling; before; before = before.previousElementSibling) {
    if (before.localName === 'h3') return before;
    if (before.localName === 'dt') return before.querySelector(':scope > h3');
    if (before.localName === 'dl') return null;
  }
  return null;
}

const isToolbar = (heading: Element) =>
  ['personal_toolbar_folder', 'unfiled_bookmarks_folder'].some((name) =>
    heading.hasAttribute(name),
  );
