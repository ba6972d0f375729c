// The desktop entry of the installed deb: a saved page and a link are opened by the desktop's own programs.

import { readFileSync } from 'node:fs';
import { inProject } from '../../setup/places.mjs';
import { installs } from './installed.mjs';
import { hasWindow } from './window.mjs';

const page = inProject('tests', 'fixtures', 'imports', 'drops', 'mhtml-chromium', 'ferry.mhtml');

export default async function check({ report, packages, newSystem }) {
  report.heading('Opened from the desktop');
  const system = newSystem('bookworm');
  try {
    installs(report, system, packages.deb);
    // What the package recommends: the list of types that Carrel opens, and what ANGLE else misses loudly.
    const programs = ['desktop-file-utils', 'libegl1', 'libgl1', 'libglib2.0-bin'];
    const { code, output } = system.apt('install', '--no-install-recommends', ...programs);
    report.ok('the programs of a desktop are there', code === 0, output.slice(-2000));
    const saved = system.put(page);
    // What is started keeps the streams open: in a file nobody waits for their end.
    const open = ['sh', '-c', 'gio open "$0" >printed 2>&1', saved];
    const opened = system.asUser(open, { namespaces: true });
    report.ok('gio open starts Carrel', opened.code === 0, opened.output);
    // A command that begins first would be the one that shows the window, and end with it.
    report.ok('its window is open', await system.until(() => hasWindow(system)));
    const { ids, output: listed } = await articles(system);
    report.ok('the page is in the library', ids.length === 1, listed);
    await opensLink(report, system, ids[0]);
    const printed = readFileSync(system.outside('/home/reader/printed'), 'utf8');
    report.ok('nothing is printed, also without D-Bus', printed === '', printed);
    for (const pid of system.processes('')) process.kill(pid, 'SIGTERM');
    report.ok('it ends', await system.until(() => system.processes('').length === 0));
  } finally {
    system.remove();
  }
}

/** The ids of the library's articles, once there are any. */
async function articles(system) {
  let result = { ids: [], output: '' };
  await system.until(() => {
    const { stdout, output } = system.asUser(['carrel', 'list', '--fields', 'id'], {
      namespaces: true,
    });
    result = { ids: stdout.split('\n').filter((id) => id !== ''), output };
    return result.ids.length > 0;
  });
  return result;
}

async function opensLink(report, system, id) {
  const before = system.processes('');
  const link = `carrel://article/${id}`;
  const opened = system.asUser(['xdg-open', link], { namespaces: true });
  report.ok('xdg-open follows a link', opened.code === 0, opened.output);
  // The second program hands the link over and ends.
  const isOne = () => `${system.processes('')}` === `${before}`;
  report.ok('the window that is open takes it', await system.until(isOne));
}
