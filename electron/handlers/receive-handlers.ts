import type { receiveRequests } from '../ipc/receive-requests.js';
import type { Handlers } from '../ipc/serve.js';
import type { Asks } from '../receive/asks.js';

/** Requests about what browsers hand over and ask. */
export function receiveHandlers(asks: Asks): Pick<Handlers, keyof typeof receiveRequests> {
  return {
    nextBrowserAsk: (caller) => asks.next(caller),
    answerBrowser: (caller, ticket, reply) => asks.answer(caller, ticket, reply),
  };
}
