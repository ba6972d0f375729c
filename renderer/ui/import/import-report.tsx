import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { ImportOutcome, ImportReportItem } from '../../library/import-batch';
import { useFormat, useStrings } from '../i18n/language-context';
import type { OutcomeCounts } from './outcomes';

interface ImportReportProps {
  items: readonly ImportReportItem[];
  counts: OutcomeCounts;
  onOpenArticle: (id: string) => void;
}

const outcomes: ImportOutcome[] = ['failed', 'imported', 'updated', 'duplicate', 'cancelled'];

/** Every file of an import, and what became of it. */
export function ImportReport({ items, counts, onOpenArticle }: ImportReportProps) {
  const strings = useStrings();
  const format = useFormat();
  const [chosen, setChosen] = useState<ImportOutcome | 'all'>('all');
  const scroller = useRef<HTMLDivElement>(null);
  const shown = chosen === 'all' ? items : items.filter((item) => item.outcome === chosen);
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 48,
    overscan: 6,
  });
  const filters: (ImportOutcome | 'all')[] = [
    'all',
    ...outcomes.filter((outcome) => counts[outcome] > 0),
  ];

  return (
    <>
      <ToggleButtonGroup
        className="report-filters"
        aria-label={strings.list.filter}
        selectedKeys={[chosen]}
        disallowEmptySelection
        onSelectionChange={(keys) => setChosen([...keys][0] as ImportOutcome | 'all')}
      >
        {filters.map((outcome) => (
          <ToggleButton key={outcome} id={outcome} className="report-filter">
            {outcome === 'all' ? strings.import.everything : strings.import.outcomes[outcome]}{' '}
            <span className="quiet">
              {format.number(outcome === 'all' ? items.length : counts[outcome])}
            </span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <div ref={scroller} className="report-rows scrolls">
        <ul
          className="report-list"
          style={{ height: virtualizer.getTotalSize() }}
          aria-label={strings.import.reportLabel}
        >
          {virtualizer.getVirtualItems().map((row) => {
            const item = shown[row.index];
            return (
              item && (
                <li
                  key={row.key}
                  className="report-row"
                  style={{ transform: `translateY(${row.start}px)` }}
                  aria-setsize={shown.length}
                  aria-posinset={row.index + 1}
                >
                  <ReportRow item={item} onOpenArticle={onOpenArticle} />
                </li>
              )
            );
          })}
        </ul>
      </div>
    </>
  );
}

function ReportRow(props: { item: ImportReportItem; onOpenArticle: (id: string) => void }) {
  const { item } = props;
  const strings = useStrings();
  const { id, title, reason } = item;
  const outcome = strings.import.outcomes[item.outcome];
  const failure = reason ? strings.import.failures[reason] : strings.import.unknownFailure;
  const name = title ?? item.file;
  const lines = (
    <>
      <span className="report-title">{name}</span>
      <span className="report-why">
        <span className={`report-outcome ${item.outcome}`}>{outcome}</span>
        {item.outcome === 'failed' ? failure : title !== null && item.file}
      </span>
    </>
  );
  if (id === null) return <div className="report-lines">{lines}</div>;
  return (
    <Button
      className="report-lines"
      aria-label={`${strings.import.openArticle(name)}, ${outcome}`}
      onPress={() => props.onOpenArticle(id)}
    >
      {lines}
    </Button>
  );
}
