import type { WebContents } from 'electron';
import type { receiveRequests } from '../ipc/receive-requests.js';
import type { BrowserAccess } from '../ipc/receiving.js';
import type { Handlers } from '../ipc/serve.js';
import { wasAsked } from '../permissions.js';
import type { Asks } from '../receive/asks.js';
import type { BrowserDoor } from '../receive/browser-door.js';

/** Requests about what browsers hand over and ask. */
export function receiveHandlers(
  asks: Asks,
  door: BrowserDoor,
): Pick<Handlers, keyof typeof receiveRequests> {
  /** Foreign script in the page must not open a way in: main asks for an input of the system. */
  const ifAsked = (caller: WebContents, change: () => Promise<BrowserAccess>) =>
    wasAsked(caller) ? change() : door.access();
  return {
    nextBrowserAsk: (caller) => asks.next(caller),
    answerBrowser: (caller, ticket, reply) => asks.answer(caller, ticket, reply),
    browserAccess: () => door.access(),
    setNativeMessaging: (caller, isOn) => ifAsked(caller, () => door.setNative(isOn)),
    setReceiver: (caller, isOn) => ifAsked(caller, () => door.setReceiver(isOn)),
    renewReceiverToken: (caller) => ifAsked(caller, () => door.renewToken()),
    renewReceiverPort: (caller) => ifAsked(caller, () => door.renewPort()),
  };
}
