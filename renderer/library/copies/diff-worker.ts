import { compareTexts } from '../../core/diff/compare-texts';
import type { Comparing } from './compare-in-worker';

/** Compares two texts in a worker, so that long ones do not block the page. */
self.onmessage = ({ data }: MessageEvent<Comparing>) => {
  self.postMessage(compareTexts(data.before, data.after));
};
