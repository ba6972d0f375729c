import type {
  ArticleFiles,
  ArticleFolder,
  StoredKind,
  Unreadable,
  VaultWrite,
} from '../../electron/ipc/vault-files';
import type { Article, ArticleId } from '../core/article/article';
import { sha256OfText } from '../core/article/hashes';
import { mergeArticle } from '../core/article/merge-article';
import { mergeHighlights } from '../core/highlights/highlight';
import { type ArticleState, articleJoining } from '../core/machines/article-state';
import { announceChanges, appendChanges } from '../storage/change-log';
import type { CarrelDatabase } from '../storage/database';
import { putHighlights, readHighlights } from '../storage/highlights';
import { articleAt } from '../storage/join-stored';
import { putBody, type StoredBody } from '../storage/put-body';
import { inIndex } from '../storage/stamps';
import { type Finding, type FindingReason, finding, unreadableFinding } from './findings';
import { type FolderNames, takenFolders } from './folder-names';
import type { LibraryFiles } from './library-files';
import { addRecords, type RecordSource } from './merge-records';
import type { ParsedArticle } from './parse-article';
import {
  addStoredRows,
  type Clean,
  type FolderContent,
  findingsOf,
  readFolder,
} from './take-article';

/** An exported library, a folder or a zip, which the main process reads. */
export interface Bundle extends RecordSource {
  listArticles(): Promise<ArticleFolder[]>;
  /** Unreadable places in the bundle, apart from its articles. */
  unreadable(): Promise<Unreadable[]>;
  readArticle(folder: string): Promise<ArticleFiles>;
  /** Copies an original or an image into the library folder; null when the bundle does not have it. */
  copyStored(kind: StoredKind, sha256: string): Promise<VaultWrite | Unreadable | null>;
}

/** An article or another part of the bundle that was not restored. A retry may succeed. */
export interface RestoreFailure {
  /** The article's folder in the bundle, or the file or folder that cannot be read. */
  folder: string;
  reason: FindingReason | 'not-saved';
  /** The system's error message. May be empty. */
  detail: string;
}

export interface RestoreReport {
  /** Articles that were not in the library. */
  added: number;
  /** Articles that were in the library and were changed by the bundle. */
  merged: number;
  /** Articles that were in the library and did not change. */
  same: number;
  failed: RestoreFailure[];
  /** Originals and images that are missing or damaged in the bundle. */
  missing: number;
  /** Findings about articles that were restored incompletely. Absent when there are none. */
  findings?: Finding[];
  /** Articles that were not read because the restore was cancelled. Absent when it was not. */
  left?: number;
}

/**
 * Imports an exported library. An article that the library has, by id or address, is merged: all
 * tags, the star of either, the further reading progress, the longer text. An article that cannot be
 * read is reported and does not stop the others.
 */
