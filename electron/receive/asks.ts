// What browsers ask of the library: each ask is answered by a window, exactly once.
import type { WebContents } from 'electron';
import { grantFound, pageOwner } from '../granted-files.js';
import type { BrowserAsk, BrowserReply, ReceivedPage } from '../ipc/receiving.js';
import type { PageFile } from './page-file.js';

/** A received page that lies in its file. */
export interface PageToImport {
  kind: 'page';
  page: ReceivedPage;
  /** The name under which it is imported. */
  name: string;
  file: PageFile;
}

export type Ask = PageToImport | Exclude<BrowserAsk, { kind: 'page' }>;

interface Waiting {
  ask: Ask;
  /** The window that works on it; null while none does. */
  takenBy: WebContents | null;
  /** The number of windows that ended while they worked on it. */
  losses: number;
  answer(reply: BrowserReply): void;
}

/** An ask that has ended this many windows is given up. */
const mostLosses = 2;
/** How long windows may take to finish when Carrel is closed, in milliseconds. */
const closeWithinMs = 5_000;

export const closedReply: BrowserReply = {
  kind: 'failed',
  reason: 'closed',
  message: 'Carrel was closed before it could answer.',
};

/**
 * The asks that wait for a window and those that one works on. The window fetches them: the page's
 * when it listens, else the one that runs commands.
 */
export class Asks {
  #nextTicket = 1;
  #isClosed = false;
  readonly #waiting = new Map<number, Waiting>();
  readonly #watched = new WeakSet<WebContents>();

  /**
   * @param wake tells a window that something waits; opens one when there is none
   * @param hold keeps this process from ending until the returned function is called
   * @param roleOf tells the page from the other windows
   */
  constructor(
    private readonly wake: () => void,
    private readonly hold: () => () => void,
    private readonly roleOf: (contents: WebContents) => string | null,
  ) {}

  /** Resolves to the answer of a window. */
  async ask(ask: Ask): Promise<BrowserReply> {
    if (this.#isClosed) return closedReply;
    const ticket = this.#nextTicket++;
    const release = this.hold();
    try {
      return await new Promise((answer) => {
        this.#waiting.set(ticket, { ask, takenBy: null, losses: 0, answer });
        this.wake();
      });
    } finally {
      this.#waiting.delete(ticket);
      release();
    }
  }

  /** The next ask for this window; null when none waits. */
  next(caller: WebContents): { ticket: number; ask: BrowserAsk } | null {
    for (const [ticket, waiting] of this.#waiting) {
      if (waiting.takenBy !== null) continue;
      waiting.takenBy = caller;
      this.#watch(caller);
      return { ticket, ask: this.#granted(waiting.ask, caller) };
    }
    return null;
  }

  /** The answer of the window that works on this ask; any other answer changes nothing. */
  answer(caller: WebContents, ticket: number, reply: BrowserReply): void {
    const waiting = this.#waiting.get(ticket);
    if (waiting?.takenBy === caller) waiting.answer(reply);
  }

  /** No window can be opened: every ask fails. */
  failAll(message: string): void {
    for (const { answer } of this.#waiting.values()) {
      answer({ kind: 'failed', reason: 'not-saved', message });
    }
  }

  /** The window that would have fetched the asks has ended before it did. */
  windowGone(): void {
    const isWaiting = [...this.#waiting.values()].some(({ takenBy }) => takenBy === null);
    if (isWaiting && !this.#isClosed) this.wake();
  }

  /** Gives what is being worked on a moment, then answers all that is left; takes nothing more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const late = new Promise<void>((resolve) => setTimeout(resolve, closeWithinMs).unref());
    const all = [...this.#waiting.values()].map(
      (waiting) =>
        new Promise<void>((resolve) => {
          const { answer } = waiting;
          waiting.answer = (reply) => {
            answer(reply);
            resolve();
          };
          if (waiting.takenBy === null) waiting.answer(closedReply);
        }),
    );
    await Promise.race([Promise.all(all), late]);
    for (const { answer } of this.#waiting.values()) answer(closedReply);
  }

  #granted(ask: Ask, caller: WebContents): BrowserAsk {
    if (ask.kind !== 'page') return ask;
    const { page, name, file } = ask;
    const found = { absolute: file.path, name, path: name, size: file.size };
    const owner = this.roleOf(caller) === 'page' ? pageOwner(caller) : 0;
    return { kind: 'page', page, grant: grantFound([found], [], owner) };
  }

  /** Hands what a window was working on to the next one, when that window ends. */
  #watch(contents: WebContents): void {
    if (this.#watched.has(contents)) return;
    this.#watched.add(contents);
    const onGone = () => this.#lose(contents);
    contents.on('render-process-gone', onGone);
    contents.on('destroyed', onGone);
  }

  #lose(contents: WebContents): void {
    const lost = [...this.#waiting.values()].filter(({ takenBy }) => takenBy === contents);
    for (const waiting of lost) {
      waiting.takenBy = null;
      waiting.losses += 1;
      if (waiting.losses < mostLosses && !this.#isClosed) continue;
      const message = 'The window that read the page ended unexpectedly.';
      waiting.answer(this.#isClosed ? closedReply : { kind: 'failed', reason: 'damaged', message });
    }
    // The window's own owner first learns that it has ended.
    if (lost.length > 0 && !this.#isClosed) setTimeout(this.wake);
  }
}
