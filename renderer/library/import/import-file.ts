import type { ReceivedPage } from '../../../electron/ipc/receiving';
import type { VaultTrouble } from '../../../electron/ipc/vault-files';
import type { Article, ArticleDraft, ArticleId, Sha256 } from '../../core/article/article';
import { newArticle } from '../../core/article/article-record';
import { articleFolder } from '../../core/article/folder-name';
import { sha256 } from '../../core/article/hashes';
import { extensionOf, imageExtension } from '../../core/article/stored-name';
import { normaliseTag } from '../../core/article/tag';
import { textFacts } from '../../core/article/text-facts';
import { newArticleId } from '../../core/article/ulid';
import type {
  ImportContext,
  ImportItem,
  ImportSource,
  KeptFile,
  SourceFile,
  StreamedSource,
} from '../../core/importers/importer';
import { readSource } from '../../core/importers/read-source';
import { sourceSha256 } from '../../core/importers/source-hash';
import { canonicalUrl } from '../../core/web/canonical-url';
import type { CarrelDatabase, OriginalRow } from '../../storage/database';
import { markStored } from '../../storage/mark-stored';
import { articlesOfFile } from '../../storage/store-article';
import { storeFeed } from '../../storage/store-feed';
import type { StoreQueue } from '../../storage/store-queue';
import type { LibraryFiles } from '../../vault/library-files';
import type { StageContent, StagedContent } from '../../vault/stage-content';
import { addTags } from '../actions/tag-articles';
import { type Books, createBooks } from './books';
import { cancelledItem, failedItem, type ImportReportItem } from './import-batch';
import { hasMarks, withMarks } from './received';

/** The target of an import: the database and the library folder. */
export interface ImportTarget {
  database: CarrelDatabase;
  stage: StageContent;
  store: StoreQueue;
  verifyStored: LibraryFiles['verifyStored'];
  /** True when the database has the folder's articles; otherwise they could be imported twice. */
  compared(): Promise<boolean>;
  /** Writes everything committed so far; false when one of these articles could not be written. */
  saved(ids: readonly ArticleId[]): Promise<boolean>;
}

export interface ImportFileOptions {
  tags: readonly string[];
  /** Number of items at the beginning of the file that an earlier attempt has stored or given up. */
  skip: number;
  /** Aborted to leave out the rest of the file, with a row in the report. */
  signal?: AbortSignal;
  /** What the sender of a page says of it. */
  received?: ReceivedPage;
  /** The file's items, where they are read already; then it is no matter whether its bytes are known. */
  items?: AsyncIterable<ImportItem>;
  /**
   * When an earlier window has ended that had read the file to its end: its articles since then are new, and
   * were not reported. In milliseconds since 1970.
   */
  readSince?: number;
  /** Called with the last item, before it is stored: only the disk is waited for from then on. */
  onRead?(weight: number): void;
}

/** Items per group of report rows. The follower writes a group while the next one is parsed. */
const GROUP = 24;

/** Texts and images in bytes that may wait to be stored while the next item is read. */
const MOST_WAITING = 8 * 1024 * 1024;

/**
 * Imports one file. Its bytes and images are in the library folder before the transaction begins, and
 * an article is reported when the folder has all of it. Yields the report rows in groups, one row for
 * each item, at least one. A file that was imported before only gets the new tags.
 */
export async function* importFile(
  target: ImportTarget,
  context: ImportContext,
  source: ImportSource | StreamedSource,
  { tags, skip, signal, received, items, readSince, onRead }: ImportFileOptions,
): AsyncGenerator<ImportReportItem[]> {
  // The folder may be the wrong one, so nothing is written to it.
  if (!(await target.compared())) {
    yield [failedItem(source.name, 'not-saved')];
    return;
  }
  const original = originalOf(source.name, await sourceSha256(source));
  // Columns that are named anew make other articles of the same bytes; marks are merged with those that
  // the library has.
  const isNew =
    skip > 0 || items !== undefined || context.columns !== undefined || hasMarks(received);
  const known = isNew ? null : await knownArticles(target, source, original.sha256);
  if (known !== null) {
    const isRepaired = await repairStored(target, context, source, original, known);
    const ids = known.map(({ id }) => id);
    const changed = new Set(await addTags(target, ids, tags));
    const items = known.map(({ id, title, source: { importedAt, fileName } }) => {
      // A copy of the file may have brought it.
      const isOwn = fileName === source.name && importedAt >= (readSince ?? Infinity);
      const isUpdated = isRepaired || changed.has(id);
      const outcome = isOwn ? 'imported' : isUpdated ? 'updated' : 'duplicate';
      return reportOf(source, { outcome, id, title });
    });
    yield await reportSaved(target, source, items);
    return;
  }
  // A file with a failed item is not complete, so that it is read again the next time.
  let allImported = skip === 0;
  let group: Promise<ImportReportItem>[] = [];
  let waiting = 0;
  const staged = new Set<Sha256>();
  const books = createBooks(target.database);
  const feeds = new Set<string>();
  const read = items ?? withMarks(readSource(source, context), received);
  for await (const { item, isLast } of withLast(fromItem(read, skip))) {
    if (signal?.aborted) {
      const rows = [...(await Promise.all(group)), cancelledItem(source.name)];
      yield await reportSaved(target, source, rows);
      return;
    }
    // The last one says whether the others were imported; what marks articles has to find them.
    if (isLast || isMark(item) || waiting > MOST_WAITING) {
      allImported &&= !(await Promise.all(group)).some(({ outcome }) => outcome === 'failed');
      waiting = 0;
    }
    const file = {
      source,
      original: { ...original, complete: isLast && allImported },
      staged,
      books,
      feeds,
    };
    if (isLast) onRead?.(weightOf(item));
    waiting += weightOf(item);
    const { row } = await importItem(target, file, item, tags);
    group.push(row);
    if (isMark(item)) await row;
    if (group.length < GROUP && !isLast) continue;
    const rows = await Promise.all(group);
    allImported &&= !rows.some(({ outcome }) => outcome === 'failed');
    yield await reportSaved(target, source, rows);
    group = [];
  }
}

