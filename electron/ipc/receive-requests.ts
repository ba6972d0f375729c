/** Requests about what browsers hand over and ask. */
import { browserReply, index } from './argument-values.js';
import type { BrowserAsk } from './contract.js';
import { readers, request } from './request.js';

export const receiveRequests = {
  /** What a browser asks next; null when nothing waits. */
  nextBrowserAsk: request<{ ticket: number; ask: BrowserAsk } | null>()(readers, []),
  /** Arguments: `ticket`, `reply`. */
  answerBrowser: request<void>()(readers, [index, browserReply]),
};
