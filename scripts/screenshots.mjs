// npm run screenshots: pictures of every screen in screenshots/, and the README's picture.

import { runScript, setUp } from './setup/setup.mjs';
import { runTool } from './suites/run-tool.mjs';
import { testEnvironment } from './suites/test-environment.mjs';

await runScript(async () => {
  const env = testEnvironment(await setUp());
  const words = ['test', '--config', 'tests/screenshots.config.ts', ...process.argv.slice(2)];
  return runTool('playwright', words, { env });
});
