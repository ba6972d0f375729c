import type { ArticleId } from '../../core/article/article';

/**
 * The articles whose rows are being dragged. The system drags them as files, which may be dropped outside;
 * inside the window they are known by this. No event tells that such a drag has ended elsewhere, but the
 * pointer moves without a button again only then.
 */
let dragged: readonly ArticleId[] = [];

export function beginDrag(ids: readonly ArticleId[]): void {
  dragged = ids;
  window.addEventListener('pointermove', endWithoutButton);
}

export function endDrag(): void {
  dragged = [];
  window.removeEventListener('pointermove', endWithoutButton);
}

/** The pointer still moves with its button while the files are being copied. */
function endWithoutButton({ buttons }: PointerEvent): void {
  if (buttons === 0) endDrag();
}

/** Empty when none is being dragged. */
export const draggedArticles = (): readonly ArticleId[] => dragged;
