import type { HighlightedArticle } from '../core/exporting/highlighted-article';
import { highlightsCsv } from '../core/exporting/highlights-csv';
import { highlightsJson } from '../core/exporting/highlights-json';
import { highlightsMarkdown } from '../core/exporting/highlights-markdown';
import { everyHighlight, highlightTest } from '../library/highlights/highlight-filter';
import { readHighlighted } from '../library/highlights/read-highlighted';
import { UsageError } from './arguments';
import { type Command, exit } from './command';

const writers: Record<string, (articles: readonly HighlightedArticle[]) => string> = {
  markdown: highlightsMarkdown,
  csv: highlightsCsv,
  json: highlightsJson,
};

/** The highlights of an article as the JSON has them, each with what its article is. */
function linesOf(article: HighlightedArticle): object[] {
  const [{ highlights, id, title, authors, site, url }] = JSON.parse(
    highlightsJson([article]),
  ).articles;
  const about = { article: id, title, authors, site, url };
  return highlights.map((highlight: object) => ({ ...about, ...highlight }));
}

export const highlightsCommand: Command = {
  async run(args, context) {
    const format = context.json ? 'json' : (args.value('format') ?? 'markdown');
    const write = Object.hasOwn(writers, format) ? writers[format] : undefined;
    if (write === undefined) {
      throw new UsageError(`--format is one of ${Object.keys(writers).join(', ')}`);
    }
    const library = await context.library();
    const filter = { ...everyHighlight, query: args.words.join(' ') };
    const isWanted = highlightTest(filter);
    const articles = await readHighlighted(library, isWanted);
    if (context.form === 'jsonl') await context.printItems(articles.flatMap(linesOf));
    else if (format === 'json') await context.printJson(JSON.parse(write(articles)));
    else {
      const text = write(articles).trimEnd();
      if (text !== '') await context.printText(text, format === 'csv' ? 'plain' : 'markup');
    }
    return exit.done;
  },
};
