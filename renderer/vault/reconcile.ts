import type { ArticleFolder } from '../../electron/ipc/contract';
import type { ArticleId } from '../core/article/article';
import { announceChanges, appendChanges, lastSeq } from '../storage/change-log';
import type { CarrelDatabase, ChangeKind, VaultRow } from '../storage/database';
import { databaseEpoch } from '../storage/epoch';
import { toJsonFile } from './article-files';
import {
  copyOfDeleted,
  differing,
  type Finding,
  finding,
  setAside,
  twice,
  unreadableFinding,
} from './findings';
import { hiddenBehind } from './hidden-folders';
import type { LibraryFiles } from './library-files';
import { type Manifest, readManifest } from './manifest';
import { isUnreadable, mergeRecords } from './merge-records';
import { type ParsedArticle, parseArticleFile } from './parse-article';
import { keepsMarks } from './reader-marks';
import { recordOf } from './save-article';
import {
  addStored,
  type Clean,
  type FoundArticle,
  findingsOf,
  type Look,
  lookInto,
  putArticles,
} from './take-article';
import { adoptFolder } from './two-folders';

export interface ReconcileReport {
  /** Number of articles that were read from the folder into the database. */
  rebuilt: number;
  /** Number of articles whose files were missing and will be written again. */
  missing: number;
  findings: Finding[];
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
 * @param broughtBack folders that were just restored from the trash
 */
export async function reconcile(
  database: CarrelDatabase,
  files: LibraryFiles,
  clean: Clean,
  onProgress: (progress: ReconcileProgress) => void,
  broughtBack: ReadonlySet<string> = new Set(),
): Promise<ReconcileReport> {
  const [manifest, epoch, folders, places, manifestFile] = await Promise.all([
    readManifest(files),
    databaseEpoch(database),
    files.listArticles(),
    files.unreadablePlaces(),
    files.readRecord('manifest'),
  ]);
  const age = await ageOfDatabase(database, manifest, epoch);
  const isOlder = age !== 'as-written';
  const report: ReconcileReport = { rebuilt: 0, missing: 0, findings: [] };
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
  const homes = new Map(
    rows.flatMap(({ id, folder }) => (found.has(folder) ? [[id, folder]] : [])),
  );
  const trash = once(() => trashedArticles(files));
  let done = 0;
  for (const batch of batchesOf(suspects)) {
    onProgress({ done, total: suspects.length });
    done += batch.length;
    const read = await Promise.all(
      batch.map((entry) => lookInto(entry, byFolder.get(entry.folder), files)),
    );
    const known = { isAhead, present, age, clean, homes, trash, broughtBack };
    await bringBack(database, read, known, report);
  }
  onProgress({ done: suspects.length, total: suspects.length });
  report.findings.push(...(await withoutRecord(database, unfinished)));
  const isHidden = hiddenBehind(places);
  const absent = rows.filter(
    (row) => !homes.has(row.id) && present.has(row.id) && !isHidden(row.folder),
  );
  const deleted = isOlder ? await deletedElsewhere(database, absent, trash, age) : [];
  const forgotten = deleted.filter((row) => !isAhead(row.id));
  await forget(
    database,
    forgotten.map((row) => row.id),
  );
  const gone = absent.filter((row) => !forgotten.includes(row)).map((row) => row.id);
  await writeAgain(database, [...gone, ...(await unwritten(database, rows))]);
  report.missing = gone.length;
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

/** Findings for folders with an article.html but neither an article.json nor an article in the database. */
async function withoutRecord(
  { articles }: CarrelDatabase,
  unfinished: readonly ArticleFolder[],
): Promise<Finding[]> {
  const folders = new Set(
    unfinished.filter((each) => each.htmlBytes > 0).map((each) => each.folder),
  );
  if (folders.size === 0) return [];
  await articles.each(({ folder }) => folders.delete(folder));
  return [...folders].map((folder) =>
    finding('unreadable', `${folder}/article.json`, 'incomplete'),
  );
}

/**
 * How the database relates to the manifest. `set-back`: the folder was written from this database,
 * which is now in an earlier state, so the folder is newer. `other`: the folder was written from
 * another database, or rows are lost; which side is newer is unknown.
 */
type Age = 'as-written' | 'set-back' | 'other';

async function ageOfDatabase(
  database: CarrelDatabase,
  manifest: Manifest | null,
  epoch: string,
): Promise<Age> {
  if (manifest === null) return 'as-written';
  if (manifest.epoch !== epoch) return 'other';
  if ((await lastSeq(database)) < manifest.seq) return 'set-back';
  return (await database.assets.count()) < manifest.images ? 'other' : 'as-written';
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
    if (age === 'set-back' || (await isKeptBy(database, theirs))) deleted.push(row);
  }
  return deleted;
}

/** True when the file has all of the reader's work on this article in the database. */
async function isKeptBy(database: CarrelDatabase, theirs: ParsedArticle): Promise<boolean> {
  const record = await recordOf(database, theirs.article.id);
  return record === null || keepsMarks(record, theirs);
}

/** Calls `read` at the first call only, and returns its promise at every call. */
function once<Result>(read: () => Promise<Result>): () => Promise<Result> {
  let answer: Promise<Result> | null = null;
  return () => {
    answer ??= read();
    return answer;
  };
}

/**
 * The articles whose rows in all tables exist. Chromium can lose rows of a single table, so an article
 * may be without its body, text, highlights or originals.
 */
async function wholeArticles(database: CarrelDatabase): Promise<ArticleId[]> {
  const { articles, html, texts, originals } = database;
  const [ids, withHtml, withText, unmarked, named, noted] = await Promise.all([
    articles.toCollection().primaryKeys(),
    html.toCollection().primaryKeys(),
    texts.toCollection().primaryKeys(),
    lostHighlights(database),
    articles.orderBy('originals').uniqueKeys(),
    originals.toCollection().primaryKeys(),
  ]);
  const known = new Set<unknown>(noted);
  const lostFiles = named.filter((sha256) => !known.has(sha256));
  const without = await articles.where('originals').anyOf(lostFiles).primaryKeys();
  const [body, text, lost] = [
    new Set(withHtml),
    new Set(withText),
    new Set([...without, ...unmarked]),
  ];
  return ids.filter((id) => body.has(id) && text.has(id) && !lost.has(id));
}

/** Articles with a highlight count but without a row in `highlights`. */
async function lostHighlights({ articles, highlights }: CarrelDatabase): Promise<ArticleId[]> {
  const marked = await articles.where('highlightCount').above(0).primaryKeys();
  const known = new Set(await highlights.toCollection().primaryKeys());
  return marked.filter((id) => !known.has(id));
}

/** Chromium stores values above 64 KiB in separate files, which can be lost one by one. */
const largeBytes = 48 * 1024;

/** Articles whose body or text cannot be read. Assumes none when the first and last three can be. */
async function unreadableBodies(
  database: CarrelDatabase,
  rows: readonly VaultRow[],
): Promise<ArticleId[]> {
  const large = rows
    .filter((row) => Math.max(row.htmlBytes, row.jsonBytes) > largeBytes)
    .map((row) => row.id);
  const lost = async (ids: readonly ArticleId[]) => {
    const found: ArticleId[] = [];
    for (const id of ids) if (!(await canRead(database, id))) found.push(id);
    return found;
  };
  const sample = [...large.slice(0, 3), ...large.slice(-3)];
  return (await lost(sample)).length === 0 ? [] : lost(large);
}

function canRead({ html, texts }: CarrelDatabase, id: ArticleId): Promise<boolean> {
  return Promise.all([html.get(id), texts.get(id)]).then(
    () => true,
    () => false,
  );
}

/** The last change to each article that the follower has not written yet. */
async function pendingChanges(
  database: CarrelDatabase,
  epoch: string,
): Promise<Map<ArticleId, ChangeKind>> {
  const cursor = await database.cursors.get('vault');
  const seq = cursor?.epoch === epoch ? cursor.seq : 0;
  const changes = await database.changes.where('seq').above(seq).toArray();
  return new Map(changes.map(({ id, kind }) => [id, kind]));
}

/** True when the follower has yet to write this article or to move it to the trash. */
function databaseIsAhead(
  pending: ReadonlyMap<ArticleId, ChangeKind>,
  present: ReadonlySet<ArticleId>,
  id: ArticleId,
): boolean {
  const kind = pending.get(id);
  return kind !== undefined && (kind === 'article-deleted') !== present.has(id);
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

async function writeAgain(database: CarrelDatabase, ids: readonly ArticleId[]): Promise<void> {
  if (ids.length === 0) return;
  await database.transaction('rw', database.vault, database.changes, async () => {
    // Without a row in `vault` the follower writes both files.
    await database.vault.bulkDelete([...ids]);
    await appendChanges(database, 'article-changed', ids);
  });
  announceChanges();
}

/** Restores a lost row of `vault` when the files have the database's content; false when they differ. */
async function noteSame(
  database: CarrelDatabase,
  { entry, row, jsonSha256 }: Look,
  parsed: ParsedArticle,
): Promise<boolean> {
  const { id } = parsed.article;
  const record = row === undefined ? await recordOf(database, id) : null;
  if (record === null) return false;
  // Both are serialized by this version: an older one wrote fewer fields or ordered them differently.
  const [theirs, ours] = [{ ...parsed, html: record.html }, record].map((each) =>
    toJsonFile(each, parsed.htmlSha256),
  );
  if (theirs !== ours) return false;
  await database.vault.put({ id, ...entry, htmlSha256: parsed.htmlSha256, jsonSha256 });
  return true;
}

interface Known {
  isAhead: (id: ArticleId) => boolean;
  present: Set<ArticleId>;
  age: Age;
  clean: Clean;
  /** The folder of each article seen so far. */
  homes: Map<ArticleId, string>;
  trash: () => Promise<Map<ArticleId, ParsedArticle>>;
  broughtBack: ReadonlySet<string>;
}

/** True when an up-to-date database lacks the article and the trash has it: then it was deleted. */
async function isCopyOfDeleted(
  { entry, row }: Look,
  id: ArticleId,
  known: Known,
): Promise<boolean> {
  if (known.age !== 'as-written' || row !== undefined || known.broughtBack.has(entry.folder)) {
    return false;
  }
  return (await known.trash()).has(id);
}

/** True when the file may replace the database's article without asking the user. */
async function isNewer(
  database: CarrelDatabase,
  parsed: ParsedArticle,
  { age }: Known,
): Promise<boolean> {
  if (age === 'as-written') return false;
  return age === 'set-back' || isKeptBy(database, parsed);
}

/** Reads one batch of folders into the database and adds to the report. */
async function bringBack(
  database: CarrelDatabase,
  looks: readonly Look[],
  known: Known,
  report: ReconcileReport,
): Promise<void> {
  const wanted: FoundArticle[] = [];
  const intact: ParsedArticle[] = [];
  for (const look of looks) {
    const { entry, row, parsed } = look;
    if (look.files.length > 0) {
      const id = row?.id ?? parsed?.article.id ?? null;
      const inDatabase = id !== null && known.present.has(id) ? id : null;
      report.findings.push(...look.files.map((file) => unreadableFinding(file, inDatabase)));
      continue;
    }
    if (look.unreadable !== null) {
      // A damaged file is written again from the database, or reported when the database lacks it.
      if (row === undefined || look.unreadable === 'newer-version') {
        report.findings.push(finding('unreadable', entry.folder, look.unreadable));
      }
      if (row !== undefined && look.unreadable === 'damaged') await writeAgain(database, [row.id]);
      continue;
    }
    if (parsed === null) continue;
    const { id } = parsed.article;
    const isPresent = known.present.has(id);
    // The article was just deleted: the follower moves each of its folders to the trash.
    if (!isPresent && known.isAhead(id)) continue;
    const home = known.homes.get(id) ?? entry.folder;
    if (home !== entry.folder) {
      report.findings.push(twice(id, entry.folder, home));
      continue;
    }
    if (!isPresent && (await isCopyOfDeleted(look, id, known))) {
      report.findings.push(copyOfDeleted(id, entry.folder));
      continue;
    }
    if (known.isAhead(id)) continue;
    known.homes.set(id, entry.folder);
    await adoptFolder(database, id, entry.folder);
    if (known.age !== 'as-written') intact.push(parsed);
    if (isPresent && row?.jsonSha256 === look.jsonSha256) {
      if (entry.htmlBytes !== row.htmlBytes) await writeAgain(database, [id]);
      continue;
    }
    if (isPresent && (await noteSame(database, look, parsed))) continue;
    if (isPresent && !(await isNewer(database, parsed, known))) {
      report.findings.push(differing(id, entry.folder));
      continue;
    }
    const html = await known.clean(look.html ?? '');
    if (html === null) {
      report.findings.push(setAside(id, entry.folder));
      continue;
    }
    report.findings.push(...findingsOf(look));
    wanted.push({ entry, parsed, html, jsonSha256: look.jsonSha256 });
  }
  await putArticles(database, wanted, known.present);
  await addStored(database, intact);
  for (const { parsed } of wanted) known.present.add(parsed.article.id);
  report.rebuilt += wanted.length;
}
