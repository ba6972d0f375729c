// What was lately made of the work of two machines on one thing.
import type { ArticleId } from '../../core/article/article';
import type { Merge } from '../../core/machines/merges';
import { shownAs } from '../../storage/joined-articles';
import { recentMerges } from '../../storage/merge-log';
import type { Library } from '../library';

export interface ListedMerge extends Merge {
  /** The article that shows it now; null where it is deleted, or where it is about no article. */
  shownAs: ArticleId | null;
}

/** The newest first, with the titles that the articles have now. */
export async function mergedLately({
  database,
}: Pick<Library, 'database'>): Promise<ListedMerge[]> {
  const merges = await recentMerges(database);
  return Promise.all(
    merges.map(async (merge) => {
      const article = merge.article === null ? undefined : await shownAs(database, merge.article);
      return { ...merge, title: article?.title || merge.title, shownAs: article?.id ?? null };
    }),
  );
}
