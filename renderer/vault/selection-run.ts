// Reads chosen articles one by one and hands over the files that are made of them, so memory holds one
// article.
import type { ExportFormat, Paper } from '../../electron/ipc/exporting';
import type { CarrelBridge } from '../../electron/ipc/requests';
import type { Article, ArticleId, CleanHtml, Sha256 } from '../core/article/article';
import { articleSection } from '../core/exporting/article-section';
import type { ExportWords } from '../core/exporting/words';
import type { Highlight } from '../core/highlights/highlight';
import { createSanitizer, type Sanitizer } from '../core/sanitize/sanitize';
import type { CarrelDatabase } from '../storage/database';
import { readHighlights } from '../storage/highlights';
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
  /** What the reader has written of several articles together, as of a collection: plain text. */
  about?: string;
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

/** What exports need of the import window. */
export interface ExportRoom {
  database: CarrelDatabase;
  carrel: CarrelBridge;
  clean: Clean;
  onProgress(progress: { done: number; total: number } | null): void;
}

/** An article as an export shows it. */
export interface Source {
  article: Article;
  html: CleanHtml;
  highlights: Highlight[];
}

/** The export takes no more files: the rest need not be made. */
export class Ended extends Error {}

/** One export of chosen articles: reads them, and hands over the files that are made of them. */
export class SelectionRun {
  readonly failed: FailedArticle[] = [];
  /** Articles that were written. */
  done = 0;
  readonly #sanitize: Sanitizer = createSanitizer(window);
  /** The paths of the images that were handed over. */
  readonly #added = new Set<string>();

  constructor(
    readonly room: ExportRoom,
    readonly order: SelectionExport,
    private readonly signal: AbortSignal,
    /** The name of the folder for what belongs to the one file; empty for other exports. */
    readonly beside = '',
  ) {}

  /** True when a document has nothing to end: no article was written, or the user has stopped it. */
  get isEmpty(): boolean {
    return this.done === 0 || this.signal.aborted;
  }

  /** Reads the articles one after the other; one that cannot be made costs only itself. */
  async each(make: (source: Source, number: number) => Promise<void>): Promise<void> {
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

  /** The article with its header, and its highlights where they are wanted. */
  section(source: Source): Promise<HTMLElement> {
    const withNote = this.order.withMarks;
    return articleSection({ ...source, withNote }, this.#sanitize, this.order.words);
  }

  /** The chosen articles, without those that are no longer in the library. */
  async articles(): Promise<Article[]> {
    const rows = await this.room.database.articles.bulkGet([...this.order.ids]);
    return rows.flatMap((row) => row ?? []);
  }

  /** The title of a document that holds these articles. */
  titleOf(articles: readonly Article[]): string {
    const { words } = this.order;
    const [article] = articles;
    return articles.length === 1 ? article!.title.trim() || words.untitled : words.collection;
  }

  /** The text below the title of a document with several articles; empty for none. */
  get about(): string {
    return this.order.ids.length > 1 ? (this.order.about ?? '').trim() : '';
  }

  /** Hands over a file, or more of it. Throws `Ended` when no more are taken. */
  async add(path: string, content: string | Uint8Array<ArrayBuffer>): Promise<void> {
    const { carrel } = this.room;
    if (!(await carrel.request('addToExport', this.order.target, path, content))) throw new Ended();
  }

  /** Hands over a picture of the library, once. */
  async addImage(path: string, sha256: Sha256): Promise<void> {
    if (this.#added.has(path)) return;
    this.#added.add(path);
    const { carrel } = this.room;
    const taken = await carrel.request('addImageToExport', this.order.target, path, sha256);
    if (!taken) throw new Ended();
  }
}
