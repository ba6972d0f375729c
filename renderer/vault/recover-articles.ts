import type { ArticleId } from '../core/article/article';
import { articleJoining } from '../core/machines/article-state';
import { announceChanges, appendChanges } from '../storage/change-log';
import type { CarrelDatabase } from '../storage/database';
import { toJsonFile } from './article-files';
import type { Age } from './database-state';
import { keepRestored, noteArrived } from './doubles';
import {
  copyOfDeleted,
  differing,
  type Finding,
  finding,
  setAside,
  twice,
  unreadableFinding,
} from './findings';
import { joinFile, joinWork } from './join-file';
import type { LibraryFiles } from './library-files';
import type { ParsedArticle } from './parse-article';
import { keepsReadersWork } from './reader-marks';
import { recordOf } from './save-article';
import {
  addStored,
  type Clean,
  type FolderContent,
  type FoundArticle,
  findingsOf,
  putArticles,
  unknownBytes,
} from './take-article';
import { trustedArticle } from './trusted-changes';
import { adoptFolder } from './two-folders';

/** True when the file has all of the reader's work on this article in the database. */
export async function fileHasReadersWork(
  database: CarrelDatabase,
  theirs: ParsedArticle,
): Promise<boolean> {
  const record = await recordOf(database, theirs.article.id);
  return record === null || keepsReadersWork(record, theirs);
}

export async function requestRewrite(
  database: CarrelDatabase,
  ids: readonly ArticleId[],
): Promise<void> {
  if (ids.length === 0) return;
  await database.transaction('rw', database.vault, database.changes, async () => {
    // Without a row in `vault` the follower writes both files.
    await database.vault.bulkDelete([...ids]);
    await appendChanges(database, 'article-changed', ids);
  });
  announceChanges();
}

/** Restores the row of `vault` when the files have the database's content; false when they differ. */
async function restoreVaultRow(
  database: CarrelDatabase,
  { entry, jsonSha256 }: FolderContent,
  parsed: ParsedArticle,
): Promise<boolean> {
  const { id } = parsed.article;
  const record = await recordOf(database, id);
  if (record === null) return false;
  // Both are serialized by this version: an older one wrote fewer fields or ordered them differently.
  const [theirs, ours] = [parsed, record].map((each) => toJsonFile(each, parsed.htmlSha256));
  if (theirs !== ours) return false;
  await database.vault.put({ id, ...entry, htmlSha256: parsed.htmlSha256, jsonSha256 });
  return true;
}

/** False also for a body that Chromium has lost, which is recovered from the folder. */
async function isPageOnItsWay({ html }: CarrelDatabase, id: ArticleId): Promise<boolean> {
  const body = await html.get(id).catch(() => undefined);
  return body?.isOnItsWay === true;
}

/** Notes a file whose article.html has not come, and has written what only the database has. */
async function noteSeal(
  database: CarrelDatabase,
  content: FolderContent,
  parsed: ParsedArticle,
): Promise<void> {
  const { id } = parsed.article;
  const isSame = await restoreVaultRow(database, content, parsed);
  const { htmlSha256 } = parsed;
  const { entry, jsonSha256 } = content;
  await database.vault.put({ id, ...entry, htmlSha256, jsonSha256, htmlBytes: unknownBytes });
  if (isSame) return;
  await database.transaction('rw', database.changes, () =>
    appendChanges(database, 'article-changed', [id], { isRecordOnly: true }),
  );
  announceChanges();
}

interface Known {
  isAhead: (id: ArticleId) => boolean;
  present: Set<ArticleId>;
  age: Age;
  clean: Clean;
  files: Pick<LibraryFiles, 'ownMachine'>;
  /** The folder of each article seen so far. */
  folderOf: Map<ArticleId, string>;
  trash: () => Promise<Map<ArticleId, ParsedArticle>>;
  restored: ReadonlySet<string>;
  /** Other machines write to the folder, too, so an article.html that is not there may be on its way. */
  isShared: boolean;
}

/**
 * True when an up-to-date database lacks the article and knows that it was deleted, or the trash has it: then
 * it was.
 */
async function isCopyOfDeleted(
  database: CarrelDatabase,
  { entry, row }: FolderContent,
  { article, state }: ParsedArticle,
  known: Known,
): Promise<boolean> {
  if (known.age !== 'as-written' || row !== undefined || known.restored.has(entry.folder)) {
    return false;
  }
  const stamps = await database.stamps.get(article.id);
  // Work of the reader that is later than the deletion brings the article back.
  if (stamps) return articleJoining.valueOf(articleJoining.join(stamps.state, state)) === null;
  return (await known.trash()).has(article.id);
}

/** True when the file may replace the database's article without asking the user. */
async function isNewer(
  database: CarrelDatabase,
  parsed: ParsedArticle,
  { age }: Known,
): Promise<boolean> {
  if (age === 'as-written') return false;
  return age === 'set-back' || fileHasReadersWork(database, parsed);
}

/** What is added to by each batch. */
export interface Recovered {
  rebuilt: number;
  findings: Finding[];
  /** Articles that the database did not have, but for those that were restored. */
  arrived: ArticleId[];
  /** Folders whose article.html has not come yet. */
  waiting: string[];
}

/** Folders that are read together. */
interface Batch {
  database: CarrelDatabase;
  known: Known;
  report: Recovered;
  /** What the database takes from the folders. */
  wanted: FoundArticle[];
  /** Articles whose folder may have files that a database which is not as written lacks. */
  intact: ParsedArticle[];
}

