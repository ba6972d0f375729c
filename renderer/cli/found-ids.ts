import type { ArticleId } from '../core/article/article';
import { readPreferences } from '../library/actions/preferences';
import type { Library } from '../library/library';
import { UsageError } from './arguments';
import { type CommandContext, unlessCancelled } from './command';
import { noteLine } from './note-line';

/**
 * All articles that a query finds, best first; waits until everything is indexed. What the search has made
 * of the query is reported.
 */
export async function foundIds(
  query: string,
  library: Library,
  context: CommandContext,
): Promise<ArticleId[]> {
  const { ids, lines } = await unlessCancelled(findAll(query, library, context), context.signal);
  await reportLines(lines, context);
  return ids;
}

/**
 * As `foundIds`, for a command that changes what is found: throws a UsageError when the search would take
 * the query otherwise than it is written, such as with similar words, or without a filter that it does not
 * know.
 */
export async function foundExactly(
  query: string,
  library: Library,
  context: CommandContext,
): Promise<ArticleId[]> {
  const { ids, lines } = await unlessCancelled(findAll(query, library, context), context.signal);
  if (lines.length > 0 && ids.length > 0) {
    throw new UsageError(
      `nothing was changed, because the search takes the query in another way: ${lines.join('; ')}`,
    );
  }
  await reportLines(lines, context);
  return ids;
}

async function reportLines(lines: readonly string[], context: CommandContext): Promise<void> {
  if (lines.length > 0) await context.report(lines.map((line) => `carrel: ${line}`));
}

async function findAll(query: string, library: Library, context: CommandContext) {
  await waitForIndex(library, context);
  const limit = Math.max(1, await library.database.articles.count());
  const variants = (await readPreferences(library)).chineseVariants;
  const { hits, notes } = await library.search.search(query, { limit, variants });
  return { ids: hits.map(({ id }) => id), lines: [...new Set(notes.map(noteLine))] };
}

export async function waitForIndex({ search }: Library, context: CommandContext): Promise<void> {
  const stop = search.onStatus(({ indexed, articles, caughtUp }) => {
    if (!caughtUp) context.progress(`${indexed} of ${articles} indexed`);
  });
  await search.whenCaughtUp();
  stop();
}
