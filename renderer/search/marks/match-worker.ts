import type { Mark } from '../text/needle';
import { matchesInPage } from './regex-match';

/** Runs patterns over a page. It may hang in one: whoever started it ends it. */

export interface MatchTask {
  text: string;
  patterns: readonly string[];
}

export interface MatchProgress {
  /** Those that came since the last message. */
  marks: Mark[];
  isDone: boolean;
}

const everyMs = 100;

self.onmessage = ({ data: { text, patterns } }: MessageEvent<MatchTask>) => {
  let found: Mark[] = [];
  // The first one at once: what comes after the last message is lost with the worker.
  let postedAt = Number.NEGATIVE_INFINITY;
  function post(isDone: boolean): void {
    self.postMessage({ marks: found, isDone } satisfies MatchProgress);
    found = [];
    postedAt = performance.now();
  }
  for (const mark of matchesInPage(text, patterns)) {
    found.push(mark);
    if (performance.now() > postedAt + everyMs) post(false);
  }
  post(true);
};
