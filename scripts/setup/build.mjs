// The app's build in out/; built again when its sources have changed.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { inProject, projectLock, projectRoot } from './places.mjs';
import { SetUpFailed, say } from './say.mjs';

const madeFrom = [
  'electron',
  'renderer',
  'resources',
  'electron.vite.config.ts',
  'scripts/build',
  'scripts/packing/third-party-notices.mjs',
  'CHANGELOG.md',
  'LICENSE',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const made = ['out/main', 'out/preload', 'out/renderer'];
const stamp = inProject('out', '.made-from');

export async function setUpBuild() {
  if (buildIsCurrent()) return;
  await withLock(projectLock('build'), 'building the app', async () => {
    if (!buildIsCurrent()) await build();
  });
}

function buildIsCurrent() {
  try {
    return stampIsCurrent(readFileSync(stamp, 'utf8'), projectRoot, { madeFrom, made });
  } catch {
    return false;
  }
}

async function build() {
  say('building the app');
  // Computed before the build: a file that is saved during the build makes the result stale.
  const sources = fingerprint(projectRoot, madeFrom);
  rmSync(stamp, { force: true });
  const vite = inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  // The build writes only to stderr: stdout belongs to the command that needs the build.
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: projectRoot,
    stdio: ['ignore', 2, 2],
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new SetUpFailed('the build failed');
  writeFileSync(stamp, stampOf(sources, fingerprint(projectRoot, made)));
}

const stampOf = (sources, results) => `${sources}\n${results}\n`;

/** True when sources and built files are as the stamp says. */
export function stampIsCurrent(text, root, { madeFrom, made }) {
  return text === stampOf(fingerprint(root, madeFrom), fingerprint(root, made));
}

/** A hash of names, sizes and times. Contents would take too long: it is computed at every start. */
export function fingerprint(root, parts) {
  const hash = createHash('sha256');
  for (const part of parts) addTo(hash, root, part);
  return hash.digest('hex');
}

function addTo(hash, root, path) {
  const info = statSync(join(root, path), { throwIfNoEntry: false });
  if (info === undefined) return;
  if (!info.isDirectory()) {
    hash.update(`${path}\0${info.size}\0${info.mtimeMs}\0`);
    return;
  }
  for (const name of readdirSync(join(root, path)).sort()) addTo(hash, root, `${path}/${name}`);
}
