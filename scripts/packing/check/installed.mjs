// The deb on a bare Debian: installed, started, used, upgraded while it is open, and purged.

import { inProject } from '../../setup/places.mjs';
import { hasWindow } from './window.mjs';

const sample = inProject('resources', 'samples', '02-한글-타자기의-세-벌-글쇠.html');
const other = inProject('resources', 'samples', '03-what-the-drawers-knew.html');

export default async function check({ report, packages, newSystem }) {
  report.heading('A bare Debian 12');
  const system = newSystem('bookworm');
  try {
    installs(report, system, packages.olderDeb);
    for (const namespaces of [false, true]) await works(report, system, namespaces);
    await upgrades(report, system, packages);
    purges(report, system);
  } finally {
    system.remove();
  }
}

/** Also for the checks of other releases. */
export function installs(report, system, deb) {
  const before = system.asUser(['sh', '-c', 'command -v carrel']);
  report.ok('the bare system has no Carrel', before.code !== 0, before.output);
  system.apt('update');
  const { code, output } = system.apt('install', '--no-install-recommends', system.put(deb));
  report.ok('apt installs the package from a file', code === 0, output.slice(-2000));
  const version = system.asUser(['carrel', '--version'], { display: false });
  const expected = `carrel ${/_([^_]+)_/.exec(deb)[1]}\n`;
  report.ok(
    `carrel --version prints ${expected.trim()}`,
    version.stdout === expected,
    version.output,
  );
}

/** Also for the checks of other releases. */
export async function works(report, system, namespaces) {
  const how = namespaces ? 'with user namespaces' : 'without user namespaces';
  const made = system.asUser(['unshare', '--user', 'true'], { namespaces });
  report.ok(`the ordinary user is ${how}`, (made.code === 0) === namespaces, made.output);

  const page = system.put(sample);
  const imported = system.asUser(['carrel', 'import', page, '--json'], { namespaces });
  const { imported: fresh, duplicates } = resultOf(imported);
  report.ok(`${how}: a page is imported`, fresh + duplicates === 1, imported.output);
  const found = system.asUser(['carrel', 'search', '글쇠', '--json'], { namespaces });
  report.ok(`${how}: its words are found`, resultOf(found).total === 1, found.output);

  const app = system.start(['carrel'], { namespaces });
  report.ok(`${how}: a window opens`, await system.until(() => hasWindow(system)), app.output);
  await system.until(() => system.processes('renderer').length > 0);
  const sandbox = system.sandboxOf('renderer');
  const wanted = { ownProcesses: true, filtered: true, ownUsers: namespaces };
  report.ok(
    `${how}: pages are in Chromium's sandbox, made by ${namespaces ? 'a user namespace' : 'chrome-sandbox'}`,
    JSON.stringify(sandbox) === JSON.stringify(wanted),
    JSON.stringify(sandbox),
  );
  await system.quit(app);
  report.ok(`${how}: it ends when it is told to`, app.code === 0, `${app.code}\n${app.output}`);
}

async function upgrades(report, system, { olderDeb, deb }) {
  const app = system.start(['carrel'], { namespaces: true });
  await system.until(() => hasWindow(system));
  const { code, output } = system.apt('install', '--no-install-recommends', system.put(deb));
  report.ok('the package is upgraded while the library is open', code === 0, output.slice(-2000));
  const page = system.put(other);
  const imported = system.asUser(['carrel', 'import', page, '--json'], { namespaces: true });
  report.ok(
    'the version that is open takes commands of the new one',
    resultOf(imported).imported === 1,
    imported.output,
  );
  await system.quit(app);
  report.ok('the version that was open ends in order', app.code === 0, app.output);
  const found = system.asUser(['carrel', 'list', '--json'], { namespaces: true });
  report.ok('the new version has the library', resultOf(found).length === 2, found.output);
  const version = system.asUser(['carrel', '--version']);
  const [was, is] = [olderDeb, deb].map((file) => /_([^_]+)_/.exec(file)[1]);
  report.ok(`carrel --version went from ${was} to ${is}`, version.stdout === `carrel ${is}\n`);
  const verified = system.asUser(['carrel', 'verify'], { namespaces: true });
  report.ok('every file of the library is as it was', verified.code === 0, verified.output);
}

function purges(report, system) {
  const { code, output } = system.apt('purge', 'carrel');
  report.ok('apt purges the package', code === 0, output.slice(-2000));
  const places = ['/etc', '/opt', '/usr', '/var/lib', '/run', '/root'];
  const left = system.asRoot(['find', ...places, '-xdev', '-iname', '*carrel*']).stdout;
  report.ok('no file of it is left', left === '', left);
  const named = system.asRoot([
    'grep',
    '-rlIi',
    'carrel',
    '/etc',
    '/usr/share',
    '/var/lib/dpkg/info',
  ]);
  report.ok('no list of the system names it', named.stdout === '', named.stdout);
  const kept = system.asUser(['find', '.', '-name', 'article.json']).stdout.trim().split('\n');
  report.ok("the user's library is left", kept.length === 2, kept.join('\n'));
}

function resultOf({ stdout }) {
  try {
    return JSON.parse(stdout);
  } catch {
    return {};
  }
}
