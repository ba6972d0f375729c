import type { Article, ArticleDraft, Sha256 } from '../core/article';
import { countWords, readingMinutes } from '../core/count-words';
import { sha256 as hashOf, textSha256 } from '../core/hashes';
import type { ImportContext, ImportSource } from '../core/importer';
import { readSource } from '../core/read-source';
import { normaliseTag } from '../core/tag';
import { newArticleId } from '../core/ulid';
import type { CarrelDatabase } from '../storage/database';
import { articlesOfFile, type StoredArticle, storeArticle } from '../storage/store-article';
import type { ImportReportItem } from './import-batch';

/**
 * Takes one file into the library, with a transaction for each article in it. Answers the rows of
 * the report, at least one. The same bytes again do nothing.
 */
export async function importFile(
  database: CarrelDatabase,
  context: ImportContext,
  source: ImportSource,
  tags: readonly string[],
): Promise<ImportReportItem[]> {
  const sha256 = await hashOf(source.bytes);
  const known = await articlesOfFile(database, sha256);
  if (known !== null) {
    return known.map(({ id, title }) => reportOf(source, { outcome: 'duplicate', id, title }));
  }
  const blob = new Blob([source.bytes]);
  const items: ImportReportItem[] = [];
  const store = async (draft: ArticleDraft, isLast: boolean) => {
    const article = await toArticle(draft, source, sha256, tags);
    // A file of which a part failed is read again the next time: what is there is a duplicate then.
    const complete = isLast && items.every((item) => item.outcome !== 'failed');
    const isFirst = items.every((item) => item.outcome === 'failed');
    const original = isFirst || isLast ? { sha256, fileName: source.name, blob, complete } : null;
    items.push(reportOf(source, await storeArticle(database, { draft, article }, original)));
  };
  // Each waits until the next is read: only the last one completes the file.
  let waiting: ArticleDraft | null = null;
  for await (const item of readSource(source, context)) {
    if (item.ok) {
      if (waiting !== null) await store(waiting, false);
      waiting = item.draft;
    } else {
      const part = item.item === source.name ? null : item.item;
      items.push(failureOf(source.name, item.reason, part));
    }
  }
  if (waiting !== null) await store(waiting, true);
  return items;
}

export function failureOf(
  file: string,
  reason: NonNullable<ImportReportItem['reason']>,
  title: string | null = null,
): ImportReportItem {
  return { file, outcome: 'failed', id: null, title, reason };
}

function reportOf(source: ImportSource, { outcome, id, title }: StoredArticle): ImportReportItem {
  return { file: source.name, outcome, id, title, reason: null };
}

async function toArticle(
  draft: ArticleDraft,
  source: ImportSource,
  original: Sha256,
  tags: readonly string[],
): Promise<Article> {
  const importedAt = Date.now();
  const allTags = [...draft.tags, ...tags].map(normaliseTag).filter((tag) => tag !== '');
  return {
    id: newArticleId(),
    title: draft.title,
    byline: draft.byline,
    site: draft.site,
    url: draft.url,
    canonicalUrl: draft.canonicalUrl,
    lang: draft.lang,
    publishedAt: draft.publishedAt,
    savedAt: draft.savedAt ?? importedAt,
    excerpt: draft.excerpt,
    wordCount: countWords(draft.text),
    readingMinutes: readingMinutes(draft.text),
    tags: [...new Set(allTags)],
    state: 'unread',
    starred: false,
    progress: 0,
    source: { format: draft.format, fileName: source.name, importedAt },
    originals: [original],
    textSha256: await textSha256(draft.text),
  };
}
