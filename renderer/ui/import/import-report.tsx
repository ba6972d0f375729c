import { FileDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button, Input, SearchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { ImportOutcome, ImportReportItem } from '../../library/import/import-batch';
import { reportCsv } from '../../library/import/report-csv';
import { useAnnounce } from '../app/announcer';
import { useServices } from '../app/services';
import { useFormat, useStrings } from '../i18n/language-context';
import { filterReport } from './filter-report';
import type { OutcomeCounts } from './outcomes';
import { ReportTable } from './report-table';

interface ImportReportProps {
  items: readonly ImportReportItem[];
  counts: OutcomeCounts;
  onOpenArticle: (id: string) => void;
}

const outcomes: ImportOutcome[] = ['failed', 'imported', 'updated', 'duplicate', 'cancelled'];

/** The outcome of every file of an import, with a filter and an export as CSV. */
export function ImportReport({ items, counts, onOpenArticle }: ImportReportProps) {
  const strings = useStrings();
  const format = useFormat();
  const [chosen, setChosen] = useState<ImportOutcome | 'all'>('all');
  const [text, setText] = useState('');
  const { failures } = strings.import;
  const shown = useMemo(
    () => filterReport(items, { outcome: chosen, text, failures }),
    [items, chosen, text, failures],
  );
  const filters: (ImportOutcome | 'all')[] = [
    'all',
    ...outcomes.filter((outcome) => counts[outcome] > 0 || outcome === chosen),
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
      <div className="import-line">
        <SearchField
          className="report-search"
          aria-label={strings.import.findInReport}
          value={text}
          onChange={setText}
        >
          <Input className="field" placeholder={strings.import.findInReport} />
        </SearchField>
        <ExportButton items={shown} />
      </div>
      <div role="status" className="for-screen-readers">
        {text !== '' && strings.import.rowsFound(shown.length)}
      </div>
      {shown.length === 0 ? (
        <p className="quiet report-empty">
          {items.length === 0 ? strings.import.noRows : strings.import.rowsFound(0)}
        </p>
      ) : (
        <ReportTable items={shown} onOpenArticle={onOpenArticle} />
      )}
    </>
  );
}

/** Exports the filtered rows, for instance only the failed files. */
function ExportButton({ items }: { items: readonly ImportReportItem[] }) {
  const { bridge } = useServices();
  const { import: words, transfer } = useStrings();
  const announce = useAnnounce();

  async function save() {
    const { columns, outcomes, failures } = words;
    const answer = await bridge.request(
      'saveReport',
      reportCsv(items, { columns, outcomes, failures }),
    );
    if (answer === null) return;
    announce(answer.ok ? words.reportSaved : transfer.failed(answer.message));
  }

  return (
    <Button
      className="button"
      onPress={() => void save().catch((error) => announce(transfer.failed(String(error))))}
    >
      <FileDown size={15} strokeWidth={1.8} aria-hidden />
      {words.saveReport}
    </Button>
  );
}
