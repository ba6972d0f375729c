import type { Article } from '../core/article/article';
import { isoTime } from '../core/dates/iso-time';
import type { CollectionRow } from '../core/records/library-records';
import {
  addToCollection,
  createCollection,
  deleteCollection,
  describeCollection,
  listCollections,
  moveInCollection,
  removeFromCollection,
} from '../library/actions/collections';
import type { Library } from '../library/library';
import { actionOf } from './action-of';
import { type Arguments, UsageError } from './arguments';
import { chosenArticles, codeOf, reportNotFound } from './chosen-articles';
import { type Command, type CommandContext, exit, savedOrNot } from './command';
import { lineOf } from './list-command';
import { isNamed, oneNamed } from './one-named';

type Action = (args: Arguments, context: CommandContext) => Promise<number>;

const actions: Record<string, Action> = {
  list: listAll,
  show: showOne,
  create: createOne,
  add: changeArticlesOf('add', (library, id, ids) => addToCollection(library, id, ids)),
  remove: changeArticlesOf('remove', (library, id, ids) => removeFromCollection(library, id, ids)),
  move: changeArticlesOf('move', move),
  describe: describeOne,
  delete: deleteOne,
};

/** Which actions each option belongs to. */
const owners = {
  ...{ note: ['create', 'describe'], title: ['describe'], before: ['move'] },
  query: ['add', 'remove', 'move'],
};

export const collectionCommand: Command = {
  async run(args, context) {
    const { action, words } = actionOf('collection', args, actions, owners);
    return action({ ...args, words }, context);
  },
};

async function listAll({ words }: Arguments, context: CommandContext): Promise<number> {
  if (words.length > 0) throw new UsageError('collection list takes no words');
  const library = await context.library();
  const rows = await listCollections(library);
  const items = await Promise.all(rows.map((row) => described(library, row)));
  if (context.json) await context.printItems(items);
  else if (items.length === 0) {
    await context.report('carrel: no collection yet; collection create NAME makes one');
  } else {
    await context.print(
      items.map(({ name, articles }) => `${String(articles).padStart(5)}  ${name}`),
    );
  }
  return exit.done;
}

/** Prints the articles of a collection in its order. */
async function showOne({ words }: Arguments, context: CommandContext): Promise<number> {
  const library = await context.library();
  const row = await oneOf(library, words, 'show');
  const articles = await articlesOf(library, row);
  if (context.form === 'json') {
    await context.printJson({ ...(await described(library, row)), list: articles });
  } else if (context.form === 'jsonl') await context.printItems(articles);
  else if (articles.length > 0) await context.print(articles.map(lineOf));
  return exit.done;
}

async function createOne(args: Arguments, context: CommandContext): Promise<number> {
  const library = await context.library();
  const name = args.words.join(' ');
  const known = (await listCollections(library)).some((row) => isNamed(row, name.trim()));
  if (known) throw new UsageError(`there is a collection "${name.trim()}" already`);
  const row = await createCollection(library, name);
  if (row === null) throw new UsageError('collection create needs a name');
  await describeCollection(library, row.id, noteOf(args));
  return printOne(library, row.id, 'created', context);
}

async function describeOne(args: Arguments, context: CommandContext): Promise<number> {
  const title = args.value('title');
  const note = args.value('note');
  if (title === null && note === null) {
    throw new UsageError('collection describe needs --title or --note');
  }
  if (title?.trim() === '') throw new UsageError('--title is empty');
  const library = await context.library();
  const { id } = await oneOf(library, args.words, 'describe');
  await describeCollection(library, id, {
    ...(title !== null && { name: title }),
    ...noteOf(args),
  });
  return printOne(library, id, 'changed', context);
}

async function deleteOne({ words }: Arguments, context: CommandContext): Promise<number> {
  const library = await context.library();
  const row = await oneOf(library, words, 'delete');
  await deleteCollection(library, row.id);
  const saved = await savedOrNot(library, context);
  if (context.json) await context.printJson({ deleted: row.id, name: row.name });
  else await context.print(`deleted: ${row.name}; its articles are kept`);
  return saved ? exit.done : exit.someFailed;
}

type Edit = (
  library: Library,
  id: string,
  articles: readonly string[],
  args: Arguments,
  context: CommandContext,
) => Promise<void>;

/** The first word names the collection, the others articles. */
function changeArticlesOf(action: string, edit: Edit): Action {
  return async (args, context) => {
    const library = await context.library();
    const [name = '', ...words] = args.words;
    const { id } = await oneOf(library, [name], action);
    const named = { ...args, words };
    const chosen = await chosenArticles(`collection ${action}`, named, library, context);
    if (chosen.ids.length > 0) await edit(library, id, chosen.ids, args, context);
    await reportNotFound(chosen, context);
    const code = await printOne(library, id, 'changed', context);
    return code === exit.done ? codeOf(chosen) : code;
  };
}

async function move(
  library: Library,
  id: string,
  ids: readonly string[],
  args: Arguments,
  context: CommandContext,
): Promise<void> {
  const before = args.value('before');
  if (before === null) return moveInCollection(library, id, ids, null);
  const named = { ...args, words: [before], value: () => null };
  const target = (await chosenArticles('collection move', named, library, context)).ids[0];
  const row = await library.database.collections.get(id);
  if (target === undefined || !row?.articles.includes(target)) {
    throw new UsageError(`--before ${before}: no article of the collection`);
  }
  return moveInCollection(library, id, ids, target);
}

const noteOf = (args: Arguments) => {
  const note = args.value('note');
  return note === null ? {} : { note };
};

async function printOne(
  library: Library,
  id: string,
  done: string,
  context: CommandContext,
): Promise<number> {
  const row = await library.database.collections.get(id);
  const saved = await savedOrNot(library, context);
  if (row) {
    const item = await described(library, row);
    if (context.json) await context.printJson(item);
    else await context.print(`${done}: ${row.name} (${countText(item.articles)})`);
  }
  return saved ? exit.done : exit.someFailed;
}

const countText = (count: number) => (count === 1 ? '1 article' : `${count} articles`);

async function described(library: Library, row: CollectionRow) {
  const { id, name, note, createdAt } = row;
  const articles = (await articlesOf(library, row)).length;
  return { id, name, note, articles, created: isoTime(createdAt) };
}

async function articlesOf({ database }: Library, { articles }: CollectionRow): Promise<Article[]> {
  return (await database.articles.bulkGet(articles)).flatMap((article) => article ?? []);
}

async function oneOf(library: Library, words: readonly string[], action: string) {
  const rows = await listCollections(library);
  return oneNamed(rows, words, `collection ${action}`, 'collection');
}
