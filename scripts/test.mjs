// npm test: runs all checks and tests and ends with a line of counts.
//
// `npm test -- unit NAME` and `npm test -- electron -g TITLE` run one suite and pass the arguments to
// its runner; `npm test -- checks` runs the checks only.

import { runScript, setUp } from './setup/setup.mjs';
import { runChecks } from './suites/checks.mjs';
import { add, countLine, nothing } from './suites/counts.mjs';
import { systemChromium } from './suites/system-chromium.mjs';
import { testEnvironment } from './suites/test-environment.mjs';
import { runElectronTests, runUnitTests } from './suites/test-runners.mjs';

const suites = {
  checks: async () => {
    const results = await runChecks();
    const passed = results.filter((result) => result.passed).length;
    for (const { name, passed } of results) if (!passed) console.log(`\n${name} failed`);
    return { ...nothing, passed, failed: results.length - passed };
  },
  unit: (_runtime, args) => runUnitTests(args),
  electron: async (runtime, args) =>
    runElectronTests({ ...(await testEnvironment(runtime)), ...systemChromium() }, args),
};

await runScript(async () => {
  const [only, ...args] = process.argv.slice(2);
  if (only && !(only in suites)) {
    console.error(`There is no suite ${only}: ${Object.keys(suites).join(', ')}`);
    return 1;
  }
  const runtime = await setUp();
  let counts = nothing;
  for (const name of only ? [only] : Object.keys(suites)) {
    counts = add(counts, await suites[name](runtime, args));
  }
  console.log(`\n${countLine(counts)}`);
  return counts.failed === 0 ? 0 : 1;
});