/** True for an item that marks articles which the same file may have brought. */
const isMark = (item: ImportItem) =>
  item.ok && 'draft' in item && (item.book !== undefined || item.markedIn !== undefined);

/** About the bytes that an item holds until it is stored. */
function weightOf(item: ImportItem): number {
  if (!item.ok || !('draft' in item)) return 0;
  const { html, text, assets } = item.draft;
  return assets.reduce((sum, { bytes }) => sum + bytes.length, html.length + text.length);
}

/**
 * Repairs the original and the images of its articles from the file that is being imported again, if
 * they are missing or damaged in the library folder. True when something was repaired.
 */
async function repairStored(
  { database, stage, verifyStored }: ImportTarget,
  context: ImportContext,
  source: ImportSource | StreamedSource,
  { sha256 }: OriginalRow,
  known: readonly Article[],
): Promise<boolean> {
  let isRepaired = false;
  const row = await database.originals.get(sha256);
  if (row && (await verifyStored('originals', sha256)) !== 'ok') {
    isRepaired = (await stage('originals', sha256, row.extension, originalContent(source))).ok;
  }
  const broken = await brokenImages(database, verifyStored, known);
  if (broken.size === 0) return isRepaired;
  for await (const item of readSource(source, context)) {
    for (const image of item.ok && 'draft' in item ? item.draft.assets : []) {
      if (!broken.delete(image.sha256)) continue;
      const extension = imageExtension(image.mediaType);
      isRepaired = (await stage('assets', image.sha256, extension, image.bytes)).ok || isRepaired;
    }
    if (broken.size === 0) break;
  }
  return isRepaired;
}

/** The images in the bodies of these articles whose files are damaged or missing. */
async function brokenImages(
  database: CarrelDatabase,
  verifyStored: ImportTarget['verifyStored'],
  articles: readonly Article[],
): Promise<Set<Sha256>> {
  const bodies = await database.html.bulkGet(articles.map(({ id }) => id));
  const shown = new Set(
    bodies.flatMap((body) => body?.html.match(/(?<=asset:)[0-9a-f]{64}/g) ?? []),
  );
  for (const sha256 of shown) {
    if ((await verifyStored('assets', sha256)) === 'ok') shown.delete(sha256);
  }
  return shown;
}

/**
 * The articles that were imported from these bytes; null when there are none. In a web archive two
 * addresses may have the same bytes, and each is an article.
 */
async function knownArticles(
  { database }: ImportTarget,
  { cameFrom }: SourceFile,
  sha256: Sha256,
): Promise<Article[] | null> {
  const known = await articlesOfFile(database, sha256);
  const address = cameFrom?.url ? canonicalUrl(cameFrom.url) : null;
  if (address === null || known?.some((each) => each.canonicalUrl === address)) return known;
  return null;
}

interface ImportedFile {
  source: ImportSource | StreamedSource;
  original: OriginalRow;
  /** Hashes that are staged, so that a file with 10,000 articles is sent to the main process once. */
  staged: Set<Sha256>;
  books: Books;
  /** The addresses of the feeds that are stored already. */
  feeds: Set<string>;
}

/**
 * Prepares an item and has it stored. Its row comes when that is done, and never rejects: while one waits
 * for the disk, the next is read.
 */
