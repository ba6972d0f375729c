/** Lists of addresses, one on each line: OneTab (`address | title`), and plain lists. */
import { decodeBytes } from '../encoding/encoding';
import { beginsWithTag, extensionOf, fileHead } from '../files/file-head';
import type { Importer, ImportItem } from './importer';
import { entryItem } from './reading-list/library-entry';

const HEAD = 64 * 1024;

/** An address, alone or with a title after ` | ` (OneTab) or a tab. Spaces end an address. */
const ADDRESS_LINE = /^\s*(https?:\/\/[^\s|]+)(?:\s*(?:\s\||\t)\s*(.*?))?\s*$/i;

/** Lists that are made for crawlers and by them. */
const MADE_FOR_PROGRAMS = /(?:^|\/)(?:sitemap[\w.-]*|robots|hts-[\w-]+)\.txt$/i;

export const addressList: Importer = {
  name: 'address-list',

  accepts({ name, bytes }) {
    if (beginsWithTag(bytes) || MADE_FOR_PROGRAMS.test(name) || extensionOf(name) === 'csv')
      return false;
    const head = fileHead(bytes, HEAD);
    const lines = head.split(/\r\n?|\n/);
    // The last line of the head may be cut off.
    if (bytes.length > HEAD) lines.pop();
    const written = lines.filter((line) => line.trim() !== '');
    return written.length > 0 && written.every((line) => ADDRESS_LINE.test(line));
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'text');
    for (const line of text.replace(/^\ufeff/, '').split(/\r\n?|\n/)) {
      if (line.trim() === '') continue;
      const [, url, title] = ADDRESS_LINE.exec(line) ?? [];
      if (url === undefined) {
        // A line without an address, behind the head of the file.
        yield { ok: false, item: line.trim().slice(0, 200), reason: 'unknown-format' };
        continue;
      }
      yield entryItem({ url, title }, { format: 'address-list', encoding }, context);
    }
  },
};
