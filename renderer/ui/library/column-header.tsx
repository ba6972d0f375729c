import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { MenuItem, Separator } from 'react-aria-components';
import { type MenuPlace, PlacedMenu, placeOfMenu } from '../app/placed-menu';
import { useEdgeDrag } from '../app/use-edge-drag';
import { useStrings } from '../i18n/language-context';
import { ColumnChoices } from './column-choices';
import {
  beginsWithGreatest,
  type Column,
  type ColumnName,
  sortOfColumn,
  withMoved,
  withToggled,
  withWidth,
} from './columns';
import type { ListSort, ListSortKey } from './list-header';
import './columns.css';

/** How far a key moves a column's edge, in CSS pixels. */
const keyStep = 16;

interface ColumnHeaderProps {
  /** The columns for which there is room. */
  shown: readonly Column[];
  /** The chosen columns, also those for which there is no room. */
  columns: readonly Column[];
  onColumns: (columns: readonly Column[]) => void;
  sort: ListSort;
  /** The orders on offer here. */
  sortKeys: readonly ListSortKey[];
  onSort: (sort: ListSort) => void;
}

/**
 * The heads of the columns: one tab stop, in which the arrow keys move. Enter sorts, with Alt the arrow keys move
 * a column and with Shift its edge; the menu has all of that, too.
 */
export function ColumnHeader(props: ColumnHeaderProps) {
  const { shown, columns, onColumns, sort, sortKeys, onSort } = props;
  const { list } = useStrings();
  const [active, setActive] = useState(0);
  const [menu, setMenu] = useState<{ at: MenuPlace; name: ColumnName | 'title' } | null>(null);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const moving = useRef<ColumnName | null>(null);
  const names: (ColumnName | 'title')[] = ['title', ...shown.map(({ name }) => name)];
  const nameOf = (name: ColumnName | 'title') => list.columnNames[name];

  // An element that is moved loses the focus.
  useLayoutEffect(() => {
    if (moving.current === null) return;
    focus(names.indexOf(moving.current));
    moving.current = null;
  });

  function sortBy(name: ColumnName | 'title'): void {
    const key = sortOfColumn[name];
    if (key === null || !sortKeys.includes(key)) return;
    const descending = sort.key === key ? !sort.descending : beginsWithGreatest.includes(key);
    onSort({ key, descending });
  }

  function focus(at: number): void {
    const next = Math.min(names.length - 1, Math.max(0, at));
    setActive(next);
    buttons.current[next]?.focus();
  }

  function pressed(event: KeyboardEvent, name: ColumnName | 'title', at: number): void {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : null;
    if (by !== null) {
      if (event.altKey) {
        if (name === 'title') return;
        onColumns(withMoved(columns, name, by));
        moving.current = name;
      } else if (event.shiftKey && name !== 'title') {
        onColumns(widened(columns, name, by * -keyStep));
      } else focus(at + by);
    } else if (event.key === 'Home') focus(0);
    else if (event.key === 'End') focus(names.length - 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="columns-header" role="toolbar" aria-label={list.columns}>
      {names.map((name, at) => {
        const key = sortOfColumn[name];
        const isSorted = key !== null && sort.key === key;
        const direction = isSorted && key !== 'collection' ? directionOf(key) : '';
        return (
          <div key={name} className="column-head">
            {name !== 'title' && (
              <ColumnEdge
                width={shown.find((each) => each.name === name)?.width ?? 0}
                onWidth={(width) => onColumns(withWidth(columns, name, width))}
              />
            )}
            <button
              ref={(button) => {
                buttons.current[at] = button;
              }}
              type="button"
              className="column-button"
              tabIndex={at === Math.min(active, names.length - 1) ? 0 : -1}
              aria-label={[nameOf(name), direction].filter(Boolean).join(', ')}
              onClick={() => {
                setActive(at);
                sortBy(name);
              }}
              onFocus={() => setActive(at)}
              onKeyDown={(event) => pressed(event, name, at)}
              onContextMenu={(event) => {
                event.preventDefault();
                setMenu({ at: placeOfMenu(event), name });
              }}
            >
              <span className="column-name">{nameOf(name)}</span>
              {isSorted &&
                (sort.descending ? (
                  <ArrowDown size={12} aria-hidden />
                ) : (
                  <ArrowUp size={12} aria-hidden />
                ))}
            </button>
          </div>
        );
      })}
      {menu && (
        <PlacedMenu at={menu.at} label={list.columns} onClose={() => setMenu(null)}>
          {menu.name !== 'title' && <ColumnMoves {...{ columns, onColumns, name: menu.name }} />}
          <ColumnChoices
            columns={columns}
            onToggle={(name) => onColumns(withToggled(columns, name))}
          />
        </PlacedMenu>
      )}
    </div>
  );

  function directionOf(key: Exclude<ListSortKey, 'collection' | 'relevance'>): string {
    const { ascending, descending } = list.sortDirections[key];
    return sort.descending ? descending : ascending;
  }
}

/** The part of a head's menu that changes its column. */
function ColumnMoves({
  columns,
  onColumns,
  name,
}: Pick<ColumnHeaderProps, 'columns' | 'onColumns'> & { name: ColumnName }) {
  const { list } = useStrings();
  const ways: [label: string, changed: () => readonly Column[]][] = [
    [list.columnLeft, () => withMoved(columns, name, -1)],
    [list.columnRight, () => withMoved(columns, name, 1)],
    [list.columnWider, () => widened(columns, name, keyStep)],
    [list.columnNarrower, () => widened(columns, name, -keyStep)],
  ];
  return (
    <>
      {ways.map(([label, changed]) => (
        <MenuItem key={label} className="menu-item" onAction={() => onColumns(changed())}>
          {label}
        </MenuItem>
      ))}
      <Separator className="menu-separator" />
    </>
  );
}

function widened(columns: readonly Column[], name: ColumnName, by: number): readonly Column[] {
  const width = columns.find((column) => column.name === name)?.width ?? 0;
  return withWidth(columns, name, width + by);
}

/** The left edge of a column, for the pointer. */
function ColumnEdge({ width, onWidth }: { width: number; onWidth: (width: number) => void }) {
  const drag = useEdgeDrag(width, (from, by) => onWidth(from - by));
  return <div className="column-edge" aria-hidden {...drag} />;
}
