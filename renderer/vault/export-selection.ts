// Chosen articles as a book, as PDF, as HTML or as Markdown. Articles are read, made and handed over one by
// one, so memory holds one of them.
import type { ExportFormat, Paper, PrintAnswer, VaultTrouble } from '../../electron/ipc/contract';
import type { CarrelBridge } from '../../electron/ipc/requests';
import type { Article, ArticleId, CleanHtml, Sha256 } from '../core/article/article';
import { type PageUse, pageEnd, pagePart, pageStart } from '../core/exporting/article-pages';
import { articleSection, fillImages } from '../core/exporting/article-section';
import { portableImage } from '../core/exporting/epub/book-image';
import { chapterOf, emptyChapter } from '../core/exporting/epub/chapter';
import {
  type BookChapter,
  type BookImage,
  bookFiles,
  folder as bookFolder,
  mimetype,
} from '../core/exporting/epub/package';
import { createFileNames } from '../core/exporting/file-name';
import { dataUrl } from '../core/exporting/html-page';
import { toMarkdown } from '../core/exporting/markdown-page';
import type { ExportWords } from '../core/exporting/words';
import type { Highlight } from '../core/highlights/highlight';
import { createSanitizer, type Sanitizer } from '../core/sanitize/sanitize';
import type { CarrelDatabase } from '../storage/database';
import { readHighlights } from '../storage/highlights';
import { imagesIn } from './article-files';
import type { Clean } from './take-article';

export interface ExportChoices {
  /** In this order. */
  ids: readonly ArticleId[];
  /** Shows highlights and notes. */
  withMarks: boolean;
  /** Prints the addresses of links; PDF and paper only. */
  withLinks: boolean;
  paper: Paper;
  words: ExportWords;
}

export interface SelectionExport extends ExportChoices {
  target: string;
  format: ExportFormat;
  /** One file for all articles; a book always is. */
  isOne: boolean;
}

export interface FailedArticle {
  id: ArticleId;
  /** Empty when the article is not in the library any more. */
  title: string;
  /**
   * `gone`: it was deleted. `set-aside`: its HTML has ended a process before. `failed`: it could not be
   * made, for the reason in `message`.
   */
  reason: 'gone' | 'set-aside' | 'failed';
  message: string;
}

export type SelectionAnswer =
  | {
      ok: true;
      articles: number;
      files: number;
      bytes: number;
      failed: FailedArticle[];
    }
  | VaultTrouble;

export type SelectionPrint = PrintAnswer & { failed: FailedArticle[] };

/** What exports need of the import window. */
export interface ExportRoom {
  database: CarrelDatabase;
  carrel: CarrelBridge;
  clean: Clean;
  onProgress(progress: { done: number; total: number } | null): void;
}

/** Writes the articles to the target. An article that fails is left out and named in the answer. */
export async function exportSelection(
  room: ExportRoom,
  order: SelectionExport,
  signal: AbortSignal,
): Promise<SelectionAnswer> {
  const { carrel } = room;
  const { target, format } = order;
  const isOne = format === 'epub' || order.isOne;
  const oneShape = format === 'epub' ? 'book' : 'file';
  const beside = await carrel.request('beginExport', target, isOne ? oneShape : 'folder');
  const cancel = () => void carrel.request('abandonExport', target);
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  const run = new SelectionRun(room, order, signal, beside);
  const make = { epub: () => run.book(), one: () => run.oneFile(), many: () => run.files() };
  try {
    const hasEnded = await make[format === 'epub' ? format : isOne ? 'one' : 'many']().then(
      () => false,
      (error) => {
        if (error instanceof Ended) return true;
        throw error;
      },
    );
    if (signal.aborted) return cancelled;
    if (run.done === 0 && !hasEnded) {
      cancel();
      return { ...nothing, message: run.failed[0]?.message || nothing.message };
    }
    const answer = await carrel.request('finishExport', target);
    if (!answer.ok) return answer;
    const { files, bytes } = answer;
    return { ok: true, articles: run.done, files, bytes, failed: run.failed };
  } catch (error) {
    cancel();
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
    room.onProgress(null);
  }
}

