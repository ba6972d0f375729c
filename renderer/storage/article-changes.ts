import type { Article, ArticleId } from '../core/article/article';
import { announceChanges, appendChanges } from './change-log';
import type { CarrelDatabase } from './database';

const batchSize = 500;
/** Followers that read the log meanwhile would take half of the time. */
const announceEveryMs = 2_000;

/** The last call on each database; absent while none is under way. */
const underWay = new WeakMap<CarrelDatabase, Promise<unknown>>();

/**
 * Edits articles and logs the changed ones. Ids without an article are ignored. Calls of a window are
 * carried out one after the other. Many articles are edited in several transactions, so that others can
 * read and write between them: when one fails, those before it stay.
 *
 * @param edit returns the new record, or null to keep the old one
 * @param onProgress is told after each transaction how many of the ids are done
 * @returns the ids of the changed articles
 */
export function changeArticles(
  database: CarrelDatabase,
  ids: readonly ArticleId[],
  edit: (article: Article) => Article | null,
  onProgress?: (done: number) => void,
): Promise<ArticleId[]> {
  const before = underWay.get(database);
  const change = () => changeInBatches(database, ids, edit, onProgress);
  const changing = before ? before.then(change) : change();
  const ended = changing
    .catch(() => {})
    .then(() => {
      if (underWay.get(database) === ended) underWay.delete(database);
    });
  underWay.set(database, ended);
  return changing;
}

/** Resolves when every call of `changeArticles` in this window that came before has ended. */
export async function changesEnded(database: CarrelDatabase): Promise<void> {
  await underWay.get(database);
}

async function changeInBatches(
  database: CarrelDatabase,
  ids: readonly ArticleId[],
  edit: (article: Article) => Article | null,
  onProgress?: (done: number) => void,
): Promise<ArticleId[]> {
  const changed: ArticleId[] = [];
  let announced = { count: 0, at: performance.now() };
  const announce = () => {
    if (changed.length > announced.count) announceChanges();
    announced = { count: changed.length, at: performance.now() };
  };
  try {
    for (let from = 0; from < ids.length; from += batchSize) {
      const some = ids.slice(from, from + batchSize);
      for (const id of await changeAtOnce(database, some, edit)) changed.push(id);
      if (performance.now() - announced.at > announceEveryMs) announce();
      onProgress?.(from + some.length);
    }
  } finally {
    announce();
  }
  return changed;
}

function changeAtOnce(
  database: CarrelDatabase,
  ids: readonly ArticleId[],
  edit: (article: Article) => Article | null,
): Promise<ArticleId[]> {
  return database.transaction('rw', database.articles, database.changes, async () => {
    const known = await database.articles.bulkGet([...ids]);
    const edited = known.flatMap((article) => (article ? (edit(article) ?? []) : []));
    await database.articles.bulkPut(edited);
    const editedIds = edited.map((article) => article.id);
    await appendChanges(database, 'article-changed', editedIds);
    return editedIds;
  });
}
