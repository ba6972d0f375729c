import { type RefObject, useState } from 'react';
import type { ArticleFrameHandle } from './article-frame';

export type ViewName = 'article' | 'original';

type FrameRef = RefObject<ArticleFrameHandle | null>;

/** The frames of the views that are shown: one of them, or both. */
export interface ReaderFrames extends Record<ViewName, FrameRef> {
  /** The one that is shown, or of two that which was used last. */
  used: FrameRef;
  /** The view that was used last; the article's while it is the only one. */
  last: ViewName;
  /** Notes that a view is used. A selection in the other one ends. */
  use: (view: ViewName) => void;
}

export function useReaderFrames(): ReaderFrames {
  const [last, setLast] = useState<ViewName>('article');
  const [frames] = useState(() => createReaderFrames(setLast));
  return { ...frames, last };
}

function createReaderFrames(onUse: (view: ViewName) => void): Omit<ReaderFrames, 'last'> {
  let last: ViewName = 'article';
  const article: FrameRef = { current: null };
  const original: FrameRef = { current: null };
  return {
    article,
    original,
    used: {
      get current() {
        const [first, second] = last === 'article' ? [article, original] : [original, article];
        return first.current ?? second.current;
      },
    },
    use(view) {
      if (last === view) return;
      last = view;
      onUse(view);
      (view === 'article' ? original : article).current?.clearChosen();
    },
  };
}
