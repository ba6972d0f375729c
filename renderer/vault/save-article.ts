import type { VaultTrouble } from '../../electron/ipc/contract';
import type { ArticleId, Sha256 } from '../core/article/article';
import { boundedArticle, readersWork } from '../core/article/article-record';
import { sha256 } from '../core/article/hashes';
import type { CarrelDatabase, VaultRow } from '../storage/database';
import { type ArticleRecord, imagesIn, toHtmlFile, toJsonFile } from './article-files';
import type { LibraryFiles } from './library-files';
import { parseArticleFile } from './parse-article';
import { keepsReadersWork } from './reader-marks';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Reads everything that an article's folder holds; null when the article or its body is missing. */
export function recordOf(database: CarrelDatabase, id: ArticleId): Promise<ArticleRecord | null> {
  const { articles, html, texts, highlights, assets, originals } = database;
  const tables = [articles, html, texts, highlights, assets, originals];
  return database.transaction('r', tables, async () => {
    const [article, body, plain] = await Promise.all([
      articles.get(id),
      html.get(id),
      texts.get(id),
    ]);
    if (!article || !body || !plain) return null;
    const [marks, assetRows, originalRows] = await Promise.all([
      article.highlightCount > 0 ? highlights.get(id) : undefined,
      assets.bulkGet(imagesIn(body.html)),
      originals.bulkGet(article.originals),
    ]);
    return {
      article: boundedArticle(article),
      html: body.html,
      text: plain.text,
      leftOut: body.leftOut ?? [],
      highlights: marks?.highlights ?? [],
      assets: assetRows.flatMap((row) => row ?? []),
      originals: originalRows.flatMap((row) => {
        if (row === undefined) return [];
        const { complete: _, ...original } = row;
        return original;
      }),
    };
  });
}

export type SavedArticle = { ok: true; row: VaultRow } | VaultTrouble;

/**
 * Writes those of an article's two files that have changed.
 *
 * @param known the row from the last write; undefined to write both files
 * @returns the row that describes the written files; `changed-outside` when another program has changed
 *   them, which then stay as they are
 */
export async function saveArticle(
  files: LibraryFiles,
  record: ArticleRecord,
  known: VaultRow | undefined,
): Promise<SavedArticle | 'changed-outside'> {
  const { id, folder } = record.article;
  const html = toHtmlFile(record);
  const htmlBytes = bytesOf(html);
  const htmlSha256 = await sha256(htmlBytes);
  const json = toJsonFile(record, htmlSha256);
  const jsonBytes = bytesOf(json);
  const jsonSha256 = await sha256(jsonBytes);
  if (known?.jsonSha256 === jsonSha256) return { ok: true, row: known };
  const sameHtml = known?.htmlSha256 === htmlSha256;
  const write = (expected: Sha256 | null) =>
    files.writeArticle(folder, sameHtml ? null : html, json, expected);
  let answer = await write(known?.jsonSha256 ?? null);
  if (!answer.ok && answer.reason === 'changed-outside') {
    if (await isChangedOutside(files, record, known)) return 'changed-outside';
    answer = await write(null);
  }
  if (!answer.ok) return answer.reason === 'changed-outside' ? answer.reason : answer;
  const sizes = { htmlBytes: htmlBytes.length, jsonBytes: jsonBytes.length };
  return { ok: true, row: { id, folder, htmlSha256, jsonSha256, ...sizes } };
}

/**
 * True when another program has changed article.json since the last write, so that writing it would
 * lose those changes.
 *
 * A process that was killed between writing the file and storing its row leaves an earlier state of
 * the article. That does not count: only the reader's work may differ then, and the database has it.
 */
export async function isChangedOutside(
  files: LibraryFiles,
  record: ArticleRecord,
  known: VaultRow | undefined,
): Promise<boolean> {
  if (known === undefined) return false;
  const { json } = await files.readArticle(record.article.folder);
  if (json === null || (await sha256(bytesOf(json))) === known.jsonSha256) return false;
  const result = parseArticleFile(record.article.folder, json);
  // Damaged files are written again; those of a newer version stay unchanged.
  if (!result.ok) return result.reason === 'newer-version';
  const { parsed } = result;
  if (parsed.article.id !== record.article.id) return true;
  const ours = { ...record.article, ...readersWork(parsed.article) };
  const asOurs = { ...record, article: ours, highlights: parsed.highlights };
  const [mine, theirs] = [asOurs, parsed].map((each) => toJsonFile(each, parsed.htmlSha256));
  return mine !== theirs || !keepsReadersWork(parsed, record);
}

/** Writes both files and stores their row; false when they cannot be written. */
export async function rewriteArticle(
  database: CarrelDatabase,
  files: LibraryFiles,
  record: ArticleRecord,
): Promise<boolean> {
  const saved = await saveArticle(files, record, undefined);
  if (saved === 'changed-outside' || !saved.ok) return false;
  await database.vault.put(saved.row);
  return true;
}
