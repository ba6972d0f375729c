import { createAnchors } from '../../core/highlights/anchor-quote';
import type { PlacingTask } from './place-in-worker';

/** Looks for quotes in their texts; a hostile text takes up to a second, which must not block the page. */
self.onmessage = ({ data }: MessageEvent<PlacingTask[]>) => {
  self.postMessage(
    data.map(({ text, quotes }) => {
      const placeOf = createAnchors(text);
      return quotes.map((quote) => placeOf(quote)?.start ?? null);
    }),
  );
};
