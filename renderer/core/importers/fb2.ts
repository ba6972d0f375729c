/** FictionBook 2 (fictionbook.org): each chapter of a book becomes an article. */
import { decodeBytes } from '../encoding/encoding';
import { fileHead, rootElement } from '../files/file-head';
import { chapterItem } from './book/chapter-item';
import { chaptersOf } from './fb2/chapters';
import { bookFacts } from './fb2/description';
import { Fb2Html } from './fb2/fb2-html';
import { picturesIn } from './fb2/pictures';
import type { Importer, ImportItem } from './importer';
import { childrenOf } from './office/xml-tree';

export const fb2: Importer = {
  name: 'fb2',

  accepts: ({ bytes }) => rootElement(fileHead(bytes)) === 'fictionbook',

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'xml');
    const book = context.parseXml(text.replace(/^\ufeff/, ''));
    const root = book.documentElement;
    const isBroken = book.querySelector('parsererror') !== null;
    const facts = bookFacts(root);
    const bodies = childrenOf(root, 'body');
    const notes = bodies.filter((body) =>
      /^(?:notes|comments|footnotes)$/i.test(body.getAttribute('name') ?? ''),
    );
    const html = new Fb2Html(notes);
    const pictures = picturesIn(root);
    let isFirst = true;
    for (const body of bodies.filter((each) => !notes.includes(each))) {
      for (const { title, parts } of chaptersOf(body)) {
        const document = context.parseHtml('');
        if (isFirst) html.append(facts.front, document);
        html.append(parts, document);
        html.appendNotes(document);
        const chapter = { title, document, pictures, format: 'fb2', encoding };
        const item = await chapterItem(chapter, facts, context);
        if (item) isFirst = false;
        if (item) yield item;
      }
    }
    // The text before the damage has been read.
    if (isBroken) yield { ok: false, item: source.name, reason: 'damaged' };
  },
};
