import type { Readable } from 'node:stream';
import { net, type Session } from 'electron';
import type { AnswerHeaders, Hop, HopAnswer } from './fetcher.js';
import { answerLogin } from './fetching-session.js';
import type { FilteringProxy } from './filtering-proxy.js';
import { readNetError } from './net-errors.js';

/** How long a server may send nothing, in milliseconds. */
const silentForMs = 20_000;

interface WayOut {
  session: Session;
  proxy: FilteringProxy;
  /** The proxy's. */
  port: number;
}

type Failed = Extract<HopAnswer, { kind: 'failed' }>;

/**
 * Sends one request by Chromium, without cookies, passwords and cache. Redirects are reported and not
 * followed: Electron 33 follows them to `file:`. The body is decoded by Chromium; it is read no further
 * than to the limit.
 */
export function sendHop({ session, proxy, port }: WayOut, hop: Hop): Promise<HopAnswer> {
  return new Promise((resolve) => {
    const request = net.request({
      ...{ url: hop.url, method: 'GET', session, redirect: 'manual' },
      ...{ credentials: 'omit', useSessionCookies: false, cache: 'no-store' },
      ...{ referrerPolicy: 'no-referrer', bypassCustomProtocolHandlers: true },
    });
    let isSettled = false;
    let status: number | null = null;
    let read = 0;
    let silence: NodeJS.Timeout;
    const settle = (answer: HopAnswer) => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(silence);
      hop.signal.removeEventListener('abort', onAbort);
      resolve(answer);
    };
    /** Settles first: `abort` emits events, too. */
    const end = (answer: HopAnswer) => {
      settle(answer);
      request.abort();
    };
    const fail = (reason: Failed['reason'], message: string): HopAnswer => ({
      ...{ kind: 'failed', reason, status, bytes: read, message },
    });
    const onAbort = () => end(fail('cancelled', 'cancelled'));
    const waitAgain = () => {
      clearTimeout(silence);
      silence = setTimeout(
        () => end(fail('timed-out', 'the server has stopped sending')),
        silentForMs,
      );
    };
    const onError = (error: Error) => {
      const { reason, message } = readNetError(error.message, hop.url, proxy);
      settle(fail(reason, message));
    };

    for (const [name, value] of Object.entries(hop.headers)) request.setHeader(name, value);
    request.on('login', (asked, answer) => answerLogin(proxy, port, asked, answer));
    request.on('redirect', (code, _method, location) =>
      end({ kind: 'redirect', status: code, location }),
    );
    request.on('error', onError);
    request.on('abort', () => settle(fail('cancelled', 'cancelled')));
    request.on('response', (response) => {
      status = response.statusCode;
      const headers = plainHeaders(response.headers);
      const answer = { kind: 'answer', status, headers } as const;
      response.on('error', onError as never);
      response.on('aborted', () => settle(fail('unreachable', 'the answer breaks off')));
      if (status < 200 || status > 299) return end({ ...answer, bytes: null });
      // Stated before decoding, so the body can only become larger.
      if (Number(headers['content-length']) > hop.largest) return end(tooLarge());
      const { body } = hop;
      if (body?.begin(status, headers) === false) return end(fail('cancelled', 'refused'));
      const pieces: Buffer[] = [];
      /** The pieces that the sink has not taken yet. */
      let taking: Promise<unknown> = Promise.resolve();
      response.on('data', (piece) => {
        if (isSettled) return;
        read += piece.length;
        if (read > hop.largest) return end(tooLarge());
        waitAgain();
        if (body === undefined) return pieces.push(piece);
        // The disk may be slower than the server, which then waits; nobody counts that as its silence.
        clearTimeout(silence);
        const stream = response as unknown as Readable;
        stream.pause();
        taking = taking.then(async () => {
          if (isSettled) return;
          if (!(await body.add(piece))) return end(fail('cancelled', 'refused'));
          if (isSettled) return;
          waitAgain();
          stream.resume();
        });
      });
      response.on('end', async () => {
        await taking;
        settle({
          ...answer,
          bytes: joined(pieces, body ? 0 : read),
          ...(body && { taken: read }),
        });
      });
    });
    const tooLarge = () => fail('too-large', `larger than ${hop.largest} bytes`);
    hop.signal.addEventListener('abort', onAbort);
    waitAgain();
    if (hop.signal.aborted) onAbort();
    else request.end();
  });
}

function joined(pieces: readonly Buffer[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

function plainHeaders(headers: Record<string, string | string[]>): AnswerHeaders {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? (value.at(-1) ?? '') : value,
    ]),
  );
}
