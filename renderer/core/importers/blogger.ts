/** Blogger's backup, and its part of Google Takeout: posts and pages. */
import { decodeBytes } from '../encoding/encoding';
import { fileHead } from '../files/file-head';
import { parseDate } from '../metadata/dates';
import { webAddress } from '../sanitize/links';
import { standingTags } from './blog-backup/standing';
import { readXmlBackup, textAt } from './blog-backup/xml-entries';
import type { Importer, ImportItem } from './importer';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';

/** Ends of the schemes by which Blogger says what an entry is. */
const KIND = /#(post|page|comment|template|settings)$/i;

export const blogger: Importer = {
  name: 'blogger',

  accepts(source) {
    const head = fileHead(source.bytes, 64 * 1024);
    return /<feed\b/i.test(head) && /blogger\/2008\/kind#|<blogger:type>/i.test(head);
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'xml');
    const { head, entries } = readXmlBackup(text, 'feed', 'entry', context);
    let at = 0;
    for (const entry of entries) {
      at += 1;
      if ('reason' in entry) {
        yield { ok: false, item: `${source.name} #${at}`, reason: entry.reason };
        continue;
      }
      const { element } = entry;
      const isTrash = /TRASHED/i.test(textAt(element, 'blogger:status') ?? '');
      if (!/^(?:post|page)$/.test(kindOf(element)) || isTrash) continue;
      yield entryItem(entryOf(element, head), { format: 'blogger', encoding }, context);
    }
  },
};

const categoriesOf = (entry: Element) => [...entry.getElementsByTagName('category')];

function kindOf(entry: Element): string {
  const stated = textAt(entry, 'blogger:type');
  const terms = categoriesOf(entry).flatMap(
    (each) => KIND.exec(each.getAttribute('term') ?? '')?.[1] ?? [],
  );
  return (stated ?? terms[0] ?? 'post').toLowerCase();
}

function entryOf(entry: Element, head: Element | null): LibraryEntry {
  const author = entry.getElementsByTagName('author')[0] ?? null;
  const published = textAt(entry, 'published');
  return {
    url: addressOf(entry) ?? pathOf(entry, head),
    title: textAt(entry, 'title'),
    html: textAt(entry, 'content') ?? textAt(entry, 'summary'),
    byline: [textAt(author, 'name')].flatMap((name) =>
      name && !/^unknown$/i.test(name) ? name : [],
    ),
    site: textAt(head, 'title'),
    publishedAt: published && parseDate(published),
    tags: categoriesOf(entry)
      .filter((each) => !/schemas\.google\.com/.test(each.getAttribute('scheme') ?? ''))
      .flatMap((each) => each.getAttribute('term')?.trim() || [])
      .filter((term) => !KIND.test(term))
      .concat(standingTags(standingOf(entry))),
  };
}

/** Takeout's status; the backup in the settings has Atom's `app:draft`. */
const standingOf = (entry: Element) =>
  textAt(entry, 'blogger:status') ?? (textAt(entry, 'app:draft') === 'yes' ? 'draft' : null);

function addressOf(of: Element | null): string | null {
  const links = [...(of?.getElementsByTagName('link') ?? [])];
  return (
    links.find((each) => each.getAttribute('rel') === 'alternate')?.getAttribute('href') ?? null
  );
}

/** Takeout states only the path of a post; the blog's address is above all entries, if anywhere. */
function pathOf(entry: Element, head: Element | null): string | null {
  const path = textAt(entry, 'blogger:filename');
  const blog = addressOf(head);
  return path && blog ? webAddress(path, blog) : null;
}
