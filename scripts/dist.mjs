// npm run dist: packs the app for this system by electron-builder.yml. Arguments go to electron-
// builder: npm run dist -- --linux deb

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
  const env = {
    ELECTRON_BUILDER_7ZIP_PATH: await bundled7zip(),
    // The default 9 takes two minutes on two cores and saves 5 of 100 MB.
    ELECTRON_BUILDER_COMPRESSION_LEVEL: '3',
  };
  return runTool('electron-builder', [...runtime, ...args], { env });
});

/** The path of 7zip. electron-builder would download it from a host that may be out of reach. */
async function bundled7zip() {
  const { path7za } = await import('7zip-bin');
  chmodSync(path7za, 0o755);
  return path7za;
}
