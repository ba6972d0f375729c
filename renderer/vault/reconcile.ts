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
  /** Came back from the folder into the database. */
  rebuilt: number;
  /** Are written into the folder again. */
  missing: number;
  /** What in the folder is not as Carrel has written it. */
  findings: Finding[];
}

export interface ReconcileProgress {
  done: number;
  total: number;
}

/** What one transaction brings back at most: articles, and bytes unless one alone has more. */
const batchSize = 40;
const batchBytes = 32 * 1024 * 1024;

/**
 * Compares the database with the folder and brings back what only the folder has. Names and sizes
 * are compared, and the contents only where those differ or where the database is known to be
 * older than the folder (Chromium has thrown a part of it away). What only the database has, or has
 * newer, is left to the follower. Where both may hold what the reader did and the other lacks,
 * nothing is done and the user is asked.
 *
 * @param broughtBack folders that have just come out of the trash
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

/** Folders that hold an article.html and nothing that says what it is, nor does the database. */
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
 * `set-back`: this database has been what the folder says, and is an earlier state of itself, so the
 * folder is newer. `other`: the folder was written from another database, another machine's for one,
 * or rows are lost; which side is newer is not known.
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

/** `name (2)`, `name copy`: our own names end with the end of the id. */
const isCopyName = (folder: string) => !/-[0-9a-z]{10}$/.test(folder);

/** Articles that are in the trash, and hold what the reader did to them here. */
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

/** Does this file hold everything that the reader did to the article here? */
async function isKeptBy(database: CarrelDatabase, theirs: ParsedArticle): Promise<boolean> {
  const record = await recordOf(database, theirs.article.id);
  return record === null || keepsMarks(record, theirs);
}

/** Asked for seldom, and then once. */
function once<Result>(read: () => Promise<Result>): () => Promise<Result> {
  let answer: Promise<Result> | null = null;
  return () => {
    answer ??= read();
    return answer;
  };
}

/**
 * Chromium loses rows of one table and not of another: an article without its body, or without a
 * word of what it was made of, is not there.
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

/** Articles in which more is marked than the database still knows. */
async function lostHighlights({ articles, highlights }: CarrelDatabase): Promise<ArticleId[]> {
  const marked = await articles.where('highlightCount').above(0).primaryKeys();
  const known = new Set(await highlights.toCollection().primaryKeys());
  return marked.filter((id) => !known.has(id));
}

/** Chromium keeps values of more than 64 KiB in files of their own, which can be lost alone. */
const largeBytes = 48 * 1024;

/** When the first and the last few can be read, so can the others. */
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

/** The last change to each article that the folder has not heard of. */
async function pendingChanges(
  database: CarrelDatabase,
  epoch: string,
): Promise<Map<ArticleId, ChangeKind>> {
  const cursor = await database.cursors.get('vault');
  const seq = cursor?.epoch === epoch ? cursor.seq : 0;
  const changes = await database.changes.where('seq').above(seq).toArray();
  return new Map(changes.map(({ id, kind }) => [id, kind]));
}

/** An article that was changed and is whole, or was deleted, is for the follower. */
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

/** Articles that an older database has and that were deleted since. */
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

/** Articles that no file was ever noted for, and that no row of the log will bring to the follower. */
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
    // Without a note of what was written, both files are.
    await database.vault.bulkDelete([...ids]);
    await appendChanges(database, 'article-changed', ids);
  });
  announceChanges();
}

/** Notes the files of an article again where the note is lost and they tell what the database has. */
async function noteSame(
  database: CarrelDatabase,
  { entry, row, jsonSha256 }: Look,
  parsed: ParsedArticle,
): Promise<boolean> {
  const { id } = parsed.article;
  const record = row === undefined ? await recordOf(database, id) : null;
  if (record === null) return false;
  // Both as this version writes them: an older one has written less, or in another order.
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
  /** The folder of each article, as far as it was met. */
  homes: Map<ArticleId, string>;
  trash: () => Promise<Map<ArticleId, ParsedArticle>>;
  broughtBack: ReadonlySet<string>;
}

/** In a database that is whole an article that is only in the folder, and in the trash, was deleted. */
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

/** May the file be taken without asking? */
async function isNewer(
  database: CarrelDatabase,
  parsed: ParsedArticle,
  { age }: Known,
): Promise<boolean> {
  if (age === 'as-written') return false;
  return age === 'set-back' || isKeptBy(database, parsed);
}

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
      // What the database has is written again over a damaged file; what it has not is reported.
      if (row === undefined || look.unreadable === 'newer-version') {
        report.findings.push(finding('unreadable', entry.folder, look.unreadable));
      }
      if (row !== undefined && look.unreadable === 'damaged') await writeAgain(database, [row.id]);
      continue;
    }
    if (parsed === null) continue;
    const { id } = parsed.article;
    const isPresent = known.present.has(id);
    // Deleted a moment ago: the follower takes every folder of it to the trash.
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
