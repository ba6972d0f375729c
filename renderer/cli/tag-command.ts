import { addTags, removeTags } from '../library/actions/tag-articles';
import { UsageError } from './arguments';
import { type Command, exit, savedOrNot } from './command';
import { findArticle } from './find-article';

export const tagCommand: Command = {
  // Runs to the end when it is cancelled, so that tags are not removed without adding the new ones.
  handlesCancel: true,
  async run(args, context) {
    const [add, remove] = [args.values('add'), args.values('remove')];
    if (args.words.length === 0) throw new UsageError('tag needs an id');
    if (add.length + remove.length === 0) throw new UsageError('tag needs --add or --remove');
    const library = await context.library();
    const ids: string[] = [];
    for (const word of args.words) ids.push((await findArticle(library, word)).id);
    const changed = new Set([
      ...(await removeTags(library, ids, remove)),
      ...(await addTags(library, ids, add)),
    ]);
    const saved = await savedOrNot(library, context);
    const articles = (await library.database.articles.bulkGet(ids)).flatMap((article) =>
      article ? [{ id: article.id, title: article.title, tags: article.tags }] : [],
    );
    if (context.json) await context.printJson({ changed: changed.size, articles });
    else await context.print(`${changed.size} of ${articles.length} changed`);
    return saved ? exit.done : exit.someFailed;
  },
};
