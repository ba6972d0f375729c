// Downloads the binary of the `electron` package that package.json pins. Since Electron 42 npm does not
// download it; the package's install script does, from the release host or the mirror in
// ELECTRON_MIRROR.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { inProject } from './places.mjs';
import { startProgress } from './say.mjs';

const connectWithin = 10_000;
const stalledAfter = 20_000;

export function findOfficialElectron() {
  const { version, folder } = pinned();
  try {
    const executable = folder(`dist/${readFileSync(folder('path.txt'), 'utf8')}`);
    const present = readFileSync(folder('dist/version'), 'utf8').replace(/^v/, '').trim();
    if (present === version && existsSync(executable)) return { executable, version };
  } catch {}
  return undefined;
}

export function pinnedVersion() {
  return pinned().version;
}

/** Throws when the release host cannot be reached, after seconds rather than minutes of retries. */
export async function fetchOfficialElectron() {
  const { version, folder } = pinned();
  const { downloadArtifact } = await importFrom(folder('package.json'), '@electron/get');
  const progress = startProgress(`downloading Electron ${version}`);
  const giveUp = new AbortController();
  const stopAfter = (wait) => setTimeout(() => giveUp.abort(new Error('no answer')), wait);
  let timer = stopAfter(connectWithin);
  try {
    await downloadArtifact({
      version,
      artifactName: 'electron',
      checksums: JSON.parse(readFileSync(folder('checksums.json'), 'utf8')),
      downloadOptions: {
        quiet: true,
        signal: giveUp.signal,
        getProgressCallback: async ({ percent }) => {
          clearTimeout(timer);
          timer = stopAfter(stalledAfter);
          progress.percent(percent);
        },
      },
    });
  } finally {
    clearTimeout(timer);
  }
  await unpackDownloaded(folder('install.js'));
  progress.done();
}

/** Runs the install script, which finds the download in its cache, verifies it again and unpacks it. */
async function unpackDownloaded(script) {
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(output.trim().split('\n')[0]);
}

function pinned() {
  const folder = (path) => inProject('node_modules', 'electron', path);
  return { version: JSON.parse(readFileSync(folder('package.json'), 'utf8')).version, folder };
}

async function importFrom(packageJson, name) {
  return import(pathToFileURL(createRequire(packageJson).resolve(name)).href);
}
