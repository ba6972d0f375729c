import type { VaultWrite } from '../../electron/ipc/contract';
import type { ArticleId } from '../core/article';
import { sha256 } from '../core/hashes';
import type { CarrelDatabase, VaultRow } from '../storage/database';
import { type ArticleRecord, toHtmlFile, toJsonFile } from './article-files';
import type { LibraryFiles } from './library-files';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** An article with everything that its folder must tell; null when it was deleted. */
export async function recordOf(
  database: CarrelDatabase,
  id: ArticleId,
): Promise<ArticleRecord | null> {
  const { articles, html, texts, assets, originals } = database;
  const [article, body, plain] = await Promise.all([articles.get(id), html.get(id), texts.get(id)]);
  if (!article || !body || !plain) return null;
  const images = [...new Set(body.html.match(/(?<=asset:)[0-9a-f]{64}/g) ?? [])];
  const [assetRows, originalRows] = await Promise.all([
    assets.bulkGet(images),
    originals.bulkGet(article.originals),
  ]);
  return {
    article,
    html: body.html,
    text: plain.text,
    assets: assetRows.flatMap((row) => row ?? []),
    originals: originalRows.flatMap((row) => {
      if (row === undefined) return [];
      const { complete: _, ...original } = row;
      return original;
    }),
  };
}

/**
 * Writes an article's two files and notes what was written. article.html only when it is another
 * than the one that is there; both when they are to be written `anew`.
 */
export async function saveArticle(
  database: CarrelDatabase,
  files: LibraryFiles,
  record: ArticleRecord,
  anew: 'anew' | null = null,
): Promise<VaultWrite> {
  const { id, folder } = record.article;
  const htmlBytes = bytesOf(toHtmlFile(record));
  const htmlSha256 = await sha256(htmlBytes);
  const json = toJsonFile(record, htmlSha256);
  const jsonBytes = bytesOf(json);
  const jsonSha256 = await sha256(jsonBytes);
  const known = anew === null ? await database.vault.get(id) : undefined;
  if (known?.jsonSha256 === jsonSha256) return { ok: true };
  const sameHtml = known?.htmlSha256 === htmlSha256;
  const html = sameHtml ? null : new TextDecoder().decode(htmlBytes);
  const answer = await files.writeArticle(folder, html, json);
  if (!answer.ok) return answer;
  const row: VaultRow = {
    id,
    folder,
    htmlSha256,
    jsonSha256,
    htmlBytes: htmlBytes.length,
    jsonBytes: jsonBytes.length,
  };
  await database.vault.put(row);
  return answer;
}
