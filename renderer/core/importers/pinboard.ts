/** Pinboard's JSON, and the XML of its API, which is Delicious' own; the field `description` holds the title. */
import { decodeBytes } from '../encoding/encoding';
import { fileHead, rootElement } from '../files/file-head';
import { readXmlBackup } from './blog-backup/xml-entries';
import type { Importer, ImportItem, ListImporter } from './importer';
import { type JsonObject, textIn } from './reading-list/json';
import { jsonEntries } from './reading-list/json-entries';
import { isListOf } from './reading-list/json-outline';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const pinboard: ListImporter = {
  name: 'pinboard',

  accepts: (source) => isListOf(source, '', ['href', 'description', 'time', 'tags']),

  read: (source, context) =>
    jsonEntries(source, '/*', (item) =>
      entryItem(entryOf(item), { format: 'pinboard', encoding: 'utf-8' }, context),
    ),
};

export const pinboardXml: Importer = {
  name: 'pinboard-xml',

  accepts({ bytes }) {
    const head = fileHead(bytes);
    return rootElement(head) === 'posts' && /<post\s[^>]*\bhref\s*=/.test(head);
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'xml');
    // Each post is an element without an end tag; an entry with one is read by the same rules.
    const ended = text.replace(/<post\b((?:[^>"']|"[^"]*"|'[^']*')*?)\/>/g, '<post$1></post>');
    for (const entry of readXmlBackup(ended, 'posts', 'post', context).entries) {
      if ('reason' in entry) {
        yield { ok: false, item: source.name, reason: entry.reason };
        continue;
      }
      const values = [...entry.element.attributes].map(({ name, value }) => [name, value] as const);
      const options = { format: 'pinboard', encoding };
      yield entryItem(entryOf(Object.fromEntries(values)), options, context);
    }
  },
};

const entryOf = (item: JsonObject): LibraryEntry => ({
  url: textIn(item.href),
  title: textIn(item.description),
  excerpt: textIn(item.extended),
  savedAt: timeOf(item.time),
  tags: (textIn(item.tags) ?? textIn(item.tag) ?? '').split(/\s+/).filter((tag) => tag !== ''),
  state: item.toread === 'yes' ? 'unread' : 'archived',
});
