import { type DragEvent, useRef } from 'react';
import type { ArticleId, ReadingState } from '../../core/article/article';
import { draggedArticles, endDrag } from '../app/dragged-articles';

/** What happens to rows that are dropped on an item of the sidebar. */
export type RowDrop =
  | { to: 'tag'; tag: string }
  | { to: 'state'; state: ReadingState }
  | { to: 'star' }
  | { to: 'collection'; id: string; name: string }
  | { to: 'trash' };

/** The text of an item's `data-drop`. */
export const textOfDrop = (drop: RowDrop): string => JSON.stringify(drop);

interface RowDrops {
  onDragOver: (event: DragEvent) => void;
  onDragLeave: () => void;
  onDrop: (event: DragEvent) => void;
}

/** Takes rows that are dropped on the items with `data-drop`, a text of `textOfDrop`. */
export function useRowDrops(onRows: (drop: RowDrop, ids: readonly ArticleId[]) => void): RowDrops {
  const over = useRef<HTMLElement | null>(null);
  const setOver = (element: HTMLElement | null) => {
    over.current?.removeAttribute('data-dropping');
    element?.setAttribute('data-dropping', '');
    over.current = element;
  };
  return {
    onDragOver(event) {
      const item = draggedArticles().length > 0 ? itemAt(event) : null;
      setOver(item);
      if (item === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDragLeave: () => setOver(null),
    onDrop(event) {
      const item = itemAt(event);
      const ids = draggedArticles();
      setOver(null);
      if (item === null || ids.length === 0) return;
      event.preventDefault();
      endDrag();
      onRows(JSON.parse(item.dataset.drop ?? '') as RowDrop, ids);
    },
  };
}

function itemAt({ target }: DragEvent): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-drop]') : null;
}
