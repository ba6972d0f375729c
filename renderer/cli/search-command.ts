import { readPreferences } from '../library/actions/preferences';
import type { Library } from '../library/library';
import type { SearchOptions } from '../search/query/options';
import { countOf, UsageError } from './arguments';
import { type Command, type CommandContext, exit, unlessCancelled } from './command';
import { waitForIndex } from './found-ids';
import { readNamedFile } from './named-file';
import { noteLine } from './note-line';

const defaultLimit = 20;

export const searchCommand: Command = {
  async run(args, context) {
    const limit = countOf(args.value('limit'), 'limit', defaultLimit);
    const batch = args.value('batch');
    if ((batch === null) === (args.words.length === 0)) {
      throw new UsageError('search needs a query, or --batch FILE');
    }
    const queries = batch === null ? [args.words.join(' ')] : await readQueries(batch, context);
    const library = await context.library();
    if (!args.has('no-wait')) await waitForIndex(library, context);
    const variants = (await readPreferences(library)).chineseVariants;
    const printer = batch === null ? null : context.items();
    for (const query of queries) {
      // A cancelled batch must not keep the index busy.
      const asked = answerOf(query, { limit, variants }, library);
      const answer = await unlessCancelled(asked, context.signal);
      if (printer !== null) await printer.print(answer);
      else if (context.form === 'json') await context.printJson(answer);
      else if (context.form === 'jsonl') {
        await context.printItems(answer.hits);
        await reportNotes(answer, context);
      } else await printForPeople(answer, context);
    }
    await printer?.end();
    return exit.done;
  },
};

type Answer = Awaited<ReturnType<typeof answerOf>>;

async function answerOf(query: string, options: SearchOptions, { search, database }: Library) {
  const { total, totalIsExact, tookMs, status, hits, notes } = await search.search(query, options);
  const articles = await database.articles.bulkGet(hits.map((hit) => hit.id));
  return {
    query,
    total,
    totalIsExact,
    tookMs,
    indexed: status.indexed,
    articles: status.articles,
    notes,
    hits: hits.flatMap(({ id, score, snippet }, at) => {
      const article = articles[at];
      // The article was deleted after the search.
      if (article === undefined) return [];
      const { title, url, source } = article;
      const inLeftOut = snippet.inLeftOut ?? false;
      const facts = { id, title, url, file: source.fileName, score };
      return [{ ...facts, snippet: snippet.text, inLeftOut }];
    }),
  };
}

/** Reads one query per line, unchanged except for the line break. */
async function readQueries(path: string, context: CommandContext): Promise<string[]> {
  const lines = (await readBatch(path, context)).split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

async function readBatch(path: string, context: CommandContext): Promise<string> {
  if (path === '-') return context.readStdin();
  return new TextDecoder().decode(await readNamedFile(path, context, 2 ** 28));
}

async function reportNotes({ notes }: Answer, context: CommandContext): Promise<void> {
  const lines = new Set(notes.map(noteLine));
  for (const line of lines) await context.report(`carrel: ${line}`);
}

async function printForPeople(answer: Answer, context: CommandContext): Promise<void> {
  for (const { id, title, url, file, snippet } of answer.hits) {
    const words = snippet.replace(/\s+/g, ' ');
    await context.print([
      title,
      `  ${id}  ${url ?? file}`,
      ...(words === '' ? [] : [`  ${words}`]),
    ]);
  }
  await reportNotes(answer, context);
  const about = answer.totalIsExact ? '' : 'about ';
  await context.report(
    `${about}${answer.total} found in ${answer.indexed} of ${answer.articles} articles, ${answer.tookMs.toFixed(1)} ms`,
  );
}
