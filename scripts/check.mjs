// npm run check: the checks that do not start the app. With --coverage it prints the coverage of the
// unit tests.

import { setUpDependencies } from './setup/dependencies.mjs';
import { runScript } from './setup/setup.mjs';
import { runChecks } from './suites/checks.mjs';
import { countLine } from './suites/counts.mjs';
import { runUnitTests } from './suites/test-runners.mjs';

await runScript(async () => {
  await setUpDependencies();
  const results = await runChecks();
  const unit = await runUnitTests(process.argv.slice(2).filter((word) => word === '--coverage'));
  results.push({ name: 'Unit tests', passed: unit.failed === 0, detail: countLine(unit) });

  console.log();
  for (const { name, passed, detail } of results) {
    console.log(`${name}: ${detail ?? (passed ? 'passed' : 'failed')}`);
  }
  return results.every(({ passed }) => passed) ? 0 : 1;
});
