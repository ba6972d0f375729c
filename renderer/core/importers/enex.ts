/** Evernote's ENEX: `<note>` elements with a text in ENML and base64 attachments. */

import { decodeInPieces } from '../encoding/decode-in-pieces';
import type { Companions } from '../files/companions';
import { fileHead, rootElement } from '../files/file-head';
import { notesIn } from './enex/notes';
import { resourcesIn } from './enex/resources';
import type { ImportContext, ImportItem, ListImporter } from './importer';
import { entryItem } from './reading-list/library-entry';
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
      if (isWhole) yield noteItem(note, encoding, context);
      else yield { ok: false, item: `${source.name} #${at}`, reason: 'damaged' };
    }
  },
};

async function noteItem(
  note: Element,
  encoding: string,
  context: ImportContext,
): Promise<ImportItem> {
  const text = (selector: string) => note.querySelector(selector)?.textContent?.trim() || null;
  const author = text('note-attributes > author');
  const entry = {
    url: text('note-attributes > source-url'),
    title: text('title'),
    html: htmlOfEnml(note.querySelector('content')?.textContent ?? '', context),
    byline: author && !author.includes('@') ? [author] : [],
    savedAt: timeOf(text('created')),
    tags: [...note.querySelectorAll('tag')].flatMap((tag) => tag.textContent?.trim() || []),
  };
  const resources = resourcesIn(note);
  const beside: Companions = { find: (address) => resources.get(address) ?? null };
  return entryItem(entry, { format: 'enex', encoding, beside }, context);
}

/** Replaces ENML's own elements: attachments become images, to-do boxes become characters. */
function htmlOfEnml(enml: string, context: ImportContext): string {
  const document = context.parseHtml(
    enml.replace(/<(en-media|en-todo)\b([^>]*?)\/>/gi, '<$1$2></$1>'),
  );
  for (const media of document.querySelectorAll('en-media')) {
    const image = document.createElement('img');
    image.src = `enex:${media.getAttribute('hash')?.toLowerCase()}`;
    image.alt = media.getAttribute('alt') ?? '';
    if (/^image\//i.test(media.getAttribute('type') ?? '')) media.replaceWith(image);
    else media.remove();
  }
  for (const todo of document.querySelectorAll('en-todo')) {
    todo.replaceWith(todo.getAttribute('checked') === 'true' ? '☑ ' : '☐ ');
  }
  return document.body.innerHTML;
}
