import type { Article, ArticleDraft, Sha256 } from '../core/article';
import { countWords, readingMinutes } from '../core/count-words';
import { sha256, textSha256 } from '../core/hashes';
import type { ImportContext, ImportSource } from '../core/importer';
import { readSource } from '../core/read-source';
import { normaliseTag } from '../core/tag';
import { newArticleId } from '../core/ulid';
import type { CarrelDatabase } from '../storage/database';
import {
  articlesOfFile,
  completeOriginal,
  type StoredArticle,
  stageOriginal,
  storeArticle,
} from '../storage/store-article';
import type { ImportReportItem } from './import-batch';

/**
 * Takes one file into the library: its bytes first, then one transaction for each article in it.
 * Answers the rows of the report, at least one. The same bytes again do nothing.
 */
export async function importFile(
  database: CarrelDatabase,
  context: ImportContext,
  source: ImportSource,
  tags: readonly string[],
): Promise<ImportReportItem[]> {
  const original = await sha256(source.bytes);
  const known = await articlesOfFile(database, original);
  if (known !== null) {
    return known.map(({ id, title }) => reportOf(source, { outcome: 'duplicate', id, title }));
  }
  const items: ImportReportItem[] = [];
  for await (const item of readSource(source, context)) {
    if (item.ok) {
      await stageOriginal(database, original, source.name, source.bytes);
      const article = await toArticle(item.draft, source, original, tags);
      items.push(reportOf(source, await storeArticle(database, { draft: item.draft, article })));
    } else {
      items.push(failureOf(source.name, item.reason, item.item));
    }
  }
  if (items.length === 0) items.push(failureOf(source.name, 'no-text'));
  // A file of which a part failed is read again the next time: what is there then is a duplicate.
  const whole = items.every((item) => item.outcome !== 'failed');
  if (whole) await completeOriginal(database, original);
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
