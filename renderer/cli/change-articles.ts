// Commands that change many articles at once, and say what has changed and what was not found.
import type { Article, ArticleId } from '../core/article/article';
import type { Library } from '../library/library';
import type { Arguments } from './arguments';
import { type Chosen, chosenArticles, codeOf, reportNotFound } from './chosen-articles';
import { type Command, type CommandContext, exit, savedOrNot } from './command';
import { foundExactly } from './found-ids';

export interface BulkChange {
  /**
   * Checks the arguments, which throws a UsageError, and returns the change. The change returns the ids
   * of the articles that are different now.
   */
  prepare(args: Arguments, context: CommandContext): Change | Promise<Change>;
  /** The fields of an article that the report holds, beside its id and title. */
  fields: readonly (keyof Article)[];
}

type Change = (library: Library, ids: readonly ArticleId[]) => Promise<ArticleId[]>;

/** A command that changes the articles that its arguments choose. It runs to its end when it is cancelled. */
export function bulkCommand(name: string, { prepare, fields }: BulkChange): Command {
  return {
    // Else a part of the articles would be changed, and nothing would say which.
    handlesCancel: true,
    async run(args, context) {
      const change = await prepare(args, context);
      const library = await context.library();
      const chosen = await chosenArticles(name, args, library, context, foundExactly);
      const { ids } = chosen;
      const onProgress = (done: number) => context.progress(`${done} of ${ids.length}`);
      const changed = new Set(await change({ ...library, progress: { onProgress } }, ids));
      const saved = await savedOrNot(library, context);
      const rows = await library.database.articles.bulkGet(ids);
      const articles = rows.flatMap((row) => (row ? reportOf(row, fields, changed) : []));
      await printChanged(changed.size, articles, chosen, context);
      const code = codeOf(chosen);
      return code === exit.done && !saved ? exit.someFailed : code;
    },
  };
}

function reportOf(article: Article, fields: readonly (keyof Article)[], changed: Set<ArticleId>) {
  const { id, title } = article;
  const values = Object.fromEntries(fields.map((field) => [field, article[field]]));
  return [{ id, title, ...values, changed: changed.has(id) }];
}

/** Prints what has changed. */
export async function printChanged(
  changed: number,
  articles: readonly object[],
  { notFound }: Pick<Chosen, 'notFound'>,
  context: CommandContext,
  sentence = `${changed} of ${articles.length} changed`,
): Promise<void> {
  await reportNotFound({ notFound }, context);
  if (context.form === 'json') await context.printJson({ changed, articles, notFound });
  else if (context.form === 'jsonl') await context.printItems([...articles, ...notFound]);
  else await context.print(sentence);
}
