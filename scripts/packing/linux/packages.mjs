// The deb and the rpm of the unpacked program in dist/.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findOfficialElectron } from '../../setup/official-electron.mjs';
import { inProject } from '../../setup/places.mjs';
import { SetUpFailed, say } from '../../setup/say.mjs';
import { setUpCommands } from '../../setup/system-libraries.mjs';
import { releaseOfNow } from '../release.mjs';
import { makeDeb } from './deb.mjs';
import { makeRpm } from './rpm.mjs';

const kinds = {
  deb: {
    make: makeDeb,
    commands: [
      { names: ['dpkg'], command: 'dpkg-deb' },
      { names: ['binutils'], command: 'objdump' },
    ],
  },
  rpm: { make: makeRpm, commands: [{ names: ['rpm'], command: 'rpmbuild' }] },
};

/** 6 makes 76 MB of what are 86 MB with 1, and takes five times as long. */
const effort = () => (findOfficialElectron() ? 6 : 1);

/**
 * Makes a package of the program that electron-builder has unpacked into `outFolder`. Throws a
 * `SetUpFailed` where a tool is missing.
 *
 * @param kind `deb` or `rpm`
 */
export async function packLinuxPackage(
  kind,
  outFolder = inProject('dist'),
  release = releaseOfNow(),
) {
  const { make, commands } = kinds[kind];
  await setUpCommands(commands);
  const file = await make(unpackedIn(outFolder), outFolder, release, effort());
  say(`packed ${file}`);
  return file;
}

/** The folder with the program; its name tells the architecture, unless that is x64. */
export function unpackedIn(outFolder) {
  const names = readdirSync(outFolder).filter((name) => /^linux.*-unpacked$/.test(name));
  if (names.length !== 1)
    throw new SetUpFailed(`${outFolder} holds ${names.length} unpacked programs`);
  return join(outFolder, names[0]);
}
