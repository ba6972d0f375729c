import type { TrashedArticle } from '../../../electron/ipc/vault-files';
import type { ArticleId } from '../../core/article/article';
import { readersWork } from '../../core/article/article-record';
import { changeArticles } from '../../storage/article-changes';
import { changeHighlights } from '../../storage/highlights';
import type { DeletedArticle } from '../journal';
import type { Library } from '../library';

/** An article in the trash by its name there, and its id when its file can be read. */
export interface TrashedName {
  name: string;
  id: ArticleId | null;
}

/** Restores articles from the trash. Returns the number of restored articles. */
export async function restoreTrashed(
  { vault, journal }: Pick<Library, 'vault' | 'journal'>,
  trashed: readonly TrashedName[],
): Promise<number> {
  if (trashed.length === 0) return 0;
  const restored = new Set(
    await vault.ask({ kind: 'restore', names: trashed.map(({ name }) => name) }),
  );
  const ids = trashed.flatMap(({ name, id }) => (id !== null && restored.has(name) ? id : []));
  if (ids.length > 0) journal?.articlesRestored(ids);
  return restored.size;
}

/**
 * Undoes a deletion. A change just before the deletion may not have reached the folder, so the reader's
 * work is restored from `deleted`.
 *
 * @param deleted the articles as they were in the database
 * @returns the articles that could not be restored
 */
export async function undoDeletion(
  library: Pick<Library, 'database' | 'vault' | 'journal'>,
  deleted: readonly DeletedArticle[],
): Promise<DeletedArticle[]> {
  const { database, vault } = library;
  await vault.ask({ kind: 'saved' });
  const entries = newestOfFolder(await vault.listTrash());
  const trashed = deleted.flatMap(({ id, folder }) => {
    const name = entries.get(folder)?.name;
    return name === undefined ? [] : { name, id };
  });
  await restoreTrashed(library, trashed);
  const before = new Map(deleted.map((article) => [article.id, article]));
  const there = await database.articles.bulkGet([...before.keys()]);
  await changeArticles(database, [...before.keys()], (article) => {
    const marks = readersWork(before.get(article.id) ?? article);
    const same = JSON.stringify(readersWork(article)) === JSON.stringify(marks);
    return same ? null : { ...article, ...marks };
  });
  for (const { id, highlights } of deleted) {
    const same = (known: unknown) => JSON.stringify(known) === JSON.stringify(highlights);
    await changeHighlights(database, id, (known) => (same(known) ? null : highlights));
  }
  const back = new Set(there.flatMap((article): ArticleId[] => (article ? [article.id] : [])));
  return deleted.filter(({ id }) => !back.has(id));
}

/** The newest trash entry of each folder: an article that was deleted twice can have two. */
function newestOfFolder(entries: readonly TrashedArticle[]): Map<string, TrashedArticle> {
  const oldestFirst = [...entries].sort((a, b) => a.trashedAt - b.trashedAt);
  return new Map(oldestFirst.map((entry) => [entry.folder, entry]));
}
