import type { Article } from '../core/article/article';
import { bibtexOf } from '../core/cite/bibtex';
import { citeLocales, defaultStyleId } from '../core/cite/bundled-styles';
import { cslItem } from '../core/cite/csl-item';
import { risOf } from '../core/cite/ris';
import { readStyle, type StyleFile, type StyleProblem } from '../core/cite/style-file';
import { parseXml } from '../core/markup/parse-markup';
import { readPreferences } from '../library/actions/preferences';
import { listStyles } from '../library/cite/citation-styles';
import { formatReference } from '../library/cite/format-reference';
import type { Library } from '../library/library';
import { type Arguments, UsageError } from './arguments';
import { type Command, type CommandContext, exit, unlessCancelled } from './command';
import { findArticle } from './find-article';

const formats = ['text', 'bibtex', 'ris', 'csl'];
/** References of one query. */
const most = 10_000;

export const citeCommand: Command = {
  async run(args, context) {
    const format = context.json ? 'csl' : (args.value('format') ?? 'text');
    if (!formats.includes(format)) {
      throw new UsageError(`--format is one of ${formats.join(', ')}`);
    }
    const lang = args.value('locale') ?? 'en-US';
    if (!citeLocales.some((each) => each.slice(0, 2) === lang.slice(0, 2).toLowerCase())) {
      throw new UsageError(`--locale is one of ${citeLocales.join(', ')}`);
    }
    const library = await context.library();
    const items = (await articlesOf(args, library, context)).map(cslItem);
    if (format === 'bibtex') await context.printText(bibtexOf(items).trimEnd(), 'plain');
    else if (format === 'ris') await context.printText(risOf(items).trimEnd(), 'plain');
    else if (format === 'csl') await context.printJson(items);
    else {
      const style = await styleOf(args.value('style') ?? defaultStyleId, library, context);
      const made = await formatReference(items, style, lang, context.signal);
      if (!made.ok) {
        await context.report(`carrel: ${style.title}: ${failures[made.reason]} ${made.fault}`);
        return exit.someFailed;
      }
      if (made.text !== '') await context.printText(made.text, 'plain');
    }
    return exit.done;
  },
};

const failures = {
  'unknown-part': 'the style uses a part of CSL that Carrel does not know:',
  'engine-failed': 'the references could not be made:',
  'too-slow': 'the references took longer than a minute, so they were given up',
};

async function articlesOf(
  args: Arguments,
  library: Library,
  context: CommandContext,
): Promise<Article[]> {
  const query = args.value('query');
  if ((query === null) === (args.words.length === 0)) {
    throw new UsageError('cite needs ids, or --query Q');
  }
  if (query === null) {
    const found = new Map<string, Article>();
    for (const word of args.words) {
      const article = await findArticle(library, word);
      found.set(article.id, article);
    }
    return [...found.values()];
  }
  await unlessCancelled(library.search.whenCaughtUp(), context.signal);
  const variants = (await readPreferences(library)).chineseVariants;
  const asked = library.search.search(query, { limit: most, variants });
  const { hits, total } = await unlessCancelled(asked, context.signal);
  if (total > hits.length) await context.report(`carrel: the first ${hits.length} of ${total}`);
  const rows = await library.database.articles.bulkGet(hits.map(({ id }) => id));
  return rows.flatMap((row) => row ?? []);
}

/** A style by its name or title, else the file of this path. */
async function styleOf(
  name: string,
  library: Library,
  context: CommandContext,
): Promise<StyleFile> {
  const styles = await listStyles(library);
  const wanted = name.toLowerCase();
  const known = styles.find(({ id, title }) => id === wanted || title.toLowerCase() === wanted);
  if (known) return known;
  const { grant, missing } = await context.grantPaths([name]);
  if (missing.length > 0) {
    const names = styles.map(({ id, title }) => (/[/:]/.test(id) ? title : id));
    throw new UsageError(`${name}: no such style or file; known are ${names.join(', ')}`);
  }
  const read = await context.carrel.request('readGranted', grant, 0, 2 ** 22);
  if (!read.ok) throw new UsageError(`${name}: cannot be read`);
  const style = readStyle(new TextDecoder().decode(read.bytes), (text) => parseXml(text));
  if (!style.ok) throw new UsageError(`${name}: ${problemOf(style)}`);
  return style.style;
}

function problemOf(problem: StyleProblem): string {
  switch (problem.reason) {
    case 'no-style':
      return 'this is not a CSL style';
    case 'entities':
      return 'a style must not declare a document type or entities';
    case 'too-large':
      return 'this is too large for a style';
    case 'dependent':
      return `this style only refers to another one, which is to be used instead: ${problem.parent}`;
    case 'incomplete':
      return `the style lacks something, or a macro calls itself: ${problem.detail}`;
  }
}
