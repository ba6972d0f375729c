// Whether Chromium's sandbox works for the account that runs this.

import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { say } from './say.mjs';

export function isRoot() {
  return process.getuid?.() === 0;
}

/** Switches for development and tests; the packed app never gets them. */
export function sandboxSwitches(executable) {
  if (process.platform !== 'linux') return [];
  if (isRoot()) return ['--no-sandbox'];
  if (helperIsSetUp(executable) || mayMakeNamespaces()) return [];
  say('this system keeps Chromium from its sandbox; starting without it');
  return ['--no-sandbox'];
}

/** True when Chromium's sandbox helper is installed setuid root; npm never installs it so. */
function helperIsSetUp(executable) {
  const helper = statSync(join(dirname(executable), 'chrome-sandbox'), { throwIfNoEntry: false });
  return helper?.uid === 0 && (helper.mode & 0o4000) !== 0;
}

/** False where containers or Ubuntu's AppArmor forbid user namespaces; true where it cannot be tried. */
function mayMakeNamespaces() {
  const { status, error } = spawnSync('unshare', ['--user', '--map-root-user', 'true']);
  return error !== undefined || status === 0;
}
