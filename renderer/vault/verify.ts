import type { ArticleFiles } from '../../electron/ipc/vault-files';
import { sha256OfText } from '../core/article/hashes';
import type { CarrelDatabase } from '../storage/database';
import { databaseEpoch } from '../storage/epoch';
import { type ArticleRecord, bodyOfHtmlFile, toJsonFile } from './article-files';
import { joinFile } from './join-file';
import type { LibraryFiles } from './library-files';
import { parseArticleFile } from './parse-article';
import { recordOf, rewriteArticle } from './save-article';
import { hashesInTrash } from './sweep-unused';

export interface VerifyReport {
  /** Number of files whose bytes were compared with their checksum. */
  files: number;
  articles: number;
  problems: VerifyProblem[];
  /** Set when the verify was cancelled before it had checked everything. */
  isPart?: true;
  /** Originals and images without references; null while an import is running. */
  unused: UnusedFiles | null;
}

export interface UnusedFiles {
  /** Paths relative to the library folder. */
  paths: string[];
  bytes: number;
  /** Unreadable files that may contain references; nothing is deleted while there are any. */
  keptFor: string[];
}

/** Counts articles, originals and images. */
export interface VerifyProgress {
  done: number;
  total: number;
}

const progressEvery = 20;

export interface VerifyProblem {
  /** The article's folder, or the hash of a stored file. */
  what: string;
  kind:
    | 'article-missing'
    | 'article-damaged'
    | 'article-differs'
    | 'original-missing'
    | 'original-damaged'
    | 'image-missing'
    | 'image-damaged';
  repaired: boolean;
  /** The file and the reason, when a file cannot be read. */
  detail?: string;
  /** The name of the original; importing that file again repairs the problem. */
  fileName?: string;
}

/**
 * Checks every article's files against the database and their checksums, and every original and image
 * against the checksum in its name. Missing or damaged article files are written again from the
 * database. Files that another program has changed stay as they are; a lost original or image cannot
 * be repaired.
 */
export async function verifyLibrary(
  database: CarrelDatabase,
  files: LibraryFiles,
  onProgress: (progress: VerifyProgress) => void = () => {},
  signal?: AbortSignal,
): Promise<VerifyReport> {
  const report: VerifyReport = { files: 0, articles: 0, problems: [], unused: null };
  const [ids, originals, images] = await Promise.all([
    database.articles.toCollection().primaryKeys(),
    database.originals.toCollection().primaryKeys(),
    database.assets.toCollection().primaryKeys(),
  ]);
  const total = ids.length + originals.length + images.length;
  const needed = await hashesInTrash(files);
  let done = 0;
  const step = () => {
    if (done++ % progressEvery === 0) onProgress({ done, total });
  };
  for (const id of ids) {
    if (signal?.aborted) return { ...report, isPart: true };
    step();
    const record = await recordOf(database, id);
    // Null: the article was deleted meanwhile, or its body is lost here and in the folder.
    if (record === null && (await database.articles.get(id)) === undefined) continue;
    for (const { sha256 } of [...(record?.originals ?? []), ...(record?.assets ?? [])]) {
      needed.add(sha256);
    }
    report.articles += 1;
    report.files += 2;
    if (record === null) {
      report.problems.push({ what: id, kind: 'article-missing', repaired: false });
      continue;
    }
    const problem = await articleProblem(database, files, record);
    if (problem === null) continue;
    if (problem.kind === 'article-differs' && (await isJoined(database, files, record))) continue;
    // The user decides about files that another program has changed: see resolve-differing.ts.
    const isOurs = problem.kind !== 'article-differs' && !record.isOnItsWay;
    const what = record.article.folder;
    const found: VerifyProblem = { what, ...problem, repaired: false };
    const onKept = (name: string) => {
      found.detail = `article.html was edited; the edited one is kept beside it as ${name}`;
    };
    found.repaired = isOurs && (await rewriteArticle(database, files, record, onKept));
    report.problems.push(found);
  }
  const stored = [
    ['originals', 'original', originals],
    ['assets', 'image', images],
  ] as const;
  for (const [folder, name, hashes] of stored) {
    for (const what of hashes) {
      if (signal?.aborted) return { ...report, isPart: true };
      step();
      report.files += 1;
      const answer = await files.verifyStored(folder, what);
      // An interrupted sweep can leave a row without a file; nothing needs that file.
      if (answer === 'ok' || (answer === 'missing' && !needed.has(what))) continue;
      const fileName = (await database.originals.get(what))?.fileName;
      report.problems.push({
        ...{ what, kind: `${name}-${answer}`, repaired: false },
        ...(name === 'original' && fileName && { fileName }),
      });
    }
  }
  return report;
}

/** Joins a file that another machine has written; false when its stamps do not explain it. */
async function isJoined(
  database: CarrelDatabase,
  files: LibraryFiles,
  { article }: ArticleRecord,
): Promise<boolean> {
  const { json } = await files.readArticle(article.folder);
  const result = parseArticleFile(article.folder, json ?? '');
  if (!result.ok || (await joinFile(database, files, result.parsed)) !== 'explained') return false;
  const record = await recordOf(database, article.id);
  // Where its article.html is still to come, the next start reads both.
  const isWhole = record !== null && !record.isOnItsWay;
  return !isWhole || (await rewriteArticle(database, files, record));
}

async function articleProblem(
  database: CarrelDatabase,
  files: LibraryFiles,
  record: ArticleRecord,
): Promise<Pick<VerifyProblem, 'kind' | 'detail'> | null> {
  const read = await files.readArticle(record.article.folder);
  const [unreadable] = read.unreadable ?? [];
  if (unreadable !== undefined) {
    const { place, reason, message } = unreadable;
    return { kind: 'article-damaged', detail: `${place}: ${reason}: ${message}` };
  }
  const kind = await contentProblem(database, record, read);
  return kind === null ? null : { kind };
}

async function contentProblem(
  database: CarrelDatabase,
  record: ArticleRecord,
  { html, json }: ArticleFiles,
): Promise<Extract<VerifyProblem['kind'], `article-${string}`> | null> {
  const { id, folder } = record.article;
  if (json === null) return 'article-missing';
  const result = parseArticleFile(folder, json);
  if (!result.ok) return result.reason === 'newer-version' ? 'article-differs' : 'article-damaged';
  const { parsed } = result;
  const row = await database.vault.get(id);
  const asWritten = row?.jsonSha256 === (await sha256OfText(json));
  // Both are serialized by this version: an older one may have ordered the fields differently.
  const [theirs, ours] = [parsed, record].map((each) => toJsonFile(each, parsed.htmlSha256));
  if (!asWritten || theirs !== ours) {
    return (await isPending(database, id)) ? null : 'article-differs';
  }
  if (html === null) return 'article-missing';
  const isWhole = bodyOfHtmlFile(html) !== null && (await sha256OfText(html)) === parsed.htmlSha256;
  return isWhole ? null : 'article-damaged';
}

/** True when the article changed during the verify and the follower has yet to write it. */
async function isPending(database: CarrelDatabase, id: string): Promise<boolean> {
  const cursor = await database.cursors.get('vault');
  const seq = cursor?.epoch === (await databaseEpoch(database)) ? cursor.seq : 0;
  const changes = await database.changes.where('seq').above(seq).toArray();
  return changes.some((change) => change.id === id);
}
