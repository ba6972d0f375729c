/** Bookmarks as browsers keep them: Chromium's file `Bookmarks`, and the backups of Firefox. */
import { webAddress } from '../sanitize/links';
import type { ImportContext, ImportItem, ListImporter } from './importer';
import { type BookmarkNode, foldersOf, readBookmarkTree } from './reading-list/bookmark-tree';
import { isObject, objectsIn, textIn } from './reading-list/json';
import { jsonOutline } from './reading-list/json-outline';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

/** Chrome, Edge, Brave, Vivaldi and Opera. */
export const chromeBookmarks: ListImporter = {
  name: 'chrome-bookmarks',

  accepts(source) {
    const { sample } = jsonOutline(source) ?? {};
    return ['bookmark_bar', 'other', 'synced', 'custom_root'].some((root) =>
      sample?.has(`/roots/${root}`),
    );
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { nodes, isWhole } = await readBookmarkTree(source, {
      node: /^\/roots(?:\/[^/]+){1,2}(?:\/children\/\*)*$/,
      fields: new Set(['name', 'url', 'date_added', 'meta_info']),
    });
    for (const node of nodes) {
      // Vivaldi and Opera keep deleted bookmarks in a root of their own.
      if (/^\/roots\/(?:custom_root\/)?trash\//.test(node.path)) continue;
      const url = textIn(node.values.get('url'));
      if (url === null) continue;
      const about = node.values.get('meta_info');
      const entry: LibraryEntry = {
        url,
        title: textIn(node.values.get('name')),
        // Vivaldi's field for the reader's own words.
        note: isObject(about) ? textIn(about.Description) : null,
        savedAt: timeOf(node.values.get('date_added')),
        tags: foldersOf(node, 'name', (folder) => folder.parent === null),
      };
      yield entryItem(entry, { format: 'chrome-bookmarks', encoding: 'utf-8' }, context);
    }
    if (!isWhole) yield { ok: false, item: source.name, reason: 'damaged' };
  },
};

export const firefoxBookmarks: ListImporter = {
  name: 'firefox-bookmarks',

  accepts(source) {
    const { sample } = jsonOutline(source) ?? {};
    const hasType = sample?.has('/typeCode') || sample?.has('/type');
    return Boolean(hasType && sample?.has('/children') && sample.has('/dateAdded'));
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { nodes, isWhole } = await readBookmarkTree(source, {
      node: /^(?:\/children\/\*)*$/,
      fields: new Set(['title', 'uri', 'dateAdded', 'tags', 'annos', 'root']),
    });
    for (const node of nodes) {
      const item = await firefoxItem(node, context);
      if (item !== null) yield item;
    }
    if (!isWhole) yield { ok: false, item: source.name, reason: 'damaged' };
  },
};

/** Null for a folder, a separator, and a stored query (`place:`). */
async function firefoxItem(node: BookmarkNode, context: ImportContext): Promise<ImportItem | null> {
  const { values } = node;
  const title = textIn(values.get('title'));
  const folders = foldersOf(
    node,
    'title',
    (each) => each.parent === null || each.values.has('root'),
  );
  const annotations = new Map(
    objectsIn(values.get('annos')).map(({ name, value }) => [name, textIn(value)]),
  );
  // A live bookmark, which Firefox had until version 63.
  const feed = webAddress(annotations.get('livemark/feedURI') ?? '', null);
  if (feed) {
    const siteUrl = webAddress(annotations.get('livemark/siteURI') ?? '', null);
    return { ok: true, feed: { url: feed, title: title ?? feed, siteUrl, tags: folders } };
  }
  const url = textIn(values.get('uri'));
  if (url === null || url.startsWith('place:')) return null;
  const tags = (textIn(values.get('tags')) ?? '').split(',').map((tag) => tag.trim());
  const entry: LibraryEntry = {
    url,
    title,
    excerpt: annotations.get('bookmarkProperties/description'),
    savedAt: timeOf(values.get('dateAdded')),
    tags: [...tags.filter((tag) => tag !== ''), ...folders],
  };
  return entryItem(entry, { format: 'firefox-bookmarks', encoding: 'utf-8' }, context);
}
