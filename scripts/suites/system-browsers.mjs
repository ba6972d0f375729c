// Finds the browsers of the system in which the extension is tested.

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @param {string | undefined} path folders of programs, as in PATH
 * @returns {{ chromium: string, firefox: string }} the programs; empty for one that is missing
 */
export function systemBrowsers(path = process.env.PATH) {
  const folders = (path ?? '').split(delimiter).filter(Boolean);
  const find = (...names) =>
    names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync) ?? '';
  return { chromium: find('chromium'), firefox: find('firefox-esr', 'firefox') };
}
