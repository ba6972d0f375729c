import type { VaultTrouble } from '../../electron/ipc/contract';
import type { ArticleId } from '../core/article/article';
import { boundedArticle, readersWork } from '../core/article/article-record';
import { sha256 } from '../core/article/hashes';
import type { CarrelDatabase, VaultRow } from '../storage/database';
import { type ArticleRecord, imagesIn, toHtmlFile, toJsonFile } from './article-files';
import type { LibraryFiles } from './library-files';
import { parseArticleFile } from './parse-article';
import { keepsMarks } from './reader-marks';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** An article with everything that its folder must tell; null when it was deleted. */
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
 * Writes an article's two files, those that are not there just so, and answers what to note of them.
 *
 * @param known what was noted when they were last written
 */
export async function saveArticle(
  files: LibraryFiles,
  record: ArticleRecord,
  known: VaultRow | undefined,
): Promise<SavedArticle> {
  const { id, folder } = record.article;
  const html = toHtmlFile(record);
  const htmlBytes = bytesOf(html);
  const htmlSha256 = await sha256(htmlBytes);
  const json = toJsonFile(record, htmlSha256);
  const jsonBytes = bytesOf(json);
  const jsonSha256 = await sha256(jsonBytes);
  if (known?.jsonSha256 === jsonSha256) return { ok: true, row: known };
  const sameHtml = known?.htmlSha256 === htmlSha256;
  const answer = await files.writeArticle(folder, sameHtml ? null : html, json);
  if (!answer.ok) return answer;
  const sizes = { htmlBytes: htmlBytes.length, jsonBytes: jsonBytes.length };
  return { ok: true, row: { id, folder, htmlSha256, jsonSha256, ...sizes } };
}

/**
 * Was the article's record changed in the folder by something other than Carrel since it was noted?
 * Writing over it would lose that.
 *
 * What a killed process has written and not noted is an earlier state of the same article: all but
 * what the reader did is as in the database, which has all of that too.
 */
export async function isForeign(
  files: LibraryFiles,
  record: ArticleRecord,
  known: VaultRow | undefined,
): Promise<boolean> {
  if (known === undefined) return false;
  const { json } = await files.readArticle(record.article.folder);
  if (json === null || (await sha256(bytesOf(json))) === known.jsonSha256) return false;
  const result = parseArticleFile(record.article.folder, json);
  // Damaged files are mended; those of a newer version are not for this one to change.
  if (!result.ok) return result.reason === 'newer-version';
  const { parsed } = result;
  if (parsed.article.id !== record.article.id) return true;
  const ours = { ...record.article, ...readersWork(parsed.article) };
  const asOurs = { ...record, article: ours, highlights: parsed.highlights };
  const [mine, theirs] = [asOurs, { ...parsed, html: record.html }].map((each) =>
    toJsonFile(each, parsed.htmlSha256),
  );
  return mine !== theirs || !keepsMarks(parsed, record);
}

/** Writes both files whatever was noted of them, and notes it. */
export async function saveAnew(
  database: CarrelDatabase,
  files: LibraryFiles,
  record: ArticleRecord,
): Promise<boolean> {
  const saved = await saveArticle(files, record, undefined);
  if (saved.ok) await database.vault.put(saved.row);
  return saved.ok;
}
