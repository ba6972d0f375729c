/**
 * A note of Joplin's export (JEX, a tar, or RAW, a folder). What its notebooks, tags and pictures are is in
 * other files: see joplin/export.ts.
 */

import { isoTime } from '../dates/iso-time';
import { decodeBytes } from '../encoding/encoding';
import { fileHead } from '../files/file-head';
import { statedNames } from '../metadata/names';
import type { Importer, ImportItem } from './importer';
import { ITEM_FILE, type JoplinItem, NOTE, readItem } from './joplin/item';
import { htmlOfMarkdown } from './markdown/render';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

/** Bytes at the end of a note that hold its fields. */
const TAIL = 8 * 1024;
const HTML = '2';

export const joplin: Importer = {
  name: 'joplin',

  accepts({ name, bytes }) {
    if (!ITEM_FILE.test(name)) return false;
    return /\ntype_: \d+\s*$/.test(fileHead(bytes.subarray(-TAIL), TAIL));
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'text');
    const item = readItem(text);
    const refused = item ? refusalOf(item) : 'damaged';
    if (!item || refused) {
      yield { ok: false, item: item?.title || source.name, reason: refused ?? 'damaged' };
      return;
    }
    const isHtml = item.fields.get('markup_language') === HTML;
    const html = isHtml ? item.body : htmlOfMarkdown(item.body);
    yield entryItem(
      { ...entryOf(item), html, tags: source.cameFrom?.tags ?? [] },
      { format: 'joplin', encoding, beside: source.beside },
      context,
    );
  },
};

function refusalOf({ fields }: JoplinItem): 'encrypted' | 'no-text' | null {
  if (fields.get('encryption_applied') === '1') return 'encrypted';
  return fields.get('type_') === NOTE ? null : 'no-text';
}

function entryOf({ title, fields }: JoplinItem): LibraryEntry {
  const time = (name: string) => timeOf(fields.get(`user_${name}`)) ?? timeOf(fields.get(name));
  const updated = time('updated_time');
  const isDone = fields.get('is_todo') === '1' && Number(fields.get('todo_completed')) > 0;
  return {
    url: fields.get('source_url') || null,
    title,
    byline: statedNames([fields.get('author') ?? '']),
    savedAt: time('created_time'),
    updatedAt: updated === null ? null : isoTime(updated),
    state: isDone ? 'archived' : 'unread',
  };
}
