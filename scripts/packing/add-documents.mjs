// The `afterPack` hook of electron-builder: puts the documents beside the packed program.

import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from '../setup/places.mjs';
import { thirdPartyNotices } from './third-party-notices.mjs';

export default async function addDocuments({ appOutDir, electronPlatformName, packager }) {
  // Outside of `Resources` they would break the signature of a macOS app.
  const isMac = electronPlatformName === 'darwin';
  const folder = isMac ? packager.getResourcesDir(appOutDir) : appOutDir;
  await writeFile(join(folder, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices());
  for (const name of ['LICENSE', 'README.md']) {
    await copyFile(inProject(name), join(folder, name));
  }
}
