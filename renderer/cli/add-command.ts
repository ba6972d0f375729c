import { beginsLikeHtml } from '../core/files/looks-like-html';
import { readTyped } from '../core/web/typed-addresses';
import { addressInput, archivedInput, type ImportInput } from '../library/import/import-batch';
import { isRefusedPage } from '../library/import/import-queue';
import { takenFormats } from '../library/import/take-address';
import { type Arguments, UsageError } from './arguments';
import { type Command, type CommandContext, exit } from './command';
import { hasFailed, importInputs } from './import-command';

export const addCommand: Command = {
  handlesCancel: true,
  async run(args, context) {
    if (args.words.length === 0) throw new UsageError('add needs an address, or -');
    const tags = args.values('tag');
    if (!args.words.includes('-')) return addAddresses(args.words, args, context);
    if (args.words.length > 1) throw new UsageError('add needs addresses or -, not both');
    const bytes = await context.readStdinBytes();
    const addresses = addressesIn(new TextDecoder().decode(bytes));
    if (addresses.length > 0) return addAddresses(addresses, args, context);
    const file = textFile(bytes);
    const batch = await importInputs(Promise.resolve([file]), { tags }, context);
    return hasFailed(batch) ? exit.someFailed : exit.done;
  },
};

/** The addresses when each line is one, with or without its scheme; none for other text. */
export function addressesIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const words = lines.filter((line) => line !== '');
  return words.every((word) => !/\s/.test(word) && readTyped(word) !== null) ? words : [];
}

/** A text or page that came by stdin. Its importer reads its title from it, and its encoding. */
function textFile(bytes: Uint8Array<ArrayBuffer>): ImportInput {
  const name = beginsLikeHtml(bytes) ? 'stdin.html' : 'stdin.txt';
  return { kind: 'file', name, file: new File([bytes], name) };
}

async function addAddresses(
  words: readonly string[],
  args: Arguments,
  context: CommandContext,
): Promise<number> {
  // Typing the command is the user's word to fetch.
  const { fetching } = await context.carrel.request('askToFetch');
  if (fetching === 'never') {
    await context.report('carrel: fetching from the network is switched off in the settings');
    return exit.someFailed;
  }
  const inputOf = args.has('archived') ? archivedInput : addressInput;
  const anyway = args.has('anyway');
  const inputs = [...new Set(words)].map((word) => ({ ...inputOf(word), anyway }));
  const batch = await importInputs(Promise.resolve(inputs), { tags: args.values('tag') }, context);
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
}
