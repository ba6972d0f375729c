import type { IndexStatus, SearchReply, SearchRequest } from './protocol';

/** What passes between the workers of all windows. */
type Passed =
  /** Whoever says so has the index now, and was asked nothing yet. */
  | { kind: 'owner' }
  | { kind: 'ask'; from: string; request: SearchRequest }
  | { kind: 'reply'; to: string; reply: SearchReply }
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
const mostOwners = 3;

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
  const waiting = new Map<number, { request: SearchRequest; owners: number }>();
  let service: ReturnType<StartService> | null = null;

  function toOthers(passed: Passed): void {
    others.postMessage(passed);
  }

  async function ask(request: SearchRequest): Promise<void> {
    if (service) window.postMessage(await service.answer(own, request));
    else {
      const owners = waiting.get(request.id)?.owners ?? 0;
      waiting.set(request.id, { request, owners });
      toOthers({ kind: 'ask', from: own, request });
    }
  }

  /** There is another owner: the one before has answered nothing of this. */
  function askAgain(): void {
    for (const [id, one] of waiting) {
      one.owners += 1;
      if (one.owners <= mostOwners) void ask(one.request);
      else {
        waiting.delete(id);
        const reason = 'The search has ended its window several times';
        window.postMessage({
          kind: 'failure',
          id,
          reason,
          superseded: false,
        } satisfies SearchReply);
      }
    }
  }

  window.onmessage = ({ data: request }: MessageEvent<SearchRequest>) => void ask(request);

  others.onmessage = async ({ data: passed }: MessageEvent<Passed>) => {
    if (service) {
      if (passed.kind !== 'ask') return;
      const reply = await service.answer(passed.from, passed.request);
      toOthers({ kind: 'reply', to: passed.from, reply });
    } else if (passed.kind === 'owner') {
      askAgain();
    } else if (passed.kind === 'status') {
      window.postMessage({ kind: 'status', status: passed.status } satisfies SearchReply);
    } else if (passed.kind === 'reply' && passed.to === own && passed.reply.kind !== 'status') {
      if (waiting.delete(passed.reply.id)) window.postMessage(passed.reply);
    }
  };

  void haveLock.then(() => {
    service = start((status) => {
      window.postMessage({ kind: 'status', status } satisfies SearchReply);
      toOthers({ kind: 'status', status });
    });
    toOthers({ kind: 'owner' });
    askAgain();
    waiting.clear();
  });
}
