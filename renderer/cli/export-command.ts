import {
  type ExportFormat,
  exportFormats,
  type LeftOut,
  type Paper,
  papers,
} from '../../electron/ipc/exporting';
import type { ArticleId } from '../core/article/article';
import { paperOf } from '../core/exporting/paper';
import type { ExportWords } from '../core/exporting/words';
import type { CollectionRow } from '../core/records/library-records';
import { listCollections } from '../library/actions/collections';
import { readPreferences } from '../library/actions/preferences';
import type { Library } from '../library/library';
import type { FailedArticle } from '../vault/selection-run';
import { type Arguments, UsageError } from './arguments';
import { type Chosen, chosenArticles, reportNotFound } from './chosen-articles';
import { type Command, type CommandContext, exit } from './command';
import { reasonText } from './finding-line';
import { foundIds } from './found-ids';
import { isNamed } from './one-named';
import { wholeArticle } from './whole-article';

export const exportCommand: Command = {
  handlesCancel: true,
  run: (args, context) => {
    if (args.has('format') || args.has('out')) return exportFound(args, context);
    const isOfLines = context.json && args.words.length === 0;
    return isOfLines ? exportLines(args, context) : exportLibrary(args, context);
  },
};

/** Prints everything of the articles, one after the other, so that memory holds one. */
async function exportLines(args: Arguments, context: CommandContext): Promise<number> {
  const library = await context.library();
  const query = args.value('query');
  const ids =
    query === null
      ? await library.database.articles.toCollection().primaryKeys()
      : await foundIds(query, library, context);
  const printer = context.items();
  let failed = 0;
  for (const id of ids) {
    if (context.signal.aborted) break;
    const article = await library.database.articles.get(id);
    // It was deleted meanwhile.
    if (article === undefined) continue;
    const whole = await wholeArticle(library, article).catch((error: Error) => error.message);
    if (typeof whole !== 'string') await printer.print(whole);
    else {
      failed += 1;
      await context.report(`left out: ${id} ${article.title}: ${whole}`);
    }
  }
  await printer.end();
  const isNone = ids.length === 0 && query !== null;
  if (isNone) await context.report('carrel: no article was found');
  return failed > 0 || isNone || context.signal.aborted ? exit.someFailed : exit.done;
}

async function exportLibrary(args: Arguments, context: CommandContext): Promise<number> {
  const [path, ...more] = args.words;
  if (path === undefined || more.length > 0) {
    throw new UsageError('export needs one target, or a query with --format and --out');
  }
  const { vault } = await context.library();
  const target = await context.exportTarget(path);
  const answer = await vault.ask({ kind: 'export', target }, context.signal);
  if (!answer.ok) {
    await context.report(`carrel: ${answer.message}`);
    return exit.someFailed;
  }
  const { files, bytes, leftOut } = answer;
  if (context.json) await context.printJson({ files, bytes, leftOut });
  else await context.print(`${counted(files, 'file')}, ${bytes} bytes`);
  for (const each of leftOut) await context.report(`left out: ${leftOutLine(each)}`);
  return leftOut.length > 0 ? exit.someFailed : exit.done;
}

const whyLeftOut: Record<LeftOut['reason'], string> = {
  ...reasonText,
  'odd-name': 'its name is not possible on every system',
  missing: 'the library does not have the file any more',
};

/** Only an error of the disk or a damage can be of several kinds, which the message tells apart. */
function leftOutLine({ place, reason, message }: LeftOut): string {
  const isOfManyKinds = reason === 'disk-error' || reason === 'damaged';
  return `${place}: ${whyLeftOut[reason]}${isOfManyKinds ? `: ${message}` : ''}`;
}

/** The extension of one file of each format; any other name is that of a folder or zip. */
const ofOneFile: Record<ExportFormat, RegExp> = {
  epub: /\.epub$/i,
  pdf: /\.pdf$/i,
  html: /\.html?$/i,
  markdown: /\.(?:md|markdown)$/i,
};

