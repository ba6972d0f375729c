import { deleteArticles } from '../library/actions/delete-articles';
import { printChanged } from './change-articles';
import { chosenArticles, codeOf } from './chosen-articles';
import { type Command, exit, savedOrNot } from './command';
import { foundExactly } from './found-ids';

export const trashCommand: Command = {
  handlesCancel: true,
  async run(args, context) {
    const library = await context.library();
    const chosen = await chosenArticles('trash', args, library, context, foundExactly);
    const deleted = await deleteArticles(library, chosen.ids);
    const saved = await savedOrNot(library, context);
    const articles = deleted.map(({ id, title }) => ({ id, title, changed: true }));
    const sentence = `${deleted.length} moved to the trash`;
    await printChanged(deleted.length, articles, chosen, context, sentence);
    const code = codeOf(chosen);
    return code === exit.done && !saved ? exit.someFailed : code;
  },
};
