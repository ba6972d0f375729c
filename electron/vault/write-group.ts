// Writes several originals, images and articles as one group: each file atomically, each folder's fsync
// once for all of them.
import { createHash } from 'node:crypto';
import type { ArticleWrite } from '../ipc/contract.js';
import { type AtomicWriter, parentOf } from './atomic-file.js';
import { codeOf } from './disk.js';
import { refuseLinks } from './library-paths.js';
import { largestText } from './plain-file.js';
import { hashFile } from './stored-files.js';
import { Refused, troubleOf } from './trouble.js';

/** Bytes for an original or image. An existing file stays if its checksum is right. */
export interface StoredJob {
  kind: 'stored';
  path: string;
  sha256: string;
  bytes: Uint8Array;
}

/** An article's files. */
export interface ArticleJob {
  kind: 'article';
  folder: string;
  /** Null when article.html stays as it is. */
  html: string | null;
  json: string;
  /** The checksum of article.json as it was last written; nothing is written over another one. Null for any. */
  known: string | null;
}

/** What is to be written. The sender has checked the paths, and sends no two jobs of the same path at once. */
export type WriteJob = StoredJob | ArticleJob;

/** The answer to a job; `bug` is the text of an error that is not the disk's. */
export type JobAnswer = ArticleWrite | { bug: string };

/** Carries out jobs below a library's folder. */
export type WriteJobs = (root: string, jobs: readonly WriteJob[]) => Promise<JobAnswer[]>;

/**
 * Carries out jobs. Those that are answered with `ok` are durable; a job that fails costs only itself. The
 * first round writes everything but article.json, which says that the other files are there.
 */
export async function writeGroup(
  writer: AtomicWriter,
  jobs: readonly WriteJob[],
): Promise<JobAnswer[]> {
  const answers: (JobAnswer | null)[] = jobs.map(() => null);
  /** @param work writes a file; resolves to the folder that must be synced, or null */
  const round = async (work: (job: WriteJob) => Promise<string | null | ArticleWrite>) => {
    const folders = new Map<number, string>();
    for (const [at, job] of jobs.entries()) {
      if (answers[at] !== null) continue;
      try {
        const folder = await work(job);
        if (typeof folder === 'string') folders.set(at, folder);
        else answers[at] = folder;
      } catch (error) {
        answers[at] = answerOf(error);
      }
    }
    const errors = await writer.persistAll(new Set(folders.values()));
    for (const [at, folder] of folders) {
      if (errors.has(folder)) answers[at] = answerOf(errors.get(folder));
    }
  };
  await round((job) => (job.kind === 'stored' ? placeStored(writer, job) : placeHtml(writer, job)));
  await round(async (job) => {
    if (job.kind === 'stored') return null;
    await writer.place(`${job.folder}/article.json`, Buffer.from(job.json));
    return job.folder;
  });
  return answers.map((answer) => answer ?? { ok: true });
}

function answerOf(error: unknown): JobAnswer {
  try {
    return troubleOf(error);
  } catch {
    return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function placeStored(
  writer: AtomicWriter,
  { path, sha256, bytes }: StoredJob,
): Promise<string | null> {
  if (hashOf(bytes) !== sha256) throw new Refused(`not the hash of it: ${sha256}`);
  const folder = parentOf(path);
  await refuseLinks(writer.root, folder, writer.disk);
  const place = writer.absolute(path);
  const isWhole =
    (await sizeOf(writer, place)) === bytes.length && (await hashFile(place)) === sha256;
  // An existing file may be from just before a crash.
  if (isWhole) return writer.hasPersisted(folder) ? null : folder;
  await writer.place(path, bytes);
  return folder;
}

async function placeHtml(
  writer: AtomicWriter,
  { folder, html, known }: ArticleJob,
): Promise<string | null | ArticleWrite> {
  await refuseLinks(writer.root, folder, writer.disk);
  if (
    known !== null &&
    (await isAnother(writer, writer.absolute(`${folder}/article.json`), known))
  ) {
    return { ok: false, reason: 'changed-outside' };
  }
  if (html === null) return null;
  await writer.place(`${folder}/article.html`, Buffer.from(html));
  return folder;
}

/** True when a file can be read and has another checksum. */
async function isAnother({ disk }: AtomicWriter, path: string, sha256: string): Promise<boolean> {
  try {
    const about = await disk.lstat(path);
    if (!about.isFile() || about.size > largestText) return false;
    return hashOf(await disk.readFile(path)) !== sha256;
  } catch {
    return false;
  }
}

/** -1 when there is no such file. */
async function sizeOf({ disk }: AtomicWriter, path: string): Promise<number> {
  try {
    const about = await disk.lstat(path);
    return about.isFile() ? about.size : -1;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return -1;
    throw error;
  }
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
