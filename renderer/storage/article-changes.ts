import type { Article, ArticleId } from '../core/article/article';
import { announceChanges, appendChanges } from './change-log';
import type { CarrelDatabase } from './database';

const batchSize = 500;
/** Followers that read the log meanwhile would take half of the time, so most changes end before. */
const announceEveryMs = 10_000;

/** How to follow and to end a call of `changeArticles`. */
export interface ChangeWatch {
  /** At the start and after each transaction: how many of the ids are done. */
  onProgress?: ((done: number, total: number) => void) | undefined;
  /** After each transaction: the records that it has changed. */
  onChanged?: ((changed: readonly ChangedArticle[]) => void) | undefined;
  /** Ends the change before its next transaction. What it has changed stays. */
  signal?: AbortSignal | undefined;
}

export interface ChangedArticle {
  before: Article;
  after: Article;
}

/** The last call on each database; absent while none is under way. */
const underWay = new WeakMap<CarrelDatabase, Promise<unknown>>();

/**
 * Edits articles and logs the changed ones. Ids without an article are ignored. Calls of a window are
 * carried out one after the other. Many articles are edited in several transactions, so that others can
 * read and write between them: when one fails, those before it stay.
 *
 * @param edit returns the new record, or null to keep the old one
 * @returns the ids of the changed articles
 */
export function changeArticles(
  database: CarrelDatabase,
  ids: readonly ArticleId[],
  edit: (article: Article) => Article | null,
  watch: ChangeWatch = {},
): Promise<ArticleId[]> {
  const before = underWay.get(database);
  const change = () => changeInBatches(database, ids, edit, watch);
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
  { onProgress, onChanged, signal }: ChangeWatch,
): Promise<ArticleId[]> {
  const changed: ArticleId[] = [];
  let announced = { count: 0, at: performance.now() };
  const announce = () => {
    if (changed.length > announced.count) announceChanges();
    announced = { count: changed.length, at: performance.now() };
  };
  onProgress?.(0, ids.length);
  try {
    for (let from = 0; from < ids.length && !signal?.aborted; from += batchSize) {
      const some = ids.slice(from, from + batchSize);
      const edited = await changeAtOnce(database, some, edit);
      for (const { after } of edited) changed.push(after.id);
      if (edited.length > 0) onChanged?.(edited);
      if (performance.now() - announced.at > announceEveryMs) announce();
      onProgress?.(from + some.length, ids.length);
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
): Promise<ChangedArticle[]> {
  return database.transaction('rw', database.articles, database.changes, async () => {
    const known = await database.articles.bulkGet([...ids]);
    const edited = known.flatMap((before) => {
      const after = before && edit(before);
      return after ? [{ before, after }] : [];
    });
    await database.articles.bulkPut(edited.map(({ after }) => after));
    await appendChanges(
      database,
      'article-changed',
      edited.map(({ after }) => after.id),
      { isRecordOnly: true },
    );
    return edited;
  });
}
