// The articles that a command is about: named by ids, by `--query`, or by ids on stdin.
import * as v from 'valibot';
import type { ArticleId } from '../core/article/article';
import { ulid } from '../core/records/values';
import type { Library } from '../library/library';
import { shownAs } from '../storage/joined-articles';
import { type Arguments, UsageError } from './arguments';
import { type CommandContext, exit } from './command';
import { foundIds } from './found-ids';

export interface Chosen {
  /** In the order in which they were named, each once. */
  ids: ArticleId[];
  notFound: NotFound[];
}

/** A word that names no article, or more than one. */
export interface NotFound {
  /** As it was typed. */
  id: string;
  error: string;
}

/**
 * Throws a UsageError unless the articles are named in exactly one way.
 *
 * @param find `foundExactly` for a command that changes the articles
 */
export async function chosenArticles(
  command: string,
  args: Arguments,
  library: Library,
  context: CommandContext,
  find: typeof foundIds = foundIds,
): Promise<Chosen> {
  const query = args.value('query');
  if (query === null) {
    return resolveIds(await namedWords(command, args, context), (word) => idsLike(library, word));
  }
  refuseBoth(command, args);
  return { ids: await find(query, library, context), notFound: [] };
}

export function refuseBoth(command: string, args: Arguments): void {
  if (args.words.length > 0) throw new UsageError(`${command} needs ids or --query Q, not both`);
}

/** The words that name articles, with those from stdin in the place of `-`. */
export async function namedWords(
  command: string,
  { words }: Arguments,
  context: CommandContext,
): Promise<string[]> {
  if (words.length === 0) {
    throw new UsageError(`${command} needs ids, --query Q, or - for ids from stdin`);
  }
  if (!words.includes('-')) return words;
  const listed = (await context.readStdin()).split(/\r?\n/).flatMap(idOfLine);
  return words.flatMap((word) => (word === '-' ? listed : [word]));
}

/** The id in a line as `list` prints it, with or without `--jsonl`; none in an empty line. */
export function idOfLine(line: string): string[] {
  const [first = ''] = line.trim().split(/\s/, 1);
  if (!first.startsWith('{')) return first === '' ? [] : [first];
  try {
    const { id } = JSON.parse(line);
    return [typeof id === 'string' ? id : first];
  } catch {
    return [first];
  }
}

/**
 * Finds what each word names.
 *
 * @param idsOf up to two ids that begin with the word
 */
export async function resolveIds<Id extends string>(
  words: readonly string[],
  idsOf: (word: string) => Promise<Id[]> | Id[],
): Promise<{ ids: Id[]; notFound: NotFound[] }> {
  const ids = new Set<Id>();
  const notFound: NotFound[] = [];
  for (const word of new Set(words)) {
    // Every id begins with an empty word.
    const [id, another] = word === '' ? [] : await idsOf(word.toUpperCase());
    if (id === undefined) notFound.push({ id: word, error: 'no such article' });
    else if (another === undefined) ids.add(id);
    else notFound.push({ id: word, error: 'the id of more than one article begins with this' });
  }
  return { ids: [...ids], notFound };
}

async function idsLike({ database }: Library, word: string): Promise<ArticleId[]> {
  const ids = await database.articles.where('id').startsWith(word).limit(2).primaryKeys();
  const joined = ids.length === 0 && v.is(ulid, word) ? await shownAs(database, word) : undefined;
  return joined ? [joined.id] : ids;
}

export async function reportNotFound(
  { notFound }: Pick<Chosen, 'notFound'>,
  context: CommandContext,
): Promise<void> {
  const lines = notFound.map(({ id, error }) => `carrel: ${id}: ${error}`);
  if (lines.length > 0) await context.report(lines);
}

/** Wrong use when none of the named articles exists: then nothing was done. */
export function codeOf({ ids, notFound }: Pick<Chosen, 'ids' | 'notFound'>): number {
  if (notFound.length === 0) return exit.done;
  return ids.length === 0 ? exit.wrongUse : exit.someFailed;
}
