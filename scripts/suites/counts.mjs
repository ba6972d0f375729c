// Counts the tests of a run from the report of its runner.

import { readFileSync } from 'node:fs';

/** `again`: the tests that failed and then passed in a second run. `passed` includes them. */
export const nothing = { passed: 0, failed: 0, skipped: 0, again: 0 };

export function add(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    again: a.again + b.again,
  };
}

export function countLine({ passed, failed, skipped, again }) {
  const skippedToo = skipped > 0 ? `, ${skipped} skipped` : '';
  const againToo = again > 0 ? `, ${again} passed only in a second run` : '';
  return `${passed} passed, ${failed} failed${skippedToo}${againToo}`;
}

/** A line for each suite: its counts, and how long it took. */
export function suiteTable(suites) {
  const lines = suites.map(({ name, seconds, counts }) => {
    const took = `${Math.round(seconds)} s`;
    return `${name.padEnd(9)}${took.padStart(6)}   ${countLine(counts)}`;
  });
  return lines.join('\n');
}

/** Counts a run that failed without a failed test, or without a readable report, as one failure. */
export function countsOfRun(exitCode, reportFile, read) {
  let counts = nothing;
  let readable = true;
  try {
    counts = read(JSON.parse(readFileSync(reportFile, 'utf8')));
  } catch {
    readable = false;
  }
  const wrong = !readable || exitCode !== 0 || counts.passed + counts.failed === 0;
  return wrong && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export function vitestCounts(report) {
  // A file that cannot be loaded has no tests that could fail.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    ...nothing,
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

export function playwrightCounts({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    again: stats.flaky,
  };
}
