import type { Mark } from '../text/needle';
import { matchesInPage } from './regex-match';

/** Runs patterns over a page. A pattern may never end; then the caller terminates this worker. */

export interface MatchTask {
  text: string;
  patterns: readonly string[];
}

export interface MatchProgress {
  /** The matches since the last message. */
  marks: Mark[];
  isDone: boolean;
}

const everyMs = 100;

self.onmessage = ({ data: { text, patterns } }: MessageEvent<MatchTask>) => {
  let found: Mark[] = [];
  // The first match is sent at once: what follows the last message is lost when the worker is terminated.
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
