// npm run carrel: the command line of the app. Nothing of ours goes to stdout.

import { setUpDisplay } from './setup/display.mjs';
import { launch } from './setup/launch.mjs';
import { projectRoot, whereTyped } from './setup/places.mjs';
import { runScript, setUp } from './setup/setup.mjs';

await runScript(async () => {
  const { executable, switches } = await setUp();
  const env = await setUpDisplay();
  // Chromium's own remarks on a machine without a desktop would bury ours on stderr.
  const quiet = '--log-level=3';
  const args = [...switches, quiet, projectRoot, '--cli', ...process.argv.slice(2)];
  return launch(executable, args, { env, cwd: whereTyped('carrel') });
});
