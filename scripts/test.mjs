// npm test: runs all checks and tests and ends with a line of counts.
//
// `npm test -- unit NAME` and `npm test -- electron -g TITLE` run one suite and pass the arguments to
// its runner; `npm test -- checks` runs the checks only. With `--exhaustive` also the cases run that
// `npm test` leaves out (docs/testing.md).

import { say } from './setup/say.mjs';
import { runScript, setUp } from './setup/setup.mjs';
import { runChecks } from './suites/checks.mjs';
import { add, countLine, nothing, suiteTable } from './suites/counts.mjs';
import { keptOutput, liveOutput } from './suites/run-tool.mjs';
import { systemBrowsers } from './suites/system-browsers.mjs';
import { systemChromium } from './suites/system-chromium.mjs';
import { testClient } from './suites/test-client.mjs';
import { testEnvironment } from './suites/test-environment.mjs';
import { runElectronTests, runUnitTests } from './suites/test-runners.mjs';

const exhaustive = '--exhaustive';

const suites = {
  checks: async (_runtime, _args, output) => {
    const results = await runChecks(output);
    const passed = results.filter((result) => result.passed).length;
    for (const { name, passed } of results) if (!passed) output.write(`\n${name} failed\n`);
    return { ...nothing, passed, failed: results.length - passed };
  },
  unit: (_runtime, args, output) => runUnitTests(args, output),
  electron: async (runtime, args) => {
    const env = {
      ...testEnvironment(runtime),
      ...systemChromium(),
      ...(await testClient(runtime)),
    };
    return runElectronTests(env, args);
  },
  browsers: (runtime, args) => testBrowsers(runtime, args),
};

/** The extension in the browsers of this system; by name only, as it takes more than a minute. */
function testBrowsers(runtime, args) {
  const browsers = systemBrowsers();
  if (browsers.chromium === '' && browsers.firefox === '') {
    say('skipped: neither chromium nor firefox is installed here');
    return { ...nothing, skipped: 1 };
  }
  const env = { ...testEnvironment(runtime), CARREL_BROWSERS: JSON.stringify(browsers) };
  return runElectronTests(env, ['--project=browsers', ...args]);
}

async function run(name, runtime, args, output = liveOutput) {
  const startedAt = Date.now();
  const counts = await suites[name](runtime, args, output);
  return { name, counts, seconds: (Date.now() - startedAt) / 1000 };
}

/**
 * The real app waits now and then and leaves cores idle, so the checks run beside it. Unit tests have
 * the machine to themselves: with half of it, tests that wait for a clock came near their limits.
 */
async function runAll(runtime) {
  const unit = await run('unit', runtime, []);
  const output = keptOutput();
  const [checks, electron] = await Promise.all([
    run('checks', runtime, [], output),
    run('electron', runtime, []),
  ]);
  output.show();
  return [checks, unit, electron];
}

await runScript(async () => {
  const words = process.argv.slice(2);
  if (words.includes(exhaustive)) process.env.CARREL_EXHAUSTIVE = '1';
  const [only, ...args] = words.filter((word) => word !== exhaustive);
  if (only && !(only in suites)) {
    console.error(`There is no suite ${only}: ${Object.keys(suites).join(', ')}`);
    return 1;
  }
  const runtime = await setUp();
  const results = only ? [await run(only, runtime, args)] : await runAll(runtime);
  const counts = results.map((result) => result.counts).reduce(add);
  if (!only) console.log(`\n${suiteTable(results)}`);
  console.log(`\n${countLine(counts)}`);
  return counts.failed === 0 ? 0 : 1;
});
