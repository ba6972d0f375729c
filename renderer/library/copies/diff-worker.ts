import { compareTexts } from '../../core/diff/compare-texts';
import type { Comparing } from './compare-in-worker';

/** Compares two texts, however long, while the page goes on answering. */
self.onmessage = ({ data }: MessageEvent<Comparing>) => {
  self.postMessage(compareTexts(data.before, data.after));
};
