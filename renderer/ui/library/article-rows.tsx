import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import {
  type DragEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import type { Article, ArticleId } from '../../core/article/article';
import type { FoldedRow } from '../../library/copies/fold-copies';
import type { RowSection } from '../../library/list/article-groups';
import type { SearchHit } from '../../search/query/answer';
import type { TopRow } from '../app/left-place';
import type { MenuPlace } from '../app/placed-menu';
import { useFormat, useStrings } from '../i18n/language-context';
import { ArticleRow, rowId } from './article-row';
import type { ColumnName } from './columns';
import { type Density, rowHeights } from './density';
import { RowGroup } from './row-group';
import { headerHeight, RowLayout } from './row-layout';
import { extendTo, type Selection, selectOnly, toggle } from './selection';
import { useReorder } from './use-reorder';
import './article-rows.css';
import { useWhenChanged } from '../app/use-when-changed';

export interface ArticleRowsHandle {
  focus(): void;
  /** The number of whole rows that fit into the list's height. */
  pageSize(): number;
}

/** What the list showed before a restart. */
export interface StartRows {
  /** The row on top; null once it was scrolled to. */
  top: TopRow | null;
  /** The focused row, which may have been out of sight. */
  focus: ArticleId | null;
}

interface ArticleRowsProps {
  rows: readonly Article[];
  hits?: ReadonlyMap<string, SearchHit>;
  /** By article id: the rows that stand for copies, and the copies themselves. */
  folds?: ReadonlyMap<string, FoldedRow>;
  onUnfold?: (id: string, isOpen: boolean) => void;
  /** The groups of the rows; none by default. */
  sections?: readonly RowSection[] | null;
  nameOfSection?: (section: RowSection) => string;
  /** Comfortable by default. */
  density?: Density;
  /** The columns beside the title, for the density of that name. */
  columns?: readonly ColumnName[] | null;
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
  /** Called when a row was clicked with the middle button. */
  onOpenInTab?: (id: ArticleId) => void;
  onMenu: (at: MenuPlace) => void;
  /** Called when articles are dragged; rows cannot be dragged without it. */
  onDrag?: (articles: readonly Article[]) => void;
  /** Called when rows were dropped in front of another one, or at the end; null where they cannot be. */
  onPlace?: ((ids: readonly ArticleId[], before: ArticleId | null) => void) | null;
  /** Called when the last row comes into view. */
  onEnd?: () => void;
  /** Set to null once it was used, or something else is shown. */
  startAt?: RefObject<StartRows | null>;
  /** Called when the list was scrolled, with the row on top; null when that is the first one. */
  onScrolled?: (top: TopRow | null) => void;
  /** Identifies place, filter and order. When it changes, the list scrolls to the focused row. */
  viewKey: string;
  /** Identifies the search. When it changes, the list scrolls to the top; empty for a place. */
  startKey: string;
  ref: RefObject<ArticleRowsHandle | null>;
}

export function ArticleRows(props: ArticleRowsProps) {
  const { rows, selection, onEnd, viewKey, startKey, density = 'comfortable' } = props;
  const rowHeight = rowHeights[density];
  const sections = props.sections ?? null;
  const layout = useMemo(() => new RowLayout(rowHeight, sections), [rowHeight, sections]);
  // A function that changes with the groups has all rows measured again.
  const keyOf = useMemo(() => (sections === null ? ownKey : (row: number) => row), [sections]);
  const strings = useStrings();
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (row) => layout.sizeOf(row),
    getItemKey: keyOf,
    overscan: 6,
    // The header of a group stays in sight above its rows.
    scrollPaddingStart: sections === null ? 0 : headerHeight,
  });

  useImperativeHandle(props.ref, () => ({
    focus: () => scroller.current?.focus({ preventScroll: true }),
    pageSize: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight)),
  }));

  const reorder = useReorder(rows, props.onPlace ?? null);
  // Kept between renders: each frame of scrolling is one, and without a focus all rows are asked.
  const focusIndex = useMemo(
    () => rows.findIndex((row) => row.id === selection.focus),
    [rows, selection.focus],
  );
  useScrollAnchor(scroller, {
    ...{ rows, layout, viewKey, startKey, focus: selection.focus, focusIndex },
    startAt: props.startAt,
  });

  useWhenChanged([rowHeight], () => {
    virtualizer.measure();
    if (focusIndex >= 0) virtualizer.scrollToIndex(focusIndex, { align: 'center' });
  });

  useWhenChanged([selection.focus], () => {
    if (focusIndex < 0) return;
    const { startAt } = props;
    const start = startAt?.current;
    const isLeft = start?.focus === selection.focus;
    if (startAt && !isLeft) startAt.current = null;
    // A row that had been scrolled out of sight stays there.
    if (!isLeft || start.top !== null) virtualizer.scrollToIndex(focusIndex, { align: 'auto' });
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

  function scrolled(): void {
    const offset = scroller.current?.scrollTop ?? 0;
    const at = layout.rowAt(offset);
    const first = rows[at];
    props.onScrolled?.(
      first && offset >= 1 ? { id: first.id, offset: offset - layout.topOf(at) } : null,
    );
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

  function rowOf(index: number, topOfGroup: number) {
    const article = rows[index];
    return (
      article && (
        <ArticleRow
          key={article.id}
          article={article}
          hit={props.hits?.get(article.id)}
          facts={props.factsOf?.(article.id)}
          dateBy={props.dateBy}
          density={density}
          columns={density === 'columns' ? (props.columns ?? noColumns) : null}
          fold={props.folds?.get(article.id)}
          index={index}
          total={rows.length}
          top={layout.topOf(index) - topOfGroup}
          isDraggable={props.onDrag !== undefined}
          selected={selection.ids.has(article.id)}
          focused={selection.focus === article.id}
          strings={strings}
          format={format}
        />
      )
    );
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
      onAuxClick={(event) => {
        const row = event.button === 1 ? rowAt(event, rows) : undefined;
        if (row) props.onOpenInTab?.(row.id);
      }}
      onContextMenu={openMenu}
      onDragStart={dragOut}
      {...reorder}
      onScrollEnd={scrolled}
      onDoubleClick={(event) => {
        if (rowAt(event, rows)) props.onOpen();
      }}
    >
      <div className="rows-inner" style={{ height: virtualizer.getTotalSize() }}>
        {inSections(items, layout).map(({ at, items: some }) => {
          const section = sections?.[at];
          const top = section ? layout.topOfSection(at) : 0;
          const lines = some.map((item) => rowOf(item.index, top));
          return section ? (
            <RowGroup
              key={section.of}
              name={props.nameOfSection?.(section) ?? section.of}
              count={section.count}
              top={top}
              height={layout.heightOfSection(at)}
            >
              {lines}
            </RowGroup>
          ) : (
            lines
          );
        })}
      </div>
    </div>
  );
}

const noColumns: readonly ColumnName[] = [];
const ownKey = (row: number) => row;

/** The items of each group; those of a list without groups together. */
function inSections(items: readonly VirtualItem[], layout: RowLayout) {
  const parts: { at: number; items: VirtualItem[] }[] = [];
  for (const item of items) {
    const at = layout.sectionOf(item.index);
    const last = parts.at(-1);
    if (last?.at === at) last.items.push(item);
    else parts.push({ at, items: [item] });
  }
  return parts;
}

function rowAt(event: MouseEvent, rows: readonly Article[]): Article | undefined {
  const element = (event.target as Element).closest<HTMLElement>('[role=option]');
  return element ? rows[Number(element.dataset.index)] : undefined;
}

interface Scrolled {
  rows: readonly Article[];
  layout: RowLayout;
  viewKey: string;
  startKey: string;
  focus: ArticleId | null;
  focusIndex: number;
  startAt: RefObject<StartRows | null> | undefined;
}

/**
 * Keeps the focused row in its place on the screen while rows come and go above it, as they do
 * during an import; when it is not visible, the first visible row. At the very top new rows push
 * the others down. A new view scrolls to the focused row, else to the top.
 */
function useScrollAnchor(
  scroller: RefObject<HTMLDivElement | null>,
  { rows, layout, viewKey, startKey, focus, focusIndex, startAt }: Scrolled,
): void {
  const before = useRef({ rows, viewKey, startKey, layout });
  useLayoutEffect(() => {
    const element = scroller.current;
    const { rows: oldRows, viewKey: oldView, startKey: oldStart } = before.current;
    const { layout: oldLayout } = before.current;
    const { rowHeight } = layout;
    before.current = { rows, viewKey, startKey, layout };
    if (!element) return;
    const start = startAt?.current;
    const startIndex = start?.top ? rows.findIndex(({ id }) => id === start.top?.id) : -1;
    if (startAt && start?.top && startIndex >= 0) {
      element.scrollTop = layout.topOf(startIndex) + start.top.offset;
      startAt.current = { ...start, top: null };
      return;
    }
    if (oldRows === rows && oldView === viewKey) return;
    if (startAt && oldView !== viewKey && oldRows.length > 0) startAt.current = null;
    const height = element.clientHeight;
    const offset = element.scrollTop;
    const scrollTo = (top: number) => {
      element.scrollTop = top;
    };
    if (oldStart !== startKey && startKey !== '') return scrollTo(0);
    if (oldView !== viewKey) {
      return scrollTo(focusIndex < 0 ? 0 : layout.topOf(focusIndex) + (rowHeight - height) / 2);
    }
    const wasInSight = (index: number) =>
      oldLayout.topOf(index) + rowHeight > offset && oldLayout.topOf(index) < offset + height;
    const moved = (from: number, to: number) => layout.topOf(to) - oldLayout.topOf(from);
    const oldFocusIndex = oldRows.findIndex((row) => row.id === focus);
    if (oldFocusIndex >= 0 && focusIndex >= 0 && wasInSight(oldFocusIndex)) {
      if (moved(oldFocusIndex, focusIndex) !== 0)
        scrollTo(offset + moved(oldFocusIndex, focusIndex));
      return;
    }
    if (offset < rowHeight / 2) return;
    const first = oldLayout.rowAt(offset);
    for (let oldIndex = first; oldIndex < oldRows.length && wasInSight(oldIndex); oldIndex++) {
      const index = rows.findIndex((row) => row.id === oldRows[oldIndex]!.id);
      if (index < 0) continue;
      if (moved(oldIndex, index) !== 0) scrollTo(offset + moved(oldIndex, index));
      return;
    }
  }, [scroller, rows, layout, viewKey, startKey, focus, focusIndex, startAt]);
}
