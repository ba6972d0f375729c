// Finds the 7zip that comes with the packages.

import { chmodSync } from 'node:fs';

/** The path of 7zip. electron-builder would download it from a host that may be out of reach. */
export async function bundled7zip() {
  const { path7za } = await import('7zip-bin');
  chmodSync(path7za, 0o755);
  return path7za;
}
