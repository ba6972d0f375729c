import { basename } from 'node:path';
import type { BrowserReply } from '../ipc/receiving.js';
import type { Ask, Asks } from './asks.js';
import {
  type FromBrowser,
  type MessageId,
  type PageHead,
  protocol,
  readMessage,
  type ToBrowser,
} from './browser-messages.js';
import { FrameError, framesOf } from './frames.js';
import { PageFile, PageRefused } from './page-file.js';
import { receivePage, refusalOf } from './receive-page.js';

/** What a browser's messages reach. */
export interface BrowserServices {
  asks: Asks;
  /** The profile, in which pages lie while they arrive. */
  profile: string;
  version: string;
  libraryFolder(): string;
  /** The most bytes of a page; 200 MiB when it is not given. */
  largestPage?: number;
  /** Brings Carrel to the front at this article. */
  open(article: string): void;
}

/** Pages that arrive at the same time over one connection. */
const mostArriving = 8;
/** Answers that are being worked on; beyond them nothing more is read. */
const mostPending = 64;
/** Longer addresses are none of an article's, and answers are bounded. */
const longestKnown = 2048;
/** Characters of a title in an answer. */
const longestTitle = 1000;

/** A page that arrives; `file` is null when it was refused and its remaining parts are passed over. */
interface Arriving {
  head: PageHead;
  file: PageFile | null;
}

/** One browser's connection: carries out its messages in their order and sends the answers. */
export class NativeSession {
  readonly #arriving = new Map<MessageId, Arriving>();
  readonly #pending = new Set<Promise<void>>();

  constructor(
    private readonly services: BrowserServices,
    private readonly send: (message: ToBrowser) => void,
  ) {}

  /** True when no page arrives and no answer is being worked on. */
  get idle(): boolean {
    return this.#arriving.size + this.#pending.size === 0;
  }

  /**
   * Resolves when the stream has ended and everything that arrived whole is done. Pages that did not
   * are dropped.
   */
  async run(stream: AsyncIterable<Buffer>): Promise<void> {
    try {
      for await (const frame of framesOf(stream)) {
        const read = readMessage(frame);
        if (read.ok) await this.#take(read.message);
        else await this.#refuse(read.id, read.reason);
      }
    } catch (error) {
      if (error instanceof FrameError) this.#fail(null, 'too-large', 'The message is too long.');
      // Any other error is the connection's, which has ended.
    }
    for (const { file } of this.#arriving.values()) await file?.remove();
    this.#arriving.clear();
    await Promise.all(this.#pending);
  }

  async #take(message: FromBrowser): Promise<void> {
    const { services } = this;
    switch (message.kind) {
      case 'hello': {
        const library = basename(services.libraryFolder());
        return this.send({ kind: 'hello', protocol, version: services.version, library });
      }
      case 'page':
        return this.#beginPage(message);
      case 'part':
        return this.#addPart(message);
      case 'end':
        return this.#endPage(message);
      case 'links': {
        const { id, links, tags } = message;
        return this.#ask({ kind: 'links', links, tags }, (reply) => this.#answer(id, reply));
      }
      case 'tags': {
        const { prefix } = message;
        return this.#ask({ kind: 'tags', prefix }, (reply) => {
          if (reply.kind === 'tags') this.send({ kind: 'tags', prefix, tags: reply.tags });
          else this.#answer(null, reply);
        });
      }
      case 'known': {
        const urls = message.urls.filter(({ length }) => length <= longestKnown);
        return this.#ask({ kind: 'known', urls }, (reply) => this.#answer(null, reply));
      }
      case 'open':
        return services.open(message.article);
    }
  }

  async #beginPage({ id, page }: Extract<FromBrowser, { kind: 'page' }>): Promise<void> {
    if (this.#arriving.has(id)) return this.#refuse(id, 'broken');
    if (this.#arriving.size >= mostArriving) {
      return this.#fail(id, 'busy', 'Too many pages are arriving at the same time.');
    }
    const { profile, largestPage } = this.services;
    try {
      this.#arriving.set(id, { head: page, file: await PageFile.create(profile, largestPage) });
    } catch (error) {
      this.#arriving.set(id, { head: page, file: null });
      this.#answer(id, refusalOf(error));
    }
  }

  async #addPart({ id, base64 }: Extract<FromBrowser, { kind: 'part' }>): Promise<void> {
    const arriving = this.#arriving.get(id);
    if (arriving === undefined) return this.#refuse(id, 'broken');
    try {
      await arriving.file?.add(Buffer.from(base64, 'base64'));
    } catch (error) {
      await this.#drop(id, arriving, error);
    }
  }

  async #endPage({ id, bytes }: Extract<FromBrowser, { kind: 'end' }>): Promise<void> {
    const arriving = this.#arriving.get(id);
    if (arriving === undefined) return this.#refuse(id, 'broken');
    const { file, head } = arriving;
    if (file !== null && file.size !== bytes) {
      const message = 'The page did not arrive whole.';
      await this.#drop(id, arriving, new PageRefused('broken', message));
    }
    this.#arriving.delete(id);
    if (arriving.file === null) return;
    const work = receivePage(this.services.asks, arriving.file, head);
    await this.#work(work.then((reply) => this.#answer(id, reply)));
  }

  /** Says why the page is refused; its remaining parts are passed over. */
  async #drop(id: MessageId, arriving: Arriving, error: unknown): Promise<void> {
    await arriving.file?.remove();
    arriving.file = null;
    this.#answer(id, refusalOf(error));
  }

  /** A message that cannot be carried out. What arrived of a page with its id is dropped. */
  async #refuse(id: MessageId, reason: 'unknown' | 'broken'): Promise<void> {
    await this.#arriving.get(id)?.file?.remove();
    this.#arriving.delete(id);
    const message =
      reason === 'unknown' ? 'Carrel does not know this message.' : 'The message is damaged.';
    this.#fail(id, reason, message);
  }

  #ask(ask: Ask, onReply: (reply: BrowserReply) => void): Promise<void> {
    return this.#work(this.services.asks.ask(ask).then(onReply));
  }

  /** Resolves at once, or when there is room for more work. */
  async #work(work: Promise<void>): Promise<void> {
    const pending = work.finally(() => this.#pending.delete(pending));
    this.#pending.add(pending);
    if (this.#pending.size >= mostPending) await Promise.race(this.#pending);
  }

  #answer(id: MessageId, reply: BrowserReply): void {
    if (reply.kind === 'saved') {
      this.send({ ...reply, title: reply.title.slice(0, longestTitle), id });
    } else if (reply.kind === 'failed') this.#fail(id, reply.reason, reply.message);
    else if (reply.kind === 'known') this.send(reply);
  }

  #fail(id: MessageId, reason: string, message: string): void {
    this.send({ kind: 'failed', id, reason, message });
  }
}
