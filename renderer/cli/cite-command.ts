import { bibtexOf } from '../core/cite/bibtex';
import { citeLocales, defaultStyleId } from '../core/cite/cite-locales';
import { cslItem } from '../core/cite/csl-item';
import { risOf } from '../core/cite/ris';
import { readStyle, type StyleFile, type StyleProblem } from '../core/cite/style-file';
import { parseXml } from '../core/markup/parse-markup';
import { listStyles } from '../library/cite/citation-styles';
import { formatReference } from '../library/cite/format-reference';
import type { Library } from '../library/library';
import { UnusableFile, UsageError } from './arguments';
import { chosenArticles, codeOf, reportNotFound } from './chosen-articles';
import { type Command, type CommandContext, exit } from './command';
import { readNamedFile } from './named-file';

const formats = ['text', 'bibtex', 'ris', 'csl'];

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
    const chosen = await chosenArticles('cite', args, library, context);
    await reportNotFound(chosen, context);
    const rows = await library.database.articles.bulkGet(chosen.ids);
    const items = rows.flatMap((row) => (row ? cslItem(row) : []));
    if (format === 'bibtex') await context.printText(bibtexOf(items).trimEnd(), 'plain');
    else if (format === 'ris') await context.printText(risOf(items).trimEnd(), 'plain');
    else if (format === 'csl') await context.printItems(items);
    else {
      const style = await styleOf(args.value('style') ?? defaultStyleId, library, context);
      const made = await formatReference(items, style, lang, context.signal);
      if (!made.ok) {
        await context.report(`carrel: ${style.title}: ${failures[made.reason]} ${made.fault}`);
        return exit.someFailed;
      }
      if (made.text !== '') await context.printText(made.text, 'plain');
    }
    return codeOf(chosen);
  },
};

const failures = {
  'unknown-part': 'the style uses a part of CSL that Carrel does not know:',
  'engine-failed': 'the references could not be made:',
  'too-slow': 'the references took longer than a minute, so they were given up',
};

/** A style by its name or title, else the file of this path. */
async function styleOf(
  name: string,
  library: Library,
  context: CommandContext,
): Promise<StyleFile> {
  if (formats.includes(name)) throw new UsageError(`${name} is no style; use --format ${name}`);
  const styles = await listStyles(library);
  const wanted = name.toLowerCase();
  const known = styles.find(({ id, title }) => id === wanted || title.toLowerCase() === wanted);
  if (known) return known;
  const [missing] = (await context.grantPaths([name])).missing;
  if (missing?.reason === 'vanished') {
    const names = styles.map(({ id, title }) => (/[/:]/.test(id) ? title : id));
    throw new UnusableFile(`${name}: no such style or file; known are ${names.join(', ')}`);
  }
  const bytes = await readNamedFile(name, context, 2 ** 22);
  const style = readStyle(new TextDecoder().decode(bytes), (text) => parseXml(text));
  if (!style.ok) throw new UnusableFile(`${name}: ${problemOf(style)}`);
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
