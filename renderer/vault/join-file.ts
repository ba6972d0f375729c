// Takes in what another machine has written into an article.json.
import type { CarrelDatabase } from '../storage/database';
import { joinStates } from '../storage/join-states';
import { type Difference, differenceTo } from './difference';
import type { LibraryFiles } from './library-files';
import type { ParsedArticle } from './parse-article';
import { recordOf } from './save-article';

/**
 * Joins a file into the database where its stamps explain how it differs. What the database then has and the
 * file lacks is the follower's to write.
 */
export async function joinFile(
  database: CarrelDatabase,
  files: Pick<LibraryFiles, 'ownMachine'>,
  theirs: ParsedArticle,
): Promise<Difference> {
  const { id, folder } = theirs.article;
  const [mine, row] = await Promise.all([recordOf(database, id), database.stamps.get(id)]);
  if (mine === null) return 'newer-page';
  const difference = differenceTo(mine, row?.state, theirs);
  if (difference === 'explained') {
    const { id: machine } = await files.ownMachine();
    await joinStates(database, machine, [{ id, folder, state: theirs.state }]);
  }
  return difference;
}
