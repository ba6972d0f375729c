import type { ArticleFolder } from '../../electron/ipc/contract';
import type { ArticleId, CleanHtml } from '../core/article';
import { announceChanges, appendChanges, lastSeq } from '../storage/change-log';
import type { CarrelDatabase, VaultRow } from '../storage/database';
import { databaseEpoch } from '../storage/epoch';
import type { LibraryFiles } from './library-files';
import { readManifest } from './manifest';
import { type FoundArticle, type Look, lookInto, putArticles } from './take-article';

export interface ReconcileReport {
  /** Came back from the folder into the database. */
  rebuilt: number;
  /** Are written into the folder again. */
  missing: number;
  /** Were changed by somebody else than Carrel; nothing was done to them. */
  differing: Differing[];
  /** Are in the folder and cannot be read. */
  unreadable: { folder: string; reason: 'damaged' | 'newer-version' }[];
}

export interface Differing {
  id: ArticleId;
  folder: string;
}

export interface ReconcileProgress {
  done: number;
  total: number;
}

/** How many articles one transaction brings back. */
const batchSize = 40;

type Clean = (html: string) => CleanHtml;

/**
 * Compares the database with the folder and brings back what only the folder has. Names and sizes
 * are compared, and the contents only where those differ or where the database is known to be
 * older than the folder (Chromium has thrown a part of it away). What only the database has, or has
 * newer, is left to the follower.
 */
export async function reconcile(
  database: CarrelDatabase,
  files: LibraryFiles,
  clean: Clean,
  onProgress: (progress: ReconcileProgress) => void,
): Promise<ReconcileReport> {
  const [manifest, epoch, folders] = await Promise.all([
    readManifest(files),
    databaseEpoch(database),
    files.listArticles(),
  ]);
  const isOlder = await databaseIsOlder(database, manifest, epoch);
  const report: ReconcileReport = { rebuilt: 0, missing: 0, differing: [], unreadable: [] };
  const [rows, pending, known] = await Promise.all([
    database.vault.toArray(),
    pendingIds(database, epoch),
    wholeArticles(database),
  ]);
  const present = new Set(known);
  const byFolder = new Map(rows.map((row) => [row.folder, row]));
  const found = new Set<string>();
  const suspects: ArticleFolder[] = [];
  for (const entry of folders) {
    if (entry.jsonBytes < 0) continue;
    found.add(entry.folder);
    const row = byFolder.get(entry.folder);
    const asWritten =
      row !== undefined && row.jsonBytes === entry.jsonBytes && row.htmlBytes === entry.htmlBytes;
    if (asWritten && present.has(row.id) && !isOlder) continue;
    if (row !== undefined && pending.has(row.id)) continue;
    suspects.push(entry);
  }
  for (let at = 0; at < suspects.length; at += batchSize) {
    onProgress({ done: at, total: suspects.length });
    const batch = suspects.slice(at, at + batchSize);
    const read = await Promise.all(
      batch.map((entry) => lookInto(entry, byFolder.get(entry.folder), files)),
    );
    await bringBack(database, read, { pending, present, isOlder, epoch, clean }, report);
  }
  onProgress({ done: suspects.length, total: suspects.length });
  const gone = rows.filter((row) => !found.has(row.folder) && present.has(row.id));
  await writeAgain(database, [...gone.map((row) => row.id), ...(await unwritten(database, rows))]);
  report.missing = gone.length;
  return report;
}

/** The log has lost its newest rows, or this is another database than the folder was written from. */
async function databaseIsOlder(
  database: CarrelDatabase,
  manifest: Awaited<ReturnType<typeof readManifest>>,
  epoch: string,
): Promise<boolean> {
  if (manifest === null) return false;
  return manifest.epoch !== epoch || (await lastSeq(database)) < manifest.seq;
}

/** Chromium loses rows of one table and not of another: an article without its body is not there. */
async function wholeArticles(database: CarrelDatabase): Promise<ArticleId[]> {
  const [articles, html, texts] = await Promise.all([
    database.articles.toCollection().primaryKeys(),
    database.html.toCollection().primaryKeys(),
    database.texts.toCollection().primaryKeys(),
  ]);
  const [withHtml, withText] = [new Set(html), new Set(texts)];
  return articles.filter((id) => withHtml.has(id) && withText.has(id));
}

async function pendingIds(database: CarrelDatabase, epoch: string): Promise<Set<ArticleId>> {
  const cursor = await database.cursors.get('vault');
  const seq = cursor?.epoch === epoch ? cursor.seq : 0;
  const changes = await database.changes.where('seq').above(seq).toArray();
  return new Set(changes.map((change) => change.id));
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

interface Known {
  pending: ReadonlySet<ArticleId>;
  present: Set<ArticleId>;
  isOlder: boolean;
  epoch: string;
  clean: Clean;
}

async function bringBack(
  database: CarrelDatabase,
  looks: readonly Look[],
  known: Known,
  report: ReconcileReport,
): Promise<void> {
  const wanted: FoundArticle[] = [];
  for (const look of looks) {
    const { entry, row, parsed } = look;
    if (look.unreadable !== null) {
      // What the database has is written again over a damaged file; what it has not is reported.
      if (row === undefined || look.unreadable === 'newer-version') {
        report.unreadable.push({ folder: entry.folder, reason: look.unreadable });
      }
      if (row !== undefined && look.unreadable === 'damaged') await writeAgain(database, [row.id]);
      continue;
    }
    if (parsed === null) continue;
    const { id } = parsed.article;
    if (known.pending.has(id)) continue;
    const isPresent = known.present.has(id);
    if (isPresent && row?.jsonSha256 === look.jsonSha256) {
      if (entry.htmlBytes !== row.htmlBytes) await writeAgain(database, [id]);
      continue;
    }
    if (isPresent && !known.isOlder) {
      report.differing.push({ id, folder: entry.folder });
      continue;
    }
    if (look.html === null) {
      report.unreadable.push({ folder: entry.folder, reason: 'damaged' });
      continue;
    }
    const html = known.clean(look.html);
    wanted.push({ entry, parsed, html, jsonSha256: look.jsonSha256 });
  }
  await putArticles(database, wanted, known.present);
  for (const { parsed } of wanted) known.present.add(parsed.article.id);
  report.rebuilt += wanted.length;
}
