import type { ArticleFolder, StoredKind, VaultWrite } from '../../electron/ipc/contract';
import type { Article, CleanHtml } from '../core/article';
import { mergeHighlights } from '../core/highlight';
import { mergeArticle, mergeReading } from '../core/merge-article';
import { announceChanges, appendChanges } from '../storage/change-log';
import type { CarrelDatabase } from '../storage/database';
import { putHighlights, readHighlights } from '../storage/highlights';
import { articleAt } from '../storage/join-stored';
import { putBody } from '../storage/put-body';
import { bodyOfHtmlFile } from './article-files';
import { addRecords, type RecordSource } from './merge-records';
import { type ParsedArticle, parseArticleFile } from './parse-article';

/** An exported library, a folder or a zip, behind main. */
export interface Bundle extends RecordSource {
  listArticles(): Promise<ArticleFolder[]>;
  readArticle(folder: string): Promise<{ html: string | null; json: string | null }>;
  /** Copies an original or an image from the bundle into the library's folder; null when it is not there. */
  copyStored(kind: StoredKind, sha256: string): Promise<VaultWrite | null>;
}

export interface RestoreReport {
  /** Were not in the library. */
  added: number;
  /** Were there, and have got something from the bundle. */
  merged: number;
  /** Were there just so. */
  same: number;
  failed: { folder: string; reason: 'damaged' | 'newer-version' | 'not-saved' }[];
  /** Originals and images that the bundle should hold and does not. */
  missing: number;
}

/**
 * Takes an exported library in. An article that the library has, by its id or its address, becomes
 * one with it: all tags, the star of either, the further reading, the longer text.
 */
export async function restoreBundle(
  database: CarrelDatabase,
  bundle: Bundle,
  clean: (html: string) => CleanHtml,
  onProgress: (done: number, total: number) => void,
): Promise<RestoreReport> {
  const report: RestoreReport = { added: 0, merged: 0, same: 0, failed: [], missing: 0 };
  const folders = await bundle.listArticles();
  for (const [at, { folder }] of folders.entries()) {
    onProgress(at, folders.length);
    const { html, json } = await bundle.readArticle(folder);
    const result = parseArticleFile(folder, json ?? '');
    const body = html === null ? null : bodyOfHtmlFile(html);
    if (!result.ok || body === null) {
      report.failed.push({ folder, reason: result.ok ? 'damaged' : result.reason });
      continue;
    }
    if (!(await copyFiles(result.parsed, bundle, report))) {
      report.failed.push({ folder, reason: 'not-saved' });
      continue;
    }
    report[await takeIn(database, result.parsed, clean(body))] += 1;
  }
  await addRecords(database, bundle);
  onProgress(folders.length, folders.length);
  if (report.added + report.merged > 0) announceChanges();
  return report;
}

async function copyFiles(
  { originals, assets }: ParsedArticle,
  bundle: Bundle,
  report: RestoreReport,
): Promise<boolean> {
  const wanted = [
    ...originals.map(({ sha256 }) => ['originals', sha256] as const),
    ...assets.map(({ sha256 }) => ['assets', sha256] as const),
  ];
  for (const [kind, sha256] of wanted) {
    const answer = await bundle.copyStored(kind, sha256);
    if (answer === null) report.missing += 1;
    else if (!answer.ok) return false;
  }
  return true;
}

function takeIn(
  database: CarrelDatabase,
  parsed: ParsedArticle,
  html: CleanHtml,
): Promise<'added' | 'merged' | 'same'> {
  const { articles, html: bodies, texts, highlights, assets, originals, changes } = database;
  const tables = [articles, bodies, texts, highlights, assets, originals, changes];
  return database.transaction('rw', tables, async () => {
    const incoming = parsed.article;
    const known = (await articles.get(incoming.id)) ?? (await byAddress(database, incoming));
    await assets.bulkPut(parsed.assets);
    for (const row of parsed.originals) {
      if (!(await originals.get(row.sha256))) await originals.put({ ...row, complete: true });
    }
    if (known === undefined) {
      await putBody(database, incoming, html, parsed.text);
      await putHighlights(database, incoming.id, parsed.highlights);
      await appendChanges(database, 'article-added', [incoming.id]);
      return 'added';
    }
    const length = (await texts.get(known.id))?.text.length ?? 0;
    const { article, takesBody } = mergeArticle(known, incoming, length, parsed.text.length);
    const before = await readHighlights(database, known.id);
    const marks = mergeHighlights(before, parsed.highlights);
    const merged = { ...mergeReading(article, incoming), highlightCount: marks.length };
    const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
    if (!takesBody && isSame(merged, known) && isSame(marks, before)) return 'same';
    if (takesBody) await putBody(database, merged, html, parsed.text);
    else await articles.put(merged);
    await putHighlights(database, known.id, marks);
    await appendChanges(database, 'article-changed', [known.id]);
    return 'merged';
  });
}

function byAddress(database: CarrelDatabase, article: Article): Promise<Article | undefined> {
  const address = article.canonicalUrl;
  return address === null ? Promise.resolve(undefined) : articleAt(database, address);
}
