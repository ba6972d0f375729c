// What the account that runs us means for Chromium's sandbox.

import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { say } from './say.mjs';

export function isRoot() {
  return process.getuid?.() === 0;
}

/** For development and tests only; the packed app is never started like this. */
export function sandboxSwitches(executable) {
  if (process.platform !== 'linux') return [];
  if (isRoot()) return ['--no-sandbox'];
  if (helperIsSetUp(executable) || mayMakeNamespaces()) return [];
  say('this system keeps Chromium from its sandbox; starting without it');
  return ['--no-sandbox'];
}

/** Chromium's own helper, installed for root; a runtime that npm unpacked never has it so. */
function helperIsSetUp(executable) {
  const helper = statSync(join(dirname(executable), 'chrome-sandbox'), { throwIfNoEntry: false });
  return helper?.uid === 0 && (helper.mode & 0o4000) !== 0;
}

/** Containers and Ubuntu's AppArmor forbid it. Where the tool to try is missing, so is the doubt. */
function mayMakeNamespaces() {
  const { status, error } = spawnSync('unshare', ['--user', '--map-root-user', 'true']);
  return error !== undefined || status === 0;
}
