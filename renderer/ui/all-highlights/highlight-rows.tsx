import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, type RefObject, useImperativeHandle, useMemo, useRef } from 'react';
import type { HighlightGroup, HighlightRow } from '../../library/highlights/group-highlights';
import type { Needle } from '../../search/text/needle';
import { useArticleList } from '../app/services';
import { useWhenChanged } from '../app/use-when-changed';
import type { PopoverPlace } from '../highlights/popover-place';
import { useFormat, useStrings } from '../i18n/language-context';
import { extendTo, type Selection, selectOnly, toggle } from '../library/selection';
import { GroupHeading } from './group-heading';
import { HighlightItem, itemId } from './highlight-item';
import './all-highlights.css';

/** Heights in CSS pixels before a row is measured; a heading always has its own. */
const usualHeight = 96;
const headingHeight = 46;

export interface HighlightRowsHandle {
  focus(): void;
  pageSize(): number;
  /** The box of a row on the screen; null when it is not in view. */
  boxOf(id: string): PopoverPlace | null;
}

interface HighlightRowsProps {
  groups: readonly HighlightGroup[];
  rows: readonly HighlightRow[];
  showsArticle: boolean;
  needles: readonly Needle[];
  nameOf: (group: HighlightGroup) => string;
  unplaced: ReadonlySet<string>;
  label: string;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  onOpen: (row: HighlightRow) => void;
  ref: RefObject<HighlightRowsHandle | null>;
}

/** A heading or a row of the list. */
type Entry = { group: HighlightGroup; row: HighlightRow | null };

/** The highlights in their groups. Only what is in view is rendered. */
export function HighlightRows(props: HighlightRowsProps) {
  const { groups, rows, selection } = props;
  const strings = useStrings();
  const format = useFormat();
  const { articles } = useArticleList();
  const scroller = useRef<HTMLDivElement>(null);
  const entries = useMemo(() => entriesOf(groups), [groups]);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (entries[at]?.row === null ? headingHeight : usualHeight),
    getItemKey: (at) => keyOf(entries[at]),
    overscan: 6,
  });

  useImperativeHandle(props.ref, () => ({
    focus: () => scroller.current?.focus({ preventScroll: true }),
    pageSize: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / usualHeight)),
    boxOf(id) {
      const box = document.getElementById(itemId(id))?.getBoundingClientRect();
      return box ? { left: box.left, top: box.top, width: box.width, height: box.height } : null;
    },
  }));

  useWhenChanged([selection.focus], () => {
    const at = entries.findIndex(({ row }) => row !== null && row.id === selection.focus);
    // Its heading, too, when it is the first of its group.
    if (at > 0 && entries[at - 1]?.row === null) virtualizer.scrollToIndex(at - 1);
    if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' });
  });

  function click(event: MouseEvent) {
    const row = rowAt(event);
    if (!row) return;
    if (event.shiftKey) props.onSelect(extendTo(selection, row.id, rows));
    else if (event.ctrlKey || event.metaKey) props.onSelect(toggle(selection, row.id));
    else props.onSelect(selectOnly(row.id));
  }

  function rowAt(event: MouseEvent): HighlightRow | undefined {
    const element = (event.target as Element).closest<HTMLElement>('[role=option]');
    return entries[Number(element?.dataset.index)]?.row ?? undefined;
  }

  const positions = useMemo(() => new Map(rows.map(({ id }, at) => [id, at])), [rows]);
  const items = virtualizer.getVirtualItems();
  const shown = Map.groupBy(items, ({ index }) => entries[index]?.group);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are in ui/keyboard
    <div
      ref={scroller}
      className="highlight-rows scrolls"
      role="listbox"
      aria-label={props.label}
      aria-multiselectable
      aria-activedescendant={selection.focus === null ? undefined : itemId(selection.focus)}
      tabIndex={0}
      data-keys="list"
      onClick={click}
      onDoubleClick={(event) => {
        const row = rowAt(event);
        if (row) props.onOpen(row);
      }}
    >
      <div className="highlight-rows-inner" style={{ height: virtualizer.getTotalSize() }}>
        {[...shown].map(([group, inGroup]) => {
          if (!group) return null;
          const name = props.nameOf(group);
          return (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, no fieldset
            <div key={group.of} role="group" aria-label={name}>
              {inGroup.map((item) => {
                const row = entries[item.index]?.row;
                const place = {
                  ref: virtualizer.measureElement,
                  index: item.index,
                  top: item.start,
                };
                if (!row)
                  return (
                    <GroupHeading key={item.key} {...place} name={name} count={group.rows.length} />
                  );
                const article = articles.get(row.article);
                if (!article) return null;
                return (
                  <HighlightItem
                    key={item.key}
                    {...place}
                    row={row}
                    article={article}
                    showsArticle={props.showsArticle}
                    needles={props.needles}
                    isUnplaced={props.unplaced.has(row.key)}
                    position={(positions.get(row.id) ?? 0) + 1}
                    total={rows.length}
                    isSelected={selection.ids.has(row.id)}
                    isFocused={selection.focus === row.id}
                    strings={strings}
                    format={format}
                  />
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function entriesOf(groups: readonly HighlightGroup[]): Entry[] {
  return groups.flatMap((group) => [
    { group, row: null },
    ...group.rows.map((row) => ({ group, row })),
  ]);
}

const keyOf = (entry: Entry | undefined) =>
  entry?.row ? `row ${entry.row.id}` : `group ${entry?.group.of}`;
