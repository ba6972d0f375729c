// npm run dist: packs the app for this system, and the browser extension, into dist/.
//
//   npm run dist                  everything that this system can make
//   npm run dist -- deb rpm       only these; also: extension
//   npm run dist -- --check       tries the deb and the rpm, see packing/check-packages.mjs
//   npm run dist -- --linux dir   any other arguments go to electron-builder

import { checkPackages } from './packing/check-packages.mjs';
import { packLinuxPackage, unpackedIn } from './packing/linux/packages.mjs';
import { packApp } from './packing/pack-app.mjs';
import { packExtension } from './packing/pack-extension.mjs';
import { writeManifests } from './packing/release-manifests.mjs';
import { setUpDependencies } from './setup/dependencies.mjs';
import { inProject } from './setup/places.mjs';
import { SetUpFailed, say } from './setup/say.mjs';
import { runScript } from './setup/setup.mjs';

await runScript(() => {
  const args = process.argv.slice(2);
  if (args.length === 0) return packEverything();
  if (args[0] === '--check') return checkPackages(args.slice(1));
  if (args.join(' ') === 'extension') return packExtensionOnly();
  if (args.every((name) => name === 'deb' || name === 'rpm')) return packOnly(args);
  return packApp(args);
});

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

async function packExtensionOnly() {
  await setUpDependencies();
  return packExtension();
}

/** What lacks a tool that this machine does not have is left out, and said. */
async function ifPossible(what, step) {
  try {
    await step();
  } catch (error) {
    if (!(error instanceof SetUpFailed)) throw error;
    say(`${what} was not packed: ${error.message}`);
  }
}
