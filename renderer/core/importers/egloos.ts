/**
 * Posts of Egloos as its API gave them, and as backup programs kept them before it ended in 2023: one post in a
 * file, as XML or JSON, with its pictures in `assets/`.
 */
import { decodeBytes } from '../encoding/encoding';
import { fileHead, rootElement } from '../files/file-head';
import { koreanTime } from './blog-backup/korean-time';
import { standingTags } from './blog-backup/standing';
import type { ImportContext, Importer, ImportItem, ImportSource } from './importer';
import { childOf } from './office/xml-tree';
import { isObject, jsonOf } from './reading-list/json';
import { jsonOutline } from './reading-list/json-outline';
import { entryItem } from './reading-list/library-entry';

export const egloos: Importer = {
  name: 'egloos',

  accepts(source) {
    const head = fileHead(source.bytes);
    if (rootElement(head) === 'post') return /<post_(?:title|no|content)>/.test(head);
    const { sample } = jsonOutline(source) ?? {};
    return ['post_no', 'post_title', 'post_content'].every((name) => sample?.has(`/${name}`));
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const fields = await fieldsOf(source, context);
    if (!fields) {
      yield { ok: false, item: source.name, reason: 'damaged' };
      return;
    }
    const { field, encoding } = fields;
    const date = (name: string) => koreanTime(field(name));
    const isHidden = /^(?:1|true|y)/i.test(field('post_hidden'));
    const published = date('post_date_created');
    const updated = date('post_date_modified');
    const author = field('post_nick');
    yield entryItem(
      {
        url: null,
        title: field('post_title'),
        html: field('post_content'),
        byline: author ? [author] : [],
        publishedAt: published,
        updatedAt: updated === published ? null : updated,
        tags: [field('category_name'), ...field('post_tags').split(',')]
          .flatMap((tag) => tag.trim() || [])
          .concat(standingTags(isHidden ? 'private' : null)),
      },
      { format: 'egloos', encoding, beside: source.beside },
      context,
    );
  },
};

interface Fields {
  field(name: string): string;
  encoding: string;
}

/** Null for XML that is cut off or broken. */
async function fieldsOf(source: ImportSource, context: ImportContext): Promise<Fields | null> {
  const json = jsonOf(source);
  if (isObject(json)) {
    return { field: (name) => String(json[name] ?? '').trim(), encoding: 'utf-8' };
  }
  const { text, encoding } = await decodeBytes(source.bytes, 'xml');
  const post = context.parseXml(text).documentElement;
  if (post.querySelector('parsererror')) return null;
  return { field: (name) => childOf(post, name)?.textContent?.trim() ?? '', encoding };
}
