import type { ArticleId } from '../core/article/article';
import { readPreferences } from '../library/actions/preferences';
import type { Library } from '../library/library';
import type { CommandContext } from './command';

/** All articles that a query finds, best first; waits until everything is indexed. */
export async function foundIds(
  query: string,
  library: Library,
  context: CommandContext,
): Promise<ArticleId[]> {
  await waitForIndex(library, context);
  const limit = Math.max(1, await library.database.articles.count());
  const variants = (await readPreferences(library)).chineseVariants;
  const { hits } = await library.search.search(query, { limit, variants });
  return hits.map(({ id }) => id);
}

export async function waitForIndex({ search }: Library, context: CommandContext): Promise<void> {
  const stop = search.onStatus(({ indexed, articles, caughtUp }) => {
    if (!caughtUp) context.progress(`${indexed} of ${articles} indexed`);
  });
  await search.whenCaughtUp();
  stop();
}
