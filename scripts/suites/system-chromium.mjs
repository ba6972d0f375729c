// Finds the system's Chromium, in which tests/dom runs too: it is newer than the tested Electron.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say } from '../setup/say.mjs';

/** The oldest Chromium that the renderer supports; see docs/electron-runtime.md. */
const floor = 130;

/**
 * Prints whether there is a Chromium that can be used.
 *
 * @param {string | undefined} path folders of programs, as in PATH
 * @returns {{ CARREL_CHROMIUM: string }} for tests/playwright.config.ts; empty when there is none
 */
export function systemChromium(path = process.env.PATH) {
  const executable = (path ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'chromium'))
    .find(existsSync);
  const output = executable
    ? spawnSync(executable, ['--version'], { encoding: 'utf8' }).stdout
    : '';
  const [name, major] = /Chromium (\d+)[\d.]*/.exec(output ?? '') ?? ['no chromium on this system'];
  const isUsable = Number(major) >= floor;
  const unusable = major ? `${name} is older than ${floor}` : name;
  say(isUsable ? `tests/dom also runs in ${name}` : `${unusable}: tests/dom runs in Electron only`);
  return { CARREL_CHROMIUM: isUsable ? executable : '' };
}
