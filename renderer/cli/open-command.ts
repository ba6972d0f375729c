import { UsageError } from './arguments';
import { type Command, exit } from './command';
import { findArticle } from './find-article';

export const openCommand: Command = {
  async run(args, context) {
    const [word, ...more] = args.words;
    if (word === undefined || more.length > 0) throw new UsageError('open needs one id');
    const { id, title } = await findArticle(await context.library(), word);
    if (!(await context.openArticle(id))) {
      await context.report(
        'carrel: there is no display for a window; if Carrel was started without one, carrel serve --stop ends it',
      );
      return exit.someFailed;
    }
    if (context.json) await context.printJson({ id, title });
    return exit.done;
  },
};
