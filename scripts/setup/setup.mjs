// Everything the app needs on this machine. Does what is missing and nothing else.

import { sandboxSwitches } from './account.mjs';
import { setUpBuild } from './build.mjs';
import { setUpDependencies } from './dependencies.mjs';
import { setUpElectron } from './electron-runtime.mjs';
import { SetUpFailed, say } from './say.mjs';
import { setUpSystemLibraries } from './system-libraries.mjs';

/** `{ executable, version, forDevelopmentOnly, switches }` of an Electron that can run the app. */
export async function setUp() {
  refuseOldNode();
  await setUpDependencies();
  await setUpSystemLibraries();
  const electron = await setUpElectron();
  await setUpBuild();
  return { ...electron, switches: sandboxSwitches(electron.executable) };
}

/** Runs a script's main function; its result is the exit code. */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetUpFailed)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetUpFailed(`Node 20.19 or newer is needed; this is ${process.versions.node}`);
  }
}
