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

/**
 * What is done with the articles of files that are dropped here, once they are in the library; null elsewhere and
 * on the trash.
 */
export function dropOfFiles(target: EventTarget | null): RowDrop | null {
  const item = itemAt(target);
  const drop = item === null ? null : (JSON.parse(item.dataset.drop ?? '') as RowDrop);
  return drop?.to === 'trash' ? null : drop;
}

/**
 * Takes rows that are dropped on the items with `data-drop`, a text of `textOfDrop`. Files are left to the window,
 * which imports them; the item that they are over is marked here.
 */
export function useRowDrops(onRows: (drop: RowDrop, ids: readonly ArticleId[]) => void): RowDrops {
  const over = useRef<HTMLElement | null>(null);
  const setOver = (element: HTMLElement | null) => {
    over.current?.removeAttribute('data-dropping');
    element?.setAttribute('data-dropping', '');
    over.current = element;
  };
  return {
    onDragOver(event) {
      const isTaken = draggedArticles().length > 0 || takesFiles(event);
      const item = isTaken ? itemAt(event.target) : null;
      setOver(item);
      if (item === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDragLeave: () => setOver(null),
    onDrop(event) {
      const item = itemAt(event.target);
      const ids = draggedArticles();
      setOver(null);
      if (item === null || ids.length === 0) return;
      event.preventDefault();
      endDrag();
      onRows(JSON.parse(item.dataset.drop ?? '') as RowDrop, ids);
    },
  };
}

const takesFiles = ({ target, dataTransfer }: DragEvent): boolean =>
  dataTransfer.types.includes('Files') && dropOfFiles(target) !== null;

function itemAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-drop]') : null;
}
