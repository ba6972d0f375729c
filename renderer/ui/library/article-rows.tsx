import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type DragEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react';
import type { Article, ArticleId } from '../../core/article/article';
import type { FoldedRow } from '../../library/copies/fold-copies';
import type { SearchHit } from '../../search/query/answer';
import type { MenuPlace } from '../app/placed-menu';
import { useFormat, useStrings } from '../i18n/language-context';
import { ArticleRow, rowId } from './article-row';
import { type Density, rowHeights } from './density';
import { extendTo, type Selection, selectOnly, toggle } from './selection';
import './article-rows.css';
import { useWhenChanged } from '../app/use-when-changed';

export interface ArticleRowsHandle {
  focus(): void;
  /** The number of whole rows that fit into the list's height. */
  pageSize(): number;
}

interface ArticleRowsProps {
  rows: readonly Article[];
  hits?: ReadonlyMap<string, SearchHit>;
  /** By article id: the rows that stand for copies, and the copies themselves. */
  folds?: ReadonlyMap<string, FoldedRow>;
  onUnfold?: (id: string, isOpen: boolean) => void;
  /** Comfortable by default. */
  density?: Density;
  /** The date by which the rows are sorted; by default they show when an article was published. */
  dateBy?: 'saved' | 'published';
  /** Replaces site, date and length in the last line of a row. */
  factsOf?: (id: string) => string[];
  label: string;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  onOpen: () => void;
  /** Called when one row was chosen by a click. */
  onPick: () => void;
  onMenu: (at: MenuPlace) => void;
  /** Called when articles are dragged; rows cannot be dragged without it. */
  onDrag?: (articles: readonly Article[]) => void;
  /** Called when the last row comes into view. */
  onEnd?: () => void;
  /** Identifies place, filter and order. When it changes, the list scrolls to the focused row. */
  viewKey: string;
  /** Identifies the search. When it changes, the list scrolls to the top; empty for a place. */
  startKey: string;
  ref: RefObject<ArticleRowsHandle | null>;
}

