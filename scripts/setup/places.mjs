// Paths of the project and of the download cache that all clones share.

import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

export function inProject(...parts) {
  return join(projectRoot, ...parts);
}

/**
 * npm changes into the project's folder before it runs a script; the paths in the arguments are
 * relative to where the command was typed.
 *
 * @param script the script's name in package.json
 */
export function whereTyped(script) {
  const { INIT_CWD, npm_lifecycle_event: run } = process.env;
  return INIT_CWD && run === script && process.cwd() === projectRoot ? INIT_CWD : process.cwd();
}

export function inCache(...parts) {
  return join(userCache(), 'carrel', ...parts);
}

/** Outside the project's folder: `npm ci` empties node_modules, and everything else is under git. */
export function projectLock(name) {
  const project = createHash('sha256').update(projectRoot).digest('hex').slice(0, 12);
  return inCache('locks', `${project}-${name}`);
}

function userCache() {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  if (process.platform === 'win32' && process.env.LOCALAPPDATA) return process.env.LOCALAPPDATA;
  return join(homedir(), '.cache');
}
