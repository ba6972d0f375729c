// Which packages of Debian and Ubuntu hold the libraries that the packed program is linked with.
//
// The list of libraries is read from the program itself, by objdump. The table below only says which
// package holds each: an Electron that needs another one cannot be packed until its package stands here.

import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** Since 2024 some packages have another name on 64-bit times. Both names are accepted. */
const t64 = (name) => `${name}t64 | ${name}`;

/** The packages of libraries that the program is linked with. */
const packageOf = {
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libasound.so.2': t64('libasound2'),
  'libatk-1.0.so.0': t64('libatk1.0-0'),
  'libatk-bridge-2.0.so.0': t64('libatk-bridge2.0-0'),
  'libatspi.so.0': t64('libatspi2.0-0'),
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': t64('libcups2'),
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgcc_s.so.1': 'libgcc-s1',
  'libgio-2.0.so.0': t64('libglib2.0-0'),
  'libglib-2.0.so.0': t64('libglib2.0-0'),
  'libgobject-2.0.so.0': t64('libglib2.0-0'),
  'libgtk-3.so.0': t64('libgtk-3-0'),
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
};

/** Libraries of the C library, whose version is read from the program, too. */
const cLibrary = /^(?:ld-linux[\w-]*|libc|libdl|libm|libpthread|librt)\.so\.\d+$/;

/**
 * What the executables and libraries below a folder need from outside of it.
 *
 * @returns `libraries`, their names sorted; `glibc`, the oldest version of the C library that will do
 */
export function neededLibraries(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  const bundled = new Set(files.map(({ name }) => name));
  const libraries = new Set();
  let glibc = '2.0';
  for (const { parentPath, name } of files) {
    const path = join(parentPath, name);
    if (!isElf(path)) continue;
    const headers = execFileSync('objdump', ['-p', path], { encoding: 'utf8', stdio: 'pipe' });
    for (const [, library] of headers.matchAll(/^ +NEEDED +(\S+)$/gm)) {
      if (!bundled.has(library) && !cLibrary.test(library)) libraries.add(library);
    }
    for (const [, version] of headers.matchAll(/ GLIBC_(\d+\.\d+)/g)) {
      if (isNewer(version, glibc)) glibc = version;
    }
  }
  return { libraries: [...libraries].sort(), glibc };
}

/** The value of a deb's `Depends` for these libraries. Throws for a library without a package here. */
export function debianPackagesOf({ libraries, glibc }) {
  const unknown = libraries.filter((library) => !(library in packageOf));
  if (unknown.length > 0) {
    throw new Error(
      `the program needs ${unknown.join(', ')}, and needed-libraries.mjs names no package for that`,
    );
  }
  const names = new Set(libraries.map((library) => packageOf[library]));
  return [`libc6 (>= ${glibc})`, ...[...names].sort()];
}

function isElf(path) {
  const start = Buffer.alloc(4);
  const file = openSync(path, 'r');
  try {
    readSync(file, start, 0, 4, 0);
  } finally {
    closeSync(file);
  }
  return start.toString('latin1') === '\x7fELF';
}

function isNewer(version, than) {
  const [major, minor] = version.split('.').map(Number);
  const [thanMajor, thanMinor] = than.split('.').map(Number);
  return major > thanMajor || (major === thanMajor && minor > thanMinor);
}
