import type { Article, ArticleDraft, CleanHtml } from '../../renderer/core/article';
import { laterFields } from '../../renderer/core/records/article-record';
import type { OriginalRow } from '../../renderer/storage/database';
import type { PreparedArticle } from '../../renderer/storage/store-article';

/** An article with what a test says and something sensible for the rest. */
export function article(given: Partial<Article> = {}): Article {
  return {
    ...laterFields,
    id: 'A',
    title: 'A title',
    byline: [],
    site: null,
    url: null,
    canonicalUrl: null,
    lang: 'en',
    publishedAt: null,
    savedAt: 1_700_000_000_000,
    excerpt: '',
    wordCount: 1,
    readingMinutes: 1,
    tags: [],
    state: 'unread',
    starred: false,
    progress: 0,
    source: { format: 'html', fileName: 'a.html', importedAt: 1_700_000_000_000 },
    originals: [],
    folder: 'articles/2023/11/a-title-0000000000',
    textSha256: 'text',
    ...given,
  };
}

/** The bytes of a file as they are kept. */
export function original(given: Partial<OriginalRow> = {}): OriginalRow {
  return { sha256: 'f', fileName: 'a.html', extension: '.html', complete: true, ...given };
}

/** The same with a body, as an importer hands it to the storage. */
export function prepared(given: Partial<Article>, text: string): PreparedArticle {
  const record = article(given);
  const { title, byline, site, url, canonicalUrl, lang, publishedAt, savedAt, excerpt, tags } =
    record;
  const { note: _, highlightCount: __, ...later } = laterFields;
  const draft: ArticleDraft = {
    ...later,
    marks: null,
    title,
    byline,
    site,
    url,
    canonicalUrl,
    lang,
    publishedAt,
    savedAt,
    excerpt,
    tags,
    html: `<p>${text}</p>` as CleanHtml,
    text,
    assets: [],
    format: 'html',
    encoding: 'utf-8',
    ...(record.pageLinks && { pageLinks: record.pageLinks }),
  };
  return { article: record, draft };
}
