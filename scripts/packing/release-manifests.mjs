// Writes what goes with the packages: their checksums and the list of what they are made of.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findOfficialElectron } from '../setup/official-electron.mjs';
import { registryVersion } from '../setup/registry-electron.mjs';
import { releaseOfNow } from './release.mjs';
import { softwareBillOfMaterials } from './sbom.mjs';

const packages = /^carrel.*\.(?:deb|rpm|AppImage|tar\.gz|zip|exe|dmg|cdx\.json)$/;

/** `SHA256SUMS` has the form of `sha256sum`. */
export function writeManifests(folder) {
  const release = releaseOfNow();
  const electron = findOfficialElectron()?.version ?? registryVersion;
  const bill = softwareBillOfMaterials(release, electron);
  const name = `carrel-${release.version}-${process.platform}-${release.arch}.cdx.json`;
  writeFileSync(join(folder, name), `${JSON.stringify(bill, null, 2)}\n`);
  writeFileSync(join(folder, 'SHA256SUMS'), checksums(folder));
}

export function checksums(folder) {
  const names = readdirSync(folder).filter((name) => packages.test(name));
  const lines = names.sort().map((name) => {
    const sum = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
    return `${sum}  ${name}\n`;
  });
  return lines.join('');
}
