import type { Article, ArticleId } from '../core/article';
import { htmlPage, withImages } from '../core/html-page';
import { toMarkdown } from '../core/markdown-page';
import type { Library } from '../library/library';
import { loadImages, openArticle } from '../library/read-article';
import { UsageError } from './arguments';
import { type Command, exit } from './command';
import { findArticle } from './find-article';

const formats = ['text', 'html', 'markdown', 'json'] as const;
type Format = (typeof formats)[number];

export const showCommand: Command = {
  usage: 'ID [--format text|html|markdown|json]',
  about: 'print an article; an id may be cut short',
  options: { format: 'value' },
  async run(args, context) {
    const [word, ...more] = args.words;
    if (word === undefined || more.length > 0) throw new UsageError('show needs one id');
    const format = context.json ? 'json' : (args.value('format') ?? 'text');
    if (!isFormat(format)) throw new UsageError(`--format is one of ${formats.join(', ')}`);
    const library = await context.library();
    const article = await findArticle(library, word);
    await context.print(await render(library, article, format));
    return exit.done;
  },
};

function isFormat(text: string): text is Format {
  return (formats as readonly string[]).includes(text);
}

async function render(library: Library, article: Article, format: Format): Promise<string> {
  const text = async () => (await library.database.texts.get(article.id))?.text ?? '';
  if (format === 'text') return text();
  if (format === 'json') {
    const html = await bodyOf(library, article.id);
    return JSON.stringify({ ...article, text: await text(), html });
  }
  const html = await bodyOf(library, article.id);
  if (format === 'markdown') return toMarkdown(article, html);
  const names = [...html.matchAll(/asset:([0-9a-f]{64})/g)].map((match) => match[1] as string);
  const images = await loadImages(library, [...new Set(names)]);
  return htmlPage(article, await withImages(html, images), 'data:');
}

async function bodyOf(library: Library, id: ArticleId) {
  const opened = await openArticle(library, id);
  if (opened === null) throw new UsageError(`${id}: its body is gone`);
  return opened.html;
}
