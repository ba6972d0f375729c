// npm run dist: packs the app for this system, as electron-builder.yml says.
// Arguments go to electron-builder: npm run dist -- --linux deb

import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';
import { say } from './setup/say.mjs';
import { runScript, setUp } from './setup/setup.mjs';
import { runTool } from './suites/run-tool.mjs';

await runScript(async () => {
  const { executable, version, forDevelopmentOnly } = await setUp();
  const args = process.argv.slice(2);
  if (!forDevelopmentOnly) return runTool('electron-builder', args);

  say(`this will be a development build, with ${executable}: not one to publish`);
  const runtime = [`--config.electronDist=${dirname(executable)}`];
  if (version) runtime.push(`--config.electronVersion=${version}`);
  return runTool('electron-builder', [...runtime, ...args], {
    ELECTRON_BUILDER_7ZIP_PATH: await bundled7zip(),
    // Its usual 9 takes two minutes on two cores and saves five of a hundred megabytes.
    ELECTRON_BUILDER_COMPRESSION_LEVEL: '3',
  });
});

/** electron-builder would fetch it from a host that is out of reach here as well. */
async function bundled7zip() {
  const { path7za } = await import('7zip-bin');
  chmodSync(path7za, 0o755);
  return path7za;
}
