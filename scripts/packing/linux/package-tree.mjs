// The files that the deb and the rpm install, as a folder that stands for the root of the system.

import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { inProject } from '../../setup/places.mjs';
import { commandPages } from '../command-pages.mjs';
import { quickClient } from '../quick-client.mjs';
import { builderSettings, desktopEntry } from './desktop-entry.mjs';

const programFolder = '/opt/carrel';
const program = `${programFolder}/carrel`;

/**
 * @param root the folder to fill
 * @param unpacked the folder with the program, from electron-builder
 * @param release `{ version, date }`; the date is a `Date`
 */
export async function makePackageTree(root, unpacked, release) {
  copyProgram(join(root, programFolder), unpacked);
  const put = (path, content) => writePlainFile(join(root, path), content);

  put(`${programFolder}/resources/apparmor-profile`, resource('apparmor-profile'));
  // Quiet, and quick where Carrel is open.
  const typed = existsSync(join(unpacked, quickClient))
    ? `${programFolder}/${quickClient}`
    : program;
  put('usr/share/applications/carrel.desktop', desktopEntry(typed));
  put('usr/share/metainfo/org.carrel.app.metainfo.xml', metainfo(release));
  put('usr/share/mime/packages/carrel.xml', resource('carrel-types.xml'));
  put('usr/share/doc/carrel/README.md.gz', packed(readFileSync(inProject('README.md'))));
  put('usr/share/doc/carrel/NEWS.md.gz', packed(readFileSync(inProject('CHANGELOG.md'))));
  putIcons(put);
  for (const { path, text } of await commandPages(release)) {
    if (path.startsWith('man/')) put(`usr/share/${path}.gz`, packed(text));
    else put(`usr/share/${path}`, text);
  }

  mkdirSync(join(root, 'usr/bin'), { recursive: true });
  symlinkSync(typed, join(root, 'usr/bin/carrel'));
}

/** A text of resources/linux. */
export function resource(name) {
  return readFileSync(inProject('resources', 'linux', name), 'utf8');
}

export function writePlainFile(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  chmodSync(path, 0o644);
}

/** Packed as gzip, with the same bytes each time. */
export function packed(content) {
  return gzipSync(content, { level: constants.Z_BEST_COMPRESSION });
}

function copyProgram(target, unpacked) {
  cpSync(unpacked, target, { recursive: true });
  // The documents' folder has these.
  for (const name of ['LICENSE', 'README.md']) rmSync(join(target, name), { force: true });
  chmodSync(target, 0o755);
  for (const file of readdirSync(target, { recursive: true, withFileTypes: true })) {
    const path = join(file.parentPath, file.name);
    chmodSync(path, file.isDirectory() || isProgram(file.name) ? 0o755 : 0o644);
  }
  // Makes the sandbox where the system forbids user namespaces, and must run as root for that.
  chmodSync(join(target, 'chrome-sandbox'), 0o4755);
}

const isProgram = (name) => ['carrel', 'chrome-sandbox', 'chrome_crashpad_handler'].includes(name);

function putIcons(put) {
  const { icon } = builderSettings().linux;
  for (const name of readdirSync(inProject(icon))) {
    const size = /^(\d+x\d+)\.png$/.exec(name)?.[1];
    if (size === undefined) continue;
    const content = readFileSync(inProject(icon, name));
    put(`usr/share/icons/hicolor/${size}/apps/carrel.png`, content);
  }
  const drawing = readFileSync(inProject(icon, 'icon.svg'));
  put('usr/share/icons/hicolor/scalable/apps/carrel.svg', drawing);
}

function metainfo({ version, date }) {
  return resource('org.carrel.app.metainfo.xml')
    .replace('@VERSION@', version)
    .replace('@DATE@', date.toISOString().slice(0, 10));
}
