import type { Article, ArticleDraft, CleanHtml } from '../../renderer/core/article/article';
import { articleDefaults, draftDefaults } from '../../renderer/core/article/article-record';
import type { OriginalRow } from '../../renderer/storage/database';
import type { PreparedArticle } from '../../renderer/storage/store-article';

/** An article with the given fields; the others have plausible values. */
export function article(given: Partial<Article> = {}): Article {
  return {
    ...articleDefaults,
    id: 'A',
    title: 'A title',
    lang: 'en',
    savedAt: 1_700_000_000_000,
    wordCount: 1,
    readingMinutes: 1,
    source: { format: 'html', fileName: 'a.html', importedAt: 1_700_000_000_000 },
    originals: [],
    folder: 'articles/2023/11/a-title-0000000000',
    textSha256: 'text',
    ...given,
  };
}

/** A row of the table of originals. */
export function original(given: Partial<OriginalRow> = {}): OriginalRow {
  return { sha256: 'f', fileName: 'a.html', extension: '.html', complete: true, ...given };
}

/** An article with its body, as an importer passes it to the storage. */
export function prepared(given: Partial<Article>, text: string): PreparedArticle {
  const record = article(given);
  const draft: ArticleDraft = {
    ...(Object.fromEntries(
      Object.keys(record)
        .filter((name) => name in draftDefaults || name === 'pageLinks')
        .map((name) => [name, record[name as keyof Article]]),
    ) as typeof draftDefaults),
    savedAt: record.savedAt,
    marks: null,
    html: `<p>${text}</p>` as CleanHtml,
    text,
    assets: [],
    format: 'html',
    encoding: 'utf-8',
  };
  return { article: record, draft };
}
