// biome-ignore-all lint/a11y/useSemanticElements: rows of a table cannot be placed one by one
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import type { ImportReportItem } from '../../library/import/import-batch';
import { useFormat, useStrings } from '../i18n/language-context';
import { reasonLines } from './reason-lines';

interface ReportTableProps {
  items: readonly ImportReportItem[];
  onOpenArticle: (id: string) => void;
}

/** Height of a row in CSS pixels; the same as in import.css. */
const rowHeight = 52;
const columns = 2;

/**
 * A grid that renders only its visible rows. The grid itself has the focus and names its active
 * row: a focused row that is scrolled away would be unmounted and lose the focus.
 */
export function ReportTable({ items, onOpenArticle }: ReportTableProps) {
  const strings = useStrings();
  const scroller = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(0);
  const active = Math.min(wanted, items.length - 1);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });

  function go(to: number) {
    const next = Math.max(0, Math.min(items.length - 1, to));
    setWanted(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
  }

  function open(at: number) {
    const id = items[at]?.id;
    if (id) onOpenArticle(id);
  }

  function onKeyDown(event: KeyboardEvent) {
    const screen = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight));
    const to = targetOf(event.key, active, screen, items.length);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (to === null && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    if (to === null) open(active);
    else go(to);
  }

  function onClick(event: MouseEvent) {
    const row = (event.target as Element).closest<HTMLElement>('[data-row]');
    if (row === null) return;
    setWanted(Number(row.dataset.row));
    open(Number(row.dataset.row));
  }

  return (
    <div
      ref={scroller}
      className="report-rows scrolls"
      role="grid"
      aria-label={strings.import.reportLabel}
      aria-rowcount={items.length}
      aria-colcount={columns}
      aria-activedescendant={`report-row-${active}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div
        className="report-list"
        role="presentation"
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map((row) => {
          const item = items[row.index];
          return (
            item && (
              <ReportRow
                key={row.key}
                item={item}
                index={row.index}
                top={row.start}
                isActive={row.index === active}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

/** The index of the row that a key leads to; null for other keys. */
function targetOf(key: string, active: number, screen: number, total: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + screen;
    case 'PageUp':
      return active - screen;
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    default:
      return null;
  }
}

interface ReportRowProps {
  item: ImportReportItem;
  index: number;
  top: number;
  isActive: boolean;
}

function ReportRow({ item, index, top, isActive }: ReportRowProps) {
  const { import: strings } = useStrings();
  const format = useFormat();
  const { title, file, outcome, id, detail = null } = item;
  // What the system says comes last, in its own words.
  const reason = outcome === 'failed' ? [...reasonLines(item, strings, format), detail] : [];
  const lines = [title, ...reason].filter((line) => line !== null);
  return (
    <div
      id={`report-row-${index}`}
      role="row"
      className={['report-row', isActive && 'active', id !== null && 'opens']
        .filter(Boolean)
        .join(' ')}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 1}
      aria-selected={isActive}
      data-row={index}
    >
      <div role="gridcell" className={`report-outcome ${outcome}`}>
        {strings.outcomes[outcome]}
      </div>
      <div role="gridcell" className="report-lines">
        {lines.length > 0 && <span className="report-title">{lines.join(' · ')}</span>}
        {/* A long path is cut at its start, since its end is more useful. */}
        <span className="report-file" title={file}>
          <bdi>{file}</bdi>
        </span>
      </div>
    </div>
  );
}
