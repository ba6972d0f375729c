// npm run carrel: the app's command line. This script itself writes nothing to stdout.

import { displayIsPresent } from './setup/display.mjs';
import { launch, quiet } from './setup/launch.mjs';
import { projectRoot, whereTyped } from './setup/places.mjs';
import { runScript, setUp } from './setup/setup.mjs';

await runScript(async () => {
  const { executable, switches } = await setUp();
  // The app finds out by itself, and then starts once more.
  const platform = displayIsPresent() ? [] : ['--ozone-platform=headless'];
  const args = [...switches, ...platform, quiet, projectRoot, '--cli', ...process.argv.slice(2)];
  return launch(executable, args, { cwd: whereTyped('carrel') });
});
