import { describe, expect, it } from 'vitest';
import type { ImportReportItem } from '../../../renderer/library/import/import-batch';
import { whatToShow } from '../../../renderer/ui/import/what-to-show';

const row = (outcome: ImportReportItem['outcome'], id: string | null): ImportReportItem => ({
  ...{ file: 'a.html', outcome, id, title: id && `Title of ${id}`, reason: null },
});

describe('what is shown after files were opened', () => {
  it.each([
    ['imported', true],
    ['updated', false],
    ['duplicate', false],
  ] as const)('the article of one file that was %s', (outcome, isNew) => {
    const shown = { kind: 'article', id: 'A', title: 'Title of A', isNew };
    expect(whatToShow([row(outcome, 'A')])).toEqual(shown);
  });

  it('one article that several files have', () => {
    expect(whatToShow([row('imported', 'A'), row('updated', 'A')])).toMatchObject({ id: 'A' });
  });

  it('the article of a feed that has only one', () => {
    expect(whatToShow([row('imported', null), row('imported', 'A')])).toMatchObject({ id: 'A' });
  });

  it.each([
    ['two articles', [row('imported', 'A'), row('duplicate', 'B')]],
    ['an article and a file that failed', [row('imported', 'A'), row('failed', null)]],
    ['an article and what was cancelled', [row('imported', 'A'), row('cancelled', null)]],
    ['two files that failed', [row('failed', null), row('failed', null)]],
  ])('the report for %s', (_what, items) => {
    expect(whatToShow(items)).toEqual({ kind: 'report' });
  });

  it.each([
    ['one file that failed', [row('failed', null)]],
    ['one list without articles', [row('imported', null)]],
    ['no file', []],
  ])('nothing but the panel for %s', (_what, items) => {
    expect(whatToShow(items)).toEqual({ kind: 'nothing' });
  });
});
