import { formatItems } from '../../core/cite/reference';
import type { CiteAnswer, CiteTask } from './format-reference';

/** Formats references in a worker: a style can make the engine run for minutes, or end it. */
self.onmessage = async ({ data }: MessageEvent<CiteTask>) => {
  const { items, style, lang } = data;
  const answer: CiteAnswer = await formatItems(items, style, lang).catch((error) => ({
    ok: false,
    reason: 'engine-failed',
    fault: error instanceof Error ? error.message : String(error),
  }));
  self.postMessage(answer);
};
