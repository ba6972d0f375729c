import { type DragEvent, useRef } from 'react';
import type { Article, ArticleId } from '../../core/article/article';
import { draggedArticles, endDrag } from '../app/dragged-articles';

interface Reorder {
  onDragOver: (event: DragEvent) => void;
  onDragLeave: () => void;
  onDrop: (event: DragEvent) => void;
}

/** Takes rows of the list that are dropped between others. */
export function useReorder(
  rows: readonly Article[],
  place: ((ids: readonly ArticleId[], before: ArticleId | null) => void) | null,
): Reorder | null {
  const over = useRef<HTMLElement | null>(null);
  const mark = (element: HTMLElement | null, edge: 'before' | 'after') => {
    over.current?.removeAttribute('data-drop-edge');
    if (element) element.dataset.dropEdge = edge;
    over.current = element;
  };
  if (place === null) return null;
  return {
    onDragOver(event) {
      const target = draggedArticles().length > 0 ? targetOf(event) : null;
      mark(target?.row ?? null, target?.edge ?? 'before');
      if (target === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
    },
    onDragLeave: () => mark(null, 'before'),
    onDrop(event) {
      const target = targetOf(event);
      const ids = draggedArticles();
      mark(null, 'before');
      if (target === null || ids.length === 0) return;
      event.preventDefault();
      endDrag();
      const at = Number(target.row.dataset.index) + (target.edge === 'after' ? 1 : 0);
      place(ids, rows[at]?.id ?? null);
    },
  };
}

function targetOf({ target, clientY }: DragEvent) {
  const row = target instanceof Element ? target.closest<HTMLElement>('[role=option]') : null;
  if (row === null) return null;
  const { top, height } = row.getBoundingClientRect();
  return { row, edge: clientY < top + height / 2 ? 'before' : 'after' } as const;
}