/** Reads one batch of folders into the database and adds to the report. */
export async function recoverArticles(
  database: CarrelDatabase,
  contents: readonly FolderContent[],
  known: Known,
  report: Recovered,
): Promise<void> {
  const batch: Batch = { database, known, report, wanted: [], intact: [] };
  for (const content of contents) {
    const { parsed } = content;
    if (content.files.length > 0) reportUnreadable(batch, content);
    else if (content.unreadable !== null) await takeDamaged(batch, content, content.unreadable);
    else if (parsed !== null && (await isItsHome(batch, content, parsed))) {
      await takeFolder(batch, content, parsed);
    }
  }
  await putBatch(batch);
}

/** Reports the files that cannot be read; nothing is taken of such a folder. */
function reportUnreadable({ known, report }: Batch, { files, row, parsed }: FolderContent): void {
  const id = row?.id ?? parsed?.article.id ?? null;
  const inDatabase = id !== null && known.present.has(id) ? id : null;
  report.findings.push(...files.map((file) => unreadableFinding(file, inDatabase)));
}

/** A damaged article.json is written again from the database, or reported when the database lacks it. */
async function takeDamaged(
  { database, report }: Batch,
  { entry, row }: FolderContent,
  why: NonNullable<FolderContent['unreadable']>,
): Promise<void> {
  if (row === undefined || why === 'newer-version') {
    report.findings.push(finding('unreadable', entry.folder, why));
  }
  if (row === undefined || why !== 'damaged') return;
  if (await isPageOnItsWay(database, row.id)) report.waiting.push(entry.folder);
  else await requestRewrite(database, [row.id]);
}

/** True for the one folder in which an article stands, when what it has is not about to be written anew. */
async function isItsHome(
  { database, known, report }: Batch,
  content: FolderContent,
  parsed: ParsedArticle,
): Promise<boolean> {
  const { id } = parsed.article;
  const { folder } = content.entry;
  const isPresent = known.present.has(id);
  // The article was just deleted: the follower moves each of its folders to the trash.
  if (!isPresent && known.isAhead(id)) return false;
  const home = known.folderOf.get(id) ?? folder;
  if (home !== folder) {
    report.findings.push(twice(id, folder, home));
    return false;
  }
  if (!isPresent && (await isCopyOfDeleted(database, content, parsed, known))) {
    report.findings.push(copyOfDeleted(id, folder));
    return false;
  }
  if (known.isAhead(id)) {
    if (await isPageOnItsWay(database, id)) report.waiting.push(folder);
    return false;
  }
  return true;
}

/** Compares the folder with what the database has of the article, and takes what is newer. */
async function takeFolder(
  batch: Batch,
  content: FolderContent,
  parsed: ParsedArticle,
): Promise<void> {
  const { database, known, report, wanted, intact } = batch;
  const { entry, row } = content;
  const { id } = parsed.article;
  known.folderOf.set(id, entry.folder);
  await adoptFolder(database, id, entry.folder);
  if (known.age !== 'as-written') intact.push(parsed);
  const hasArticle = known.present.has(id);
  const lacksPage = await isPageOnItsWay(database, id);
  const isWhole = hasArticle && !lacksPage;
  if (isWhole && row?.jsonSha256 === content.jsonSha256) {
    if (entry.htmlBytes !== row.htmlBytes) await requestRewrite(database, [id]);
    return;
  }
  if (isWhole && (await restoreVaultRow(database, content, parsed))) return;
  const difference = hasArticle ? await joinFile(database, known.files, parsed) : 'newer-page';
  const isToCome = known.isShared && !(await content.isSealed());
  if (isToCome) {
    report.waiting.push(entry.folder);
    if (isWhole) {
      // What its reader has done is in; the page that is here stays until the other one is whole.
      if (difference === 'newer-page')
        await joinWork(database, known.files, await trustedArticle(known.files, parsed));
      if (difference !== 'explained') return;
    } else if (lacksPage && difference === 'explained') {
      if (row?.jsonSha256 === content.jsonSha256) report.findings.push(...findingsOf(content));
      await noteSeal(database, content, parsed);
      return;
    }
  }
  if (difference === 'explained' && !lacksPage) {
    if (!(await restoreVaultRow(database, content, parsed))) await requestRewrite(database, [id]);
    return;
  }
  if (difference === 'edited' && !(await isNewer(database, parsed, known))) {
    report.findings.push(differing(id, entry.folder));
    return;
  }
  const html = await known.clean(content.html ?? '');
  if (html === null) {
    report.findings.push(setAside(id, entry.folder));
    return;
  }
  if (!isToCome) report.findings.push(...findingsOf(content));
  const { leftOut, jsonSha256 } = content;
  wanted.push({ entry, parsed, html, leftOut, jsonSha256, isOnItsWay: isToCome });
}

async function putBatch({ database, known, report, wanted, intact }: Batch): Promise<void> {
  await putArticles(database, wanted, known.present);
  await addStored(database, intact);
  const isRestored = ({ entry }: FoundArticle) => known.restored.has(entry.folder);
  const back = wanted.filter(isRestored).map(({ parsed }) => parsed.article.id);
  if (back.length > 0) await keepRestored(database, (await known.files.ownMachine()).id, back);
  const arrived = wanted
    .filter((found) => !isRestored(found) && !known.present.has(found.parsed.article.id))
    .map(({ parsed }) => parsed.article.id);
  report.arrived.push(...arrived);
  await noteArrived(database, arrived, new Set(report.arrived));
  for (const { parsed } of wanted) known.present.add(parsed.article.id);
  report.rebuilt += wanted.length;
}
