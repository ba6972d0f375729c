import { addressInput, archivedInput } from '../library/import/import-batch';
import { isRefusedPage } from '../library/import/import-queue';
import { takenFormats } from '../library/import/take-address';
import { UsageError } from './arguments';
import { type Command, exit } from './command';
import { hasFailed, importInputs } from './import-command';

export const addCommand: Command = {
  handlesCancel: true,
  async run(args, context) {
    if (args.words.length === 0) throw new UsageError('add needs an address');
    // Typing the command is the user's word to fetch.
    const { fetching } = await context.carrel.request('askToFetch');
    if (fetching === 'never') {
      await context.report('carrel: fetching from the network is switched off in the settings');
      return exit.someFailed;
    }
    const inputOf = args.has('archived') ? archivedInput : addressInput;
    const anyway = args.has('anyway');
    const inputs = [...new Set(args.words)].map((word) => ({ ...inputOf(word), anyway }));
    const batch = await importInputs(
      Promise.resolve(inputs),
      { tags: args.values('tag') },
      context,
    );
    const { database } = await context.library();
    const articles = await database.articles.bulkGet(batch.items.flatMap(({ id }) => id ?? []));
    for (const article of articles) {
      if (article?.source.format !== takenFormats.shown) continue;
      await context.report(`taken from a window, because scripts make its text: ${article.url}`);
    }
    if (!anyway && !context.json && batch.items.some(isRefusedPage)) {
      await context.report('--anyway adds such pages as they are');
    }
    return hasFailed(batch) ? exit.someFailed : exit.done;
  },
};