async function importItem(
  target: ImportTarget,
  { source, original, staged, books, feeds }: ImportedFile,
  item: ImportItem,
  tags: readonly string[],
): Promise<{ row: Promise<ImportReportItem> }> {
  const known = (row: ImportReportItem) => ({ row: Promise.resolve(row) });
  if (!item.ok) {
    const part = item.item === source.name ? null : item.item;
    const failure = failedItem(source.name, item.reason, part, item.detail);
    return known(item.columns ? { ...failure, columns: item.columns } : failure);
  }
  if ('feed' in item) {
    const outcome = await storeFeed(target.database, item.feed);
    return known(reportOf(source, { outcome, id: null, title: item.feed.title }));
  }
  const { draft, body, also = [] } = item;
  const own = { original, content: originalContent(source) };
  const others = await Promise.all([...(body ? [body] : []), ...also].map(fileToKeep));
  const files = body ? [...others.slice(0, 1), own, ...others.slice(1)] : [own, ...others];
  const trouble = await stageAll(target, staged, files, draft);
  if (trouble !== null) return known(failedItem(source.name, 'not-saved', null, trouble.message));
  const originals = files.map((file) => file.original);
  const article = await toArticle(draft, source, originals, tags);
  const { book, markedIn, from, earlier } = item;
  if (from && !feeds.has(from.url)) {
    feeds.add(from.url);
    await storeFeed(target.database, from);
  }
  const store = async () =>
    (markedIn === undefined ? null : await markIn(target.database, markedIn, draft, originals)) ??
    (book && (await books.mark(book, { draft, article }, originals))) ??
    (await target.store({ draft, article, ...(earlier && { earlier }) }, originals));
  const row = store().then(
    (stored) => reportOf(source, stored),
    (error) => {
      console.error(error);
      return failedItem(source.name, 'not-saved', draft.title, messageOf(error));
    },
  );
  return { row };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Marks the draft's highlights in the article with this id; null when the library has none. */
function markIn(
  database: CarrelDatabase,
  id: ArticleId,
  { marks, tags }: ArticleDraft,
  originals: readonly OriginalRow[],
) {
  return markStored(database, id, { highlights: marks?.highlights ?? [], tags, originals });
}

/** True when an article was imported from these bytes. */
export async function isKnownFile(
  target: ImportTarget,
  source: ImportSource | StreamedSource,
): Promise<boolean> {
  return (await articlesOfFile(target.database, await sourceSha256(source))) !== null;
}

function originalContent(source: ImportSource | StreamedSource): StagedContent {
  if ('content' in source) return source.content;
  const { bytes, granted } = source;
  return granted ? { bytes, granted } : bytes;
}

const fileToKeep = async ({ name, bytes }: KeptFile) => ({
  original: originalOf(name, await sha256(bytes)),
  content: bytes,
});

function originalOf(name: string, sha256: Sha256): OriginalRow {
  const fileName = name.slice(name.lastIndexOf('/') + 1);
  return { sha256, fileName, extension: extensionOf(fileName), complete: true };
}

async function* fromItem(
  items: AsyncIterable<ImportItem>,
  skip: number,
): AsyncGenerator<ImportItem> {
  let at = 0;
  for await (const item of items) if (at++ >= skip) yield item;
}

/** Marks the last item, which completes the file; each item waits until the next one is read. */
async function* withLast(
  items: AsyncIterable<ImportItem>,
): AsyncGenerator<{ item: ImportItem; isLast: boolean }> {
  let waiting: ImportItem | null = null;
  for await (const item of items) {
    if (waiting !== null) yield { item: waiting, isLast: false };
    waiting = item;
  }
  if (waiting !== null) yield { item: waiting, isLast: true };
}

/** Returns the rows when the articles are in the folder; otherwise they become failures. */
async function reportSaved(
  target: ImportTarget,
  source: SourceFile,
  items: ImportReportItem[],
): Promise<ImportReportItem[]> {
  const ids = items.flatMap(({ id }) => id ?? []);
  if (await target.saved(ids)) return items;
  return items.map((item) =>
    item.outcome === 'failed' ? item : failedItem(source.name, 'not-written', item.title),
  );
}

/** Stages an article's originals and images; returns the error, or null when all are staged. */
async function stageAll(
  { stage }: ImportTarget,
  staged: Set<Sha256>,
  files: readonly { original: OriginalRow; content: StagedContent }[],
  draft: ArticleDraft,
): Promise<VaultTrouble | null> {
  for (const { original, content } of files) {
    if (staged.has(original.sha256)) continue;
    const answer = await stage('originals', original.sha256, original.extension, content);
    if (!answer.ok) return answer;
    staged.add(original.sha256);
  }
  const answers = await Promise.all(
    draft.assets.map((asset) =>
      stage('assets', asset.sha256, imageExtension(asset.mediaType), asset.bytes),
    ),
  );
  return answers.find((answer) => !answer.ok) ?? null;
}

function reportOf(
  source: SourceFile,
  { outcome, id, title }: Pick<ImportReportItem, 'outcome' | 'id' | 'title'>,
): ImportReportItem {
  return { file: source.name, outcome, id, title, reason: null };
}

async function toArticle(
  draft: ArticleDraft,
  source: SourceFile,
  originals: readonly OriginalRow[],
  tags: readonly string[],
): Promise<Article> {
  const importedAt = Date.now();
  const id = newArticleId();
  const savedAt = draft.savedAt ?? importedAt;
  const allTags = [...draft.tags, ...tags].map(normaliseTag).filter((tag) => tag !== '');
  return newArticle(
    { ...draft, tags: [...new Set(allTags)] },
    {
      id,
      savedAt,
      folder: articleFolder(id, draft.title, savedAt),
      source: { format: draft.format, fileName: source.name, importedAt },
      originals: originals.map(({ sha256 }) => sha256),
      ...(await textFacts(draft.text, draft.besides)),
    },
  );
}
