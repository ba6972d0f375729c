// The documents beside the packed program.

import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from '../setup/places.mjs';
import { thirdPartyNotices } from './third-party-notices.mjs';

export async function addDocuments(folder) {
  await writeFile(join(folder, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices());
  for (const name of ['LICENSE', 'README.md']) {
    await copyFile(inProject(name), join(folder, name));
  }
}
