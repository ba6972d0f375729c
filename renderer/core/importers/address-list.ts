/** Lists of addresses, one on each line: OneTab (`address | title`), and plain lists, with bullets too. */
import { decodeBytes } from '../encoding/encoding';
import { beginsWithTag, extensionOf, fileHead } from '../files/file-head';
import type { Importer, ImportItem } from './importer';
import { isMarkdownName } from './markdown';
import { entryItem } from './reading-list/library-entry';

const HEAD = 64 * 1024;

/** An address, alone or with a title after ` | ` (OneTab) or a tab. Spaces end an address. */
const ADDRESS_LINE = /^\s*(https?:\/\/[^\s|]+)(?:\s*(?:\s\||\t)\s*(.*?))?\s*$/i;

/** What people put before an address by hand, and the brackets around it. */
const BULLET = /^\s*(?:[-*+•·]|\d{1,5}[.)])\s+/;
const BRACKETS = /^\s*<(https?:\/\/[^\s<>]+)>\s*$/i;

/** The line of a list, without what is around the address. */
const plainLine = (line: string) => line.replace(BULLET, '').replace(BRACKETS, '$1');

/** A line that only names the addresses below it: no entry, and nothing that was saved. */
const isHeading = (line: string) => line.trim() === '' || /^\s*#{1,6}\s+\S/.test(line);

/** Lists that are made for crawlers and by them. */
const MADE_FOR_PROGRAMS = /(?:^|\/)(?:sitemap[\w.-]*|robots|hts-[\w-]+)\.txt$/i;

const isList = (lines: readonly string[]) =>
  lines.length > 0 && lines.every((line) => ADDRESS_LINE.test(line));

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
    // In a note, a list with bullets is a part of the note.
    if (isMarkdownName(name)) return isList(written);
    return isList(written.filter((line) => !isHeading(line)).map(plainLine));
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'text');
    for (const line of text.replace(/^\ufeff/, '').split(/\r\n?|\n/)) {
      if (isHeading(line)) continue;
      const [, url, title] = ADDRESS_LINE.exec(plainLine(line)) ?? [];
      if (url === undefined) {
        // A line without an address, behind the head of the file.
        yield { ok: false, item: line.trim().slice(0, 200), reason: 'unknown-format' };
        continue;
      }
      yield entryItem({ url, title }, { format: 'address-list', encoding }, context);
    }
  },
};
