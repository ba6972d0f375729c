import type { EntityTable } from 'dexie';
import type { ArticleFolder, Unreadable } from '../../electron/ipc/vault-files';
import type { ArticleId, CleanHtml, Sha256 } from '../core/article/article';
import { most } from '../core/article/article-parts';
import { sha256OfText } from '../core/article/hashes';
import type { LeftOutPart } from '../core/article/left-out';
import {
  articleJoining,
  isStamped,
  type MarkedArticle,
  withState,
} from '../core/machines/article-state';
import { leftOutOfHtmlFile } from '../core/sanitize/left-out-html';
import { announceChanges, appendChanges } from '../storage/change-log';
import type { CarrelDatabase, VaultRow } from '../storage/database';
import { putHighlights } from '../storage/highlights';
import { putBody } from '../storage/put-body';
import { inIndex } from '../storage/stamps';
import { bodyOfHtmlFile, bodyOfText } from './article-files';
import { bodyLost, type Finding, repairedArticle } from './findings';
import type { LibraryFiles } from './library-files';
import { pageOfBoth } from './pages-apart';
import { type ParsedArticle, parseArticleFile } from './parse-article';

/** The content of an article's folder. */
export interface FolderContent {
  entry: ArticleFolder;
  /** The row from Carrel's last write; undefined when there is none. */
  row: VaultRow | undefined;
  /** Null when article.json cannot be read. */
  parsed: ParsedArticle | null;
  /** The body, or paragraphs of the text when the body is lost; null when `parsed` is null. */
  html: string | null;
  /** What article.html holds beside the body. */
  leftOut: LeftOutPart[];
  isBodyLost: boolean;
  /** Whether article.html is the one that article.json speaks of. */
  isSealed(): Promise<boolean>;
  /** Values in article.json that were out of bounds. */
  repaired: readonly string[];
  jsonSha256: string;
  /** The article's files that cannot be read. */
  files: readonly Unreadable[];
  unreadable: 'damaged' | 'newer-version' | null;
}

/** Reads and parses an article's two files. */
export async function readFolder(
  entry: ArticleFolder,
  row: VaultRow | undefined,
  files: Pick<LibraryFiles, 'readArticle'>,
): Promise<FolderContent> {
  return contentOf(entry, row, await files.readArticle(entry.folder));
}

/** Reads and parses an article's two files, of which nothing is known but their folder. */
export async function readNamedFolder(
  folder: string,
  files: Pick<LibraryFiles, 'readArticle'>,
): Promise<FolderContent> {
  const read = await files.readArticle(folder);
  const entry = { folder, htmlBytes: bytesOf(read.html), jsonBytes: bytesOf(read.json) };
  return contentOf(entry, undefined, read);
}

/** As in a listing: -1 for a file that is missing. */
const bytesOf = (text: string | null) =>
  text === null ? -1 : new TextEncoder().encode(text).length;

async function contentOf(
  entry: ArticleFolder,
  row: VaultRow | undefined,
  { html, json, unreadable = [] }: Awaited<ReturnType<LibraryFiles['readArticle']>>,
): Promise<FolderContent> {
  const nothing = {
    ...{ entry, row, parsed: null, html: null, leftOut: [], repaired: [] },
    ...{ isBodyLost: false, isSealed: async () => false },
    jsonSha256: '',
    files: unreadable,
  };
  if (json === null) return { ...nothing, unreadable: 'damaged' };
  const jsonSha256 = await sha256OfText(json);
  const result = parseArticleFile(entry.folder, json);
  if (!result.ok) return { ...nothing, jsonSha256, unreadable: result.reason };
  const { parsed, repaired = [] } = result;
  const body = html === null ? null : bodyOfHtmlFile(html);
  return {
    ...{ entry, row, parsed, repaired, jsonSha256, files: unreadable, unreadable: null },
    html: body ?? bodyOfText(parsed.text),
    leftOut: html === null ? [] : leftOutOfHtmlFile(html, most.leftOutParts),
    isBodyLost: body === null,
    isSealed: async () => body !== null && (await sha256OfText(html ?? '')) === parsed.htmlSha256,
  };
}

