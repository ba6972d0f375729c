import type { ArticleFolder } from '../../electron/ipc/vault-files';
import type { ArticleId } from '../core/article/article';
import { announceChanges, appendChanges } from '../storage/change-log';
import type { CarrelDatabase, VaultRow } from '../storage/database';
import { databaseEpoch } from '../storage/epoch';
import { absentFolders } from '../storage/joined-articles';
import {
  type Age,
  ageOfDatabase,
  databaseIsAhead,
  pendingChanges,
  unreadableBodies,
  wholeArticles,
} from './database-state';
import { type Finding, finding, unreadableFinding } from './findings';
import { hiddenBehind } from './hidden-folders';
import type { LibraryFiles } from './library-files';
import { isSharedFolder, noteCompared, readWritten } from './manifest';
import { isUnreadable, mergeRecords } from './merge-records';
import { type ParsedArticle, parseArticleFile } from './parse-article';
import {
  fileHasReadersWork,
  type Recovered,
  recoverArticles,
  requestRewrite,
} from './recover-articles';
import { type Clean, readFolder } from './take-article';

export interface ReconcileReport extends Recovered {
  /** Number of articles whose files were missing and will be written again. */
  missing: number;
}

export interface ReconcileProgress {
  done: number;
  total: number;
}

/** Limits of one transaction, in articles and bytes. A single article may have more bytes. */
const batchSize = 40;
const batchBytes = 32 * 1024 * 1024;

/**
 * Compares the database with the folder and recovers the articles that only the folder has. It
 * compares names and sizes, and reads contents only where those differ or where the database is older
 * than the folder (Chromium has deleted a part of it). The follower writes what only the database has,
 * or has newer. Where each side may have work of the reader that the other lacks, the user is asked.
 *
 * @param restored folders that were just restored from the trash
 */
export async function reconcile(
  database: CarrelDatabase,
  files: LibraryFiles,
  clean: Clean,
  onProgress: (progress: ReconcileProgress) => void,
  restored: ReadonlySet<string> = new Set(),
): Promise<ReconcileReport> {
  const [written, own, epoch, folders, places, manifestFile] = await Promise.all([
    readWritten(files),
    files.ownMachine(),
    databaseEpoch(database),
    files.listArticles(),
    files.unreadablePlaces(),
    files.readRecord('manifest'),
  ]);
  const age = await ageOfDatabase(database, written.state, epoch);
  const isOlder = age !== 'as-written';
  const report: ReconcileReport = {
    rebuilt: 0,
    missing: 0,
    findings: [],
    arrived: [],
    waiting: [],
  };
  const isShared = await isSharedFolder(files);
  const [rows, pending, known] = await Promise.all([
    database.vault.toArray(),
    pendingChanges(database, epoch),
    wholeArticles(database),
  ]);
  report.findings.push(...places.map((place) => unreadableFinding(place)));
  if (isUnreadable(manifestFile)) report.findings.push(unreadableFinding(manifestFile));
  const records = await mergeRecords(database, files, {
    prefer: isOlder ? 'file' : 'database',
    waiting: new Set(pending.keys()),
    ...{ machine: own.id, distrusted: own.distrusted },
  });
  report.findings.push(...records);
  const present = new Set(known);
  for (const id of await unreadableBodies(database, rows)) present.delete(id);
  const isAhead = (id: ArticleId) => databaseIsAhead(pending, present, id);
  const byFolder = new Map(rows.map((row) => [row.folder, row]));
  const found = new Set<string>();
  const suspects: ArticleFolder[] = [];
  const unfinished: ArticleFolder[] = [];
  for (const entry of folders) {
    if (entry.jsonBytes < 0 && entry.unreadable === undefined) {
      unfinished.push(entry);
      continue;
    }
    found.add(entry.folder);
    const row = byFolder.get(entry.folder);
    const asWritten =
      row !== undefined && row.jsonBytes === entry.jsonBytes && row.htmlBytes === entry.htmlBytes;
    if (asWritten && present.has(row.id) && !isOlder) continue;
    if (row !== undefined && isAhead(row.id)) continue;
    suspects.push(entry);
  }
  suspects.sort((a, b) => Number(isCopyName(a.folder)) - Number(isCopyName(b.folder)));
  const folderOf = new Map(
    rows.flatMap(({ id, folder }) => (found.has(folder) ? [[id, folder]] : [])),
  );
  const trash = once(() => trashedArticles(files));
  let done = 0;
  for (const batch of batchesOf(suspects)) {
    onProgress({ done, total: suspects.length });
    done += batch.length;
    const read = await Promise.all(
      batch.map((entry) => readFolder(entry, byFolder.get(entry.folder), files)),
    );
    const known = { isAhead, present, age, clean, files, folderOf, trash, restored, isShared };
    await recoverArticles(database, read, known, report);
  }
  onProgress({ done: suspects.length, total: suspects.length });
  report.findings.push(...(await withoutRecord(database, files, unfinished)));
  const isHidden = hiddenBehind(places);
  const absent = rows.filter(
    (row) => !folderOf.has(row.id) && present.has(row.id) && !isHidden(row.folder),
  );
  const deleted = isOlder ? await deletedElsewhere(database, absent, trash, age) : [];
  const forgotten = deleted.filter((row) => !isAhead(row.id));
  await forget(
    database,
    forgotten.map((row) => row.id),
  );
  const gone = absent.filter((row) => !forgotten.includes(row)).map((row) => row.id);
  await requestRewrite(database, [...gone, ...(await unwritten(database, rows))]);
  report.missing = gone.length;
  await noteCompared(files, written.others);
  return report;
}

