import { PendingRequests } from '../../core/ask/pending-requests';
import type { IndexStatus, SearchReply, SearchRequest } from './protocol';

/** A message between the workers of all windows. */
type Passed =
  /** The sender has the index now, and has received no request yet. */
  | { kind: 'owner' }
  | { kind: 'ask'; from: string; ticket: number; request: SearchRequest }
  | { kind: 'reply'; to: string; ticket: number; reply: SearchReply }
  | { kind: 'status'; status: IndexStatus };

/** Starts what answers requests; `onStatus` is called as the index catches up. */
export type StartService = (onStatus: (status: IndexStatus) => void) => {
  answer(window: string, request: SearchRequest): Promise<SearchReply>;
};

/** What a `MessagePort` and a `BroadcastChannel` have in common. */
export interface Channel {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

/** A request may itself end the owner's window, so it is sent only a few times. */
const givenUp = { ended: 'The search has ended its window several times' };

/**
 * Every window has a search worker; the first that gets the lock has the index. The others forward
 * the requests of their windows to it. When its window closes, the next in line gets the lock, and
 * unanswered requests are sent to it again.
 *
 * A shared worker would need none of this, but may not read files synchronously (see private-files.ts),
 * and asking a worker that may took longer than the reading itself.
 *
 * @param window connection to the window of this worker
 * @param others reaches the workers of all other windows
 * @param haveLock resolves when this worker gets the lock
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
      // The owner before has answered none of the pending requests.
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
