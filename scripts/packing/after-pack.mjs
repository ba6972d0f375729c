// The `afterPack` hook of electron-builder: what the packed folder holds beside the app.

import { join } from 'node:path';
import { say } from '../setup/say.mjs';
import { addDocuments } from './add-documents.mjs';
import { compileClient } from './quick-client.mjs';

export default async function afterPack({ appOutDir, electronPlatformName, packager }) {
  // Outside of `Resources` they would break the signature of a macOS app.
  const isMac = electronPlatformName === 'darwin';
  const folder = isMac ? packager.getResourcesDir(appOutDir) : appOutDir;
  await addDocuments(folder);
  // A compiler makes programs for its own system.
  if (electronPlatformName !== process.platform || process.platform === 'win32') return;
  const name = isMac ? packager.appInfo.productFilename : packager.executableName;
  const program = isMac ? `../MacOS/${name}` : name;
  const client = await compileClient(join(folder, 'bin'), program, packager.appInfo.version);
  if (client === null) {
    say('packed without the quick command line, because client/carrel.c could not be compiled');
  }
}
