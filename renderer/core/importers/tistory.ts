/**
 * Tistory's backup since 2022: a folder for each post, with one page and its pictures. It names neither the
 * blog's address nor which posts were private. Daum's blogs were saved likewise before they ended.
 */
import { decodeBytes } from '../encoding/encoding';
import { fileHead } from '../files/file-head';
import { koreanTime } from './blog-backup/korean-time';
import type { Importer, ImportItem } from './importer';
import { entryItem, type LibraryEntry } from './reading-list/library-entry';

const TITLE = /\bclass="title-article"/;
const BODY = /\bclass="contents_style"|\bclass="article-view"|\bid="article-view"/;

export const tistory: Importer = {
  name: 'tistory',

  accepts({ bytes }) {
    const head = fileHead(bytes, 64 * 1024);
    return TITLE.test(head) && BODY.test(head);
  },

  async *read(source, context): AsyncGenerator<ImportItem> {
    const { text, encoding } = await decodeBytes(source.bytes, 'html');
    const page = context.parseHtml(text);
    const options = { format: 'tistory', encoding, beside: source.beside };
    yield entryItem(entryOf(page), options, context);
  },
};

function entryOf(page: Document): LibraryEntry {
  const title = page.querySelector('.title-article');
  const parts = ['.category', '.date', '.tags'].map((part) => page.querySelector(part));
  const [category, date, tags] = parts.map((part) => part?.textContent?.trim() ?? '');
  const body =
    page.querySelector('.contents_style') ?? page.querySelector('.article-view, #article-view');
  for (const part of [title, ...parts]) if (body?.contains(part)) part?.remove();
  for (const listing of body?.querySelectorAll('pre[data-ke-language]') ?? []) {
    const language = /^[\w+#-]{1,30}$/.exec(listing.getAttribute('data-ke-language') ?? '')?.[0];
    const code = listing.querySelector('code') ?? listing;
    if (language) code.className = `language-${language}`;
  }
  return {
    url: null,
    title: title?.textContent ?? page.title,
    html: body?.innerHTML ?? '',
    publishedAt: koreanTime(date ?? ''),
    tags: [...(category?.split('/') ?? []), ...(tags?.split(/[#,\n]/) ?? [])].flatMap(
      (tag) => tag.trim() || [],
    ),
  };
}
