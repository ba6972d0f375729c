/** Evernote's notebooks: `<note>`s with their text in ENML and their files beside it. */
import type { Companions } from '../companions';
import { decodeBytes } from '../encoding';
import { fileHead, rootElement } from '../file-head';
import type { ImportContext, Importer, ImportItem } from '../importer';
import { LARGEST_FILE } from '../limits';
import { resourcesIn } from './enex/resources';
import { entryItem } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';

export const enex: Importer = {
  name: 'enex',

  accepts: (source) => rootElement(fileHead(source.bytes)) === 'en-export',

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'xml');
    let at = 0;
    for (const xml of notesIn(text)) {
      at += 1;
      if (xml.length > LARGEST_FILE) {
        yield { ok: false, item: `${source.name} #${at}`, reason: 'too-large' };
        continue;
      }
      // Each is parsed by itself: a broken one costs none of the others.
      const note = context.parseXml(xml).documentElement;
      const isWhole = note.localName === 'note' && !note.querySelector('parsererror');
      if (isWhole) yield noteItem(note, encoding, context);
      else yield { ok: false, item: `${source.name} #${at}`, reason: 'damaged' };
    }
  },
};

function* notesIn(text: string): Generator<string> {
  const start = /<note[\s>]/g;
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const close = text.indexOf('</note>', found.index);
    const end = close === -1 ? text.length : close + '</note>'.length;
    yield text.slice(found.index, end);
    start.lastIndex = end;
  }
}

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
    html: withImages(note.querySelector('content')?.textContent ?? '', context),
    byline: author && !author.includes('@') ? [author] : [],
    savedAt: timeOf(text('created')),
    tags: [...note.querySelectorAll('tag')].flatMap((tag) => tag.textContent?.trim() || []),
  };
  const resources = resourcesIn(note);
  const beside: Companions = { find: (address) => resources.get(address) ?? null };
  return entryItem(entry, { format: 'enex', encoding, beside }, context);
}

/** ENML has elements of its own for files and for boxes to tick. */
function withImages(enml: string, context: ImportContext): string {
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
