import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  countLine,
  countsOfRun,
  nothing,
  playwrightCounts,
  suiteTable,
  vitestCounts,
} from '../../../scripts/suites/counts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'carrel-counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the last line names what was skipped only when something was', () => {
  expect(countLine({ ...nothing, passed: 3 })).toBe('3 passed, 0 failed');
  expect(countLine({ ...nothing, passed: 3, failed: 1, skipped: 2 })).toBe(
    '3 passed, 1 failed, 2 skipped',
  );
});

test('each suite has a line with its duration', () => {
  const counts = { ...nothing, passed: 5 };
  const suites = [
    { name: 'checks', seconds: 14.2, counts },
    { name: 'electron', seconds: 501.7, counts: { ...counts, skipped: 1 } },
  ];
  expect(suiteTable(suites).split('\n')).toEqual([
    'checks     14 s   5 passed, 0 failed',
    'electron  502 s   5 passed, 0 failed, 1 skipped',
  ]);
});

const vitest = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 };
const assertionResults = [{}];

test.each([
  ['all is well', 0, [{ status: 'passed', assertionResults }], '5 passed, 0 failed, 1 skipped'],
  [
    'a file does not load',
    1,
    [{ status: 'failed', assertionResults: [] }],
    '5 passed, 1 failed, 1 skipped',
  ],
  [
    'the runner fails after its tests',
    1,
    [{ status: 'passed', assertionResults }],
    '5 passed, 1 failed, 1 skipped',
  ],
])('counts unit tests when %s', (_when, code, testResults, line) => {
  expect(countLine(countsOfRun(code, report({ ...vitest, testResults }), vitestCounts))).toBe(line);
});

test.each([
  [
    'a test passes only in a second run',
    0,
    { expected: 2, flaky: 1, unexpected: 0, skipped: 0 },
    [],
    '3 passed, 0 failed, 1 passed only in a second run',
  ],
  [
    'the configuration is broken',
    1,
    { expected: 0, flaky: 0, unexpected: 0, skipped: 0 },
    [{}],
    '0 passed, 1 failed',
  ],
  [
    'no test was found',
    0,
    { expected: 0, flaky: 0, unexpected: 0, skipped: 0 },
    [],
    '0 passed, 1 failed',
  ],
])('counts tests of the app when %s', (_when, code, stats, errors, line) => {
  expect(countLine(countsOfRun(code, report({ stats, errors }), playwrightCounts))).toBe(line);
});

test('a suite that left no report has failed', () => {
  const counts = countsOfRun(0, join(folder, 'nowhere.json'), vitestCounts);
  expect(countLine(counts)).toBe('0 passed, 1 failed');
});

function report(content: unknown): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}
