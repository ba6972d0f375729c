// Joins the copies that sync programs make where two machines have written one article.
import type { ConflictCopy } from '../../electron/ipc/vault-files';
import type { ArticleId } from '../core/article/article';
import { most } from '../core/article/article-parts';
import { sha256 } from '../core/article/hashes';
import { sameJson } from '../core/machines/joining';
import { leftOutOfHtmlFile } from '../core/sanitize/left-out-html';
import type { CarrelDatabase } from '../storage/database';
import { bodyOfHtmlFile, toHtmlFile } from './article-files';
import { joinFile } from './join-file';
import type { LibraryFiles } from './library-files';
import { parseArticleFile } from './parse-article';
import { recordOf } from './save-article';

const json = '/article.json';
const html = '/article.html';

/**
 * Joins all copies of article.json whose stamps say how they differ, and removes them, with the copies of
 * article.html whose page is in the library. A copy that has anything else stays.
 *
 * @returns how many were removed
 */
export async function joinCopies(database: CarrelDatabase, files: LibraryFiles): Promise<number> {
  const copies = await files.listConflictCopies();
  /** Checksums of pages that have lost against a later one. */
  const earlier = new Set<string>();
  let removed = 0;
  const remove = async ({ place }: ConflictCopy, text: string) => {
    const hash = await sha256(new TextEncoder().encode(text));
    if ((await files.removeConflictCopy(place, hash)).ok) removed += 1;
  };
  for (const copy of copies.filter(({ of }) => of.endsWith(json))) {
    const text = await files.readConflictCopy(copy.place);
    if (typeof text !== 'string') continue;
    const htmlSha256 = await joined(database, files, copy.of.slice(0, -json.length), text);
    if (htmlSha256 === null) continue;
    earlier.add(htmlSha256);
    await remove(copy, text);
  }
  const pages = copies.filter(({ of }) => of.endsWith(html));
  const rows = pages.length === 0 ? [] : await database.vault.toArray();
  const idOf = new Map(rows.map(({ id, folder }) => [folder, id]));
  for (const copy of pages) {
    const text = await files.readConflictCopy(copy.place);
    if (typeof text !== 'string') continue;
    const isEarlier = earlier.has(await sha256(new TextEncoder().encode(text)));
    const id = idOf.get(copy.of.slice(0, -html.length));
    if (isEarlier || (await isPageOf(database, id, text))) await remove(copy, text);
  }
  return removed;
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
  const { parsed, repaired = [] } = result;
  const known = await database.articles.get(parsed.article.id);
  if (known?.folder !== folder || repaired.length > 0) return null;
  return (await joinFile(database, files, parsed)) === 'explained' ? parsed.htmlSha256 : null;
}

/** True when an article.html shows what the article has: only its facts may differ. */
async function isPageOf(
  database: CarrelDatabase,
  id: ArticleId | undefined,
  text: string,
): Promise<boolean> {
  const body = bodyOfHtmlFile(text);
  const record = id === undefined ? null : await recordOf(database, id);
  if (record === null || body === null) return false;
  const file = toHtmlFile(record);
  const [mine, theirs] = [file, text].map((each) => leftOutOfHtmlFile(each, most.leftOutParts));
  return bodyOfHtmlFile(file) === body && sameJson(mine, theirs);
}
