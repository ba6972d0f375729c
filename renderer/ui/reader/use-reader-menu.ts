import { type RefObject, useCallback, useState } from 'react';
import type { Highlight } from '../../core/highlights/highlight';
import { useNewest } from '../app/use-newest';
import type { ArticleFrameHandle } from './article-frame';
import type { MenuTarget } from './frame-menu';
import type { ReaderMenuTarget } from './reader-menu';

/** The state of the article's context menu. */
export function useReaderMenu(
  frame: RefObject<ArticleFrameHandle | null>,
  marks: readonly Highlight[],
) {
  const [target, setTarget] = useState<ReaderMenuTarget | null>(null);
  const open = useNewest(({ x, y, mark, link, image }: MenuTarget) => {
    const at = frame.current?.placeOf(new DOMRect(x, y, 0, 0));
    if (!at) return;
    setTarget({
      at: { x: at.left, y: at.top },
      words: frame.current?.chosen()?.passage.quote ?? null,
      mark: marks.find(({ id }) => id === mark) ?? null,
      link,
      image,
    });
  });
  const close = useCallback(() => setTarget(null), []);
  return { target, open, close };
}
