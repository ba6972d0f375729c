/**
 * A snapshot of ArchiveBox 0.6 and later: a folder with up to a dozen copies of one page, and `index.json`
 * with what the page is. The snapshot is one article, read from the best copy that has text.
 */
import type { Companions } from '../files/companions';
import { html } from './html';
import type { ImportContext, Importer, ImportItem, ImportSource } from './importer';
import { pdf } from './pdf';
import { isObject, type JsonObject, jsonOf, textIn, textsIn } from './reading-list/json';
import { jsonOutline } from './reading-list/json-outline';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { keptFile, withPage } from './reading-list/page-of-entry';
import { timeOf } from './reading-list/times';
import { text } from './text';

export const archivebox: Importer = {
  name: 'archivebox',

  accepts(source) {
    const outline = jsonOutline(source);
    const has = (name: string) => outline?.sample.has(`/${name}`) ?? false;
    const own = [
      'schema',
      'canonical',
      'history',
      'bookmarked_date',
      'is_archived',
      'archive_path',
    ];
    return has('url') && has('timestamp') && own.filter(has).length >= 2;
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const index = jsonOf(source);
    yield readSnapshot(isObject(index) ? index : {}, source, context);
  },
};

async function readSnapshot(
  index: JsonObject,
  { beside }: ImportSource,
  context: ImportContext,
): Promise<ImportItem> {
  const snapshot = entryOf(index);
  const entry = await entryItem(snapshot, { format: 'archivebox', encoding: 'utf-8' }, context);
  for (const path of copiesOf(index)) {
    const file = await keptFile(beside?.find(path));
    if (!file || file.bytes.length === 0) continue;
    const about = {
      cameFrom: { url: snapshot.url, savedAt: snapshot.savedAt ?? null, format: 'archivebox' },
      ...(beside && { beside: below(beside, path) }),
    };
    const item = await withPage(entry, file, importerOf(path), context, about);
    if (item.ok && 'draft' in item && item.draft.kind !== 'link') return item;
  }
  return entry;
}

/** Where ArchiveBox puts its copies, the most complete first; `canonical` names those that it made. */
function copiesOf({ canonical }: JsonObject): string[] {
  const made = isObject(canonical) ? canonical : {};
  const stated = (name: string) => textIn(made[`${name}_path`]) ?? [];
  return [
    ...['singlefile.html', stated('singlefile'), 'output.html', stated('dom'), stated('wget')],
    ...['readability/content.html', 'mercury/content.html', 'output.pdf', 'htmltotext.txt'],
    ...['readability/content.txt', 'mercury/content.txt'],
  ].flat();
}

const importerOf = (path: string) =>
  path.endsWith('.pdf') ? pdf : path.endsWith('.txt') ? text : html;

function below(beside: Companions, path: string): Companions {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return { find: (address) => beside.find(folder + address) ?? beside.find(address) };
}

function entryOf(index: JsonObject): LibraryEntry {
  const { tags } = index;
  return {
    url: textIn(index.url),
    title: textIn(index.title),
    savedAt: timeOf(Number(index.timestamp)) ?? timeOf(index.bookmarked_date),
    tags:
      typeof tags === 'string' ? tags.split(',').flatMap((tag) => tag.trim() || []) : textsIn(tags),
  };
}
