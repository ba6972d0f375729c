/** Evernote's ENEX: `<note>` elements with a text in ENML and base64 attachments. */
import { decodeInPieces } from '../encoding/decode-in-pieces';
import type { Companions } from '../files/companions';
import { fileHead, rootElement } from '../files/file-head';
import { textOf } from '../markup/plain-text';
import { htmlOfEnml, tasksIn } from './enex/enml';
import { notesIn } from './enex/notes';
import { resourcesIn } from './enex/resources';
import type { ImportContext, ImportItem, ListImporter } from './importer';
import { pdf } from './pdf';
import { entryItem } from './reading-list/library-entry';
import { keptFile, withPage } from './reading-list/page-of-entry';
import { timeOf } from './reading-list/times';
import { contentOf, headOf } from './streamed-source';

export const enex: ListImporter = {
  name: 'enex',

  accepts: (source) => rootElement(fileHead(headOf(source))) === 'en-export',

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { pieces, encoding } = await decodeInPieces(contentOf(source), 'xml');
    let at = 0;
    for await (const xml of notesIn(pieces)) {
      at += 1;
      if (xml === null) {
        yield { ok: false, item: `${source.name} #${at}`, reason: 'too-large' };
        continue;
      }
      // Each note is parsed by itself, so that a broken one costs none of the others.
      const note = context.parseXml(xml).documentElement;
      const isWhole = note.localName === 'note' && !note.querySelector('parsererror');
      if (isWhole) yield* noteItems(note, encoding, context);
      else yield { ok: false, item: `${source.name} #${at}`, reason: 'damaged' };
    }
  },
};

async function* noteItems(
  note: Element,
  encoding: string,
  context: ImportContext,
): AsyncGenerator<ImportItem> {
  const text = (selector: string) => note.querySelector(selector)?.textContent?.trim() || null;
  const author = text('note-attributes > author');
  const resources = resourcesIn(note);
  const enml = note.querySelector('content')?.textContent ?? '';
  const entry = {
    url: text('note-attributes > source-url'),
    title: text('title'),
    html: htmlOfEnml(enml, resources, tasksIn(note), context),
    byline: author && !author.includes('@') ? [author] : [],
    savedAt: timeOf(text('created')),
    tags: [...note.querySelectorAll('tag')].flatMap((tag) => tag.textContent?.trim() || []),
  };
  const beside: Companions = { find: (address) => resources.get(address) ?? null };
  const options = { format: 'enex', encoding, beside };
  const papers = [...resources.values()].filter(({ name }) => /\.pdf$/i.test(name));
  if (papers.length === 0 || saysMore(entry.html, context)) {
    yield entryItem(entry, options, context);
    return;
  }
  // A note that only holds papers: each is an article.
  for (const paper of papers) {
    const title = papers.length === 1 ? entry.title : paper.name;
    const stated = { ...entry, title, html: null, excerpt: title ?? paper.name };
    const item = await entryItem(stated, options, context);
    yield withPage(item, await keptFile(paper), pdf, context);
  }
}

/** Whether there is anything in a note beside the names of its attachments. */
function saysMore(html: string, context: ImportContext): boolean {
  const { body } = context.parseHtml(html);
  const words = textOf(body, { captions: true }).replace(/^📎.*$/gm, '');
  return words.trim() !== '' || body.querySelector('img') !== null;
}
