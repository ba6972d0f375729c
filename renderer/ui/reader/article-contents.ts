import type { ArticleId } from '../../core/article/article';
import { pause } from '../../core/pause';
import type { OpenArticle } from '../../library/actions/read-article';
import type { ArticleContent } from './article-content';

/** Reads an article from the database and prepares its body for the frame. */
export interface ContentSource {
  /** Null when the article no longer exists. */
  open: (id: ArticleId) => Promise<OpenArticle | null>;
  prepare: (open: OpenArticle) => Promise<ArticleContent>;
}

/** Milliseconds without a change of the open article before its neighbours are read. */
const restMs = 60;
/** Bounds of memory: a longer body, or one with more images, is not read ahead. */
const longestAhead = 500_000;
const mostImagesAhead = 20;

interface Held {
  content: ArticleContent;
  /** What the content was prepared from. */
  open: OpenArticle;
  /** The number of the last reading that found it like this. */
  turn: number;
}

/**
 * The contents of the open article and of its neighbours, which are read ahead. What is held may be
 * older than the database: whoever shows it calls `read`, too, and shows what that returns.
 */
export class ArticleContents {
  readonly #held = new Map<ArticleId, Held>();
  #near: ReadonlySet<ArticleId> = new Set();
  #opened: ArticleId | null = null;
  #asked: { id: ArticleId; reading: Promise<ArticleContent | null> } | null = null;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly source: ContentSource) {}

  /** The content of a neighbour or of the open article, ready to be shown; null when it is not held. */
  held(id: ArticleId): ArticleContent | null {
    return this.#held.get(id)?.content ?? null;
  }

  /**
   * Begins to read an article that is about to be opened. A `read` of it returns that reading, until
   * `endAsking` is called: later the reading may be out of date.
   */
  ask(id: ArticleId): void {
    if (this.#asked?.id === id) return;
    this.#opened = id;
    const reading = this.#read(id, false);
    // The error is the one of `read`.
    reading.catch(() => {});
    this.#asked = { id, reading };
  }

  endAsking(): void {
    this.#asked = null;
  }

  /**
   * Reads an article that is opened, or may have changed while it was open.
   *
   * @returns the held content when it is still that of the database; null when the article is gone
   */
  read(id: ArticleId): Promise<ArticleContent | null> {
    this.#opened = id;
    const asked = this.#asked;
    this.#asked = null;
    return asked?.id === id ? asked.reading : this.#read(id, false);
  }

  /** Releases all contents but these, and after a moment reads those that are not held. */
  keepNear(open: ArticleId | null, neighbours: readonly ArticleId[]): void {
    this.#near = new Set(neighbours);
    if (open !== null) this.#opened = open;
    for (const [id, { content }] of this.#held) {
      if (!this.#isKept(id) || (id !== this.#opened && content.lacksImages)) this.#drop(id);
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#readAhead(neighbours), restMs);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#near = new Set();
    this.#opened = null;
    for (const id of [...this.#held.keys()]) this.#drop(id);
  }

  async #readAhead(ids: readonly ArticleId[]): Promise<void> {
    for (const id of ids) {
      await pause('background');
      if (!this.#near.has(id) || this.#held.has(id)) continue;
      // Opening the article reads it again, and shows the error.
      await this.#read(id, true).catch(() => {});
    }
  }

  async #read(id: ArticleId, isAhead: boolean): Promise<ArticleContent | null> {
    const turn = ++this.#turn;
    const open = await this.source.open(id);
    const known = this.#current(id, open, turn);
    if (known || open === null) return known;
    if (isAhead && !isSmall(open)) return null;
    const content = await this.source.prepare(open);
    const newer = this.#current(id, open, turn);
    // Images that are missing now may be there when the article is opened.
    const isHeld = this.#isKept(id) && !(content.lacksImages && id !== this.#opened);
    if (newer || !isHeld) {
      content.release();
      return newer;
    }
    this.#drop(id);
    this.#held.set(id, { content, open, turn });
    return content;
  }

  /** The held content, when it is as new as what the reading number `turn` has found. */
  #current(id: ArticleId, open: OpenArticle | null, turn: number): ArticleContent | null {
    const known = this.#held.get(id);
    if (!known) return null;
    if (known.turn > turn) return known.content;
    known.turn = turn;
    if (open && isSame(known.open, open)) return known.content;
    this.#drop(id);
    return null;
  }

  #isKept(id: ArticleId): boolean {
    return id === this.#opened || this.#near.has(id);
  }

  #drop(id: ArticleId): void {
    this.#held.get(id)?.content.release();
    this.#held.delete(id);
  }
}

function isSame(one: OpenArticle, other: OpenArticle): boolean {
  const parts = ({ leftOut }: OpenArticle) => JSON.stringify(leftOut ?? []);
  return one.html === other.html && parts(one) === parts(other);
}

function isSmall({ html, leftOut = [] }: OpenArticle): boolean {
  const length = leftOut.reduce((sum, part) => sum + part.html.length, html.length);
  return length <= longestAhead && html.split('"asset:').length - 1 <= mostImagesAhead;
}