async function exportFound(args: Arguments, context: CommandContext): Promise<number> {
  const query = args.words.join(' ');
  const format = args.value('format');
  const path = args.value('out');
  const stated = args.value('paper');
  if (query === '') throw new UsageError('export needs a query');
  if (!isFormat(format)) throw new UsageError(`--format is one of ${exportFormats.join(', ')}`);
  if (path === null || path === '') throw new UsageError('--out names the file or folder to write');
  if (stated !== null && !isPaper(stated))
    throw new UsageError(`--paper is one of ${papers.join(', ')}`);
  const isOne = ofOneFile[format].test(path);
  if (format === 'epub' && !isOne) throw new UsageError('--out of an EPUB ends in .epub');
  const library = await context.library();
  const { languages } = await context.carrel.request('appInfo');
  const paper = stated ?? (await readPreferences(library)).paper ?? paperOf(languages[0]);
  const chosen = await chosenToExport(query, args, library, context);
  await reportNotFound(chosen, context);
  const collection = await collectionIn(query, library);
  const found = new Set(chosen.ids);
  const ids = collection?.articles.filter((id) => found.has(id)) ?? chosen.ids;
  if (ids.length === 0) {
    await context.report('carrel: no article was found');
    return exit.someFailed;
  }
  const target = await context.exportTarget(path);
  const order = {
    ...{ target, ids, format, isOne, paper },
    withMarks: args.has('highlights'),
    withLinks: args.has('links'),
    words: wordsFor(query === '-' ? '' : query, ids),
    about: collection?.note ?? '',
  };
  const stop = showProgress(library, context);
  const asked = library.vault.ask({ kind: 'exportSelection', order }, context.signal);
  const answer = await asked.finally(stop);
  if (!answer.ok) {
    await context.report(`carrel: ${answer.message}`);
    return exit.someFailed;
  }
  const { articles, files, bytes, failed } = answer;
  if (context.json) await context.printJson({ articles, files, bytes, failed });
  else {
    const where = isOne ? path : counted(files, 'file');
    await context.print(`${counted(articles, 'article')} in ${where}, ${bytes} bytes`);
  }
  for (const article of failed) await context.report(`left out: ${failureLine(article)}`);
  return failed.length + chosen.notFound.length > 0 ? exit.someFailed : exit.done;
}

/** The articles that the query finds, or for `-` those whose ids come by stdin. */
async function chosenToExport(
  query: string,
  args: Arguments,
  library: Library,
  context: CommandContext,
): Promise<Chosen> {
  if (query === '-') return chosenArticles('export', args, library, context);
  return { ids: await foundIds(query, library, context), notFound: [] };
}

/** The collection of a query that has its whole name and nothing else. */
async function collectionIn(query: string, library: Library): Promise<CollectionRow | undefined> {
  const [, , name] = /^collection:("?)(.+)\1$/.exec(query.trim()) ?? [];
  if (name === undefined) return undefined;
  return (await listCollections(library)).find((row) => isNamed(row, name));
}

function isFormat(text: string | null): text is ExportFormat {
  return (exportFormats as readonly (string | null)[]).includes(text);
}

function isPaper(text: string): text is Paper {
  return (papers as readonly string[]).includes(text);
}

function wordsFor(query: string, ids: readonly ArticleId[]): ExportWords {
  return {
    collection: query === '' ? `${ids.length} articles` : `${query} (${ids.length} articles)`,
    contents: 'Contents',
    untitled: 'Untitled',
    saved: 'Saved',
    imageMissing: 'Image not saved',
    notes: 'Notes',
    note: 'Note',
    lostHighlights: 'Highlights whose words are no longer in the text',
  };
}

function showProgress({ vault }: Library, context: CommandContext): () => void {
  return vault.onState(() => {
    const { exporting } = vault.state();
    if (exporting !== null) context.progress(`${exporting.done} of ${exporting.total} exported`);
  });
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

const reasons: Record<FailedArticle['reason'], string> = {
  gone: 'it was deleted meanwhile',
  'set-aside': 'its HTML has ended a process before',
  failed: 'it could not be made',
};

function failureLine({ id, title, reason, message }: FailedArticle): string {
  return `${id} ${title}: ${reasons[reason]}${message === '' ? '' : ` (${message})`}`;
}
