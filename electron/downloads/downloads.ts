import { setTimeout as wait } from 'node:timers/promises';
import type {
  DownloadAnswer,
  DownloadFailure,
  DownloadOrder,
  DownloadProgress,
} from '../ipc/downloads.js';
import type { FetchAnswer, MainFetchRequest } from '../ipc/fetching.js';
import type { VaultWrite } from '../ipc/vault-files.js';
import type { BodySink } from '../network/fetcher.js';
import { largestStored } from '../vault/stored-files.js';
import { troubleOf } from '../vault/trouble.js';
import { fileFacts } from './file-kind.js';
import { PartFile } from './part-file.js';

/** Files that come at once; a further one waits. */
const mostAtOnce = 3;
/** Attempts in a row that may bring nothing, after the first bytes have come. */
const mostIdleTries = 3;
const mostTries = 12;
/** Milliseconds: after the first break, then twice as long each time. */
const firstPauseMs = 1_000;
const longestPauseMs = 16_000;
/** Milliseconds between two reports of the progress to windows. */
const tellEveryMs = 250;

interface DownloadParts {
  profile: string;
  fetch(request: MainFetchRequest, signal: AbortSignal, body: BodySink): Promise<FetchAnswer>;
  stage(sha256: string, extension: string, pieces: AsyncIterable<Uint8Array>): Promise<VaultWrite>;
  /** No sweep deletes this file before its article is stored. */
  hold(sha256: string): void;
  /** Resolves earlier when the signal is aborted. */
  pause?(ms: number, signal: AbortSignal): Promise<void>;
}

interface Running {
  owners: Map<object, (progress: DownloadProgress) => void>;
  end: AbortController;
  answer: Promise<DownloadAnswer>;
}

/** Downloads the files of articles: to the profile while they come, to the library when they are whole. */
export class Downloads {
  readonly #running = new Map<string, Running>();
  /** What broken downloads have left, by address; the next attempt continues it. */
  readonly #left = new Map<string, PartFile>();
  #busy = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly parts: DownloadParts) {}

  /** @param owner the window that waits for the answer; two that want one file share it */
  run(
    order: DownloadOrder,
    owner: object,
    tell: (progress: DownloadProgress) => void,
  ): Promise<DownloadAnswer> {
    if (!URL.canParse(order.url)) {
      return Promise.resolve(failure('bad-address', 'not an address'));
    }
    const known = this.#running.get(order.url);
    if (known) {
      known.owners.set(owner, tell);
      return known.answer;
    }
    const end = new AbortController();
    const owners = new Map([[owner, tell]]);
    const answer = this.#inTurn(order, owners, end.signal).finally(() =>
      this.#running.delete(order.url),
    );
    this.#running.set(order.url, { owners, end, answer });
    return answer;
  }

  /** Ends a window's download, or all of them. */
  stop(owner: object, url?: string): void {
    for (const [address, { owners, end }] of this.#running) {
      if (url !== undefined && url !== address) continue;
      if (owners.delete(owner) && owners.size === 0) end.abort();
    }
  }

  async #inTurn(
    order: DownloadOrder,
    owners: Running['owners'],
    signal: AbortSignal,
  ): Promise<DownloadAnswer> {
    if (this.#busy >= mostAtOnce) await new Promise<void>((start) => this.#waiting.push(start));
    this.#busy += 1;
    try {
      return await this.#download(order, owners, signal);
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #download(
    order: DownloadOrder,
    owners: Running['owners'],
    signal: AbortSignal,
  ): Promise<DownloadAnswer> {
    if (signal.aborted) return failure('cancelled', 'cancelled');
    let part: PartFile;
    let telling: NodeJS.Timeout | null = null;
    const tell = () => {
      telling ??= setTimeout(() => {
        telling = null;
        const { received: bytes, total } = part;
        for (const report of owners.values()) report({ url: order.url, bytes, total });
      }, tellEveryMs);
    };
    try {
      part = this.#left.get(order.url) ?? (await PartFile.create(this.parts.profile, order));
    } catch (error) {
      return troubleOf(error);
    }
    this.#left.delete(order.url);
    part.onProgress = tell;
    const answer = await this.#fetchWhole(order, part, signal);
    if (telling !== null) clearTimeout(telling);
    const isWorthKeeping = !answer.ok && isBroken(answer) && part.canContinue && !signal.aborted;
    if (isWorthKeeping) {
      this.#left.set(order.url, part);
      return answer;
    }
    try {
      return answer.ok ? await this.#keep(order, part, answer.url) : answer;
    } finally {
      await part.remove();
    }
  }

  /** Fetches until the file is whole; continues what breaks off. */
  async #fetchWhole(
    order: DownloadOrder,
    part: PartFile,
    signal: AbortSignal,
  ): Promise<DownloadFailure | { ok: true; url: string }> {
    const { fetch, pause = pauseUnless } = this.parts;
    let idle = 0;
    for (let tries = 1; ; tries += 1) {
      const before = part.received;
      const from = part.canContinue ? before : 0;
      const { url } = order;
      const largest = largestStored - from;
      const answer = await fetch({ url, why: 'enclosure', for: order.for, largest }, signal, part);
      await part.settled();
      if (part.trouble) return part.trouble;
      if (part.isPage) {
        return failure('page', 'the server sent a web page in the place of the file');
      }
      if (answer.ok) {
        if (part.received === 0) return failure('empty', 'the file is empty');
        return { ok: true, url: answer.url };
      }
      idle = part.received > before ? 0 : idle + 1;
      const isRefused = answer.reason === 'cancelled' && !signal.aborted && !part.canContinue;
      const isOutOfRange = answer.status === 416 && before > 0;
      if (isOutOfRange) part.forget();
      const goesOn = isBroken(answer) || isOutOfRange || (isRefused && before > 0);
      if (signal.aborted || !goesOn || part.received === 0) return failureOf(answer);
      if (idle >= mostIdleTries || tries >= mostTries) return failureOf(answer);
      await pause(Math.min(firstPauseMs * 2 ** idle, longestPauseMs), signal);
    }
  }

  async #keep(order: DownloadOrder, part: PartFile, url: string): Promise<DownloadAnswer> {
    const { extension, mediaType } = fileFacts(part.head, url, part.mediaType ?? order.mediaType);
    const sha256 = part.sha256();
    const bytes = part.received;
    this.parts.hold(sha256);
    const written = await this.parts.stage(sha256, extension, part.pieces());
    return written.ok ? { ok: true, sha256, extension, bytes, mediaType } : written;
  }
}

/** The connection broke, so that another attempt may bring the rest. */
const isBroken = ({ reason }: Pick<DownloadFailure, 'reason'>) =>
  reason === 'unreachable' || reason === 'timed-out';

const failure = (reason: DownloadFailure['reason'], message: string): DownloadFailure => ({
  ok: false,
  reason,
  message,
});

/** The failure without what only the download needs to know. */
function failureOf({ reason, status, message }: DownloadFailure): DownloadFailure {
  return { ...failure(reason, message), ...(status !== undefined && { status }) };
}

async function pauseUnless(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => {});
}
