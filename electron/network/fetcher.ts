import type {
  FetchAnswer,
  FetchFailure,
  MainFetchReason,
  MainFetchRequest,
} from '../ipc/fetching.js';
import type { HostTurns } from './host-turns.js';
import type { Ledger, LedgerRequest } from './ledger.js';
import { readRetryAfter } from './retry-after.js';

const mostRedirects = 5;
const MiB = 1024 * 1024;

interface Limits {
  /** The most bytes of the decoded body. */
  largest: number;
  /** How long all of the requests may take together, redirects included, in milliseconds. */
  withinMs: number;
  accept: string;
}

const pages = 'text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8';
const limits: Record<MainFetchReason, Limits> = {
  page: { largest: 64 * MiB, withinMs: 60_000, accept: pages },
  archive: { largest: 64 * MiB, withinMs: 60_000, accept: pages },
  picture: {
    largest: 32 * MiB,
    withinMs: 30_000,
    accept: 'image/avif,image/webp,image/*,*/*;q=0.8',
  },
  icon: { largest: MiB, withinMs: 10_000, accept: 'image/*,*/*;q=0.8' },
  feed: {
    largest: 32 * MiB,
    withinMs: 30_000,
    accept:
      'application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5',
  },
  'feed-site': { largest: 8 * MiB, withinMs: 30_000, accept: pages },
  update: { largest: 256 * 1024, withinMs: 20_000, accept: 'application/json' },
  // A slow line is waited for; a server that sends nothing is not: see send-hop.ts.
  enclosure: { largest: 512 * MiB, withinMs: 6 * 60 * 60_000, accept: '*/*' },
};

/** One request without its redirects. */
export interface Hop {
  url: string;
  headers: Record<string, string>;
  largest: number;
  signal: AbortSignal;
  /** Takes the body piece by piece; without it the answer has the body. */
  body?: BodySink | undefined;
}

/** Takes an answer's body as it comes, so that it is never in memory as a whole. */
export interface BodySink {
  /** Headers of the request that begins now, besides its own. */
  headers(): Record<string, string>;
  /** The answer begins, with a status of success. False refuses its body. */
  begin(status: number, headers: AnswerHeaders): boolean;
  /** Resolves when the piece is taken; false ends the answer. */
  add(piece: Uint8Array): Promise<boolean>;
}

/** The answer's headers by their names in lower case; of several equal ones the last. */
export type AnswerHeaders = Readonly<Record<string, string>>;

export type HopAnswer =
  | { kind: 'redirect'; status: number; location: string }
  /** `bytes` is null when the status is an error: its body is not read. */
  | {
      kind: 'answer';
      status: number;
      headers: AnswerHeaders;
      bytes: Uint8Array<ArrayBuffer> | null;
      /** Bytes that a sink has taken; then `bytes` is empty. */
      taken?: number;
    }
  | {
      kind: 'failed';
      reason: 'refused-address' | 'too-large' | 'tls' | 'unreachable' | 'cancelled' | 'timed-out';
      status: number | null;
      /** Bytes that were read before. */
      bytes: number;
      message: string;
    };

interface FetcherParts {
  isOn(why: MainFetchReason): boolean;
  send(hop: Hop): Promise<HopAnswer>;
  ledger: Pick<Ledger, 'begin'>;
  turns: Pick<HostTurns, 'wait' | 'insist' | 'askedForPatience'>;
}

/** Fetches addresses: redirects, limits, politeness and the ledger are its business. */
export class Fetcher {
  constructor(private readonly parts: FetcherParts) {}

  /**
   * @param signal ends the request, because nobody waits for it
   * @param body takes the body, which the answer has otherwise
   */
  async fetch(
    request: MainFetchRequest,
    signal: AbortSignal,
    body?: BodySink,
  ): Promise<FetchAnswer> {
    if (!this.parts.isOn(request.why)) return failure('off', 'fetching from the network is off');
    const answer = await this.#follow(request, signal, body);
    // Switched off or given up while the answer came in.
    return signal.aborted ? cancelled() : answer;
  }

