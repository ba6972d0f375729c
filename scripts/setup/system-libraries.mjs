// The packages that Electron needs on Linux. Looked up by the files that they provide, since package
// names differ between releases of Debian and Ubuntu.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { isRoot } from './account.mjs';
import { displayIsPresent } from './display.mjs';
import { inCache } from './places.mjs';
import { SetUpFailed, say, startProgress } from './say.mjs';

// `names`: newest first; the first one that apt knows is installed.
export const wanted = [
  { names: ['libgtk-3-0t64', 'libgtk-3-0'], library: 'libgtk-3.so.0' },
  { names: ['libnss3'], library: 'libnss3.so' },
  { names: ['libasound2t64', 'libasound2'], library: 'libasound.so.2' },
  { names: ['libgbm1'], library: 'libgbm.so.1' },
  { names: ['libxss1'], library: 'libXss.so.1' },
  { names: ['libxtst6'], library: 'libXtst.so.6' },
  { names: ['libatspi2.0-0t64', 'libatspi2.0-0'], library: 'libatspi.so.0' },
  { names: ['libdrm2'], library: 'libdrm.so.2' },
  { names: ['libsecret-1-0'], library: 'libsecret-1.so.0' },
  { names: ['libnotify4'], library: 'libnotify.so.4' },
  { names: ['xdg-utils'], command: 'xdg-open' },
  { names: ['fonts-noto-cjk'], font: 'ko' },
  { names: ['xvfb'], command: 'Xvfb', withoutDisplay: true, required: true },
];

export async function setUpSystemLibraries() {
  if (process.platform !== 'linux') return;
  const state = stateOfSystem();
  if (state !== undefined && state === readText(stamp())) return;

  if (!existsSync('/sbin/ldconfig')) return;
  const missing = missingFrom(wanted, {
    libraries: installedLibraries(),
    hasCommand,
    hasFont,
    hasDisplay: displayIsPresent(),
  });
  if (missing.length > 0) await provide(missing);
  const now = stateOfSystem();
  if (now === undefined) return;
  mkdirSync(dirname(stamp()), { recursive: true });
  writeFileSync(stamp(), now);
}

export function missingFrom(list, { libraries, hasCommand, hasFont, hasDisplay }) {
  return list.filter(({ library, command, font, withoutDisplay }) => {
    if (withoutDisplay && hasDisplay) return false;
    if (library) return !libraries.has(library);
    if (command) return !hasCommand(command);
    return !hasFont(font);
  });
}

/**
 * Installs the packages of commands that are missing. Throws a `SetUpFailed` that names what to type, or
 * what is missing, where this account cannot install them.
 *
 * @param list entries with `names` and `command`, as in `wanted`
 */
export async function setUpCommands(list) {
  const missing = list.filter(({ command }) => !hasCommand(command));
  if (missing.length === 0) return;
  await provide(missing.map((entry) => ({ ...entry, required: true })));
  const still = missing.map(({ command }) => command).filter((command) => !hasCommand(command));
  if (still.length > 0) throw new SetUpFailed(`${still.join(', ')} not found in PATH`);
}

async function provide(missing) {
  if (!hasCommand('apt-get')) {
    // Other distributions may have other package names, so the libraries are named instead.
    const things = missing.map(
      ({ library, command, font }) => library ?? command ?? `a font for ${font}`,
    );
    say(`this system seems to lack ${things.join(', ')}`);
    return;
  }
  if (!isRoot()) {
    const command = `sudo apt-get update && sudo apt-get install -y ${namesForApt(missing).join(' ')}`;
    const advice = `system packages are missing. Type:\n\n  ${command}\n`;
    if (missing.some(({ library, required }) => library || required)) {
      throw new SetUpFailed(advice);
    }
    say(advice);
    return;
  }
  await apt('reading the package lists', ['update']);
  const names = namesForApt(missing);
  await apt(`installing ${names.join(' ')}`, [
    'install',
    '-y',
    '--no-install-recommends',
    ...names,
  ]);
}

function namesForApt(missing) {
  const names = missing.flatMap((entry) => entry.names);
  let known = '';
  try {
    known = execFileSync('apt-cache', ['policy', ...names], {
      encoding: 'utf8',
      env: plainOutput(),
    });
  } catch {}
  return missing.map((entry) => chooseName(entry.names, known));
}

/** The first of a package's names for which `apt-cache policy` has a version. */
export function chooseName(names, policy) {
  const installable = policy
    .split(/^(?=\S)/m)
    .filter((block) => /^ +Candidate: (?!\(none\))/m.test(block))
    .map((block) => block.slice(0, block.indexOf(':')));
  return names.find((name) => installable.includes(name)) ?? names.at(-1);
}

async function apt(label, args) {
  // apt reports progress on descriptor 3, and waits for another apt that is running.
  const options = ['-o', 'APT::Status-Fd=3', '-o', 'DPkg::Lock::Timeout=300', '-q'];
  const progress = startProgress(label);
  const child = spawn('apt-get', [...options, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...plainOutput(), DEBIAN_FRONTEND: 'noninteractive' },
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  child.stdio[3].on('data', (chunk) => {
    const percent = /^(?:dl|pm)status:[^:]*:([\d.]+):/m.exec(chunk)?.[1];
    if (percent) progress.percent(percent / 100);
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) {
    process.stderr.write(output);
    throw new SetUpFailed(`apt-get ${args[0]} failed`);
  }
  progress.done();
}

/** Changes whenever a package is installed or removed; until then nothing is looked up again. */
function stateOfSystem() {
  const packages = statSync('/var/lib/dpkg/status', { throwIfNoEntry: false });
  if (!packages) return undefined;
  return `${packages.mtimeMs} ${packages.size} ${displayIsPresent() ? 'display' : 'no display'}\n`;
}

const stamp = () => inCache('system-libraries');

function installedLibraries() {
  // With its full path: /sbin is only in root's PATH.
  const list = execFileSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  return new Set(Array.from(list.matchAll(/^\s+(\S+) \(/gm), (match) => match[1]));
}

function hasCommand(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}

function plainOutput() {
  return { ...process.env, LC_ALL: 'C' };
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function hasFont(language) {
  try {
    return execFileSync('fc-list', [`:lang=${language}`, 'family'], { encoding: 'utf8' }) !== '';
  } catch {
    return false;
  }
}