export function ArticleRows(props: ArticleRowsProps) {
  const { rows, selection, onEnd, viewKey, startKey, density = 'comfortable' } = props;
  const rowHeight = rowHeights[density];
  const strings = useStrings();
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });

  useImperativeHandle(props.ref, () => ({
    focus: () => scroller.current?.focus({ preventScroll: true }),
    pageSize: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight)),
  }));

  const focusIndex = rows.findIndex((row) => row.id === selection.focus);
  useScrollAnchor(scroller, {
    ...{ rows, rowHeight, viewKey, startKey, focus: selection.focus, focusIndex },
  });

  useWhenChanged([rowHeight], () => {
    virtualizer.measure();
    if (focusIndex >= 0) virtualizer.scrollToIndex(focusIndex, { align: 'center' });
  });

  useWhenChanged([selection.focus], () => {
    if (focusIndex >= 0) virtualizer.scrollToIndex(focusIndex, { align: 'auto' });
  });

  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (rows.length > 0 && lastShown >= rows.length - 1) onEnd?.();
  }, [lastShown, rows.length, onEnd]);

  function click(event: MouseEvent) {
    const row = rowAt(event, rows);
    if (!row) return;
    const fold = props.folds?.get(row.id);
    if (fold && (event.target as Element).closest('[data-unfold]')) {
      props.onUnfold?.(row.id, !fold.isOpen);
      return;
    }
    if (event.shiftKey) props.onSelect(extendTo(selection, row.id, rows));
    else if (event.ctrlKey || event.metaKey) props.onSelect(toggle(selection, row.id));
    else {
      props.onSelect(selectOnly(row.id));
      props.onPick();
    }
  }

  /** Drags the row's article, or all selected ones, out of the window as files. */
  function dragOut(event: DragEvent) {
    event.preventDefault();
    const row = rowAt(event, rows);
    if (row === undefined) return;
    props.onDrag?.(
      selection.ids.has(row.id) ? rows.filter(({ id }) => selection.ids.has(id)) : [row],
    );
  }

  /** The menu key's event hits no row: its menu opens at the focused row. */
  function openMenu(event: MouseEvent) {
    event.preventDefault();
    const row = rowAt(event, rows);
    if (row && !selection.ids.has(row.id)) props.onSelect(selectOnly(row.id));
    if (row) props.onMenu({ x: event.clientX, y: event.clientY });
    else if (focusIndex >= 0) {
      const place = document.getElementById(rowId(rows[focusIndex]!.id))?.getBoundingClientRect();
      if (place) props.onMenu({ x: place.left + 26, y: place.top + 30 });
    }
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are in ui/keyboard
    <div
      ref={scroller}
      className="rows scrolls"
      data-density={density}
      role="listbox"
      aria-label={props.label}
      aria-multiselectable
      aria-activedescendant={focusIndex >= 0 ? rowId(rows[focusIndex]!.id) : undefined}
      tabIndex={0}
      data-keys="list"
      onClick={click}
      onContextMenu={openMenu}
      onDragStart={dragOut}
      onDoubleClick={(event) => {
        if (rowAt(event, rows)) props.onOpen();
      }}
    >
      <div className="rows-inner" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const article = rows[item.index];
          return (
            article && (
              <ArticleRow
                key={article.id}
                article={article}
                hit={props.hits?.get(article.id)}
                facts={props.factsOf?.(article.id)}
                dateBy={props.dateBy}
                density={density}
                fold={props.folds?.get(article.id)}
                index={item.index}
                total={rows.length}
                top={item.start}
                isDraggable={props.onDrag !== undefined}
                selected={selection.ids.has(article.id)}
                focused={selection.focus === article.id}
                strings={strings}
                format={format}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

function rowAt(event: MouseEvent, rows: readonly Article[]): Article | undefined {
  const element = (event.target as Element).closest<HTMLElement>('[role=option]');
  return element ? rows[Number(element.dataset.index)] : undefined;
}

interface Scrolled {
  rows: readonly Article[];
  rowHeight: number;
  viewKey: string;
  startKey: string;
  focus: ArticleId | null;
  focusIndex: number;
}

/**
 * Keeps the focused row in its place on the screen while rows come and go above it, as they do
 * during an import; when it is not visible, the first visible row. At the very top new rows push
 * the others down. A new view scrolls to the focused row, else to the top.
 */
function useScrollAnchor(
  scroller: RefObject<HTMLDivElement | null>,
  { rows, rowHeight, viewKey, startKey, focus, focusIndex }: Scrolled,
): void {
  const before = useRef({ rows, viewKey, startKey });
  useLayoutEffect(() => {
    const element = scroller.current;
    const { rows: oldRows, viewKey: oldView, startKey: oldStart } = before.current;
    before.current = { rows, viewKey, startKey };
    if (!element || (oldRows === rows && oldView === viewKey)) return;
    const height = element.clientHeight;
    const offset = element.scrollTop;
    const scrollTo = (top: number) => {
      element.scrollTop = top;
    };
    if (oldStart !== startKey && startKey !== '') return scrollTo(0);
    if (oldView !== viewKey) {
      return scrollTo(focusIndex < 0 ? 0 : (focusIndex + 0.5) * rowHeight - height / 2);
    }
    const wasInSight = (index: number) =>
      (index + 1) * rowHeight > offset && index * rowHeight < offset + height;
    const oldFocusIndex = oldRows.findIndex((row) => row.id === focus);
    if (oldFocusIndex >= 0 && focusIndex >= 0 && wasInSight(oldFocusIndex)) {
      if (focusIndex !== oldFocusIndex) scrollTo(offset + (focusIndex - oldFocusIndex) * rowHeight);
      return;
    }
    if (offset < rowHeight / 2) return;
    const first = Math.floor(offset / rowHeight);
    for (let oldIndex = first; oldIndex < oldRows.length && wasInSight(oldIndex); oldIndex++) {
      const index = rows.findIndex((row) => row.id === oldRows[oldIndex]!.id);
      if (index < 0) continue;
      if (index !== oldIndex) scrollTo(offset + (index - oldIndex) * rowHeight);
      return;
    }
  }, [scroller, rows, rowHeight, viewKey, startKey, focus, focusIndex]);
}