/** Prints the articles by the system's dialog. */
export async function printSelection(
  room: ExportRoom,
  order: ExportChoices,
  signal: AbortSignal,
): Promise<SelectionPrint> {
  const run = new SelectionRun(room, { ...order, target: '', format: 'pdf', isOne: true }, signal);
  const page = await run.printedPage().finally(() => room.onProgress(null));
  const { failed } = run;
  if (signal.aborted || run.done === 0) {
    return { ok: false, reason: signal.aborted ? 'cancelled' : 'failed', message: '', failed };
  }
  return { ...(await room.carrel.request('printPage', page, order.paper)), failed };
}

const cancelled: VaultTrouble = {
  ok: false,
  reason: 'failed',
  message: 'the export was cancelled, and nothing of it is left',
};
const nothing: VaultTrouble = {
  ok: false,
  reason: 'failed',
  message: 'none of the articles could be exported',
};

interface Source {
  article: Article;
  html: CleanHtml;
  highlights: Highlight[];
}

/** The export takes no more files: the rest need not be made. */
class Ended extends Error {}

class SelectionRun {
  readonly failed: FailedArticle[] = [];
  /** Articles that were written. */
  done = 0;
  readonly #sanitize: Sanitizer = createSanitizer(window);
  readonly #images = new Map<Sha256, string | null>();

  constructor(
    private readonly room: ExportRoom,
    private readonly order: SelectionExport,
    private readonly signal: AbortSignal,
    /** The name of the folder for what belongs to the one file; empty for other exports. */
    private readonly beside = '',
  ) {}

