// Joins the copies that sync programs make where two machines have written one article.
import type { ConflictCopy } from '../../electron/ipc/vault-files';
import type { ArticleId } from '../core/article/article';
import { most } from '../core/article/article-parts';
import { sha256OfText } from '../core/article/hashes';
import { articleJoining } from '../core/machines/article-state';
import { sameJson } from '../core/machines/joining';
import { leftOutOfHtmlFile } from '../core/sanitize/left-out-html';
import type { CarrelDatabase } from '../storage/database';
import { absentFolders } from '../storage/joined-articles';
import { noteMerges } from '../storage/merge-log';
import { bodyOfHtmlFile, bodyStart, toHtmlFile } from './article-files';
import { joinFile, joinWork, keepOfPart } from './join-file';
import { joinOtherCopy } from './join-other-copies';
import type { LibraryFiles } from './library-files';
import { type ParsedArticle, parseArticleFile } from './parse-article';
import { recordOf } from './save-article';
import { trustedArticle } from './trusted-changes';

/** Changed when copies are joined that stayed before. */
export const copiesRules = 2;

const json = '/article.json';
const html = '/article.html';

/**
 * Joins all copies of article.json whose stamps say how they differ, and removes them, with the copies of
 * article.html whose page is in the library, and with those of other files. A copy that has anything else stays.
 *
 * @param want called with the folders of articles whose own files are to be read
 * @param folders the places to look at; null for all
 * @returns how many were removed
 */
export async function joinCopies(
  database: CarrelDatabase,
  files: LibraryFiles,
  want: (folder: string) => void,
  folders: string[] | null = null,
): Promise<number> {
  const copies = await files.listConflictCopies(folders);
  if (copies.length === 0) return 0;
  const absent = await absentFolders(database);
  /** Checksums of pages that have lost against a later one. */
  const earlier = new Set<string>();
  let removed = 0;
  const remove = async ({ place, of, program }: ConflictCopy, text: string) => {
    const hash = await sha256OfText(text);
    if (!(await files.removeConflictCopy(place, hash)).ok) return;
    removed += 1;
    const sides = [{ machine: '', at: null, text: `${program}: ${place}` }];
    await noteMerges(database, [{ kind: 'copy', article: null, title: of, sides, now: of }]);
  };
  for (const copy of copies.filter(({ of }) => of.endsWith(json))) {
    const text = await files.readConflictCopy(copy.place);
    if (typeof text !== 'string') continue;
    const folder = homeOf(copy.of.slice(0, -json.length));
    const htmlSha256 = await joined(database, files, folder, text);
    if (htmlSha256 !== null) earlier.add(htmlSha256);
    else if (!isCutOff(text)) continue;
    else if (!absent.has(folder) && !(await files.readArticle(folder)).json?.startsWith(text))
      continue;
    await remove(copy, text);
  }
  const pages = copies.filter(({ of }) => of.endsWith(html));
  const rows = pages.length === 0 ? [] : await database.vault.toArray();
  const idOf = new Map(rows.map(({ id, folder }) => [folder, id]));
  for (const copy of pages) {
    const text = await files.readConflictCopy(copy.place);
    if (typeof text !== 'string') continue;
    const isEarlier = earlier.has(await sha256OfText(text));
    const folder = homeOf(copy.of.slice(0, -html.length));
    const isKnown = isEarlier || absent.has(folder);
    if (isKnown || (await isPageOf(database, idOf.get(folder), text))) await remove(copy, text);
  }
  const isOfArticle = ({ of }: ConflictCopy) => of.endsWith(json) || of.endsWith(html);
  for (const copy of copies.filter((each) => !isOfArticle(each))) {
    const text = await files.readConflictCopy(copy.place);
    if (typeof text !== 'string') continue;
    const { isJoined, wanted } = await joinOtherCopy(database, files, copy, text);
    const rows = await database.stamps.bulkGet([...wanted]);
    for (const row of rows) if (row?.folder) want(row.folder);
    if (isJoined) await remove(copy, text);
  }
  return removed;
}

/** The folder of an article, also for one in the trash: see electron/vault/trash.ts. */
function homeOf(folder: string): string {
  const [, year, month, name] = /^trash\/(\d{4})-(\d{2})-(.+?)(?:~\d+)?$/.exec(folder) ?? [];
  return name === undefined ? folder : `articles/${year}/${month}/${name}`;
}

/** The checksum of the copy's page, once all of the copy is in the database; null when it is not. */
async function joined(
  database: CarrelDatabase,
  files: LibraryFiles,
  folder: string,
  text: string,
): Promise<string | null> {
  const result = parseArticleFile(folder, text);
  if (!result.ok) return null;
  const { parsed } = result;
  const known = await database.articles.get(parsed.article.id);
  if (known === undefined)
    return (await joinedAbsent(database, files, parsed)) ? parsed.htmlSha256 : null;
  if (known.folder !== folder) return null;
  return (await joinFile(database, files, parsed)) === 'explained' ? parsed.htmlSha256 : null;
}

/**
 * Joins the copy of an article that is deleted, or has become a part of another one; false for one that is on
 * its way, or that the copy brings back.
 */
async function joinedAbsent(
  database: CarrelDatabase,
  files: LibraryFiles,
  parsed: ParsedArticle,
): Promise<boolean> {
  const trusted = await trustedArticle(files, parsed);
  const { id } = trusted.article;
  if (trusted.isEdited || !(await database.stamps.get(id))) return false;
  await joinWork(database, files, trusted);
  const row = await database.stamps.get(id);
  if (row?.into) return keepOfPart(database, parsed);
  return row !== undefined && articleJoining.valueOf(row.state) === null;
}

/** True for an article.json that ends before its end, so that no state can be read of it. */
function isCutOff(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}

const fromBody = (text: string) => text.slice(text.indexOf(bodyStart));

/** True when an article.html shows what the article has: only its facts may differ. */
async function isPageOf(
  database: CarrelDatabase,
  id: ArticleId | undefined,
  text: string,
): Promise<boolean> {
  const body = bodyOfHtmlFile(text);
  const record = id === undefined ? null : await recordOf(database, id);
  if (record === null) return false;
  const file = toHtmlFile(record);
  // Of one that is cut off, what there is of it.
  if (body === null)
    return text.includes(bodyStart) ? file.includes(fromBody(text)) : file.startsWith(text);
  const [mine, theirs] = [file, text].map((each) => leftOutOfHtmlFile(each, most.leftOutParts));
  return bodyOfHtmlFile(file) === body && sameJson(mine, theirs);
}
