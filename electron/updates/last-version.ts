import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempNameFor } from '../vault/atomic-file.js';
import { isLater } from './update-offer.js';

const fileName = 'last-version.json';

/**
 * Notes in the profile which version has shown a window. Returns the one before when this one is the first start
 * of a later version, and null otherwise.
 */
export function noteVersion(profile: string, version: string): string | null {
  const before = noted(join(profile, fileName));
  if (before === version) return null;
  const temp = join(profile, tempNameFor(fileName));
  try {
    writeFileSync(temp, `${JSON.stringify({ version })}\n`);
    renameSync(temp, join(profile, fileName));
  } catch {
    rmSync(temp, { force: true });
    // What cannot be noted would be told at every start.
    return null;
  }
  return before !== null && isLater(version, before) ? before : null;
}

function noted(path: string): string | null {
  try {
    const { version } = Object(JSON.parse(readFileSync(path, 'utf8')));
    return typeof version === 'string' ? version : null;
  } catch {
    return null;
  }
}
