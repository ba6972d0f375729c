import type { Article, ArticleDraft, ArticleId, Sha256 } from '../core/article';
import { countWords, readingMinutes } from '../core/count-words';
import { articleFolder } from '../core/folder-name';
import { sha256 as hashOf, textSha256 } from '../core/hashes';
import type { ImportContext, ImportSource } from '../core/importer';
import { readSource } from '../core/read-source';
import { extensionOf, imageExtension } from '../core/stored-name';
import { normaliseTag } from '../core/tag';
import { newArticleId } from '../core/ulid';
import type { CarrelDatabase } from '../storage/database';
import { articlesOfFile, type StoredArticle, storeArticle } from '../storage/store-article';
import type { LibraryFiles } from '../vault/library-files';
import type { ImportReportItem } from './import-batch';

/** Where articles go: the database, and the folder that keeps their bytes. */
export interface ImportTarget {
  database: CarrelDatabase;
  stage: LibraryFiles['stage'];
  /** The database has what the folder has: else what is in the folder would come in twice. */
  compared(): Promise<boolean>;
  /** Everything committed so far is in the folder; false when one of these is not. */
  saved(ids: readonly ArticleId[]): Promise<boolean>;
}

/**
 * Takes one file into the library: its bytes and its images are in the folder before the transaction
 * begins, and it is reported when the folder has all of it. Answers the rows of the report, at least
 * one. The same bytes again do nothing.
 */
export async function importFile(
  target: ImportTarget,
  context: ImportContext,
  source: ImportSource,
  tags: readonly string[],
): Promise<ImportReportItem[]> {
  // Nor would its bytes go where the others are.
  if (!(await target.compared())) return [failureOf(source.name, 'not-saved')];
  const sha256 = await hashOf(source.bytes);
  const known = await articlesOfFile(target.database, sha256);
  if (known !== null) {
    // Should the folder have lost it, here it is again.
    const row = await target.database.originals.get(sha256);
    if (row) await target.stage('originals', sha256, row.extension, source.bytes);
    const items = known.map(({ id, title }) =>
      reportOf(source, { outcome: 'duplicate', id, title }),
    );
    return reportSaved(target, source, items);
  }
  const fileName = source.name.slice(source.name.lastIndexOf('/') + 1);
  const original = { sha256, fileName, extension: extensionOf(fileName) };
  const items: ImportReportItem[] = [];
  const store = async (draft: ArticleDraft, isLast: boolean) => {
    const staged = await stageAll(target, original, source.bytes, draft);
    if (!staged) {
      items.push(failureOf(source.name, 'not-saved'));
      return;
    }
    const article = await toArticle(draft, source, sha256, tags);
    // A file of which a part failed is read again the next time: what is there is a duplicate then.
    const complete = isLast && items.every((item) => item.outcome !== 'failed');
    const stored = await storeArticle(
      target.database,
      { draft, article },
      { ...original, complete },
    );
    items.push(reportOf(source, stored));
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
  return reportSaved(target, source, items);
}

/** The report, when the folder has what it says. */
async function reportSaved(
  target: ImportTarget,
  source: ImportSource,
  items: ImportReportItem[],
): Promise<ImportReportItem[]> {
  const ids = items.flatMap(({ id }) => id ?? []);
  if (await target.saved(ids)) return items;
  return items.map((item) =>
    item.outcome === 'failed' ? item : failureOf(source.name, 'not-saved', item.title),
  );
}

/** False when the folder did not take them: then nothing of this article is stored. */
async function stageAll(
  { stage }: ImportTarget,
  original: { sha256: Sha256; extension: string },
  bytes: Uint8Array<ArrayBuffer>,
  draft: ArticleDraft,
): Promise<boolean> {
  const answers = [
    await stage('originals', original.sha256, original.extension, bytes),
    ...(await Promise.all(
      draft.assets.map((asset) =>
        stage('assets', asset.sha256, imageExtension(asset.mediaType), asset.bytes),
      ),
    )),
  ];
  return answers.every((answer) => answer.ok);
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
  const id = newArticleId();
  const savedAt = draft.savedAt ?? importedAt;
  const allTags = [...draft.tags, ...tags].map(normaliseTag).filter((tag) => tag !== '');
  return {
    id,
    kind: draft.kind,
    folder: articleFolder(id, draft.title, savedAt),
    title: draft.title,
    byline: draft.byline,
    site: draft.site,
    url: draft.url,
    canonicalUrl: draft.canonicalUrl,
    lang: draft.lang,
    publishedAt: draft.publishedAt,
    updatedAt: draft.updatedAt,
    section: draft.section,
    keywords: draft.keywords,
    licence: draft.licence,
    savedAt,
    excerpt: draft.excerpt,
    wordCount: countWords(draft.text),
    readingMinutes: readingMinutes(draft.text),
    missingImages: draft.missingImages,
    tags: [...new Set(allTags)],
    state: draft.marks?.state ?? 'unread',
    starred: draft.marks?.starred ?? false,
    progress: draft.marks?.progress ?? 0,
    note: draft.marks?.note ?? '',
    highlightCount: draft.marks?.highlights.length ?? 0,
    source: { format: draft.format, fileName: source.name, importedAt },
    originals: [original],
    textSha256: await textSha256(draft.text),
  };
}
