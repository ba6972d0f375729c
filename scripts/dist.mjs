// npm run dist: packs the app for this system by electron-builder.yml, and the browser extension.
// `npm run dist -- extension` packs the extension only; other arguments go to electron-builder, which
// packs the app only: npm run dist -- --linux deb

import { dirname } from 'node:path';
import { bundled7zip } from './packing/bundled-7zip.mjs';
import { packExtension } from './packing/pack-extension.mjs';
import { setUpDependencies } from './setup/dependencies.mjs';
import { say } from './setup/say.mjs';
import { runScript, setUp } from './setup/setup.mjs';
import { runTool } from './suites/run-tool.mjs';

await runScript(async () => {
  const args = process.argv.slice(2);
  if (args[0] === 'extension') {
    await setUpDependencies();
    return packExtension();
  }
  const code = await packApp(args);
  return code === 0 && args.length === 0 ? packExtension() : code;
});

async function packApp(args) {
  const { executable, version, forDevelopmentOnly } = await setUp();
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
}
