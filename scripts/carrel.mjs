// npm run carrel: the app's command line. This script itself writes nothing to stdout.

import { setUpDisplay } from './setup/display.mjs';
import { launch } from './setup/launch.mjs';
import { projectRoot, whereTyped } from './setup/places.mjs';
import { runScript, setUp } from './setup/setup.mjs';

await runScript(async () => {
  const { executable, switches } = await setUp();
  const env = await setUpDisplay();
  // On a machine without a desktop Chromium's warnings would hide the command's errors on stderr.
  const quiet = '--log-level=3';
  const args = [...switches, quiet, projectRoot, '--cli', ...process.argv.slice(2)];
  return launch(executable, args, { env, cwd: whereTyped('carrel') });
});
