// Writes several originals, images and articles as one group: each file atomically, each folder's fsync
// once for all of them.
import { createHash } from 'node:crypto';
import type { ArticleWrite } from '../ipc/vault-files.js';
import { sealIn } from './article-folders.js';
import { type AtomicWriter, type BegunFile, parentOf } from './atomic-file.js';
import { codeOf, sideBySide } from './disk.js';
import { refuseLinks } from './library-paths.js';
import { listMachines } from './machine-folders.js';
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
 * first round writes everything but article.json, which says that the other files are there. Both files of an
 * article have their bytes on the disk before one of them gets its name: a disk that is full in between would
 * leave pages without their records.
 */
export async function writeGroup(
  writer: AtomicWriter,
  jobs: readonly WriteJob[],
): Promise<JobAnswer[]> {
  const answers: (JobAnswer | null)[] = jobs.map(() => null);
  const records = new Map<WriteJob, { folder: string; file: BegunFile }>();
  const kept = new Map<number, string>();
  await round(writer, jobs, answers, async (job, at) => {
    if (job.kind === 'stored') return beginStored(writer, job);
    const setAside = (file: BegunFile) => records.set(job, { folder: job.folder, file });
    return beginArticle(writer, job, setAside, (name) => kept.set(at, name));
  });
  for (const [at, job] of jobs.entries())
    if (answers[at] !== null) await records.get(job)?.file.discard();
  await round(writer, jobs, answers, async (job) => records.get(job) ?? null);
  return answers.map((answer, at) => answer ?? doneWith(kept.get(at)));
}

const doneWith = (kept: string | undefined): JobAnswer => ({ ok: true, ...(kept && { kept }) });

/** A file that is to be completed, where there is one, and its folder, which is to be synced. */
interface Begun {
  folder: string;
  file?: Pick<BegunFile, 'complete'>;
}

/**
 * Begins a file of each job that has no answer yet, completes all of them, and syncs their folders.
 *
 * @param begin null when the job has nothing to write in this round, or its answer
 */
async function round(
  writer: AtomicWriter,
  jobs: readonly WriteJob[],
  answers: (JobAnswer | null)[],
  begin: (job: WriteJob, at: number) => Promise<Begun | null | ArticleWrite>,
): Promise<void> {
  const begun = new Map<number, Begun>();
  for (const [at, job] of jobs.entries()) {
    if (answers[at] !== null) continue;
    try {
      const started = await begin(job, at);
      if (started !== null && 'folder' in started) begun.set(at, started);
      else answers[at] = started;
    } catch (error) {
      answers[at] = answerOf(error);
    }
  }
  const complete = async ([at, { file }]: [number, Begun]) => {
    try {
      await file?.complete();
    } catch (error) {
      answers[at] = answerOf(error);
    }
  };
  await sideBySide([...begun], complete);
  const named = [...begun].filter(([at]) => answers[at] === null);
  const errors = await writer.persistAll(new Set(named.map(([, { folder }]) => folder)));
  for (const [at, { folder }] of named) {
    if (errors.has(folder)) answers[at] = answerOf(errors.get(folder));
  }
}

function answerOf(error: unknown): JobAnswer {
  try {
    return troubleOf(error);
  } catch {
    return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function beginStored(
  writer: AtomicWriter,
  { path, sha256, bytes }: StoredJob,
): Promise<Begun | null> {
  if (hashOf(bytes) !== sha256) throw new Refused(`not the hash of it: ${sha256}`);
  const folder = parentOf(path);
  await refuseLinks(writer.root, folder, writer.disk);
  const place = writer.absolute(path);
  const isWhole =
    (await sizeOf(writer, place)) === bytes.length && (await hashFile(place)) === sha256;
  // An existing file may be from just before a crash.
  if (isWhole) return writer.hasPersisted(folder) ? null : { folder };
  return { folder, file: await writer.begin(path, bytes) };
}

/**
 * Keeps an article.html that somebody has edited beside the one that is to replace it, and resolves to its name.
 * Carrel writes article.json last, so an article.html that is later, and not the one of which article.json speaks,
 * is not Carrel's; nor is it one that a crash has left, which is the same as what is written now. Where other
 * machines write to the folder, it is one of theirs whose article.json is still to come.
 */
async function keepEdited(
  writer: AtomicWriter,
  { folder, html }: ArticleJob,
): Promise<string | null> {
  if (html === null) return null;
  const { disk } = writer;
  const page = writer.absolute(`${folder}/article.html`);
  const record = writer.absolute(`${folder}/article.json`);
  let bytes: Uint8Array;
  try {
    const [about, other] = [await disk.lstat(page), await disk.lstat(record)];
    const arePlain = about.isFile() && other.isFile();
    if (!arePlain || Math.max(about.size, other.size) > largestText) return null;
    if (about.size === 0 || about.mtimeMs <= other.mtimeMs) return null;
    bytes = await disk.readFile(page);
    const sealed = sealIn(Buffer.from(await disk.readFile(record)).toString());
    const hash = hashOf(bytes);
    if (sealed === null || [sealed, hashOf(Buffer.from(html))].includes(hash)) return null;
    if ((await listMachines(writer.root)).machines.length > 1) return null;
  } catch {
    // It is missing or cannot be read.
    return null;
  }
  const name = `article.edited-${new Date().toISOString().replace(/[:.]/g, '-')}.html`;
  await writer.write(`${folder}/${name}`, bytes);
  return name;
}

/**
 * @param setAside called with article.json, which is to be completed when article.html is
 * @param onKept called with the name of an edited article.html that stays
 */
async function beginArticle(
  writer: AtomicWriter,
  job: ArticleJob,
  setAside: (record: BegunFile) => void,
  onKept: (name: string) => void,
): Promise<Begun | null | ArticleWrite> {
  const { folder, html, json, known } = job;
  await refuseLinks(writer.root, folder, writer.disk);
  if (
    known !== null &&
    (await isAnother(writer, writer.absolute(`${folder}/article.json`), known))
  ) {
    return { ok: false, reason: 'changed-outside' };
  }
  const edited = await keepEdited(writer, job);
  if (edited !== null) onKept(edited);
  const begin = (name: string, text: string) =>
    writer.begin(`${folder}/${name}`, Buffer.from(text));
  const page = html === null ? null : await begin('article.html', html);
  try {
    setAside(await begin('article.json', json));
  } catch (error) {
    await page?.discard();
    throw error;
  }
  return page && { folder, file: page };
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
