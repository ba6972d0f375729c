import type { WebContents } from 'electron';
import type { networkRequests } from '../ipc/network-requests.js';
import type { Handlers } from '../ipc/serve.js';
import type { Network } from '../network/network.js';
import { wasAsked } from '../permissions.js';
import { roleOf } from '../window.js';

/** Requests about the network: fetching, what may go out, and the ledger. */
export function networkHandlers(network: Network): Pick<Handlers, keyof typeof networkRequests> {
  /** Foreign script in the page must not open the way out: main asks for an input of the system. */
  const mayOpen = (caller: WebContents) => roleOf(caller) !== 'page' || wasAsked(caller);
  const known = new WeakSet<WebContents>();
  /** What a window has asked for ends with it. */
  const watched = (caller: WebContents) => {
    if (known.has(caller)) return caller;
    known.add(caller);
    caller.on('destroyed', () => network.cancel(caller));
    caller.on('render-process-gone', () => network.cancel(caller));
    return caller;
  };
  return {
    fetchAddress: (caller, request) => network.fetch(request, watched(caller)),
    captureAddress: (caller, request) => network.capture(request, watched(caller)),
    stopFetching: (caller, about) => network.cancel(caller, about),
    networkSettings: () => network.settings.current,
    askToFetch: async (caller) => {
      const { settings } = network;
      if (mayOpen(caller)) await settings.ask();
      return settings.current;
    },
    switchFetching: async (caller, isOn) => {
      const { settings } = network;
      if (!isOn) await settings.set('never');
      else if (mayOpen(caller)) await settings.set('on');
      return settings.current;
    },
    allowHost: async (caller, host) => mayOpen(caller) && network.settings.allow(host),
    forgetHost: (_caller, host) => network.settings.forget(host),
    readLedger: (_caller, search, limit) => network.ledger.read({ search, limit }),
  };
}
