/** Requests about what browsers hand over and ask. */
import { browserReply, flag, index } from './argument-values.js';
import type { BrowserAccess, BrowserAsk } from './receiving.js';
import { readers, request } from './request.js';

export const receiveRequests = {
  /** What a browser asks next; null when nothing waits. */
  nextBrowserAsk: request<{ ticket: number; ask: BrowserAsk } | null>()(readers, []),
  /** Arguments: `ticket`, `reply`. */
  answerBrowser: request<void>()(readers, [index, browserReply]),
  browserAccess: request<BrowserAccess>()(['page'], []),
  /** Lets browsers start Carrel, or no longer. Arguments: `isOn`. */
  setNativeMessaging: request<BrowserAccess>()(['page'], [flag]),
  /** Arguments: `isOn`. */
  setReceiver: request<BrowserAccess>()(['page'], [flag]),
  /** Makes a new token; the old one is refused from now on. */
  renewReceiverToken: request<BrowserAccess>()(['page'], []),
  /** Chooses another port that is free now. */
  renewReceiverPort: request<BrowserAccess>()(['page'], []),
};
