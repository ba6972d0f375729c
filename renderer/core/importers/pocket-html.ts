/** Pocket's export until 2024: two lists of links under "Unread" and "Read Archive". */
import { decodeBytes } from '../encoding/encoding';
import { fileHead } from '../files/file-head';
import type { Importer, ImportItem } from './importer';
import { entryItem } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const pocketHtml: Importer = {
  name: 'pocket',

  accepts(source) {
    const head = fileHead(source.bytes);
    return (
      /<title>\s*Pocket Export\s*<\/title>/i.test(head) ||
      /<li>\s*<a\s+href="[^"]*"\s+time_added="\d+"/i.test(head)
    );
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'html');
    const document = context.parseHtml(text);
    let isArchive = false;
    for (const element of document.querySelectorAll('h1, h2, a[href]')) {
      if (element.localName !== 'a') {
        isArchive = /archive/i.test(element.textContent ?? '');
        continue;
      }
      const entry = {
        url: element.getAttribute('href'),
        title: element.textContent,
        savedAt: timeOf(element.getAttribute('time_added')),
        tags: (element.getAttribute('tags') ?? '').split(',').filter((tag) => tag !== ''),
        state: isArchive ? ('archived' as const) : ('unread' as const),
      };
      yield entryItem(entry, { format: 'pocket', encoding }, context);
    }
  },
};
