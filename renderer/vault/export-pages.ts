// Chosen articles as HTML, Markdown, PDF, or a page to print.
import type { Sha256 } from '../core/article/article';
import { type PageUse, pageEnd, pagePart, pageStart } from '../core/exporting/article-pages';
import { fillImages } from '../core/exporting/article-section';
import { createFileNames } from '../core/exporting/file-name';
import { plainLines } from '../core/exporting/highlight-markdown';
import { dataUrl } from '../core/exporting/html-page';
import { toMarkdown } from '../core/exporting/markdown-page';
import { markText } from '../core/exporting/markdown-text';
import { imagesIn } from './article-files';
import type { SelectionRun, Source } from './selection-run';

const file: PageUse = { kind: 'file' };

/** All articles in one HTML, Markdown or PDF file. */
export async function writeOneFile(run: SelectionRun): Promise<void> {
  const { format, target, paper } = run.order;
  if (format === 'pdf') {
    const page = await printedPage(run);
    if (run.isEmpty) return;
    const answer = await run.room.carrel.request('printToExport', target, '', page, paper);
    if (!answer.ok) throw new Error(answer.message);
    return;
  }
  if (format === 'markdown') {
    if (run.about !== '') await run.add('', aboutInMarkdown(run));
    await run.each(async (source) => {
      const text = await markdownOf(run, source, encodeURIComponent(run.beside));
      await run.add('', run.done === 0 && run.about === '' ? text : `\n\n${text}`);
    });
    return;
  }
  const articles = await run.articles();
  const { words } = run.order;
  await run.add('', pageStart(articles, run.titleOf(articles), file, words, run.about));
  await run.each(async (source, number) =>
    run.add('', await pagePartOf(run, source, number, file)),
  );
  await run.add('', pageEnd);
}

/** One file for each article. */
export async function writeFiles(run: SelectionRun): Promise<void> {
  const { format, target, paper, words } = run.order;
  const nameOf = createFileNames();
  if (run.about !== '') await run.add(nameOf(words.collection, '.txt'), `${run.about}\n`);
  await run.each(async (source) => {
    const { title } = source.article;
    const name = (extension: string) => nameOf(title || words.untitled, extension);
    if (format === 'markdown') {
      await run.add(name('.md'), await markdownOf(run, source, 'images'));
      return;
    }
    const page = await pageOf(run, source);
    if (format === 'html') await run.add(name('.html'), page);
    else {
      const path = name('.pdf');
      const answer = await run.room.carrel.request('printToExport', target, path, page, paper);
      if (!answer.ok) throw new Error(answer.message);
    }
  });
}

/** All articles as one page to print. */
export async function printedPage(run: SelectionRun): Promise<string> {
  const articles = await run.articles();
  const use = printUse(run);
  const { words } = run.order;
  const parts = [pageStart(articles, run.titleOf(articles), use, words, run.about)];
  await run.each(async (source, number) => {
    parts.push(await pagePartOf(run, source, number, use));
  });
  return [...parts, pageEnd].join('');
}

async function pageOf(run: SelectionRun, source: Source): Promise<string> {
  const use = run.order.format === 'pdf' ? printUse(run) : file;
  const { article } = source;
  const title = article.title.trim() || run.order.words.untitled;
  const part = await pagePartOf(run, source, 1, use);
  return pageStart([article], title, use, run.order.words) + part + pageEnd;
}

async function pagePartOf(
  run: SelectionRun,
  source: Source,
  number: number,
  use: PageUse,
): Promise<string> {
  const section = await run.section(source);
  await fillImages(section, run.order.words, (sha256) =>
    use.kind === 'print' ? printedImage(run, sha256) : imageInPage(run, sha256),
  );
  return pagePart(section, number);
}

/** The title of the articles together, and what the reader has written of them, as text. */
function aboutInMarkdown({ order, about }: SelectionRun): string {
  return `# ${markText(order.words.collection)}\n\n${plainLines(about)}\n`;
}

async function markdownOf(
  run: SelectionRun,
  { article, html, highlights }: Source,
  images: string,
): Promise<string> {
  const places = new Map<Sha256, string>();
  for (const sha256 of imagesIn(html)) {
    const row = await run.room.database.assets.get(sha256);
    if (row === undefined) continue;
    const path = `${sha256.slice(0, 16)}${row.extension}`;
    const isBeside = run.order.isOne;
    await run.addImage(isBeside ? path : `images/${path}`, sha256);
    places.set(sha256, `${images}/${path}`);
  }
  const placed = html.replace(
    /asset:([0-9a-f]{64})/g,
    (whole, sha256: string) => places.get(sha256) ?? whole,
  );
  const { note, ...rest } = article;
  return toMarkdown({ ...rest, note: run.order.withMarks ? note : '' }, placed, highlights);
}

function printUse({ order }: SelectionRun): PageUse {
  const { paper, withLinks } = order;
  return { kind: 'print', paper, withLinks };
}

async function imageInPage(run: SelectionRun, sha256: Sha256): Promise<string | null> {
  const row = await run.room.database.assets.get(sha256);
  const bytes = row && (await run.room.carrel.request('readStored', 'assets', sha256));
  return bytes ? dataUrl(new Blob([bytes], { type: row.mediaType })) : null;
}

/** Main serves it to the printed page. */
async function printedImage(run: SelectionRun, sha256: Sha256): Promise<string | null> {
  const row = await run.room.database.assets.get(sha256);
  return row === undefined ? null : `assets/${sha256}${row.extension}`;
}
