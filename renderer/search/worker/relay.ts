import { PendingRequests } from '../../core/ask/pending-requests';
import type { IndexStatus, SearchReply, SearchRequest } from './protocol';

/** What passes between the workers of all windows. */
type Passed =
  /** Whoever says so has the index now, and was asked nothing yet. */
  | { kind: 'owner' }
  | { kind: 'ask'; from: string; ticket: number; request: SearchRequest }
  | { kind: 'reply'; to: string; ticket: number; reply: SearchReply }
  | { kind: 'status'; status: IndexStatus };

/** Answers requests; `tell` is told of the index as it catches up. */
export type StartService = (tell: (status: IndexStatus) => void) => {
  answer(window: string, request: SearchRequest): Promise<SearchReply>;
};

/** As far as a `MessagePort` and a `BroadcastChannel` are alike. */
export interface Channel {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

/** What is asked may itself be what ends the window of its owner: it is not passed on for ever. */
const givenUp = { ended: 'The search has ended its window several times' };

/**
 * Every window has a search worker, and one of them the index: the first that gets the lock. The
 * others pass on to it what their windows ask. When its window closes the next in line gets the lock,
 * and is asked again what was not answered yet.
 *
 * A shared worker would be told all that by the browser, but may not read files at once (see
 * private-files.ts), and asking a worker that may took longer than the reading.
 *
 * @param window its end of the connection
 * @param others reaches the workers of all other windows
 * @param haveLock resolves when this worker is the one
 */
export function relay(
  window: Channel,
  others: Channel,
  haveLock: Promise<void>,
  start: StartService,
): void {
  const own = crypto.randomUUID();
  const pending = new PendingRequests<SearchRequest>(send, givenUp);
  let service: ReturnType<StartService> | null = null;

  function toOthers(passed: Passed): void {
    others.postMessage(passed);
  }

  async function send(ticket: number, request: SearchRequest): Promise<void> {
    if (service) pending.resolve(ticket, await service.answer(own, request));
    else toOthers({ kind: 'ask', from: own, ticket, request });
  }

  window.onmessage = async ({ data: request }: MessageEvent<SearchRequest>) => {
    const reply = await pending.ask<SearchReply>(request).catch(
      ({ message }): SearchReply => ({
        ...{ kind: 'failure', id: request.id, reason: message, superseded: false },
      }),
    );
    window.postMessage(reply);
  };

  others.onmessage = async ({ data: passed }: MessageEvent<Passed>) => {
    if (service) {
      if (passed.kind !== 'ask') return;
      const { from, ticket, request } = passed;
      const reply = await service.answer(from, request);
      toOthers({ kind: 'reply', to: from, ticket, reply });
    } else if (passed.kind === 'owner') {
      // The one before has answered nothing of what still waits.
      pending.peerEnded();
    } else if (passed.kind === 'status') {
      window.postMessage({ kind: 'status', status: passed.status } satisfies SearchReply);
    } else if (passed.kind === 'reply' && passed.to === own) {
      pending.resolve(passed.ticket, passed.reply);
    }
  };

  void haveLock.then(() => {
    service = start((status) => {
      window.postMessage({ kind: 'status', status } satisfies SearchReply);
      toOthers({ kind: 'status', status });
    });
    toOthers({ kind: 'owner' });
    pending.peerEnded();
  });
}
