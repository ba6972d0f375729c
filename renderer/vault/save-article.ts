import { sha256 as sha256Now } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { EntityTable, Table } from 'dexie';
import type { VaultTrouble } from '../../electron/ipc/vault-files';
import type { Article, ArticleId, Sha256 } from '../core/article/article';
import { boundedArticle, readersWork } from '../core/article/article-record';
import { sha256 } from '../core/article/hashes';
import { htmlPage } from '../core/exporting/html-page';
import {
  type ArticleState,
  articleJoining,
  isStamped,
  type MarkedArticle,
  withState,
  workOf,
} from '../core/machines/article-state';
import { sameJson } from '../core/machines/joining';
import type { CarrelDatabase, VaultRow } from '../storage/database';
import { type ArticleRecord, imagesIn, toHtmlFile, toJsonFile } from './article-files';
import { differenceTo } from './difference';
import type { LibraryFiles } from './library-files';
import { pageOfBoth } from './pages-apart';
import { type ParsedArticle, parseArticleFile } from './parse-article';
import { keepsReadersWork } from './reader-marks';
import { trustedArticle } from './trusted-changes';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Reads everything that an article's folder holds; null when the article or its body is missing. */
export async function recordOf(
  database: CarrelDatabase,
  id: ArticleId,
): Promise<ArticleRecord | null> {
  const [record = null] = await recordsOf(database, [id]);
  return record;
}

/**
 * As `recordOf`, for several articles in one transaction. An article of `sameHtml` without images is read
 * without its body, which is then empty.
 */
export function recordsOf(
  database: CarrelDatabase,
  ids: readonly ArticleId[],
  sameHtml: ReadonlySet<ArticleId> = new Set(),
): Promise<(ArticleRecord | null)[]> {
  const { articles, html, texts, highlights, assets, originals, stamps } = database;
  const tables = [articles, html, texts, highlights, assets, originals, stamps];
  return database.transaction('r', tables, async () => {
    const known = await articles.bulkGet([...ids]);
    const needsBody = (article: Article | undefined) =>
      article !== undefined && (article.hasImage || !sameHtml.has(article.id));
    const [bodies, plain, marks, originalRows, states] = await Promise.all([
      someOf(html, known, needsBody),
      texts.bulkGet([...ids]),
      someOf(highlights, known, (article) => (article?.highlightCount ?? 0) > 0),
      originals.bulkGet(known.flatMap((article) => article?.originals ?? [])),
      stamps.bulkGet([...ids]),
    ]);
    const images = bodies.map((body, at) => {
      const icon = known[at]?.icon;
      return [...new Set([...(body ? imagesIn(body.html) : []), ...(icon ? [icon] : [])])];
    });
    const assetRows = await assets.bulkGet(images.flat());
    const originalOf = new Map(originalRows.flatMap((row) => (row ? [[row.sha256, row]] : [])));
    const assetOf = new Map(assetRows.flatMap((row) => (row ? [[row.sha256, row]] : [])));
    return known.map((article, at): ArticleRecord | null => {
      const [body, text] = [bodies[at], plain[at]];
      if (!article || !text || (needsBody(article) && !body)) return null;
      const bounded = { article: boundedArticle(article), highlights: marks[at]?.highlights ?? [] };
      return {
        ...stampedArticle(bounded, states[at]?.state),
        html: body?.html ?? '',
        ...(body?.isOnItsWay && { isOnItsWay: true }),
        text: text.text,
        leftOut: body?.leftOut ?? [],
        assets: (images[at] ?? []).flatMap((sha256) => assetOf.get(sha256) ?? []),
        originals: article.originals.flatMap((sha256) => {
          const row = originalOf.get(sha256);
          if (row === undefined) return [];
          const { complete: _, ...original } = row;
          return original;
        }),
      };
    });
  });
}

/** The article in the order of its stamps, which is the same on every machine. */
function stampedArticle(
  marked: MarkedArticle,
  state: ArticleState | undefined,
): Pick<ArticleRecord, 'article' | 'highlights' | 'state'> {
  const ordered = state && isStamped(state) ? withState(marked, state) : null;
  const { article, highlights } = ordered ?? marked;
  return { article, highlights: [...highlights], ...(ordered && state && { state }) };
}

/** The rows of those articles for which `isWanted`, each at its article's place. */
async function someOf<Row extends { id: ArticleId }>(
  table: EntityTable<Row, 'id'>,
  articles: readonly (Article | undefined)[],
  isWanted: (article: Article | undefined) => boolean,
): Promise<(Row | undefined)[]> {
  const ids = articles.flatMap((article) => (article && isWanted(article) ? [article.id] : []));
  const rows = ids.length === 0 ? [] : await (table as Table<Row, ArticleId>).bulkGet(ids);
  const byId = new Map(rows.flatMap((row) => (row ? [[row.id, row]] : [])));
  return articles.map((article) => article && byId.get(article.id));
}

/**
 * What article.html is made of apart from its tags, as a checksum: the article's own facts, and those that
 * change with its body.
 */
