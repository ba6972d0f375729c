/**
 * TTXML, the backup of Tattertools, Textcube and (until 2016) Tistory: posts and notices, each with its
 * attached files in base64.
 */

import { isoTime } from '../dates/iso-time';
import { decodeBytes } from '../encoding/encoding';
import { fileHead, rootElement } from '../files/file-head';
import { standingTags } from './blog-backup/standing';
import { readXmlBackup, textAt, type XmlEntry } from './blog-backup/xml-entries';
import type { ImportContext, Importer, ImportItem } from './importer';
import { htmlOfMarkdown } from './markdown/render';
import { childOf, childrenOf } from './office/xml-tree';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';
import { timeOf } from './reading-list/times';
import { attachmentsOf } from './ttxml/attachments';
import { htmlOfTtml } from './ttxml/replacers';

export const ttxml: Importer = {
  name: 'ttxml',

  accepts({ bytes }) {
    const head = fileHead(bytes, 64 * 1024);
    return rootElement(head) === 'blog' && /<blog\b[^>]*\btype="tattertools/i.test(head);
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'xml');
    let at = 0;
    for (const name of ['post', 'notice', 'page']) {
      const { head, entries } = readXmlBackup(text, 'blog', name, context);
      const blog = blogIn(head);
      for (const entry of entries) {
        at += 1;
        yield readEntry(entry, blog, { item: `${source.name} #${at}`, encoding }, context);
      }
    }
  },
};

interface Blog {
  title: string | null;
  /** Without a slash at its end; null where the backup does not say. */
  address: string | null;
}

/** A blog of Tistory has its name in its address, or a domain of its own. */
function blogIn(head: Element | null): Blog {
  const name = textAt(head, 'name') ?? '';
  const domain = textAt(head, 'secondaryDomain') ?? '';
  const isDomain = /^[\w-]+(?:\.[\w-]+)+$/.test(domain);
  const own = /^[a-z\d][a-z\d-]*$/.test(name) ? `https://${name}.tistory.com` : null;
  return { title: textAt(head, 'title'), address: isDomain ? `http://${domain}` : own };
}

const statedIn = (post: Element, name: string) => childOf(post, name)?.textContent?.trim() || null;

async function readEntry(
  entry: XmlEntry,
  blog: Blog,
  { item, encoding }: { item: string; encoding: string },
  context: ImportContext,
): Promise<ImportItem> {
  if ('reason' in entry) return { ok: false, item, reason: entry.reason };
  const { element: post } = entry;
  const attachments = attachmentsOf(post);
  const content = childOf(post, 'content');
  const isMarkdown = content?.getAttribute('formatter') === 'markdown';
  const written = content?.textContent ?? '';
  const html = htmlOfTtml(isMarkdown ? htmlOfMarkdown(written) : written, attachments);
  return entryItem(
    { ...entryOf(post, blog), html },
    { format: 'ttxml', encoding, beside: attachments },
    context,
  );
}

function entryOf(post: Element, blog: Blog): LibraryEntry {
  const id = statedIn(post, 'id') ?? '';
  const author = childOf(post, 'author');
  const isTistory = author?.getAttribute('domain') === 'tistory';
  const published = timeOf(statedIn(post, 'published')) ?? timeOf(statedIn(post, 'created'));
  const modified = timeOf(statedIn(post, 'modified'));
  // Tistory's authors are numbers.
  const name = author?.textContent?.trim() ?? '';
  const visibility = statedIn(post, 'visibility');
  return {
    url: isTistory && blog.address && /^\d+$/.test(id) ? `${blog.address}/${id}` : null,
    title: statedIn(post, 'title'),
    byline: name === '' || /^\d+$/.test(name) ? [] : [name],
    site: blog.title,
    publishedAt: published === null ? null : isoTime(published),
    updatedAt: modified === null || modified === published ? null : isoTime(modified),
    tags: [
      ...(statedIn(post, 'category')?.split('/') ?? []),
      ...childrenOf(post, 'tag').map((tag) => tag.textContent ?? ''),
    ]
      .flatMap((tag) => tag.trim() || [])
      // "appointed": it was to be published later.
      .concat(standingTags(visibility === 'appointed' ? 'scheduled' : visibility)),
  };
}