export async function restoreBundle(
  database: CarrelDatabase,
  files: Pick<LibraryFiles, 'listArticles' | 'listTrash' | 'ownMachine'>,
  bundle: Bundle,
  clean: Clean,
  onProgress: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<RestoreReport> {
  const report: RestoreReport = { added: 0, merged: 0, same: 0, failed: [], missing: 0 };
  const findings: Finding[] = [];
  const [folders, unreadable] = await Promise.all([bundle.listArticles(), bundle.unreadable()]);
  report.failed.push(...unreadable.map(failureOf));
  const names = await takenFolders(database, files);
  const seen = new Map<ArticleId, { folder: string; sha256: string }>();
  for (const [at, entry] of folders.entries()) {
    if (signal?.aborted) {
      report.left = folders.length - at;
      break;
    }
    onProgress(at, folders.length);
    const content = await readFolder(entry, undefined, bundle);
    const failure =
      whyNot(content) ??
      (await whyTwice(content, seen)) ??
      (await copyFiles(content, bundle, findings));
    if (failure !== null) report.failed.push({ folder: entry.folder, ...failure });
    else if (content.parsed !== null) {
      const html = await clean(content.html ?? '');
      if (html === null) {
        report.failed.push({ folder: entry.folder, reason: 'ended-a-process', detail: '' });
        continue;
      }
      findings.push(...findingsOf(content));
      const { parsed, leftOut } = content;
      report[await takeIn(database, parsed, { html, text: parsed.text, leftOut }, names)] += 1;
    }
  }
  const { id: machine } = await files.ownMachine();
  const others = report.left === undefined ? await addRecords(database, machine, bundle) : [];
  for (const { place, reason, detail } of others) {
    report.failed.push({ folder: place, reason, detail });
  }
  onProgress(folders.length, folders.length);
  if (report.added + report.merged > 0) announceChanges();
  report.missing = findings.filter(({ place }) => /^(?:originals|assets)\//.test(place)).length;
  return { ...report, ...(findings.length > 0 && { findings }) };
}

type Failure = Omit<RestoreFailure, 'folder'>;

const failureOf = ({ place, reason, message }: Unreadable): RestoreFailure => ({
  ...{ folder: place, reason, detail: message },
});

/** The reason why the article cannot be restored; null when it can. */
function whyNot({ files: [file], unreadable }: FolderContent): Failure | null {
  if (file !== undefined) return { reason: file.reason, detail: file.message };
  return unreadable === null ? null : { reason: unreadable, detail: '' };
}

/**
 * A failure when an earlier article of the bundle has the same id but another title or text: merging
 * them would lose one. Null otherwise.
 */
async function whyTwice(
  { entry, parsed }: FolderContent,
  seen: Map<ArticleId, { folder: string; sha256: string }>,
): Promise<Failure | null> {
  if (parsed === null) return null;
  const { id, title } = parsed.article;
  const hash = await sha256OfText(`${title}\0${parsed.text}`);
  const first = seen.get(id);
  if (first === undefined) seen.set(id, { folder: entry.folder, sha256: hash });
  if (first === undefined || first.sha256 === hash) return null;
  return { reason: 'copied', detail: first.folder };
}

/**
 * Copies the article's originals and images into the library folder. A missing or damaged one becomes
 * a finding; a failed write is returned.
 */
async function copyFiles(
  { entry, parsed }: FolderContent,
  bundle: Bundle,
  findings: Finding[],
): Promise<Failure | null> {
  const wanted = [
    ...(parsed?.originals ?? []).map(({ sha256 }) => ['originals', sha256] as const),
    ...(parsed?.assets ?? []).map(({ sha256 }) => ['assets', sha256] as const),
  ];
  for (const [kind, sha256] of wanted) {
    const answer = await bundle.copyStored(kind, sha256);
    if (answer === null) {
      findings.push(finding('unreadable', `${kind}/${sha256}`, 'missing', entry.folder));
    } else if ('place' in answer) {
      findings.push({ ...unreadableFinding(answer), detail: `${answer.message}: ${entry.folder}` });
    } else if (!answer.ok) return { reason: 'not-saved', detail: answer.message };
  }
  return null;
}

function takeIn(
  database: CarrelDatabase,
  parsed: ParsedArticle,
  stored: StoredBody,
  names: FolderNames,
): Promise<'added' | 'merged' | 'same'> {
  const { articles, html: bodies, texts, highlights, assets, originals, changes } = database;
  const { stamps } = database;
  const tables = [articles, bodies, texts, highlights, assets, originals, stamps, changes];
  return database.transaction('rw', tables, async () => {
    const incoming = parsed.article;
    const known = (await articles.get(incoming.id)) ?? (await byAddress(database, incoming));
    await addStoredRows(database, [parsed]);
    if (known === undefined) {
      const placed = { ...incoming, folder: names.free(incoming) };
      await putBody(database, placed, stored);
      await putHighlights(database, incoming.id, parsed.highlights);
      await joinStamps(database, placed, parsed.state);
      await appendChanges(database, 'article-added', [incoming.id]);
      return 'added';
    }
    const text = (await texts.get(known.id))?.text ?? '';
    const { article, takesBody } = mergeArticle(known, incoming, text.length, parsed.text.length);
    const before = await readHighlights(database, known.id);
    const marks = mergeHighlights(before, parsed.highlights, takesBody ? parsed.text : text);
    const merged = { ...article, highlightCount: marks.length };
    const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
    if (!takesBody && isSame(merged, known) && isSame(marks, before)) return 'same';
    if (takesBody) await putBody(database, merged, stored);
    else await articles.put(merged);
    await putHighlights(database, known.id, marks);
    await appendChanges(database, 'article-changed', [known.id]);
    return 'merged';
  });
}

/** Keeps the stamps of the bundle. What differs from them is a change of this machine. */
async function joinStamps(
  { stamps }: CarrelDatabase,
  { id, folder }: Article,
  state: ArticleState,
): Promise<void> {
  const row = await stamps.get(id);
  const joined = row ? articleJoining.join(row.state, state) : state;
  await stamps.put(inIndex({ ...row, id, folder, state: joined }));
}

function byAddress(database: CarrelDatabase, article: Article): Promise<Article | undefined> {
  const address = article.canonicalUrl;
  return address === null ? Promise.resolve(undefined) : articleAt(database, address);
}
