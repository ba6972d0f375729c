/**
 * Medium's export: a page for each post in `posts/`, in the microformat h-entry, and lists of what the reader
 * saved, clapped for and highlighted. The names of drafts begin with `draft_`.
 */
import { decodeBytes } from '../encoding/encoding';
import { fileHead } from '../files/file-head';
import { parseDate } from '../metadata/dates';
import { NOT_PUBLIC } from './blog-backup/standing';
import type { Importer, ImportItem } from './importer';
import { listItems } from './medium/lists';
import { tidyBody } from './medium/post';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';

/** Only Medium marks both the entry and its parts. */
const POST = /<article\b[^>]*\bclass="h-entry"[\s\S]*<section\b[^>]*\bdata-field="body"/;
const LIST = /<li\b[^>]*\bclass="h-entry"|<a\b[^>]*\bclass="h-cite\b|<li\b[^>]*\bdata-field="post"/;
/** Below each page. */
const EXPORTED = /Exported from\s*<a\b[^>]*\bhref="https:\/\/medium\.com"/;

/** What each of these has one of: looked for as mere text, for this is asked of every page. */
const [OF_ENTRY, OF_PART] = ['class="h-', 'data-field="'] as const;

const HEAD = 64 * 1024;

export const medium: Importer = {
  name: 'medium',

  accepts({ bytes }) {
    const head = fileHead(bytes, HEAD);
    if (!head.includes(OF_ENTRY) && !head.includes(OF_PART)) return false;
    if (POST.test(head)) return true;
    const isOfMedium = EXPORTED.test(fileHead(bytes.subarray(-2048), 2048));
    return (isOfMedium || /https:\/\/medium\.com\//.test(head)) && isList(head);
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'html');
    const page = context.parseHtml(text);
    const options = { format: 'medium', encoding };
    const body = page.querySelector('[data-field="body"]');
    if (body) {
      yield entryItem(postOf(page, body), { ...options, beside: source.beside }, context);
      return;
    }
    yield* listItems(page, options, context);
  },
};

const isList = (head: string) => LIST.test(head) && /<ul[\s>]/.test(head);

function postOf(page: Document, body: Element): LibraryEntry {
  const wordsOf = (selector: string) =>
    page.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const addressOf = (selector: string) => page.querySelector(selector)?.getAttribute('href');
  const title = wordsOf('.p-name') || page.title.trim();
  tidyBody(body, title, wordsOf('[data-field="subtitle"], .p-summary'));
  const published = page.querySelector('footer .dt-published')?.getAttribute('datetime');
  const author = wordsOf('footer .p-author');
  const own = addressOf('footer .p-canonical');
  return {
    // A draft has only the address at which its author sees it.
    url: own ?? addressOf('footer a[href*="/p/"]') ?? null,
    title,
    html: body.innerHTML,
    byline: author ? [author] : [],
    publishedAt: published ? parseDate(published) : null,
    tags: published || own ? [] : [NOT_PUBLIC.draft],
  };
}
