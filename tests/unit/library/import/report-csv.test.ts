import { expect, test } from 'vitest';
import type { ImportReportItem } from '../../../../renderer/library/import/import-batch';
import { reportCsv } from '../../../../renderer/library/import/report-csv';
import { en } from '../../../../renderer/ui/i18n/en';
import { filterReport } from '../../../../renderer/ui/import/filter-report';

const { columns, outcomes, failures } = en.import;
const words = { columns, outcomes, failures };

const item = (given: Partial<ImportReportItem>): ImportReportItem => ({
  ...{ file: 'a.html', outcome: 'imported', id: null, title: null, reason: null },
  ...given,
});

test('writes what RFC 4180 says, with a mark for Excel', () => {
  const items = [
    item({ file: 'in/아카이브.zip/쪽, "하나".html', title: 'Two\nlines', id: 'A' }),
    item({ outcome: 'failed', reason: 'empty-file' }),
  ];
  expect(reportCsv(items, words)).toBe(
    `\ufeff"${columns.file}","${columns.outcome}","${columns.title}","${columns.reason}","${columns.id}"\r\n` +
      `"in/아카이브.zip/쪽, ""하나"".html","${outcomes.imported}","Two\nlines","","A"\r\n` +
      `"a.html","${outcomes.failed}","","${failures['empty-file']}",""\r\n`,
  );
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =cmd|x', '＝1', '\u200b=1'])(
  'makes no formula of the title %j',
  (title) => {
    expect(
      reportCsv([item({ title })], words)
        .split('\n')
        .slice(1)
        .join('\n'),
    ).toContain(`"'${title}"`);
  },
);

test('filters by outcome and by words in any of the columns', () => {
  const items = [
    item({ file: 'x/café.html'.normalize('NFD'), title: 'Harbour' }),
    item({ file: 'b.html', outcome: 'failed', reason: 'encrypted' }),
  ];
  const found = (outcome: 'all' | 'failed', text: string) =>
    filterReport(items, { outcome, text, failures }).map((each) => items.indexOf(each));
  expect(found('all', ' ')).toEqual([0, 1]);
  expect(found('failed', '')).toEqual([1]);
  expect(found('all', 'CAFÉ harb')).toEqual([0]);
  expect(found('all', 'password')).toEqual([1]);
  expect(found('failed', 'harbour')).toEqual([]);
});
