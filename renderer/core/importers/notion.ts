/**
 * A page of Notion's HTML export. Its Markdown is read as any other (importers/markdown.ts); names of both end
 * with the page's id.
 */

import { isoTime } from '../dates/iso-time';
import { decodeBytes } from '../encoding/encoding';
import { fileHead } from '../files/file-head';
import { statedNames } from '../metadata/names';
import type { Importer, ImportItem } from './importer';
import { readFields } from './markdown/fields';
import { readPostName } from './markdown/file-name';
import { showBlocks } from './notion/blocks';
import { type Properties, propertiesIn } from './notion/properties';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';

const PAGE = /<article\b[^>]*\bclass="page\b[^"]*"/;
const TITLE = /<h1 class="page-title"/;
/** Notion writes 15 kB of style above the page. */
const HEAD = 128 * 1024;

export const notion: Importer = {
  name: 'notion',

  accepts({ bytes }) {
    const head = fileHead(bytes, HEAD);
    return TITLE.test(head) && PAGE.test(head);
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'html');
    const page = context.parseHtml(text);
    const title = page.querySelector('.page-title')?.textContent?.trim();
    const properties = propertiesIn(page);
    const entry = entryOf(properties);
    yield entryItem(
      { ...entry, title: title || readPostName(source.name).title, html: htmlOf(page, properties) },
      { format: 'notion', encoding, beside: source.beside },
      context,
    );
  },
};

function htmlOf(page: Document, { unknown }: Properties): string {
  const article = page.querySelector('article.page') ?? page.body;
  const body = page.createElement('div');
  const cover = article.querySelector('.page-cover-image');
  const about = article.querySelector('.page-description');
  if (cover) body.append(cover);
  if (about?.textContent?.trim()) body.append(about);
  const parts = article.querySelectorAll(':scope > .page-body, :scope > .collection-content');
  body.append(...(parts.length > 0 ? parts : article.querySelectorAll(':scope > :not(header)')));
  if (unknown.length > 0) {
    const list = page.createElement('ul');
    for (const [name, value] of unknown) {
      const item = page.createElement('li');
      item.textContent = `${name}: ${value}`;
      list.append(item);
    }
    body.append(list);
  }
  showBlocks(body);
  return body.innerHTML;
}

function entryOf({ named, tags, address, created, edited }: Properties): LibraryEntry {
  const fields = readFields(named, false);
  return {
    url: fields.source ?? address,
    byline: statedNames(fields.authors),
    site: fields.site,
    lang: fields.lang,
    publishedAt: fields.published,
    updatedAt: edited === null ? null : isoTime(edited),
    savedAt: created ?? fields.saved,
    tags: [...new Set([...tags, ...fields.tags])],
  };
}
