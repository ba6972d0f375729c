import type { ArticleList } from './article-list';

/** Resolves when the list has its first rows; after `longestMs` also without them. */
export function whenLoaded(list: ArticleList, longestMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stop();
      resolve();
    };
    const stop = list.subscribe(() => {
      if (!list.snapshot().opening) done();
    });
    setTimeout(done, longestMs);
    if (!list.snapshot().opening) done();
  });
}
