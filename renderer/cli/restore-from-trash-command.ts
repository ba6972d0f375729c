import { listTrash, type TrashedEntry } from '../library/actions/list-trash';
import { isFoundInTrash, trashWords } from '../library/actions/search-trash';
import { type Arguments, UsageError } from './arguments';
import { printChanged } from './change-articles';
import { type Chosen, codeOf, namedWords, refuseBoth, resolveIds } from './chosen-articles';
import { type Command, type CommandContext, exit, savedOrNot } from './command';

export const restoreFromTrashCommand: Command = {
  handlesCancel: true,
  async run(args, context) {
    const library = await context.library();
    // What was deleted a moment ago may still be on its way to the trash.
    await library.vault.ask({ kind: 'saved' });
    const entries = newestOfEach(await listTrash(library));
    const chosen = await chosenEntries(args, entries, context);
    const names = chosen.ids;
    const answer = names.length === 0 ? [] : await library.vault.ask({ kind: 'restore', names });
    const restored = new Set(answer);
    const saved = await savedOrNot(library, context);
    const articles = entries
      .filter(({ name }) => chosen.ids.includes(name))
      .map(({ name, article }) => ({
        ...{ id: article?.id ?? null, title: article?.title ?? null, name },
        changed: restored.has(name),
      }));
    const failed = articles.filter(({ changed }) => !changed);
    const lines = failed.map(({ id, name }) => `carrel: ${id ?? name}: could not be restored`);
    if (lines.length > 0) await context.report(lines);
    await printChanged(restored.size, articles, chosen, context, `${restored.size} restored`);
    const code = codeOf(chosen);
    return code === exit.done && (failed.length > 0 || !saved) ? exit.someFailed : code;
  },
};

/** An article that was deleted twice has two entries: the newest counts. */
function newestOfEach(entries: readonly TrashedEntry[]): TrashedEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ name, article }) => {
    const key = article?.id ?? name;
    return !seen.has(key) && seen.add(key);
  });
}

/** The names, in the trash, of the entries that the arguments choose. */
async function chosenEntries(
  args: Arguments,
  entries: readonly TrashedEntry[],
  context: CommandContext,
): Promise<Chosen> {
  const query = args.value('query');
  if (query === null) {
    return resolveIds(await namedWords('restore-from-trash', args, context), (word) =>
      entries
        .filter(({ name, article }) =>
          article === null ? name.toUpperCase() === word : article.id.startsWith(word),
        )
        .slice(0, 2)
        .map(({ name }) => name),
    );
  }
  refuseBoth('restore-from-trash', args);
  const words = trashWords(query);
  if (words.length === 0) throw new UsageError('--query needs a word');
  const found = entries.filter(({ article }) => article !== null && isFoundInTrash(article, words));
  return { ids: found.map(({ name }) => name), notFound: [] };
}
