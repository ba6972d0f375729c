/** WordPress' export (WXR): posts and pages. */
import { decodeBytes } from '../encoding/encoding';
import { fileHead } from '../files/file-head';
import { parseDate } from '../metadata/dates';
import { standingTags } from './blog-backup/standing';
import { htmlOfWordPress } from './blog-backup/wordpress-html';
import { readXmlBackup, textAt } from './blog-backup/xml-entries';
import type { Importer, ImportItem } from './importer';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';

/** What WordPress keeps beside posts; a type of any other name is one that the site made for articles. */
const NO_ARTICLES =
  /^(?:attachment|nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+|acf-[\w-]+|elementor_\w+|shop_\w+|jp_\w+|feedback|wpcf7_contact_form|amp_\w+|spam|popup)$/;
const NOT_WRITTEN = /^(?:auto-draft|inherit|trash)$/;
/** Taxonomies that say how a post is shown. */
const NO_TAGS = /^(?:post_format|nav_menu|language|post_translations|author|ratingkey)$/;

export const wordpress: Importer = {
  name: 'wordpress',

  accepts: (source) =>
    /<rss\b[^>]*xmlns:wp=|<wp:wxr_version>/i.test(fileHead(source.bytes, 16 * 1024)),

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'xml');
    const { head, entries } = readXmlBackup(text, 'rss', 'item', context);
    const authors = authorsIn(head);
    const site = textAt(head, 'title');
    let at = 0;
    for (const entry of entries) {
      at += 1;
      if ('reason' in entry) {
        yield { ok: false, item: `${source.name} #${at}`, reason: entry.reason };
        continue;
      }
      const { element } = entry;
      const isArticle =
        !NO_ARTICLES.test(textAt(element, 'wp:post_type') ?? 'post') &&
        !NOT_WRITTEN.test(textAt(element, 'wp:status') ?? '');
      if (!isArticle) continue;
      yield entryItem(entryOf(element, authors, site), { format: 'wordpress', encoding }, context);
    }
  },
};

/** The names that authors chose to show, by the names with which they log in. */
function authorsIn(head: Element | null): ReadonlyMap<string, string> {
  const authors = [...(head?.getElementsByTagName('wp:author') ?? [])];
  return new Map(
    authors.flatMap((author) => {
      const login = textAt(author, 'wp:author_login');
      const both = ['first', 'last'].flatMap(
        (part) => textAt(author, `wp:author_${part}_name`) ?? [],
      );
      const name = textAt(author, 'wp:author_display_name') ?? both.join(' ');
      return login && name ? [[login, name] as const] : [];
    }),
  );
}

function entryOf(
  item: Element,
  authors: ReadonlyMap<string, string>,
  site: string | null,
): LibraryEntry {
  const login = textAt(item, 'dc:creator');
  const dates = ['pubDate', 'wp:post_date_gmt', 'wp:post_date'].flatMap(
    (name) => textAt(item, name) ?? [],
  );
  const categories = [...item.getElementsByTagName('category')].filter(
    (each) =>
      !NO_TAGS.test(each.getAttribute('domain') ?? '') &&
      each.getAttribute('nicename') !== 'uncategorized',
  );
  return {
    url: textAt(item, 'link'),
    title: textAt(item, 'title'),
    html: htmlOfWordPress(textAt(item, 'content:encoded') ?? ''),
    excerpt: textAt(item, 'excerpt:encoded'),
    byline: login ? [authors.get(login) ?? login] : [],
    site,
    publishedAt: dates.map((date) => parseDate(date)).find((date) => date !== null) ?? null,
    tags: [
      ...new Set(categories.flatMap((each) => each.textContent?.trim() || [])),
      ...standingTags(textAt(item, 'wp:status')),
    ],
  };
}
