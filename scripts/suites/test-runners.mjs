// Runs Vitest and Playwright with their usual output, and counts the tests from their reports.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countsOfRun, playwrightCounts, vitestCounts } from './counts.mjs';
import { liveOutput, runTool } from './run-tool.mjs';

export async function runUnitTests(args = [], output = liveOutput) {
  output.write('\nUnit tests\n');
  return withReport(async (report) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const options = ['--config', 'tests/vitest.config.ts', ...reporters, ...args];
    const code = await runTool('vitest', ['run', ...options], { output });
    return countsOfRun(code, report, vitestCounts);
  });
}

export async function runElectronTests(env, args = []) {
  console.log('\nTests of the real app');
  return withReport(async (report) => {
    const reporters = ['--reporter=list,json'];
    const code = await runTool(
      'playwright',
      ['test', '--config', 'tests/playwright.config.ts', ...reporters, ...args],
      { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
    );
    return countsOfRun(code, report, playwrightCounts);
  });
}

async function withReport(work) {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-report-'));
  try {
    return await work(join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
