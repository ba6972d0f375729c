// node scripts/bench.mjs NAME: runs tests/bench/NAME/run.mjs in the same environment as the tests: app
// built, display running, Electron named in the environment.

import { existsSync, readdirSync } from 'node:fs';
import { setUpDisplay } from './setup/display.mjs';
import { launch } from './setup/launch.mjs';
import { inProject } from './setup/places.mjs';
import { runScript, setUp } from './setup/setup.mjs';
import { testEnvironment } from './suites/test-environment.mjs';

await runScript(async () => {
  const [name, ...args] = process.argv.slice(2);
  const scriptOf = (benchmark) => inProject('tests', 'bench', benchmark, 'run.mjs');
  const names = readdirSync(inProject('tests', 'bench')).filter((each) =>
    existsSync(scriptOf(each)),
  );
  if (!names.includes(name)) {
    console.error(`Name a benchmark: ${names.join(', ')}`);
    return 1;
  }
  const env = { ...testEnvironment(await setUp()), ...(await setUpDisplay()) };
  return launch(process.execPath, [scriptOf(name), ...args], { env });
});
