import type { Article } from '../core/article/article';
import { htmlPage, withImages } from '../core/exporting/html-page';
import { toMarkdown } from '../core/exporting/markdown-page';
import type { Highlight } from '../core/highlights/highlight';
import { listHighlights } from '../library/actions/mark-passages';
import { loadImages } from '../library/actions/read-article';
import type { Library } from '../library/library';
import { imagesIn, withImageFiles } from '../vault/article-files';
import { type Arguments, UsageError } from './arguments';
import { chosenArticles, codeOf, reportNotFound } from './chosen-articles';
import type { Command, CommandContext } from './command';
import { fileAddress } from './file-address';
import { bodyOf, textOf, wholeArticle } from './whole-article';

const formats = ['text', 'html', 'markdown', 'json'] as const;
type Format = (typeof formats)[number];

export const showCommand: Command = {
  async run(args, context) {
    const format = context.json ? 'json' : (args.value('format') ?? 'text');
    if (!isFormat(format)) throw new UsageError(`--format is one of ${formats.join(', ')}`);
    const library = await context.library();
    const chosen = await chosenArticles('show', args, library, context);
    await reportNotFound(chosen, context);
    const isOne = isOneId(args);
    // One article is an object in a document, and needs no line that says which it is.
    const printer = isOne ? null : context.items();
    for (const id of chosen.ids) {
      const article = await library.database.articles.get(id);
      // It was deleted meanwhile.
      if (article === undefined) continue;
      if (format === 'json') {
        const everything = await wholeArticle(library, article);
        await (printer === null ? context.printJson(everything) : printer.print(everything));
      } else {
        if (!isOne) await context.print(`==> ${id}  ${article.title} <==`);
        const kind = format === 'text' ? 'plain' : 'markup';
        await context.printText(await render(context, library, article, format), kind);
      }
    }
    if (format === 'json') await printer?.end();
    return codeOf(chosen);
  },
};

/** True when the one word is an id. */
const isOneId = ({ words }: Arguments) => words.length === 1 && words[0] !== '-';

function isFormat(text: string): text is Format {
  return (formats as readonly string[]).includes(text);
}

async function render(
  { carrel }: CommandContext,
  library: Library,
  article: Article,
  format: Exclude<Format, 'json'>,
): Promise<string> {
  const highlights = await listHighlights(library, article.id);
  if (format === 'text') {
    return (await textOf(library, article.id)) + plainMarks(article, highlights);
  }
  const html = await bodyOf(library, article.id);
  if (format === 'markdown') {
    const assets = await library.database.assets.bulkGet(imagesIn(html));
    const { libraryFolder } = await carrel.request('appInfo');
    const rows = assets.flatMap((row) => row ?? []);
    return toMarkdown(article, withImageFiles(html, rows, fileAddress(libraryFolder)), highlights);
  }
  const names = [...html.matchAll(/asset:([0-9a-f]{64})/g)].map((match) => match[1] as string);
  const images = await loadImages(library, [...new Set(names)]);
  return htmlPage(article, await withImages(html, images), 'data:');
}

/** The reader's note and highlights, to print after the text; empty when there are none. */
function plainMarks(article: Article, highlights: readonly Highlight[]): string {
  const note = article.note === '' ? [] : [`Note:\n${article.note}`];
  const marks = highlights.map(({ quote, note, tags }) =>
    [`> ${quote.replaceAll('\n', '\n> ')}`, note, tags.map((tag) => `#${tag}`).join(' ')]
      .filter((part) => part !== '')
      .join('\n'),
  );
  const parts = [...note, ...(marks.length > 0 ? ['Highlights:', ...marks] : [])];
  return parts.map((part) => `\n\n${part}`).join('');
}