  async #follow(
    request: MainFetchRequest,
    signal: AbortSignal,
    body?: BodySink,
  ): Promise<FetchAnswer> {
    let url = request.url;
    let isPermanent = true;
    const time = { leftMs: limits[request.why].withinMs };
    for (let redirects = 0; ; redirects += 1) {
      const address = readAddress(url);
      if (address === null) return failure('bad-address', 'only http and https can be fetched');
      const answer = await this.#hop(request, address, time, signal, body);
      const permanentUrl = redirects > 0 && isPermanent ? address.href : null;
      if (answer.kind === 'redirect') {
        if (redirects === mostRedirects) {
          return failure('too-many-redirects', `more than ${mostRedirects} redirects`);
        }
        isPermanent &&= answer.status === 301 || answer.status === 308;
        url = answer.location;
        continue;
      }
      return 'failure' in answer
        ? { ...answer.failure, permanentUrl }
        : fetched(answer, address.href, permanentUrl);
    }
  }

  async #hop(
    request: MainFetchRequest,
    url: URL,
    time: TimeLeft,
    signal: AbortSignal,
    body?: BodySink,
  ): Promise<Settled> {
    const { ledger, turns, send } = this.parts;
    const lane = laneOf(request.why);
    if (request.insists) turns.insist(url.host);
    const turn = await turns.wait(url.host, lane, signal);
    if (!turn.ok) {
      if (signal.aborted) return { kind: 'failed', failure: cancelled() };
      return {
        kind: 'failed',
        failure: {
          ...failure('status', `${url.host} asks not to be asked again for now`),
          status: 429,
          retryAfter: turn.retryAfter,
        },
      };
    }
    let entry: LedgerRequest | null = null;
    try {
      if (signal.aborted || !this.parts.isOn(request.why))
        return { kind: 'failed', failure: cancelled() };
      const { href } = url;
      entry = ledger.begin({ method: 'GET', url: href, why: request.why, for: request.for });
      const largest = Math.min(request.largest, limits[request.why].largest);
      const headers = { ...headersOf(request), ...body?.headers() };
      const hop = { url: href, headers, largest, body };
      const answer = await inTime(time, signal, (ended) => send({ ...hop, signal: ended }));
      const settled = this.#settle(answer, url.host);
      entry.end(outcomeOf(answer, settled));
      return settled;
    } finally {
      // Without effect when it has ended as it should.
      entry?.end({ status: null, bytes: null, reason: 'failed' });
      turn.end();
    }
  }

  /** Turns an answer that is no document into a failure. */
  #settle(answer: HopAnswer, host: string): Settled {
    if (answer.kind === 'redirect') return answer;
    if (answer.kind === 'failed') {
      const { reason, status, message } = answer;
      return {
        kind: 'failed',
        failure: { ...failure(reason, message), ...(status === null ? {} : { status }) },
      };
    }
    const { status, headers, bytes } = answer;
    if (status === 304) {
      return { kind: 'failed', failure: { ...failure('not-modified', 'not modified'), status } };
    }
    if (bytes !== null) return { ...answer, bytes };
    const retryAfter = readRetryAfter(headers['retry-after'] ?? null, Date.now());
    if (status === 429 || status === 503) this.parts.turns.askedForPatience(host, retryAfter);
    return {
      kind: 'failed',
      failure: {
        ...failure('status', `the server answers ${status}`),
        status,
        ...(retryAfter === null ? {} : { retryAfter }),
      },
    };
  }
}

function laneOf(why: MainFetchReason) {
  if (why === 'enclosure') return 'files';
  return why === 'picture' || why === 'icon' ? 'pictures' : 'one-by-one';
}

/** How long the requests may still take together, in milliseconds; waiting for a turn does not count. */
interface TimeLeft {
  leftMs: number;
}

async function inTime(
  time: TimeLeft,
  signal: AbortSignal,
  send: (ended: AbortSignal) => Promise<HopAnswer>,
): Promise<HopAnswer> {
  const ended = new AbortController();
  const giveUp = () => ended.abort();
  signal.addEventListener('abort', giveUp);
  const late = setTimeout(giveUp, time.leftMs);
  const startedAt = performance.now();
  try {
    const answer = await send(ended.signal);
    const isLate = ended.signal.aborted && !signal.aborted && answer.kind === 'failed';
    return isLate
      ? { ...answer, reason: 'timed-out', message: 'the answer took too long' }
      : answer;
  } finally {
    time.leftMs -= performance.now() - startedAt;
    clearTimeout(late);
    signal.removeEventListener('abort', giveUp);
  }
}

interface Document {
  kind: 'answer';
  status: number;
  headers: AnswerHeaders;
  bytes: Uint8Array<ArrayBuffer>;
}

type Settled =
  | Extract<HopAnswer, { kind: 'redirect' }>
  | Document
  | { kind: 'failed'; failure: FetchFailure };

const failure = (reason: FetchFailure['reason'], message: string): FetchFailure => ({
  ok: false,
  reason,
  message,
});

const cancelled = () => failure('cancelled', 'cancelled');

function outcomeOf(answer: HopAnswer, settled: Settled) {
  const reason =
    settled.kind === 'failed' && settled.failure.reason !== 'not-modified'
      ? settled.failure.reason
      : null;
  const bytes = answer.kind === 'failed' ? answer.bytes : null;
  const read =
    answer.kind === 'answer' ? (answer.taken ?? answer.bytes?.length ?? 0) : (bytes ?? 0);
  return { status: answer.status, bytes: read, reason };
}

/** An http(s) address without user and password, which would be sent; null for others. */
function readAddress(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

function headersOf({ why, etag, lastModified }: MainFetchRequest): Record<string, string> {
  return {
    Accept: limits[why].accept,
    ...(isHeaderValue(etag) ? { 'If-None-Match': etag } : {}),
    ...(isHeaderValue(lastModified) ? { 'If-Modified-Since': lastModified } : {}),
  };
}

/** A server has sent these values; what is no header value is not sent back. */
function isHeaderValue(value: string | undefined): value is string {
  return value !== undefined && /^[\x20-\x7e]{1,1000}$/.test(value);
}

function fetched(
  { status, headers, bytes }: Document,
  url: string,
  permanentUrl: string | null,
): FetchAnswer {
  const type = headers['content-type'] ?? '';
  return {
    ok: true,
    url,
    permanentUrl,
    status,
    mediaType: type.split(';')[0]?.trim().toLowerCase() ?? '',
    charset: /;\s*charset\s*=\s*["']?([^\s"';,]+)/i.exec(type)?.[1]?.toLowerCase() ?? null,
    etag: headers.etag ?? null,
    lastModified: headers['last-modified'] ?? null,
    bytes,
  };
}
