import type { Article } from '../core/article/article';
import { normaliseTag } from '../core/article/tag';
import { isoTime } from '../core/dates/iso-time';
import { listTrash } from '../library/actions/list-trash';
import type { Library } from '../library/library';
import { comparisonFor, type SortKey } from '../library/list/article-view';
import { type Arguments, countOf, UsageError } from './arguments';
import { cellsOf, readFieldNames, withFields } from './article-fields';
import { type Command, type CommandContext, exit } from './command';
import { foundIds } from './found-ids';

const sortKeys = [
  ...(['saved', 'published', 'title', 'site', 'author', 'length', 'state'] as const),
] as const satisfies SortKey[];
const relevance = 'relevance';

interface Wanted {
  query: string;
  tags: string[];
  sort: SortKey | typeof relevance;
  isReversed: boolean;
  limit: number;
}

export const listCommand: Command = {
  async run(args, context) {
    if (args.has('trash')) return printTrash(args, context);
    const named = args.value('fields');
    const fields = named === null ? null : readFieldNames(named);
    const wanted = wantedOf(args);
    const articles = await listed(wanted, await context.library(), context);
    if (context.json) {
      const items = fields ? articles.map((article) => withFields(article, fields)) : articles;
      await context.printItems(items);
    } else if (fields !== null) {
      await context.printRows(articles.map((article) => cellsOf(article, fields)));
    } else if (articles.length > 0) await context.print(articles.map(lineOf));
    return exit.done;
  },
};

function wantedOf(args: Arguments): Wanted {
  const query = args.words.join(' ');
  const sort = args.value('sort') ?? 'saved';
  if (!isSort(sort)) {
    throw new UsageError(`--sort is one of ${[...sortKeys, relevance].join(', ')}`);
  }
  if (sort === relevance && query.trim() === '') {
    throw new UsageError(`--sort ${relevance} needs a query`);
  }
  const limit = countOf(args.value('limit'), 'limit', Number.POSITIVE_INFINITY);
  const tags = args.values('tag').map(normaliseTag);
  return { query, tags, sort, isReversed: args.has('reverse'), limit };
}

function isSort(word: string): word is Wanted['sort'] {
  return word === relevance || (sortKeys as readonly string[]).includes(word);
}

async function listed(
  { query, tags, sort, isReversed, limit }: Wanted,
  library: Library,
  context: CommandContext,
): Promise<Article[]> {
  const found =
    query.trim() === ''
      ? await library.database.articles.toArray()
      : await articlesFound(query, library, context);
  const articles = found.filter((article) => tags.every((tag) => article.tags.includes(tag)));
  if (sort === relevance) {
    if (isReversed) articles.reverse();
  } else {
    // As in the window: titles from A, everything else from the newest or longest.
    const descending = (sort !== 'title') !== isReversed;
    articles.sort(comparisonFor({ key: sort, descending }));
  }
  return limit < articles.length ? articles.slice(0, limit) : articles;
}

/** Best first. */
async function articlesFound(query: string, library: Library, context: CommandContext) {
  const ids = await foundIds(query, library, context);
  const rows = await library.database.articles.bulkGet(ids);
  return rows.flatMap((row) => row ?? []);
}

export function lineOf({ id, savedAt, title, tags }: Article): string {
  return `${id}  ${dayOf(savedAt)}  ${title}${tags.map((name) => `  #${name}`).join('')}`;
}

const dayOf = (time: number | null) =>
  isoTime(time ?? Number.NaN)
    .slice(0, 10)
    .padEnd(10);

async function printTrash(args: Arguments, context: CommandContext): Promise<number> {
  const other = ['tag', 'fields', 'sort', 'reverse'].find((name) => args.has(name));
  if (other !== undefined) throw new UsageError(`--trash takes no --${other}`);
  if (args.words.length > 0) throw new UsageError('--trash takes no query');
  const limit = countOf(args.value('limit'), 'limit', Number.POSITIVE_INFINITY);
  const entries = (await listTrash(await context.library())).slice(0, limit);
  const items = entries.map(({ name, trashedAt, keptUntil, article }) => ({
    id: article?.id ?? null,
    title: article?.title ?? null,
    url: article?.url ?? null,
    ...{ name, trashedAt, keptUntil },
  }));
  if (context.json) await context.printItems(items);
  else if (items.length > 0) {
    await context.print(
      items.map(({ id, title, name, trashedAt }) => {
        const about = title ?? 'its article.json cannot be read';
        return `${id ?? name}  ${dayOf(trashedAt)}  ${about}`;
      }),
    );
  }
  return exit.done;
}