export function headOf(article: Article): Sha256 {
  const { textSha256, extractedAt, hasImage, leftOut } = article;
  const page = htmlPage({ ...article, tags: [] }, '', "'self' file: data:");
  // Not by SubtleCrypto: another thread takes longer than so few bytes.
  const hash = sha256Now(
    JSON.stringify([page, textSha256, extractedAt, hasImage, leftOut ?? null]),
  );
  return bytesToHex(hash);
}

/**
 * Why an article's files are not written. `changed-outside`: another program has changed them. `newer-outside`:
 * another machine has, and what it did is not in the database yet.
 */
export type OutsideChange = 'changed-outside' | 'newer-outside';

/** `kept` as in `ArticleWrite`. */
export type SavedArticle = { ok: true; row: VaultRow; kept?: string } | VaultTrouble;

/**
 * Writes those of an article's two files that have changed.
 *
 * @param known the row from the last write; undefined to write both files
 * @param isSameHtml true when article.html is as `known` says, so that no body is needed
 * @returns the row that describes the written files; else why the files stay as they are
 */
export async function saveArticle(
  files: LibraryFiles,
  record: ArticleRecord,
  known: VaultRow | undefined,
  isSameHtml = false,
): Promise<SavedArticle | OutsideChange> {
  const { id, folder } = record.article;
  const isSame = isSameHtml || record.isOnItsWay;
  const page = isSame && known ? { ...known, html: null } : await pageOf(record, known);
  const json = toJsonFile(record, page.htmlSha256);
  const jsonBytes = bytesOf(json);
  const jsonSha256 = await sha256(jsonBytes);
  if (known?.jsonSha256 === jsonSha256) return { ok: true, row: known };
  const write = (expected: Sha256 | null) => files.writeArticle(folder, page.html, json, expected);
  let answer = await write(known?.jsonSha256 ?? null);
  if (!answer.ok && answer.reason === 'changed-outside') {
    const change = await outsideChange(files, record, known);
    if (change !== null) return change;
    answer = await write(null);
  }
  if (!answer.ok) return answer.reason === 'changed-outside' ? answer.reason : answer;
  const { htmlSha256, htmlBytes, head } = page;
  const written = { htmlSha256, jsonSha256, htmlBytes, jsonBytes: jsonBytes.length };
  const { kept } = answer;
  const row = { id, folder, ...written, ...(head !== undefined && { head }) };
  return { ok: true, row, ...(kept !== undefined && { kept }) };
}

/** article.html, with null for its text when it is as in `known`. */
async function pageOf(record: ArticleRecord, known: VaultRow | undefined) {
  const html = toHtmlFile(record);
  const bytes = bytesOf(html);
  const htmlSha256 = await sha256(bytes);
  const isSame = known?.htmlSha256 === htmlSha256;
  const head = headOf(record.article);
  return { html: isSame ? null : html, htmlSha256, htmlBytes: bytes.length, head };
}

/**
 * What somebody else has made of article.json since the last write, so that writing it would lose that; null
 * for nothing.
 *
 * A process that was killed between writing the file and storing its row leaves an earlier state of
 * the article. That does not count: only the reader's work may differ then, and the database has it.
 */
export async function outsideChange(
  files: Pick<LibraryFiles, 'readArticle' | 'ownMachine'>,
  record: ArticleRecord,
  known: VaultRow | undefined,
): Promise<OutsideChange | null> {
  if (known === undefined) return null;
  const { json } = await files.readArticle(record.article.folder);
  if (json === null || (await sha256(bytesOf(json))) === known.jsonSha256) return null;
  const result = parseArticleFile(record.article.folder, json);
  // Damaged files are written again; those of a newer version stay unchanged.
  if (!result.ok) return result.reason === 'newer-version' ? 'changed-outside' : null;
  const parsed = await trustedArticle(files, result.parsed);
  const difference = differenceTo(record, record.state, parsed);
  if (difference === 'edited') return hasMore(parsed, record) ? 'changed-outside' : null;
  const state = record.state ?? articleJoining.base(workOf(record));
  const isKnown = sameJson(articleJoining.join(state, parsed.state), state);
  const isLater = difference === 'newer-page' || !isKnown;
  return isLater || pageOfBoth(record, parsed) !== record.article ? 'newer-outside' : null;
}

/** True when a file has anything that the record lacks. */
function hasMore(parsed: ParsedArticle, record: ArticleRecord): boolean {
  if (parsed.article.id !== record.article.id) return true;
  const ours = { ...record.article, ...readersWork(parsed.article) };
  const { state: _, ...asOurs } = { ...record, article: ours, highlights: parsed.highlights };
  const { state: __, ...asTheirs } = parsed;
  const [mine, theirs] = [asOurs, asTheirs].map((each) => toJsonFile(each, parsed.htmlSha256));
  return mine !== theirs || !keepsReadersWork(parsed, record);
}

/**
 * Writes both files and stores their row; false when they cannot be written.
 *
 * @param onKept called with the name of an edited article.html that stays beside the new one
 */
export async function rewriteArticle(
  database: CarrelDatabase,
  files: LibraryFiles,
  record: ArticleRecord,
  onKept: (name: string) => void = () => {},
): Promise<boolean> {
  const saved = await saveArticle(files, record, undefined);
  if (typeof saved === 'string' || !saved.ok) return false;
  if (saved.kept !== undefined) onKept(saved.kept);
  await database.vault.put(saved.row);
  return true;
}
