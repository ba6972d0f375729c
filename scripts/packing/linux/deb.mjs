// Makes the package for Debian and Ubuntu from the unpacked program, by dpkg-deb.

import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { inProject } from '../../setup/places.mjs';
import { runProgram } from '../../suites/run-tool.mjs';
import { builderSettings } from './desktop-entry.mjs';
import { debianPackagesOf, neededLibraries } from './needed-libraries.mjs';
import { makePackageTree, packed, resource, writePlainFile } from './package-tree.mjs';

const architectures = { x64: 'amd64', arm64: 'arm64' };

/** Loaded by Chromium at its start, without which it ends; and the program that opens links. */
const loadedLater = ['libx11-xcb1', 'xdg-utils'];
/**
 * Typefaces, and what is used where it is there: drawing by the graphics card, notifications, keyrings, and
 * the list by which file managers offer Carrel.
 */
const recommended = [
  'desktop-file-utils',
  'fonts-noto-cjk',
  'libegl1',
  'libgl1',
  'libnotify4',
  'libsecret-1-0',
];
const suggested = ['speech-dispatcher-espeak-ng', 'apparmor'];

/**
 * @param unpacked the folder with the program, from electron-builder
 * @param release `{ version, date, arch }`; `arch` as Node names it
 * @param effort of compression, 0 to 9
 * @returns the path of the package in `outFolder`
 */
export async function makeDeb(unpacked, outFolder, release, effort) {
  const arch = architectures[release.arch];
  const version = debianVersion(release.version);
  const root = mkdtempSync(join(tmpdir(), 'carrel-deb-'));
  try {
    await makePackageTree(root, unpacked, release);
    chmodSync(root, 0o755);
    const put = (path, content) => writePlainFile(join(root, path), content);
    put('usr/share/doc/carrel/copyright', copyright());
    put('usr/share/doc/carrel/changelog.gz', packed(changelog(version, release.date)));
    put('usr/share/lintian/overrides/carrel', resource('lintian-overrides'));
    const files = filesIn(root);
    const control = join(root, 'DEBIAN');
    writePlainFile(join(control, 'control'), controlFile({ files, unpacked, version, arch }));
    writePlainFile(join(control, 'md5sums'), checksums(root, files));
    writeScript(join(control, 'postinst'), 'configure', resource('after-install.sh'));
    writeScript(join(control, 'postrm'), 'remove', resource('after-remove.sh'));
    mkdirSync(outFolder, { recursive: true });
    const file = join(outFolder, `carrel_${version}_${arch}.deb`);
    const options = ['--root-owner-group', '-Zxz', `-z${effort}`];
    const code = await runProgram('dpkg-deb', [...options, '--build', root, file]);
    if (code !== 0) throw new Error(`dpkg-deb ended with ${code}`);
    return file;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** `1.0.0-beta.2` comes before `1.0.0` for Debian only when it is written with a tilde. */
export function debianVersion(version) {
  return version.replace('-', '~');
}

function controlFile({ files, unpacked, version, arch }) {
  const { linux, extraMetadata } = builderSettings();
  const depends = [...debianPackagesOf(neededLibraries(unpacked)), ...loadedLater];
  const fields = {
    Package: 'carrel',
    Version: version,
    Section: 'text',
    Priority: 'optional',
    Architecture: arch,
    Maintainer: linux.maintainer,
    'Installed-Size': installedKilobytes(files),
    Depends: depends.join(', '),
    Recommends: recommended.join(', '),
    Suggests: suggested.join(', '),
    Homepage: extraMetadata.homepage,
    Description: `archive for articles that reads them offline
 Carrel takes in the web pages, documents and feeds that you have saved, keeps
 them in a folder of plain files, and finds every sentence in them again, in
 Korean, Japanese, Chinese and English alike, without a network.`,
  };
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}

function filesIn(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .sort();
}

function installedKilobytes(files) {
  const sizes = files.map((path) => Math.ceil(statSync(path).size / 1024));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** For `dpkg --verify` and debsums. */
function checksums(root, files) {
  const lines = files.map((path) => {
    const sum = createHash('md5').update(readFileSync(path)).digest('hex');
    return `${sum}  ${relative(root, path)}\n`;
  });
  return lines.join('');
}

function writeScript(path, when, body) {
  writePlainFile(path, `#!/bin/sh\nset -e\nif [ "$1" = ${when} ]; then\n${body}fi\n`);
  chmodSync(path, 0o755);
}

/** The licence's text as a paragraph of the field `License`. */
function copyright() {
  const [, , ...lines] = readFileSync(inProject('LICENSE'), 'utf8').trimEnd().split('\n');
  const text = lines.map((line) => ` ${line || '.'}`).join('\n');
  return resource('copyright').replace('@LICENCE@', text);
}

function changelog(version, date) {
  const { maintainer } = builderSettings().linux;
  return `carrel (${version}) unstable; urgency=medium

  * Release ${version}. What is new is in NEWS.md.gz.

 -- ${maintainer}  ${date.toUTCString().replace('GMT', '+0000')}
`;
}
