// Runs Vitest and Playwright with their usual output, and counts the tests from their reports.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../setup/places.mjs';
import { countsOfRun, playwrightCounts, vitestCounts } from './counts.mjs';
import { liveOutput, runTool } from './run-tool.mjs';

export async function runUnitTests(args = [], output = liveOutput) {
  output.write('\nUnit tests\n');
  return withOwnFolder(async ({ report, env }) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const options = ['--config', 'tests/vitest.config.ts', ...reporters, ...args];
    const code = await runTool('vitest', ['run', ...options], { env, output });
    return countsOfRun(code, report, vitestCounts);
  });
}

/** Where Playwright keeps what it compiles. In the folder of a run it would compile all of it each time: 10 s. */
const compiledTests = inProject('node_modules', '.cache', 'playwright');

export async function runElectronTests(env, args = []) {
  console.log('\nTests of the real app');
  return withOwnFolder(async ({ report, env: folders }) => {
    const reporters = ['--reporter=list,json'];
    const code = await runTool(
      'playwright',
      ['test', '--config', 'tests/playwright.config.ts', ...reporters, ...args],
      {
        env: {
          ...{ ...env, ...folders, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
          PLAYWRIGHT_TRANSFORM_CACHE_DIR: compiledTests,
        },
      },
    );
    return countsOfRun(code, report, playwrightCounts);
  });
}

/**
 * Calls `work` with the path of a report and with an environment whose temporary files are in a folder of
 * this run. The folder goes when the run ends: tests and the browsers that they kill leave hundreds of them.
 */
async function withOwnFolder(work) {
  // Short, because the path of a Unix socket may have only some 100 bytes.
  const folder = mkdtempSync(join(tmpdir(), 'ct-'));
  try {
    const env = { TMPDIR: folder, TEMP: folder, TMP: folder };
    return await work({ report: join(folder, 'report.json'), env });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
