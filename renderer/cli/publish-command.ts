import type { PublishBegin } from '../../electron/ipc/page-files';
import type { ArticleId } from '../core/article/article';
import {
  directoryName,
  directoryPart,
  makePart,
  partNames,
  planPage,
} from '../library/folder-page/page-parts';
import type { Library } from '../library/library';
import { imagesIn, toHtmlFile } from '../vault/article-files';
import { recordsOf } from '../vault/save-article';
import { UsageError } from './arguments';
import { type Command, type CommandContext, exit } from './command';
import { foundIds } from './found-ids';

/** Articles that are read together. */
const groupSize = 24;

export const publishCommand: Command = {
  async run(args, context) {
    const [path, ...words] = args.words;
    if (path === undefined || path === '') throw new UsageError('publish needs a folder');
    const library = await context.library();
    const ids = await idsToPublish(words.join(' '), library, context);
    if (ids.length === 0) {
      await context.report('carrel: no article was found');
      return exit.someFailed;
    }
    const target = await context.exportTarget(path);
    const begun = await context.carrel.request('beginPublishing', target);
    if (!begun.ok) return refused(begun, context);
    return publish(target, ids, library, context);
  },
};

async function idsToPublish(
  query: string,
  library: Library,
  context: CommandContext,
): Promise<ArticleId[]> {
  const ids =
    query === ''
      ? await library.database.articles.toCollection().primaryKeys()
      : await foundIds(query, library, context);
  return ids.sort();
}

async function publish(
  target: string,
  ids: ArticleId[],
  { database }: Library,
  context: CommandContext,
): Promise<number> {
  const { carrel, signal } = context;
  for (let from = 0; from < ids.length; from += groupSize) {
    signal.throwIfAborted();
    context.progress(`${from} of ${ids.length} published`);
    for (const record of await recordsOf(database, ids.slice(from, from + groupSize))) {
      if (record === null) continue;
      const { folder } = record.article;
      const images = imagesIn(record.html);
      const answer = await carrel.request(
        ...(['publishArticle', target, folder, toHtmlFile(record), images] as const),
      );
      if (!answer.ok) return refused(answer, context);
    }
  }
  const plan = planPage(ids);
  for (const kind of ['text', 'list'] as const) {
    for (const leaf of plan.leaves[kind]) {
      const part = await makePart(database, plan, kind, leaf);
      const answer = await carrel.request('publishParts', target, [part]);
      if (!answer.ok) return refused(answer, context);
    }
  }
  const named = await carrel.request('publishParts', target, [directoryPart(plan)]);
  if (!named.ok) return refused(named, context);
  const names = [...partNames(plan, 'text'), ...partNames(plan, 'list'), directoryName];
  const answer = await carrel.request('finishPublishing', target, names);
  if (!answer.ok) return refused(answer, context);
  const { written, deleted, leftOut } = answer;
  const articles = ids.length;
  if (context.json) await context.printJson({ articles, written, deleted, leftOut });
  else {
    const noun = articles === 1 ? 'article' : 'articles';
    await context.print(`${articles} ${noun}, ${written} files written, ${deleted} deleted`);
  }
  for (const each of leftOut) await context.report(`left out: ${each}`);
  return leftOut.length > 0 ? exit.someFailed : exit.done;
}

async function refused(
  { message }: Extract<PublishBegin, { ok: false }>,
  context: CommandContext,
): Promise<number> {
  await context.report(`carrel: ${message}`);
  return exit.someFailed;
}