/** Findings about an article that was read with a lost body or with changed fields. */
export function findingsOf({ entry, parsed, isBodyLost, repaired }: FolderContent): Finding[] {
  if (parsed === null) return [];
  return [
    ...(isBodyLost ? [bodyLost(entry.folder, parsed)] : []),
    ...(repaired.length > 0 ? [repairedArticle(entry.folder, parsed, repaired)] : []),
  ];
}

/** Sanitizes an article's HTML; null when it is set aside, see library/import/risky-reads.ts. */
export type Clean = (html: string) => CleanHtml | null | Promise<CleanHtml | null>;

/** An article read from its folder and sanitized, ready for the database. */
export interface FoundArticle {
  entry: ArticleFolder;
  parsed: ParsedArticle;
  html: CleanHtml;
  leftOut: readonly LeftOutPart[];
  jsonSha256: string;
  /** Its article.html has not come yet: see `HtmlRow`. */
  isOnItsWay?: boolean;
}

/** The size in the row of an article.html that has not come: that of no file, so each start looks at it. */
export const unknownBytes = -2;

/**
 * Writes articles from the folder to the database in one transaction, replacing existing rows.
 *
 * @param present articles that the database has; the change log calls them changed, the others added
 * @param isChosen true when the user has said that the file counts; else the stamps of both sides do
 */
export async function putArticles(
  database: CarrelDatabase,
  found: readonly FoundArticle[],
  present: ReadonlySet<ArticleId>,
  isChosen = false,
): Promise<void> {
  if (found.length === 0) return;
  const { articles, html, texts, highlights, assets, originals, vault, stamps, changes } = database;
  const tables = [articles, html, texts, highlights, assets, originals, vault, stamps, changes];
  await database.transaction('rw', tables, async () => {
    for (const { parsed, html, leftOut, isOnItsWay = false } of found) {
      const { article, highlights: marks } = await joinedStates(database, parsed, isChosen);
      await putBody(database, article, { html, text: parsed.text, leftOut, isOnItsWay });
      await putHighlights(database, article.id, [...marks]);
    }
    await addStoredRows(
      database,
      found.map(({ parsed }) => parsed),
    );
    await vault.bulkPut(
      found.map(({ entry, parsed, jsonSha256, isOnItsWay }) => ({
        id: parsed.article.id,
        folder: entry.folder,
        htmlSha256: parsed.htmlSha256,
        jsonSha256,
        htmlBytes: isOnItsWay ? unknownBytes : entry.htmlBytes,
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

/** Joins the stamps of a file with those of the database, and gives the article that counts. */
async function joinedStates(
  { articles, stamps }: CarrelDatabase,
  { article, highlights, state, isEdited }: ParsedArticle,
  isChosen: boolean,
): Promise<MarkedArticle> {
  const { id, folder } = article;
  const [row, known] = [await stamps.get(id), await articles.get(id)];
  const joined = row ? articleJoining.join(row.state, state) : state;
  await stamps.put(inIndex({ ...row, id, folder, state: joined }));
  const marked = { article, highlights };
  // A value that is the file's and not its stamp's is stamped as a change of this machine.
  const isFiles = !row || isChosen || isEdited || !isStamped(joined);
  // One that is deleted and comes back has all that its machines did to it, not only what the file has.
  const { gone: _, ...alive } = joined;
  const taken = isFiles ? marked : (withState(marked, alive) ?? marked);
  if (!known) return taken;
  const page = { article: taken.article, state };
  return { ...taken, article: pageOfBoth(page, { article: known, state: row?.state }) };
}

/** Adds the rows of originals and images that the database has lost. */
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
 * Adds the rows of originals and images in the caller's transaction. Existing rows stay: their
 * `complete` is only in the database, and the content of a folder is not trusted.
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