function* batchesOf(entries: readonly ArticleFolder[]): Generator<ArticleFolder[]> {
  let batch: ArticleFolder[] = [];
  let bytes = 0;
  for (const entry of entries) {
    const more = Math.max(0, entry.htmlBytes) + Math.max(0, entry.jsonBytes);
    if (batch.length === batchSize || (batch.length > 0 && bytes + more > batchBytes)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(entry);
    bytes += more;
  }
  if (batch.length > 0) yield batch;
}

/**
 * Findings for folders with an article.html but neither an article.json nor an article in the database. What a
 * sync program has left of a deleted article goes to the trash.
 */
async function withoutRecord(
  database: CarrelDatabase,
  files: LibraryFiles,
  unfinished: readonly ArticleFolder[],
): Promise<Finding[]> {
  const folders = new Set(
    unfinished.filter((each) => each.htmlBytes > 0).map((each) => each.folder),
  );
  if (folders.size === 0) return [];
  await database.articles.each(({ folder }) => folders.delete(folder));
  const absent = folders.size === 0 ? null : await absentFolders(database);
  for (const folder of folders) {
    const since = absent?.get(folder);
    if (since !== undefined && (await files.trashArticle(folder, since)).ok) folders.delete(folder);
  }
  return [...folders].map((folder) =>
    finding('unreadable', `${folder}/article.json`, 'incomplete'),
  );
}

/** True for names such as `name (2)` and `name copy`; Carrel's own names end with a part of the id. */
const isCopyName = (folder: string) => !/-[0-9a-z]{10}$/.test(folder);

/** The absent articles that were deleted on another computer: the trash has them and the reader's work. */
async function deletedElsewhere(
  database: CarrelDatabase,
  absent: readonly VaultRow[],
  trash: () => Promise<Map<ArticleId, ParsedArticle>>,
  age: Age,
): Promise<VaultRow[]> {
  if (absent.length === 0) return [];
  const trashed = await trash();
  const deleted: VaultRow[] = [];
  for (const row of absent) {
    const theirs = trashed.get(row.id);
    if (theirs === undefined) continue;
    if (age === 'set-back' || (await fileHasReadersWork(database, theirs))) deleted.push(row);
  }
  return deleted;
}

/** Calls `read` at the first call only, and returns its promise at every call. */
function once<Result>(read: () => Promise<Result>): () => Promise<Result> {
  let answer: Promise<Result> | null = null;
  return () => {
    answer ??= read();
    return answer;
  };
}

async function trashedArticles(files: LibraryFiles): Promise<Map<ArticleId, ParsedArticle>> {
  const trashed = await files.listTrash();
  const read = trashed.flatMap(({ folder, json }) => {
    const result = parseArticleFile(folder, json ?? '');
    return result.ok ? [[result.parsed.article.id, result.parsed] as const] : [];
  });
  return new Map(read);
}

/** Deletes articles that an older database has and that were deleted since. */
async function forget(database: CarrelDatabase, ids: readonly ArticleId[]): Promise<void> {
  if (ids.length === 0) return;
  const { articles, html, texts, highlights, vault, changes } = database;
  const tables = [articles, html, texts, highlights, vault];
  await database.transaction('rw', [...tables, changes], async () => {
    for (const table of tables) await table.bulkDelete([...ids]);
    await appendChanges(database, 'article-deleted', ids);
  });
  announceChanges();
}

/** Articles that were never written and have no row in the change log for the follower. */
async function unwritten(
  database: CarrelDatabase,
  rows: readonly VaultRow[],
): Promise<ArticleId[]> {
  const noted = new Set(rows.map((row) => row.id));
  const now = new Set(await database.vault.toCollection().primaryKeys());
  const ids = await database.articles.toCollection().primaryKeys();
  return ids.filter((id) => !noted.has(id) && !now.has(id));
}
