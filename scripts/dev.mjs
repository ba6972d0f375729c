// npm run dev: opens the app with hot reload of its windows, and restarts it when electron/ changes.
// Arguments go to the app: npm run dev -- --library DIR

import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { displayIsPresent, setUpDisplay } from './setup/display.mjs';
import { launch } from './setup/launch.mjs';
import { inProject, projectRoot } from './setup/places.mjs';
import { say } from './setup/say.mjs';
import { runScript, setUpWithoutBuild } from './setup/setup.mjs';

await runScript(async () => {
  const { executable, switches } = await setUpWithoutBuild();
  if (!displayIsPresent()) say('no display here: starting under Xvfb, where nobody sees it');
  const env = {
    ...(await setUpDisplay()),
    ELECTRON_EXEC_PATH: executable,
    ELECTRON_ENTRY: makeAppFolder(),
    CARREL_DEV_PORT: String(await freePort()),
    CARREL_DEV_NONCE: randomUUID(),
  };
  const vite = inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const config = inProject('scripts', 'dev', 'electron.vite.config.ts');
  const appWords = [...switches, ...process.argv.slice(2)];
  const words = [vite, 'dev', '--watch', '--config', config, '--', ...appWords];
  return launch(process.execPath, words, { cwd: projectRoot, env });
});

/**
 * Makes the folder that Electron is started with: it has the app's name and the main module of
 * electron/dev.
 */
function makeAppFolder() {
  const folder = inProject('out-dev');
  const { name, productName, version, type } = JSON.parse(
    readFileSync(inProject('package.json'), 'utf8'),
  );
  mkdirSync(folder, { recursive: true });
  const manifest = { name, productName, version, type, main: 'main/main.js' };
  writeFileSync(inProject('out-dev', 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return folder;
}

/** A free port. It must be known before the server starts, because the pages' policy names it. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
