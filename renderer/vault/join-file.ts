// Takes in what another machine has written into an article.json.
import { withOriginalsOf } from '../core/article/kept-originals';
import { announceChanges, appendChanges } from '../storage/change-log';
import type { CarrelDatabase } from '../storage/database';
import { joinStates, pageClock } from '../storage/join-states';
import { shownAs } from '../storage/joined-articles';
import { type Difference, differenceTo } from './difference';
import type { LibraryFiles } from './library-files';
import { pageOfBoth } from './pages-apart';
import type { ParsedArticle } from './parse-article';
import { recordOf } from './save-article';
import { addStoredRows } from './take-article';
import { trustedArticle } from './trusted-changes';

/**
 * Joins a file into the database where its stamps explain how it differs. What the database then has and the
 * file lacks is the follower's to write.
 */
export async function joinFile(
  database: CarrelDatabase,
  files: Pick<LibraryFiles, 'ownMachine'>,
  parsed: ParsedArticle,
): Promise<Difference> {
  const theirs = await trustedArticle(files, parsed);
  const { id } = theirs.article;
  const [mine, row] = await Promise.all([recordOf(database, id), database.stamps.get(id)]);
  if (mine === null) return 'newer-page';
  const difference = differenceTo(mine, row?.state, theirs);
  if (difference === 'explained') {
    await joinWork(database, files, theirs);
    await keepOfEarlier(database, theirs);
  }
  return difference;
}

/**
 * Joins what was done to an article, and leaves its page as it is.
 *
 * @param trusted without what distrusted machines have done: see trusted-changes.ts
 */
export async function joinWork(
  database: CarrelDatabase,
  files: Pick<LibraryFiles, 'ownMachine'>,
  { article, state }: ParsedArticle,
): Promise<void> {
  const { id: machine } = await files.ownMachine();
  await joinStates(database, machine, [{ id: article.id, folder: article.folder, state }]);
}

/** Adds to the article of the database what it must keep of an earlier page in a file. */
async function keepOfEarlier(database: CarrelDatabase, theirs: ParsedArticle): Promise<void> {
  const { articles, assets, originals, stamps, changes } = database;
  const { id } = theirs.article;
  const tables = [articles, assets, originals, stamps, changes];
  const isChanged = await database.transaction('rw', tables, async () => {
    const [article, row] = [await articles.get(id), await stamps.get(id)];
    if (!article || !row || pageClock(row.state) <= pageClock(theirs.state)) return false;
    const kept = pageOfBoth({ article, state: row.state }, theirs);
    if (kept === article) return false;
    await articles.put(kept);
    await addStoredRows(database, [{ ...theirs, assets: [] }]);
    await appendChanges(database, 'article-changed', [id]);
    return true;
  });
  if (isChanged) announceChanges();
}

/**
 * Adds to an article what a file of one that has become a part of it names: originals, and versions of the text.
 *
 * @returns false when the article is not here
 */
export async function keepOfPart(
  database: CarrelDatabase,
  theirs: ParsedArticle,
): Promise<boolean> {
  const { articles, assets, originals, stamps, changes } = database;
  const tables = [articles, assets, originals, stamps, changes];
  const isHere = await database.transaction('rw', tables, async () => {
    const article = await shownAs(database, theirs.article.id);
    if (!article) return false;
    const { downloads: _, ...page } = theirs.article;
    const kept = withOriginalsOf(article, page);
    if (kept === article) return true;
    await articles.put(kept);
    await addStoredRows(database, [{ ...theirs, assets: [] }]);
    await appendChanges(database, 'article-changed', [article.id]);
    return true;
  });
  if (isHere) announceChanges();
  return isHere;
}