  async book(): Promise<void> {
    const { words } = this.order;
    const chapters: BookChapter[] = [];
    const images: BookImage[] = [];
    let modifiedAt = 0;
    const files = await this.#chapterFiles();
    // The address in an article's header leads to the web.
    const linked = (url: string, from: string) => {
      const file = files.ofUrl.get(url) ?? null;
      return file === from ? null : file;
    };
    await this.#add('mimetype', mimetype);
    await this.#each(async (source) => {
      const { article, highlights } = source;
      const file = files.ofId.get(article.id)!;
      const section = await this.#section(source);
      await fillImages(section, words, (sha256) => this.#bookImage(sha256, images));
      const title = article.title.trim() || words.untitled;
      const { xhtml, properties } = chapterOf(section, title, (url) => linked(url, file));
      await this.#add(`${bookFolder}/${file}`, xhtml);
      chapters.push({ article, title, file, properties });
      modifiedAt = Math.max(
        ...[modifiedAt, article.savedAt, ...highlights.map(({ createdAt }) => createdAt)],
      );
    });
    if (this.done === 0 || this.signal.aborted) return;
    for (const { id, title, reason } of this.failed) {
      // Another chapter may link to it.
      const article = reason === 'gone' ? undefined : await this.room.database.articles.get(id);
      if (article === undefined) continue;
      const name = title.trim() || words.untitled;
      const at = files.ofId.get(id)!;
      await this.#add(`${bookFolder}/${at}`, emptyChapter(article, name));
      chapters.push({ article, title: name, file: at, properties: '' });
    }
    chapters.sort((a, b) => (a.file < b.file ? -1 : 1));
    const title = chapters.length === 1 ? chapters[0]!.title : words.collection;
    const rest = await bookFiles({ title, chapters, images, words, modifiedAt });
    for (const [path, content] of rest) await this.#add(path, content);
  }

  /** All articles in one HTML, Markdown or PDF file. */
  async oneFile(): Promise<void> {
    const { format, target, paper } = this.order;
    if (format === 'pdf') {
      const page = await this.printedPage();
      if (this.done === 0 || this.signal.aborted) return;
      const answer = await this.room.carrel.request('printToExport', target, '', page, paper);
      if (!answer.ok) throw new Error(answer.message);
      return;
    }
    if (format === 'markdown') {
      await this.#each(async (source) => {
        const text = await this.#markdown(source, encodeURIComponent(this.beside));
        await this.#add('', this.done === 0 ? text : `\n\n${text}`);
      });
      return;
    }
    const articles = await this.#articles();
    await this.#add('', pageStart(articles, this.#title(articles), file, this.order.words));
    await this.#each(async (source, number) =>
      this.#add('', await this.#pagePart(source, number, file)),
    );
    await this.#add('', pageEnd);
  }

  /** One file for each article. */
  async files(): Promise<void> {
    const { format, target, paper, words } = this.order;
    const nameOf = createFileNames();
    await this.#each(async (source) => {
      const { title } = source.article;
      const name = (extension: string) => nameOf(title || words.untitled, extension);
      if (format === 'markdown') {
        await this.#add(name('.md'), await this.#markdown(source, 'images'));
        return;
      }
      const page = await this.#page(source);
      if (format === 'html') await this.#add(name('.html'), page);
      else {
        const path = name('.pdf');
        const answer = await this.room.carrel.request('printToExport', target, path, page, paper);
        if (!answer.ok) throw new Error(answer.message);
      }
    });
  }

  /** All articles as one page to print. */
  async printedPage(): Promise<string> {
    const articles = await this.#articles();
    const use = this.#print();
    const parts = [pageStart(articles, this.#title(articles), use, this.order.words)];
    await this.#each(async (source, number) => {
      parts.push(await this.#pagePart(source, number, use));
    });
    return [...parts, pageEnd].join('');
  }

  /** Reads the articles one after the other; one that cannot be made costs only itself. */
  async #each(make: (source: Source, number: number) => Promise<void>): Promise<void> {
    const { ids } = this.order;
    for (const [index, id] of ids.entries()) {
      this.room.onProgress({ done: index, total: ids.length });
      if (this.signal.aborted) return;
      let title = '';
      try {
        const source = await this.#read(id);
        if (typeof source === 'string') {
          this.failed.push({ id, title, reason: source, message: '' });
          continue;
        }
        ({ title } = source.article);
        await make(source, index + 1);
        this.done += 1;
      } catch (error) {
        if (error instanceof Ended) throw error;
        const message = error instanceof Error ? error.message : String(error);
        this.failed.push({ id, title, reason: 'failed', message });
      }
    }
  }

  async #read(id: ArticleId): Promise<Source | 'gone' | 'set-aside'> {
    const { database, clean } = this.room;
    const [article, body] = await Promise.all([database.articles.get(id), database.html.get(id)]);
    if (!article || !body) return 'gone';
    const html = await clean(body.html);
    if (html === null) return 'set-aside';
    const highlights = this.order.withMarks ? await readHighlights(database, id) : [];
    return { article, html, highlights };
  }

  #section(source: Source): Promise<HTMLElement> {
    const withNote = this.order.withMarks;
    return articleSection({ ...source, withNote }, this.#sanitize, this.order.words);
  }

  async #page(source: Source): Promise<string> {
    const use = this.order.format === 'pdf' ? this.#print() : file;
    const { article } = source;
    const title = article.title.trim() || this.order.words.untitled;
    const part = await this.#pagePart(source, 1, use);
    return pageStart([article], title, use, this.order.words) + part + pageEnd;
  }

  async #pagePart(source: Source, number: number, use: PageUse): Promise<string> {
    const section = await this.#section(source);
    await fillImages(section, this.order.words, (sha256) =>
      use.kind === 'print' ? this.#printedImage(sha256) : this.#imageInPage(sha256),
    );
    return pagePart(section, number);
  }

  async #markdown({ article, html, highlights }: Source, images: string): Promise<string> {
    const places = new Map<Sha256, string>();
    for (const sha256 of imagesIn(html)) {
      const row = await this.room.database.assets.get(sha256);
      if (row === undefined) continue;
      const path = `${sha256.slice(0, 16)}${row.extension}`;
      const isBeside = this.order.isOne;
      await this.#addImage(isBeside ? path : `images/${path}`, sha256);
      places.set(sha256, `${images}/${path}`);
    }
    const placed = html.replace(
      /asset:([0-9a-f]{64})/g,
      (whole, sha256: string) => places.get(sha256) ?? whole,
    );
    const { note, ...rest } = article;
    return toMarkdown({ ...rest, note: this.order.withMarks ? note : '' }, placed, highlights);
  }

  /** The files in the book by article and by address. */
  async #chapterFiles(): Promise<{ ofId: Map<ArticleId, string>; ofUrl: Map<string, string> }> {
    const ofId = new Map<ArticleId, string>();
    const ofUrl = new Map<string, string>();
    for (const [index, id] of this.order.ids.entries()) {
      const file = `chapter-${String(index + 1).padStart(4, '0')}.xhtml`;
      ofId.set(id, file);
      const [article, body] = await Promise.all([
        this.room.database.articles.get(id),
        this.room.database.html.where('id').equals(id).count(),
      ]);
      if (!article || body === 0) continue;
      for (const url of [article.url, article.canonicalUrl]) {
        if (url !== null && !ofUrl.has(url)) ofUrl.set(url, file);
      }
    }
    return { ofId, ofUrl };
  }

  async #articles(): Promise<Article[]> {
    const rows = await this.room.database.articles.bulkGet([...this.order.ids]);
    return rows.flatMap((row) => row ?? []);
  }

  #title(articles: readonly Article[]): string {
    const { words } = this.order;
    const [article] = articles;
    return articles.length === 1 ? article!.title.trim() || words.untitled : words.collection;
  }

  #print(): PageUse {
    const { paper, withLinks } = this.order;
    return { kind: 'print', paper, withLinks };
  }

  /** Adds an image to the book once, in a format that every reading program shows. */
  async #bookImage(sha256: Sha256, images: BookImage[]): Promise<string | null> {
    const known = this.#images.get(sha256);
    if (known !== undefined) return known;
    const bytes = await this.room.carrel.request('readStored', 'assets', sha256);
    const image = bytes && (await portableImage(bytes));
    const path = image && `images/${sha256.slice(0, 16)}${image.extension}`;
    this.#images.set(sha256, path);
    if (!image || path === null) return null;
    if (image.converted === null) await this.#addImage(`${bookFolder}/${path}`, sha256);
    else await this.#add(`${bookFolder}/${path}`, image.converted);
    images.push({ file: path, mediaType: image.mediaType });
    return path;
  }

  async #imageInPage(sha256: Sha256): Promise<string | null> {
    const row = await this.room.database.assets.get(sha256);
    const bytes = row && (await this.room.carrel.request('readStored', 'assets', sha256));
    return bytes ? dataUrl(new Blob([bytes], { type: row.mediaType })) : null;
  }

  /** Main serves it to the printed page. */
  async #printedImage(sha256: Sha256): Promise<string | null> {
    const row = await this.room.database.assets.get(sha256);
    return row === undefined ? null : `assets/${sha256}${row.extension}`;
  }

  async #add(path: string, content: string | Uint8Array<ArrayBuffer>): Promise<void> {
    const { carrel } = this.room;
    if (!(await carrel.request('addToExport', this.order.target, path, content))) throw new Ended();
  }

  async #addImage(path: string, sha256: Sha256): Promise<void> {
    if (this.#images.get(`added ${path}`) !== undefined) return;
    this.#images.set(`added ${path}`, path);
    const { carrel } = this.room;
    const taken = await carrel.request('addImageToExport', this.order.target, path, sha256);
    if (!taken) throw new Ended();
  }
}

const file: PageUse = { kind: 'file' };
