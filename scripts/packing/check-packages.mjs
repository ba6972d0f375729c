// npm run dist -- --check: packs a deb and a rpm, and tries them on bare systems.
//
//   npm run dist -- --check              every file of check/
//   npm run dist -- --check installed    one of them
//   CARREL_PACKAGES=DIR                  tries the packages in this folder, which an earlier check has kept
//
// Needs root, for debootstrap. One check is one file of check/, which exports a function.

import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isRoot } from '../setup/account.mjs';
import { setUpDisplay } from '../setup/display.mjs';
import { inProject } from '../setup/places.mjs';
import { SetUpFailed } from '../setup/say.mjs';
import { setUpCommands } from '../setup/system-libraries.mjs';
import { BareSystem } from './check/bare-system.mjs';
import { Report } from './check/report.mjs';
import { packLinuxPackage } from './linux/packages.mjs';
import { packApp } from './pack-app.mjs';
import { releaseOfNow } from './release.mjs';

const checks = [
  ...['package-files', 'other-packages', 'manual', 'installed', 'desktop', 'commands'],
  'newer-release',
];

const tools = [
  { names: ['appstream'], command: 'appstreamcli' },
  { names: ['cpio'], command: 'cpio' },
  { names: ['debootstrap'], command: 'debootstrap' },
  { names: ['desktop-file-utils'], command: 'desktop-file-validate' },
  { names: ['lintian'], command: 'lintian' },
  { names: ['fish'], command: 'fish' },
  { names: ['flatpak-builder'], command: 'flatpak-builder' },
  { names: ['mandoc'], command: 'mandoc' },
  { names: ['nsis'], command: 'makensis' },
  { names: ['rpm'], command: 'rpm2cpio' },
  { names: ['shared-mime-info'], command: 'update-mime-database' },
  { names: ['x11-utils'], command: 'xwininfo' },
  { names: ['xvfb'], command: 'Xvfb' },
  { names: ['zsh'], command: 'zsh' },
];

/** The version that is upgraded. */
const olderVersion = '0.0.1';

/** Resolves to the exit code. @param names of checks; none for all */
export async function checkPackages(names) {
  const unknown = names.filter((name) => !checks.includes(name));
  if (unknown.length > 0) {
    throw new SetUpFailed(`no check ${unknown.join(', ')}; there are ${checks.join(', ')}`);
  }
  if (process.platform !== 'linux') throw new SetUpFailed('packages are checked on Linux only');
  if (!isRoot()) throw new SetUpFailed('a bare Debian is made by root only: use sudo');
  await setUpCommands(tools);
  const packages = await packagesToCheck();
  const display = await ownDisplay();
  const report = new Report();
  const newSystem = (suite) => new BareSystem(suite, display);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  for (const name of names.length > 0 ? names : checks) {
    const { default: check } = await import(`./check/${name}.mjs`);
    await check({ report, packages, newSystem });
  }
  return report.end();
}

/** An X server without the desktop's access list. Resolves to its number. */
async function ownDisplay() {
  delete process.env.DISPLAY;
  delete process.env.WAYLAND_DISPLAY;
  const { DISPLAY } = await setUpDisplay();
  return DISPLAY.slice(1);
}

/** The paths of `deb`, `rpm` and `olderDeb`. */
async function packagesToCheck() {
  const kept = process.env.CARREL_PACKAGES;
  if (kept) return inFolder(kept);
  const folder = inProject('dist', 'check');
  const release = releaseOfNow();
  await packInto(join(folder, 'older'), ['deb'], { ...release, version: olderVersion });
  await packInto(folder, ['deb', 'rpm'], release);
  return inFolder(folder);
}

async function packInto(folder, kinds, release) {
  mkdirSync(folder, { recursive: true });
  const settings = [
    `--config.directories.output=${folder}`,
    `--config.extraMetadata.version=${release.version}`,
  ];
  if ((await packApp(['--linux', 'dir', ...settings])) !== 0) throw new SetUpFailed('not packed');
  for (const kind of kinds) await packLinuxPackage(kind, folder, release);
}

function inFolder(folder) {
  const newest = (path, ending) => {
    const names = readdirSync(path).filter((name) => name.endsWith(ending));
    return join(path, names.sort().at(-1));
  };
  return {
    deb: newest(folder, '.deb'),
    rpm: newest(folder, '.rpm'),
    olderDeb: newest(join(folder, 'older'), '.deb'),
  };
}
