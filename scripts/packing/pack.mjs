// What `npm run dist` packs: see ../dist.mjs.

import { inProject } from '../setup/places.mjs';
import { SetUpFailed, say } from '../setup/say.mjs';
import { checkPackages } from './check-packages.mjs';
import { packLinuxPackage, unpackedIn } from './linux/packages.mjs';
import { packApp } from './pack-app.mjs';
import { packExtension } from './pack-extension.mjs';
import { writeManifests } from './release-manifests.mjs';

/** Resolves to the exit code. @param args those of `npm run dist` */
export function pack(args) {
  if (args.length === 0) return packEverything();
  if (args[0] === '--check') return checkPackages(args.slice(1));
  if (args.join(' ') === 'extension') return packExtension();
  if (args.every((name) => name === 'deb' || name === 'rpm')) return packOnly(args);
  return packApp(args);
}

async function packEverything() {
  const code = await packApp([]);
  if (code !== 0) return code;
  if (process.platform === 'linux') {
    for (const kind of ['deb', 'rpm']) {
      await ifPossible(`the ${kind}`, () => packLinuxPackage(kind));
    }
    const unpacked = ['--prepackaged', unpackedIn(inProject('dist'))];
    await ifPossible('the AppImage', () => packApp(['--linux', 'AppImage', ...unpacked]));
  }
  const extension = await packExtension();
  writeManifests(inProject('dist'));
  return extension;
}

async function packOnly(kinds) {
  const code = await packApp(['--linux', 'dir']);
  if (code !== 0) return code;
  for (const kind of kinds) await packLinuxPackage(kind);
  return 0;
}

/**
 * What lacks a tool that this machine does not have is left out, and said.
 *
 * @param step resolves to an exit code, or to anything else for success
 */
export async function ifPossible(what, step) {
  try {
    const code = await step();
    if (typeof code === 'number' && code !== 0) {
      throw new SetUpFailed('its tools could not be fetched or have failed, as said above');
    }
  } catch (error) {
    if (!(error instanceof SetUpFailed)) throw error;
    say(`${what} was not packed: ${error.message}`);
  }
}
