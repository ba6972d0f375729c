import type { EntityTable } from 'dexie';
import type { ArticleFolder, Unreadable } from '../../electron/ipc/contract';
import type { ArticleId, CleanHtml, Sha256 } from '../core/article/article';
import { sha256 } from '../core/article/hashes';
import { announceChanges, appendChanges } from '../storage/change-log';
import type { CarrelDatabase, VaultRow } from '../storage/database';
import { putHighlights } from '../storage/highlights';
import { putBody } from '../storage/put-body';
import { bodyOfHtmlFile, bodyOfText } from './article-files';
import { bodyLost, type Finding, repairedArticle } from './findings';
import type { LibraryFiles } from './library-files';
import { type ParsedArticle, parseArticleFile } from './parse-article';

/** What stands in an article's folder. */
export interface Look {
  entry: ArticleFolder;
  /** What Carrel wrote there, as far as it is noted. */
  row: VaultRow | undefined;
  /** Null when it cannot be read. */
  parsed: ParsedArticle | null;
  /** Made of the text where article.html has no body any more; null when `parsed` is. */
  html: string | null;
  isBodyLost: boolean;
  /** What in article.json did not fit and was replaced. */
  repaired: readonly string[];
  jsonSha256: string;
  /** Its files that cannot be read: then nothing else is known of it, except what article.json says. */
  files: readonly Unreadable[];
  unreadable: 'damaged' | 'newer-version' | null;
}

export async function lookInto(
  entry: ArticleFolder,
  row: VaultRow | undefined,
  files: Pick<LibraryFiles, 'readArticle'>,
): Promise<Look> {
  const { html, json, unreadable = [] } = await files.readArticle(entry.folder);
  const nothing = {
    ...{ entry, row, parsed: null, html: null, isBodyLost: false, repaired: [] },
    jsonSha256: '',
    files: unreadable,
  };
  if (json === null) return { ...nothing, unreadable: 'damaged' };
  const jsonSha256 = await sha256(new TextEncoder().encode(json));
  const result = parseArticleFile(entry.folder, json);
  if (!result.ok) return { ...nothing, jsonSha256, unreadable: result.reason };
  const { parsed, repaired = [] } = result;
  const body = html === null ? null : bodyOfHtmlFile(html);
  return {
    ...{ entry, row, parsed, repaired, jsonSha256, files: unreadable, unreadable: null },
    html: body ?? bodyOfText(parsed.text),
    isBodyLost: body === null,
  };
}

/** What is to be said of an article that came in, but not as its files have it. */
export function findingsOf({ entry, parsed, isBodyLost, repaired }: Look): Finding[] {
  if (parsed === null) return [];
  return [
    ...(isBodyLost ? [bodyLost(entry.folder, parsed)] : []),
    ...(repaired.length > 0 ? [repairedArticle(entry.folder, parsed, repaired)] : []),
  ];
}

/** Cleans an article's HTML; null when it is set aside, see `RiskyReads`. */
export type Clean = (html: string) => CleanHtml | null | Promise<CleanHtml | null>;

/** An article read from its folder, cleaned, and ready for the database. */
export interface FoundArticle {
  entry: ArticleFolder;
  parsed: ParsedArticle;
  html: CleanHtml;
  jsonSha256: string;
}

/**
 * Puts articles from the folder into the database, in one transaction, over what stands there.
 *
 * @param present those that the database has: the log calls them changed, the others added
 */
export async function putArticles(
  database: CarrelDatabase,
  found: readonly FoundArticle[],
  present: ReadonlySet<ArticleId>,
): Promise<void> {
  if (found.length === 0) return;
  const { articles, html, texts, highlights, assets, originals, vault, changes } = database;
  const tables = [articles, html, texts, highlights, assets, originals, vault, changes];
  await database.transaction('rw', tables, async () => {
    for (const { parsed, html } of found) {
      await putBody(database, parsed.article, html, parsed.text);
      await putHighlights(database, parsed.article.id, parsed.highlights);
    }
    await addStoredRows(
      database,
      found.map(({ parsed }) => parsed),
    );
    await vault.bulkPut(
      found.map(({ entry, parsed, jsonSha256 }) => ({
        id: parsed.article.id,
        folder: entry.folder,
        htmlSha256: parsed.htmlSha256,
        jsonSha256,
        htmlBytes: entry.htmlBytes,
        jsonBytes: entry.jsonBytes,
      })),
    );
    const ids = found.map(({ parsed }) => parsed.article.id);
    const changed = ids.filter((id) => present.has(id));
    await appendChanges(database, 'article-changed', changed);
    const added = ids.filter((id) => !present.has(id));
    await appendChanges(database, 'article-added', added);
  });
  announceChanges();
}

/** What an article is made of, where the database has lost that alone. */
export async function addStored(
  database: CarrelDatabase,
  parsed: readonly ParsedArticle[],
): Promise<void> {
  const { assets, originals } = database;
  await database.transaction('rw', assets, originals, async () => {
    await addStoredRows(database, parsed);
  });
}

/**
 * In the caller's transaction. Rows that are there stay as they are: only the database knows of a file
 * that came in but in part, and a folder of somebody else's must not change them.
 */
export async function addStoredRows(
  { assets, originals }: CarrelDatabase,
  parsed: readonly ParsedArticle[],
): Promise<void> {
  await addNew(
    assets,
    parsed.flatMap((each) => each.assets),
  );
  await addNew(
    originals,
    parsed.flatMap((each) => each.originals.map((row) => ({ ...row, complete: true }))),
  );
}

async function addNew<Row extends { sha256: Sha256 }>(
  table: EntityTable<Row, 'sha256'>,
  rows: readonly Row[],
): Promise<void> {
  const known = await table.bulkGet(rows.map(({ sha256 }) => sha256) as never);
  await table.bulkPut(rows.filter((_, at) => known[at] === undefined));
}
