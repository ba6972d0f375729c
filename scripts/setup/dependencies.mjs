// Installs the packages of package-lock.json in node_modules.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { npm } from './npm.mjs';
import { inProject, projectLock, projectRoot } from './places.mjs';

export async function setUpDependencies() {
  if (dependenciesArePresent()) return;
  await withLock(projectLock('dependencies'), 'installing the packages', async () => {
    if (dependenciesArePresent()) return;
    await npm(['ci', '--include=dev'], { cwd: projectRoot, label: 'installing packages (npm ci)' });
  });
}

function dependenciesArePresent() {
  // npm writes this file last, so an interrupted installation has none.
  const wanted = readLock(inProject('package-lock.json'));
  const installed = readLock(inProject('node_modules', '.package-lock.json'));
  return (
    installed !== undefined && satisfies(installed, wanted) && arePresent(installed, inProject())
  );
}

/** True when each installed package still has its package.json. */
export function arePresent(installed, root) {
  return Object.entries(installed).every(
    ([path, { link }]) => link || existsSync(join(root, path, 'package.json')),
  );
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * True when the installed packages are the wanted ones. Optional packages may be missing: most are for
 * other platforms.
 */
export function satisfies(installed, wanted) {
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const present = installed[path];
    if (!present) return entry.optional || entry.devOptional || false;
    return present.version === entry.version && present.integrity === entry.integrity;
  });
}
