// npm start: opens the app.

import { displayIsPresent, setUpDisplay } from './setup/display.mjs';
import { launch, quiet } from './setup/launch.mjs';
import { projectRoot } from './setup/places.mjs';
import { say } from './setup/say.mjs';
import { runScript, setUp } from './setup/setup.mjs';

await runScript(async () => {
  const { executable, switches } = await setUp();
  if (!displayIsPresent()) say('no display here: starting under Xvfb, where nobody sees it');
  const env = await setUpDisplay();
  const args = [...switches, quiet, projectRoot, ...process.argv.slice(2)];
  return launch(executable, args, { env });
});
