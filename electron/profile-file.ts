import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempNameFor } from './vault/atomic-file.js';

/** The object of a small JSON file in the profile; an empty one when it is not there or is no JSON. */
export function readProfileFile(profile: string, name: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(readFileSync(join(profile, name), 'utf8')));
  } catch {
    return {};
  }
}

/** Replaces such a file as a whole. @returns false when it cannot be written, which leaves the one before */
export function writeProfileFile(profile: string, name: string, value: object): boolean {
  const temp = join(profile, tempNameFor(name));
  try {
    writeFileSync(temp, `${JSON.stringify(value)}\n`);
    renameSync(temp, join(profile, name));
    return true;
  } catch {
    rmSync(temp, { force: true });
    return false;
  }
}
