// Sets up everything that the app needs on this machine; does only what is missing.

import { sandboxSwitches } from './account.mjs';
import { setUpBuild } from './build.mjs';
import { setUpDependencies } from './dependencies.mjs';
import { setUpElectron } from './electron-runtime.mjs';
import { inCache } from './places.mjs';
import { SetUpFailed, say } from './say.mjs';
import { setUpSystemLibraries } from './system-libraries.mjs';

/**
 * Resolves to `{ executable, version, forDevelopmentOnly, switches }` of an Electron that can run the
 * app.
 */
export async function setUp() {
  const runtime = await setUpWithoutBuild();
  await setUpBuild();
  return runtime;
}

/** As `setUp`, for callers that build the app themselves. */
export async function setUpWithoutBuild() {
  refuseOldNode();
  // First, because an account that must ask for them should not have to wait for downloads before.
  await setUpSystemLibraries();
  await setUpDependencies();
  const electron = await setUpElectron();
  return { ...electron, switches: sandboxSwitches(electron.executable) };
}

/** Runs a script's main function; its result is the exit code. */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    const message = error instanceof SetUpFailed ? error.message : fileTrouble(error);
    if (message === undefined) throw error;
    say(message);
    process.exitCode = 1;
  }
}

const fileTroubles = {
  EACCES: 'is not writable for this account',
  EPERM: 'is not writable for this account',
  EROFS: 'is on a disk that cannot be written to',
  ENOSPC: 'is on a disk that is full',
  EDQUOT: "is on a disk on which this account's share is full",
  ENOTDIR: 'leads through a file that is no folder',
};

/** The message for an expected file error; undefined for any other error, which is a bug. */
export function fileTrouble({ code, path, message }) {
  const trouble = fileTroubles[code];
  if (trouble === undefined) return undefined;
  const isInCache = path?.startsWith(inCache());
  const advice = isInCache ? ' Set XDG_CACHE_HOME to a folder that you can write to.' : '';
  return `${path ?? message} ${trouble} (${code}).${advice}`;
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new SetUpFailed(`Node 20.19 or newer is needed; this is ${process.versions.node}`);
  }
}
