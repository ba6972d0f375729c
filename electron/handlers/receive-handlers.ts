import type { receiveRequests } from '../ipc/receive-requests.js';
import type { Handlers } from '../ipc/serve.js';
import type { Asks } from '../receive/asks.js';
import type { BrowserDoor } from '../receive/browser-door.js';

/** Requests about what browsers hand over and ask. */
export function receiveHandlers(
  asks: Asks,
  door: BrowserDoor,
): Pick<Handlers, keyof typeof receiveRequests> {
  return {
    nextBrowserAsk: (caller) => asks.next(caller),
    answerBrowser: (caller, ticket, reply) => asks.answer(caller, ticket, reply),
    browserAccess: () => door.access(),
    setNativeMessaging: (_caller, isOn) => door.setNative(isOn),
    setReceiver: (_caller, isOn) => door.setReceiver(isOn),
    renewReceiverToken: () => door.renewToken(),
    renewReceiverPort: () => door.renewPort(),
  };
}
